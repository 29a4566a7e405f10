import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  accessPortsOver,
  addPerson,
  codeAt,
  emptyAccessData,
  moment,
  passwordOf,
} from '../../test/support/access-in-memory.ts'
import { signedInActor } from '../../test/support/signed-in-actor.ts'
import type { Role } from '../domain/access/access.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import {
  beginOneTimeCode,
  beginSecurityKey,
  finishOneTimeCode,
  finishSecurityKey,
  removeSecondFactor,
} from './add-second-factor.ts'
import { changePassword } from './change-password.ts'
import { createAccount, resetAccount } from './create-account.ts'
import { createFirstLinks } from './create-first-link.ts'
import { findActor } from './find-actor.ts'
import { listSessions, listSignIns, revokeOtherSessions, revokeSession } from './list-sessions.ts'
import { recoverAccount } from './recover-account.ts'
import { setUpAccount, viewSetUp } from './set-up-account.ts'

const organs = {
  county: { regionId: '999901', name: '虚构区人民政府', path: ['county'] },
  bureau: { regionId: '999901', name: '虚构区档案局', path: ['bureau', 'county'] },
  elsewhere: { regionId: '999801', name: '另一区人民政府', path: ['elsewhere'] },
}
const origin = { address: '192.0.2.7', device: 'Firefox · Linux' }
const at = moment('2026-03-02T09:00')
const good = 'Vermilion-Ink9'

function given() {
  const data = emptyAccessData(organs)
  const people: [string, keyof typeof organs, Role[]][] = [
    ['system', 'county', ['system-administrator']],
    ['security', 'county', ['security-administrator']],
    ['li', 'bureau', ['handler']],
    ['far', 'elsewhere', ['system-administrator']],
  ]
  for (const [accountId, organId, roles] of people) addPerson(data, { accountId, organId, roles })
  return { data, ports: accessPortsOver(data) }
}

const actorOf = (ports: AccessPorts, accountId: string, when: Moment = at) =>
  signedInActor(ports, accountId, when)

const person = { loginName: 'Zhang.San', name: '虚构丁', regionId: '999901', organId: 'bureau' }

async function invited() {
  const { data, ports } = given()
  const made = await createAccount(ports, { signedIn: await actorOf(ports, 'system'), person, at })
  assert.ok(made.ok)
  return { data, ports, ...made }
}

async function setUp(ports: AccessPorts, linkToken: string, when: Moment, more: object = {}) {
  const view = await viewSetUp(ports, { linkToken, sealedSecret: null, at: when })
  const sealedSecret = view.ok ? view.sealedSecret : ''
  const form = { password: good, repeated: good, sealedSecret, code: codeAt(when), ...more }
  return setUpAccount(ports, { linkToken, ...form, origin, at: when })
}

test('新建账号 / 系统管理员，本机关以下 / 得到一次性链接；别的岗位、别的地区不行', async () => {
  const { ports } = given()
  const made = await createAccount(ports, { signedIn: await actorOf(ports, 'system'), person, at })
  assert.ok(made.ok)
  assert.equal(made.expiresAt, '2026-03-05T01:00:00.000Z')
  for (const [who, code] of [
    ['security', 'no-role'],
    ['li', 'no-role'],
    ['far', 'out-of-scope'],
  ] as const) {
    const refused = await createAccount(ports, { signedIn: await actorOf(ports, who), person, at })
    assert.equal(!refused.ok && refused.code, code, who)
  }
})

test('新建账号 / 用户名重复（不分大小写）、不合格，姓名空着 / 逐项说明', async () => {
  const { ports } = await invited()
  const signedIn = await actorOf(ports, 'system')
  const fieldsOf = async (more: object) => {
    const refused = await createAccount(ports, { signedIn, person: { ...person, ...more }, at })
    return !refused.ok && 'fields' in refused ? refused.fields.map(({ field }) => field) : []
  }
  assert.deepEqual(await fieldsOf({ loginName: 'ZHANG.san' }), ['loginName'])
  assert.deepEqual(await fieldsOf({ loginName: 'a b', name: ' ' }), ['loginName', 'name'])
  assert.deepEqual(await fieldsOf({ loginName: '-x' }), ['loginName'])
})

