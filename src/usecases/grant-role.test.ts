import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessPortsOver, addPerson, emptyAccessData, moment } from '../../test/support/access-in-memory.ts'
import { signedInActor } from '../../test/support/signed-in-actor.ts'
import type { Role } from '../domain/access/access.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import { delegateRole } from './delegate-role.ts'
import { disableAccount, disableDormantAccounts, enableAccount } from './disable-account.ts'
import { grantRole, revokeGrant } from './grant-role.ts'
import { listAccounts, viewAccount } from './list-accounts.ts'

const organs = {
  county: { regionId: '999901', name: '虚构区人民政府', path: ['county'] },
  bureau: { regionId: '999901', name: '虚构区档案局', path: ['bureau', 'county'] },
  school: { regionId: '999901', name: '虚构区教育局', path: ['school', 'county'] },
  elsewhere: { regionId: '999801', name: '另一区人民政府', path: ['elsewhere'] },
}
const at = moment('2026-03-02T09:00')

function given() {
  const data = emptyAccessData(organs)
  const people: [string, keyof typeof organs, Role[]][] = [
    ['system', 'county', ['system-administrator']],
    ['security', 'county', ['security-administrator']],
    ['audit', 'county', ['audit-administrator']],
    ['far', 'elsewhere', ['security-administrator']],
    ['li', 'bureau', ['signer']],
    ['wang', 'bureau', ['handler']],
    ['zhao', 'school', ['handler']],
  ]
  for (const [accountId, organId, roles] of people) addPerson(data, { accountId, organId, roles })
  return { data, ports: accessPortsOver(data) }
}

const actorOf = (ports: AccessPorts, accountId: string, when: Moment = at) =>
  signedInActor(ports, accountId, when)

const codeOf = (answer: { readonly ok: boolean; readonly code?: string }) =>
  answer.ok ? 'done' : answer.code
const fieldsOf = (answer: object) =>
  'fields' in answer && Array.isArray(answer.fields) ? answer.fields.map(({ field }) => field) : []

async function grant(ports: AccessPorts, by: string, accountId: string, role: Role, more: object = {}) {
  const place = { regionId: '999901', organId: 'bureau', term: { from: '2026-03-02', to: null } }
  return grantRole(ports, { signedIn: await actorOf(ports, by), accountId, role, ...place, at, ...more })
}

test('授予岗位 / 安全管理员、别的岗位、别的地区、给自己 / 只有本机关以下的安全管理员，不能给自己', async () => {
  const { ports } = given()
  assert.equal(codeOf(await grant(ports, 'security', 'wang', 'reviewer')), 'done')
  assert.equal(codeOf(await grant(ports, 'system', 'wang', 'reviewer')), 'no-role')
  assert.equal(codeOf(await grant(ports, 'far', 'wang', 'reviewer')), 'out-of-scope')
  assert.equal(codeOf(await grant(ports, 'security', 'security', 'signer')), 'own-work')
  assert.equal(codeOf(await grant(ports, 'security', 'nobody', 'signer')), 'no-such-account')
  assert.equal(codeOf(await grant(ports, 'security', 'wang', 'signer', { organId: 'none' })), 'no-such-organ')
})

test('授予岗位 / 已有、昨天起、今天起、结束早于开始、日期写错 / 逐项说明；岗位不追溯', async () => {
  const { ports } = given()
  const term = (from: string, to: string | null) =>
    grant(ports, 'security', 'wang', 'signer', { term: { from, to } })
  assert.deepEqual(fieldsOf(await grant(ports, 'security', 'wang', 'handler')), ['role'])
  assert.deepEqual(fieldsOf(await term('2026-03-01', null)), ['from'])
  assert.deepEqual(fieldsOf(await term('2026-03-10', '2026-03-09')), ['to'])
  assert.deepEqual(fieldsOf(await term('2026-3-1', '三月')), ['from', 'to'])
  assert.equal(codeOf(await term('2026-03-10', '2026-03-10')), 'done')
  const grantsOn = async (day: string) =>
    (await actorOf(ports, 'wang', moment(`${day}T09:00`))).actor.grants.length
  assert.deepEqual(
    [await grantsOn('2026-03-09'), await grantsOn('2026-03-10'), await grantsOn('2026-03-11')],
    [1, 2, 1],
  )
})