test('启用账号 / 链接、口令、验证码都对 / 启用并登录；链接作废', async () => {
  const { ports, data, accountId, linkToken } = await invited()
  const view = await viewSetUp(ports, { linkToken, sealedSecret: null, at })
  assert.ok(view.ok)
  assert.equal(view.loginName, 'zhang.san')
  assert.ok(view.uri.includes(view.secret))
  const again = await viewSetUp(ports, { linkToken, sealedSecret: view.sealedSecret, at })
  assert.equal(again.ok && again.secret, view.secret, 'a page drawn again keeps the secret')
  const opened = await setUp(ports, linkToken, at)
  assert.ok(opened.ok)
  assert.equal(opened.account.status, 'active')
  assert.equal((await findActor(ports, { token: opened.token, at })).ok, true)
  const twice = await setUp(ports, linkToken, at)
  assert.equal(!twice.ok && twice.code, 'link-over')
  assert.deepEqual(
    data.events.filter(({ objectId }) => objectId === accountId).map(({ type }) => type),
    ['account-created', 'link-issued', 'account-set-up', 'password-changed', 'one-time-code-added'],
  )
})

test('启用账号 / 链接满 72 小时前一刻、满 72 小时、乱写 / 可以，不可以', async () => {
  const { ports, linkToken } = await invited()
  const view = (token: string, when: Moment) =>
    viewSetUp(ports, { linkToken: token, sealedSecret: null, at: when })
  assert.equal((await view(linkToken, moment('2026-03-05T08:59'))).ok, true)
  assert.equal((await view(linkToken, moment('2026-03-05T09:00'))).ok, false)
  assert.equal((await view('token-x', at)).ok, false)
})

test('启用账号 / 口令太弱、两次不同、含姓名、验证码不对 / 逐项说明，链接还能用', async () => {
  const { ports, linkToken } = await invited()
  const fieldsOf = async (more: object) => {
    const refused = await setUp(ports, linkToken, at, more)
    return !refused.ok && 'fields' in refused ? refused.fields.map(({ field }) => field) : []
  }
  assert.deepEqual(await fieldsOf({ password: 'short', repeated: 'short' }), ['password', 'password'])
  assert.deepEqual(await fieldsOf({ repeated: 'x' }), ['repeated'])
  assert.deepEqual(await fieldsOf({ code: '1' }), ['code'])
  const named = 'Zhang.San-margin9'
  assert.deepEqual(await fieldsOf({ password: named, repeated: named }), ['password'])
  assert.equal((await setUp(ports, linkToken, at)).ok, true)
})

test('重置 / 系统管理员为别人、为自己、验证身份过期 / 旧凭据和会话作废，得到新链接；自己不行', async () => {
  const { ports, data } = given()
  const { token } = await actorOf(ports, 'li')
  const signedIn = await actorOf(ports, 'system')
  const reset = await resetAccount(ports, { signedIn, accountId: 'li', at })
  assert.ok(reset.ok)
  assert.equal((await findActor(ports, { token, at })).ok, false)
  assert.equal(data.credentials.get('li')?.passwordHash, null)
  const same = await setUp(ports, reset.linkToken, at, {
    password: passwordOf('li'),
    repeated: passwordOf('li'),
  })
  assert.match(!same.ok ? same.message : '', /最近 5 次/)
  assert.equal((await setUp(ports, reset.linkToken, at)).ok, true)
  const own = await resetAccount(ports, { signedIn, accountId: 'system', at })
  assert.equal(!own.ok && own.code, 'own-work')
  const later = await resetAccount(ports, { signedIn, accountId: 'li', at: moment('2026-03-02T09:10') })
  assert.equal(!later.ok && later.code, 'step-up-needed')
})

test('更换口令 / 现在的口令对、不对 / 别处的会话全部结束，这里换新标识；不对算一次失败', async () => {
  const { ports, data } = given()
  const [here, there] = [await actorOf(ports, 'li'), await actorOf(ports, 'li')]
  const form = { next: good, repeated: good, origin, at }
  const wrong = await changePassword(ports, { signedIn: here, current: 'x', ...form })
  assert.equal(!wrong.ok && 'fields' in wrong && wrong.fields[0]?.field, 'current')
  assert.equal(data.tries.filter(({ outcome }) => outcome === 'failed').length, 1)
  const changed = await changePassword(ports, { signedIn: here, current: passwordOf('li'), ...form })
  assert.ok(changed.ok)
  assert.equal((await findActor(ports, { token: there.token, at })).ok, false)
  assert.equal((await findActor(ports, { token: here.token, at })).ok, false)
  assert.equal((await findActor(ports, { token: changed.token, at })).ok, true)
})

test('启用账号、更换口令 / 新口令在已泄露口令的清单里 / 说明，不接受；没有清单时接受', async () => {
  const invitation = await invited()
  const ports: AccessPorts = { ...invitation.ports, isBreached: (password) => password === good }
  const refused = await setUp(ports, invitation.linkToken, at)
  assert.match(JSON.stringify(refused), /泄露/)
  assert.equal((await setUp(invitation.ports, invitation.linkToken, at)).ok, true)
  const other = 'Cobalt-Paper7'
  const { ports: plain } = given()
  const strict: AccessPorts = { ...plain, isBreached: (password) => password === other }
  const signedIn = await actorOf(plain, 'li')
  const form = { current: passwordOf('li'), next: other, repeated: other, origin, at }
  assert.match(JSON.stringify(await changePassword(strict, { signedIn, ...form })), /泄露/)
  assert.equal((await changePassword(plain, { signedIn, ...form })).ok, true)
})

test('更换口令 / 最近五次用过的、第六次以前的 / 不行，行', async () => {
  const { ports } = given()
  const passwords = Array.from({ length: 6 }, (_, index) => `Margin${index}-Vermilion-Q`)
  let current = passwordOf('li')
  for (const [index, next] of passwords.entries()) {
    const when = moment(`2026-03-02T1${index}:00`)
    const changed = await changePassword(ports, {
      signedIn: await actorOf(ports, 'li', when),
      current,
      next,
      repeated: next,
      origin,
      at: when,
    })
    assert.ok(changed.ok, next)
    current = next
  }
  const back = async (next: string, when: Moment) =>
    (
      await changePassword(ports, {
        signedIn: await actorOf(ports, 'li', when),
        current,
        next,
        repeated: next,
        origin,
        at: when,
      })
    ).ok
  assert.equal(await back(passwords[5] ?? '', moment('2026-03-02T17:00')), false)
  assert.equal(await back(passwords[1] ?? '', moment('2026-03-02T18:00')), false)
  assert.equal(await back(passwords[0] ?? '', moment('2026-03-02T19:00')), true)
})