test('三员分立 / 系统管理员再授审计管理员 / 说明为什么不行；收回以后可以', async () => {
  const { ports } = given()
  const place = { organId: 'county' }
  const refused = await grant(ports, 'security', 'system', 'audit-administrator', place)
  assert.equal(codeOf(refused), 'administrator-conflict')
  assert.match(refused.ok ? '' : refused.message, /三员分立/)
  const signedIn = await actorOf(ports, 'security')
  assert.equal(
    codeOf(await revokeGrant(ports, { signedIn, grantId: 'system system-administrator', at })),
    'done',
  )
  assert.equal(codeOf(await grant(ports, 'security', 'system', 'audit-administrator', place)), 'done')
})

test('委托 / 本机关同事、期内 / 期内有岗位，期外没有；台账记下是谁委托的', async () => {
  const { ports, data } = given()
  const delegated = await delegateRole(ports, {
    signedIn: await actorOf(ports, 'li'),
    grantId: 'li signer',
    accountId: 'wang',
    from: '2026-03-10',
    to: '2026-03-12',
    at,
  })
  assert.equal(codeOf(delegated), 'done')
  const rolesOn = async (day: string) =>
    (await actorOf(ports, 'wang', moment(`${day}T09:00`))).actor.grants.map(({ role, delegatedBy }) => [
      role,
      delegatedBy,
    ])
  assert.deepEqual(await rolesOn('2026-03-09'), [['handler', null]])
  assert.deepEqual(await rolesOn('2026-03-10'), [
    ['handler', null],
    ['signer', 'li'],
  ])
  assert.deepEqual(await rolesOn('2026-03-12'), [
    ['handler', null],
    ['signer', 'li'],
  ])
  assert.deepEqual(await rolesOn('2026-03-13'), [['handler', null]])
  const event = data.events.at(-1)
  assert.equal(event?.type, 'role-delegated')
  assert.ok(JSON.stringify(event.payload).includes('"delegatedBy":"li"'))
})

test('委托 / 给自己、给别的机关、超过一年、超过自己的期限、再委托、管理员、别人的岗位 / 不行', async () => {
  const { ports, data } = given()
  const delegate = async (by: string, more: object = {}) =>
    delegateRole(ports, {
      signedIn: await actorOf(ports, by),
      grantId: 'li signer',
      accountId: 'wang',
      from: '2026-03-10',
      to: '2026-03-12',
      at,
      ...more,
    })
  assert.deepEqual(fieldsOf(await delegate('li', { accountId: 'li' })), ['accountId'])
  assert.deepEqual(fieldsOf(await delegate('li', { accountId: 'zhao' })), ['accountId'])
  assert.deepEqual(fieldsOf(await delegate('li', { to: '2027-03-11' })), ['to'])
  assert.equal(codeOf(await delegate('wang')), 'out-of-scope')
  assert.equal(codeOf(await delegate('system', { grantId: 'system system-administrator' })), 'not-delegable')
  const own = data.grants.get('li signer')
  assert.ok(own !== undefined)
  data.grants.set('li signer', { ...own, to: '2026-03-11' })
  assert.deepEqual(fieldsOf(await delegate('li')), ['to'])
  data.grants.set('li signer', { ...own, delegatedBy: 'zhao', delegatedFrom: 'x', to: '2026-12-31' })
  assert.equal(codeOf(await delegate('li')), 'delegated-already')
  data.grants.set('li signer', { ...own, to: '2027-12-31' })
  assert.equal(codeOf(await delegate('li', { to: '2027-03-10' })), 'done', '366 days')
})