test('第二因子 / 加验证器、加安全密钥、删除 / 至少留一种；身份验证过期要再验证', async () => {
  const { ports, data } = given()
  const fresh = () => actorOf(ports, 'li')
  const begun = await beginOneTimeCode(ports, { signedIn: await fresh(), at })
  assert.ok(begun.ok)
  const finish = async (code: string) =>
    finishOneTimeCode(ports, {
      signedIn: await fresh(),
      at,
      ceremony: begun.ceremony,
      code,
      name: ' 备用手机 ',
    })
  const wrong = await finish('000000')
  assert.equal(!wrong.ok && wrong.code, 'wrong-code')
  assert.equal((await finish(codeAt(at))).ok, true)
  assert.equal((await finish(codeAt(at))).ok, false)
  const key = await beginSecurityKey(ports, { signedIn: await fresh(), at })
  assert.ok(key.ok)
  const stored = [...data.ceremonies.values()].at(-1)?.ceremony
  const response = stored?.kind === 'security-key' ? stored.challenge : ''
  const added = await finishSecurityKey(ports, {
    signedIn: await fresh(),
    at,
    ceremony: key.ceremony,
    response,
    name: '',
  })
  assert.equal(added.ok, true)
  const credentials = data.credentials.get('li')
  assert.deepEqual(
    [...(credentials?.oneTimeCodes ?? []), ...(credentials?.securityKeys ?? [])].map(({ name }) => name),
    ['验证器', '备用手机', '安全密钥'],
  )
  const factors = [...(credentials?.oneTimeCodes ?? []), ...(credentials?.securityKeys ?? [])]
  const outcomes = []
  for (const { factorId } of factors) {
    const removed = await removeSecondFactor(ports, { signedIn: await fresh(), at, factorId })
    outcomes.push(removed.ok || removed.code)
  }
  assert.deepEqual(outcomes, [true, true, 'last-factor'])
  const stale = await beginOneTimeCode(ports, { signedIn: await fresh(), at: moment('2026-03-02T09:10') })
  assert.equal(!stale.ok && stale.code, 'step-up-needed')
})

test('登录中的设备 / 自己的、安全管理员看别人的、别人看 / 能看能结束，同事不能', async () => {
  const { ports } = given()
  const [li, security, system] = [
    await actorOf(ports, 'li'),
    await actorOf(ports, 'security'),
    await actorOf(ports, 'system'),
  ]
  const own = await listSessions(ports, { signedIn: li, accountId: 'li', at })
  assert.equal(own.ok && own.sessions.length, 1)
  const refused = await listSessions(ports, { signedIn: system, accountId: 'li', at })
  assert.equal(refused.ok, false)
  const sessionId = li.session.sessionId
  const revoked = await revokeSession(ports, { signedIn: security, accountId: 'li', sessionId, at })
  assert.equal(revoked.ok, true)
  assert.equal((await findActor(ports, { token: li.token, at })).ok, false)
  const foreign = await revokeSession(ports, { signedIn: security, accountId: 'security', sessionId, at })
  assert.equal(!foreign.ok && foreign.code, 'no-such-session')
})

test('首次启动 / 空的系统、再启动、启用以后、已有别人 / 三员各一个链接；未启用的换新链接；启用的不动', async () => {
  const data = emptyAccessData(organs)
  const ports = accessPortsOver(data)
  const roles: Role[] = ['system-administrator', 'security-administrator', 'audit-administrator']
  const people = roles.map((role) => ({
    loginName: role,
    name: `虚构${role}`,
    regionId: '999901',
    organId: 'county',
    roles: [role],
  }))
  const first = await createFirstLinks(ports, { people, at })
  assert.deepEqual(
    first.map(({ loginName }) => loginName),
    roles,
  )
  const second = await createFirstLinks(ports, { people, at })
  assert.equal(second.length, 3)
  assert.equal(data.accounts.size, 3)
  const [old, link] = [first[0]?.linkToken ?? '', second[0]?.linkToken ?? '']
  assert.equal((await viewSetUp(ports, { linkToken: old, sealedSecret: null, at })).ok, false)
  assert.equal((await setUp(ports, link, at)).ok, true)
  const third = await createFirstLinks(ports, { people, at })
  assert.deepEqual(
    third.map(({ loginName }) => loginName),
    roles.slice(1),
  )
  const other = [{ loginName: 'more', name: '虚构', regionId: '999901', organId: 'county', roles: [] }]
  assert.deepEqual(await createFirstLinks(ports, { people: other, at }), [])
})