test('收回 / 委托人收回委托、安全管理员收回岗位、旁人 / 立即失效；由它委托出去的一并收回', async () => {
  const { ports, data } = given()
  const made = await delegateRole(ports, {
    signedIn: await actorOf(ports, 'li'),
    grantId: 'li signer',
    accountId: 'wang',
    from: '2026-03-02',
    to: '2026-03-12',
    at,
  })
  assert.ok(made.ok)
  const revoke = async (by: string, grantId: string) =>
    codeOf(await revokeGrant(ports, { signedIn: await actorOf(ports, by), grantId, at }))
  assert.equal(await revoke('zhao', made.grantId), 'out-of-scope')
  assert.equal(await revoke('security', 'li signer'), 'done')
  assert.deepEqual(
    data.events.filter(({ type }) => type === 'grant-revoked').map(({ objectId }) => objectId),
    ['li signer', made.grantId],
  )
  assert.equal(await revoke('li', made.grantId), 'no-such-grant')
})

test('停用 / 系统或安全管理员、同事、给自己 / 会话立即结束；同事和自己不行；启用只有安全管理员', async () => {
  const { ports } = given()
  const li = await actorOf(ports, 'li')
  const disable = async (by: string, accountId: string) =>
    codeOf(await disableAccount(ports, { signedIn: await actorOf(ports, by), accountId, reason: 'left', at }))
  assert.equal(await disable('wang', 'li'), 'no-role')
  assert.equal(await disable('system', 'system'), 'own-work')
  assert.equal(await disable('system', 'li'), 'done')
  assert.equal(await disable('security', 'li'), 'already-disabled')
  assert.deepEqual(await ports.sessions.list('999901', li.account.accountId, at.now), [])
  const enable = async (by: string) =>
    codeOf(await enableAccount(ports, { signedIn: await actorOf(ports, by), accountId: 'li', at }))
  assert.equal(await enable('system'), 'no-role')
  assert.equal(await enable('security'), 'done')
  assert.equal(await enable('security'), 'not-disabled')
})

test('久未使用 / 第 90 天前一天、满 90 天 / 不动，停用；系统自己记下', async () => {
  const { ports, data } = given()
  assert.deepEqual(await disableDormantAccounts(ports, { at: moment('2026-04-04T09:00') }), [])
  for (const account of data.accounts.values())
    if (account.accountId !== 'zhao')
      await ports.accounts.noteSignIn(account.accountId, '2026-03-01T00:00:00.000Z')
  assert.deepEqual(await disableDormantAccounts(ports, { at: moment('2026-04-05T08:59') }), [])
  assert.deepEqual(await disableDormantAccounts(ports, { at: moment('2026-04-05T09:00') }), ['zhao'])
  assert.equal(data.accounts.get('zhao')?.status, 'dormant')
  assert.deepEqual(data.events.at(-1)?.payload, { reason: 'unused' })
})

test('账号一览 / 管理员、同事、别的机关 / 各看各的范围；一个账号的页面没有秘密', async () => {
  const { ports } = given()
  const page = { limit: 50, after: null, search: '' }
  const seen = async (who: string) =>
    (await listAccounts(ports, { signedIn: await actorOf(ports, who), page, at })).map(
      ({ accountId }) => accountId,
    )
  assert.deepEqual(await seen('system'), ['system', 'security', 'audit', 'li', 'wang', 'zhao'])
  assert.deepEqual(await seen('li'), ['li', 'wang'])
  assert.deepEqual(await seen('far'), ['far'])
  const view = await viewAccount(ports, { signedIn: await actorOf(ports, 'li'), accountId: 'wang', at })
  assert.ok(view.ok)
  assert.deepEqual(
    view.factors.map(({ kind }) => kind),
    ['one-time-code'],
  )
  assert.ok(!/hash|sealed|\|S/.test(JSON.stringify(view)))
  const refused = await viewAccount(ports, { signedIn: await actorOf(ports, 'zhao'), accountId: 'wang', at })
  assert.equal(codeOf(refused), 'out-of-scope')
})