test('第一次启动 / 建了一个账号就中断 / 下一次启动补上其余的；有了名单以外的人就不再补', async () => {
  const data = emptyAccessData(organs)
  const ports = accessPortsOver(data)
  const roles = ['system-administrator', 'security-administrator', 'audit-administrator'] as const
  const people = roles.map((role) => ({
    loginName: role,
    name: '虚构',
    regionId: '999901',
    organId: 'county',
    roles: [role],
  }))
  await createFirstLinks(ports, { people: people.slice(0, 1), at })
  assert.equal((await createFirstLinks(ports, { people: people.slice(0, 2), at })).length, 2)
  addPerson(data, { accountId: 'li', organId: 'bureau', roles: ['handler'] })
  assert.equal((await createFirstLinks(ports, { people, at })).length, 2)
  assert.equal(data.accounts.size, 3)
})

test('登录记录 / 自己的、安全管理员看、同事看 / 失败的也在内，最新的在前；同事不能看', async () => {
  const { ports } = given()
  const signedIn = await actorOf(ports, 'li')
  const form = { current: 'wrong', next: good, repeated: good, origin, at }
  await changePassword(ports, { signedIn, ...form })
  const own = await listSignIns(ports, { signedIn, accountId: 'li', at })
  assert.deepEqual(own.ok && own.tries, [{ at: at.now, outcome: 'failed', address: '192.0.2.7' }])
  const security = await actorOf(ports, 'security')
  assert.equal((await listSignIns(ports, { signedIn: security, accountId: 'li', at })).ok, true)
  assert.equal((await listSignIns(ports, { signedIn, accountId: 'security', at })).ok, false)
})

test('管理员的接入地址 / 网段内、网段外 / 有管理员岗位，没有；别的岗位不受影响', async () => {
  const { data } = given()
  addPerson(data, { accountId: 'both', organId: 'county', roles: ['handler', 'system-administrator'] })
  const rolesFrom = async (administratorNetworks: readonly string[] | null) => {
    const ports = accessPortsOver(data, { administratorNetworks })
    return (await actorOf(ports, 'both')).actor.grants.map(({ role }) => role)
  }
  assert.deepEqual(await rolesFrom(['192.0.2.0/24']), ['handler', 'system-administrator'])
  assert.deepEqual(await rolesFrom(['198.51.100.0/24']), ['handler'])
  assert.deepEqual(await rolesFrom(null), ['handler', 'system-administrator'])
})

test('结束别处的登录 / 三处登录 / 只留这一处', async () => {
  const { ports } = given()
  const [here, there, elsewhere] = [
    await actorOf(ports, 'li'),
    await actorOf(ports, 'li'),
    await actorOf(ports, 'li'),
  ]
  const ended = await revokeOtherSessions(ports, { signedIn: here, accountId: 'li', at })
  assert.equal(ended.ok && ended.ended, 2)
  const live = await Promise.all([here, there, elsewhere].map(({ token }) => findActor(ports, { token, at })))
  assert.deepEqual(
    live.map(({ ok }) => ok),
    [true, false, false],
  )
})

test('找回 / 机器上的操作者，账号久未使用或停用 / 新的一次性链接，旧凭据作废；台账记为安装者所为', async () => {
  const { ports, data } = given()
  for (const status of ['dormant', 'disabled', 'active'] as const) {
    const security = data.accounts.get('security')
    assert.ok(security !== undefined)
    data.accounts.set('security', { ...security, status })
    const link = await recoverAccount(ports, { loginName: 'security', at })
    assert.ok(link.ok)
    assert.equal(data.credentials.get('security')?.passwordHash, null)
    const password = `Vermilion-Ink-${status}-9`
    const opened = await setUp(ports, link.linkToken, at, { password, repeated: password })
    assert.equal(opened.ok && opened.account.status, 'active')
  }
  const missing = await recoverAccount(ports, { loginName: 'nobody', at })
  assert.equal(!missing.ok && missing.code, 'no-such-account')
})
