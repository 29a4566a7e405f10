import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AccessData,
  accessPortsOver,
  addPerson,
  codeAt,
  emptyAccessData,
  moment,
  passwordOf,
} from '../../test/support/access-in-memory.ts'
import { can } from '../domain/access/can.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import { wrongProof, wrongSignIn } from './access-refusals.ts'
import { findActor } from './find-actor.ts'
import { askSecurityKey } from './prove-second-factor.ts'
import { finishSignIn, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { stepUp } from './step-up.ts'

const organs = { bureau: { regionId: '999901', name: '虚构区档案局', path: ['bureau'] } }
const origin = { address: '192.0.2.7', device: 'Firefox · Linux' }
const morning = moment('2026-03-02T09:00')
const minutesLater = (minutes: number) => {
  const total = 9 * 60 + minutes
  return moment(
    `2026-03-02T${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`,
  )
}

function given(): { data: AccessData; ports: AccessPorts } {
  const data = emptyAccessData(organs)
  addPerson(data, { accountId: 'li', organId: 'bureau', roles: ['signer'] })
  addPerson(data, { accountId: 'wang', organId: 'bureau', roles: ['handler'] })
  return { data, ports: accessPortsOver(data) }
}

const tryPassword = (
  ports: AccessPorts,
  loginName: string,
  password: string,
  at: Moment,
  address = '192.0.2.7',
) => signIn(ports, { loginName, password, origin: { ...origin, address }, at })

async function signedIn(ports: AccessPorts, at = morning, previousToken: string | null = null) {
  const asked = await tryPassword(ports, 'li', passwordOf('li'), at)
  assert.ok(asked.ok)
  const proof = { kind: 'one-time-code', code: codeAt(at) } as const
  const opened = await finishSignIn(ports, { ceremony: asked.ceremony, proof, origin, at, previousToken })
  assert.ok(opened.ok)
  return opened
}

test('登录 / 口令和验证码都对 / 得到会话，认得出是谁、有哪些岗位', async () => {
  const { ports, data } = given()
  const { token, mustChangePassword } = await signedIn(ports)
  assert.equal(mustChangePassword, false)
  const found = await findActor(ports, { token, at: minutesLater(1) })
  assert.ok(found.ok)
  assert.equal(found.actor.accountId, 'li')
  assert.deepEqual(
    found.actor.grants.map(({ role, organId }) => [role, organId]),
    [['signer', 'bureau']],
  )
  assert.ok(token.startsWith('999901.'))
  assert.ok(![...data.sessions.values()].some(({ digest }) => digest === token))
})

test('登录 / 没有这个人、口令不对、停用、未启用、久未使用、没有第二因子 / 说的是同一句话', async () => {
  const { ports, data } = given()
  const refusals = [await tryPassword(ports, 'nobody', passwordOf('li'), morning, '192.0.2.1')]
  refusals.push(await tryPassword(ports, 'wang', 'wrong', morning, '192.0.2.2'))
  const li = data.accounts.get('li')
  assert.ok(li !== undefined)
  for (const [address, change] of [
    ['192.0.2.3', { status: 'disabled' }],
    ['192.0.2.4', { status: 'invited' }],
    ['192.0.2.5', { lastSignInAt: '2025-11-01T00:00:00.000Z', enabledAt: '2025-11-01T00:00:00.000Z' }],
  ] as const) {
    data.accounts.set('li', { ...li, ...change })
    refusals.push(await tryPassword(ports, 'li', passwordOf('li'), morning, address))
    data.tries.length = 0
  }
  data.accounts.set('li', li)
  data.credentials.set('li', {
    passwordHash: `hash of ${passwordOf('li')}`,
    passwordHistory: [],
    oneTimeCodes: [],
    securityKeys: [],
  })
  refusals.push(await tryPassword(ports, 'li', passwordOf('li'), morning, '192.0.2.6'))
  for (const refusal of refusals) assert.deepEqual(refusal, wrongSignIn)
})

test('久未使用 / 第 90 天前一刻、满 90 天 / 能登录，不能', async () => {
  const { ports, data } = given()
  const li = data.accounts.get('li')
  assert.ok(li !== undefined)
  data.accounts.set('li', {
    ...li,
    lastSignInAt: '2025-12-02T01:00:00.001Z',
    enabledAt: '2025-06-01T00:00:00.000Z',
  })
  assert.equal((await tryPassword(ports, 'li', passwordOf('li'), morning)).ok, true)
  data.accounts.set('li', {
    ...li,
    lastSignInAt: '2025-12-02T01:00:00.000Z',
    enabledAt: '2025-06-01T00:00:00.000Z',
  })
  assert.equal((await tryPassword(ports, 'li', passwordOf('li'), morning)).ok, false)
})

test('登录失败五次 / 同一用户名，换着地址 / 锁 30 分钟，口令对也不行；不存在的用户名一样', async () => {
  for (const loginName of ['li', 'nobody']) {
    const { ports } = given()
    for (let index = 0; index < 5; index++)
      assert.deepEqual(
        await tryPassword(ports, loginName, 'wrong', minutesLater(index), `192.0.2.${index}`),
        wrongSignIn,
      )
    for (const at of [minutesLater(4), minutesLater(33)]) {
      const refused = await tryPassword(ports, loginName, passwordOf('li'), at, '192.0.2.99')
      assert.equal(!refused.ok && refused.code, 'too-many-tries')
    }
    const after = await tryPassword(ports, loginName, passwordOf('li'), minutesLater(34), '192.0.2.99')
    assert.equal(after.ok, loginName === 'li')
  }
})

test('登录失败五次 / 同一地址，换着用户名 / 这个地址锁住，别的地址不受影响', async () => {
  const { ports } = given()
  for (let index = 0; index < 5; index++)
    await tryPassword(ports, `guess${index}`, 'wrong', minutesLater(index))
  const refused = await tryPassword(ports, 'li', passwordOf('li'), minutesLater(5))
  assert.equal(!refused.ok && refused.code, 'too-many-tries')
  assert.match(!refused.ok ? refused.message : '', /29 分钟/)
  assert.equal((await tryPassword(ports, 'li', passwordOf('li'), minutesLater(5), '192.0.2.99')).ok, true)
})

test('登录 / 一百次同时猜 / 最多五次真的核对口令', async () => {
  const { data } = given()
  const ports = accessPortsOver(data)
  let checked = 0
  const counting: AccessPorts = {
    ...ports,
    passwords: {
      ...ports.passwords,
      verify: async () => {
        checked++
        return false
      },
    },
  }
  await Promise.all(Array.from({ length: 100 }, () => tryPassword(counting, 'li', 'wrong', morning)))
  assert.ok(checked <= 5, `${checked}`)
})

test('第二因子 / 验证码不对、用过、第五次不对 / 同一句话；锁住：知道口令也不能无限猜验证码', async () => {
  const { ports } = given()
  let at = morning
  for (let index = 0; index < 5; index++) {
    at = minutesLater(index)
    const asked = await tryPassword(ports, 'li', passwordOf('li'), at)
    assert.ok(asked.ok, `${index}`)
    const proof = { kind: 'one-time-code', code: '000000' } as const
    assert.deepEqual(
      await finishSignIn(ports, { ceremony: asked.ceremony, proof, origin, at, previousToken: null }),
      wrongProof,
    )
  }
  const refused = await tryPassword(ports, 'li', passwordOf('li'), minutesLater(5))
  assert.equal(!refused.ok && refused.code, 'too-many-tries')
})

test('第二因子 / 同一验证码第二次、同一步骤第二次、超过 10 分钟 / 不行', async () => {
  const { ports } = given()
  await signedIn(ports)
  const again = await tryPassword(ports, 'li', passwordOf('li'), morning)
  assert.ok(again.ok)
  const input = { ceremony: again.ceremony, origin, previousToken: null }
  const code = (at: Moment) => ({ kind: 'one-time-code', code: codeAt(at) }) as const
  const replayed = await finishSignIn(ports, { ...input, proof: code(morning), at: morning })
  assert.deepEqual(replayed, wrongProof)
  assert.equal(
    (await finishSignIn(ports, { ...input, proof: code(minutesLater(9)), at: minutesLater(9) })).ok,
    true,
  )
  const used = await finishSignIn(ports, { ...input, proof: code(minutesLater(9)), at: minutesLater(9) })
  assert.equal(!used.ok && used.code, 'ceremony-over')
  const late = await tryPassword(ports, 'li', passwordOf('li'), minutesLater(20))
  assert.ok(late.ok)
  const over = await finishSignIn(ports, {
    ...input,
    ceremony: late.ceremony,
    proof: code(minutesLater(30)),
    at: minutesLater(30),
  })
  assert.equal(!over.ok && over.code, 'ceremony-over')
})

test('第二因子 / 安全密钥 / 挑战只用一次，只对本人', async () => {
  const { ports, data } = given()
  const key = {
    factorId: 'k',
    name: '密钥',
    credentialId: 'c',
    publicKey: 'p',
    signatureCount: 0,
    transports: [],
  }
  const credentials = data.credentials.get('li')
  assert.ok(credentials !== undefined)
  data.credentials.set('li', { ...credentials, securityKeys: [key] })
  const asked = await tryPassword(ports, 'li', passwordOf('li'), morning)
  assert.ok(asked.ok)
  assert.deepEqual(asked.ways, ['security-key', 'one-time-code'])
  const challenge = await askSecurityKey(ports, { accountId: 'li', at: morning })
  assert.ok(challenge !== null)
  const stored = [...data.ceremonies.values()]
    .map(({ ceremony }) => ceremony)
    .find(({ kind }) => kind === 'security-key')
  const response = stored?.kind === 'security-key' ? stored.challenge : ''
  const proof = { kind: 'security-key', ceremony: challenge.ceremony, response } as const
  const opened = await finishSignIn(ports, {
    ceremony: asked.ceremony,
    proof,
    origin,
    at: morning,
    previousToken: null,
  })
  assert.equal(opened.ok, true)
  const next = await tryPassword(ports, 'li', passwordOf('li'), minutesLater(1))
  assert.ok(next.ok)
  const replayed = await finishSignIn(ports, {
    ceremony: next.ceremony,
    proof,
    origin,
    at: minutesLater(1),
    previousToken: null,
  })
  assert.deepEqual(replayed, wrongProof)
  assert.equal(await askSecurityKey(ports, { accountId: 'wang', at: morning }), null)
})

test('会话 / 30 分钟不用、8 小时、退出、停用、再登录 / 结束', async () => {
  const { ports, data } = given()
  const { token } = await signedIn(ports)
  const live = async (each: string, at: Moment) => (await findActor(ports, { token: each, at })).ok
  assert.equal(await live(token, minutesLater(29)), true)
  assert.equal(await live(token, minutesLater(58)), true)
  assert.equal(await live(token, minutesLater(88)), false)
  const { token: second } = await signedIn(ports, minutesLater(90))
  for (let minutes = 110; minutes < 90 + 480; minutes += 20)
    assert.equal(await live(second, minutesLater(minutes)), true, `${minutes}`)
  assert.equal(await live(second, minutesLater(90 + 480)), false)
  const { token: third } = await signedIn(ports, minutesLater(600))
  const { token: fourth } = await signedIn(ports, minutesLater(601), third)
  assert.equal(await live(third, minutesLater(601)), false)
  await signOut(ports, { token: fourth, at: minutesLater(602) })
  await signOut(ports, { token: fourth, at: minutesLater(602) })
  assert.equal(await live(fourth, minutesLater(602)), false)
  const { token: fifth } = await signedIn(ports, minutesLater(610))
  const li = data.accounts.get('li')
  assert.ok(li !== undefined)
  data.accounts.set('li', { ...li, status: 'disabled' })
  assert.equal(await live(fifth, minutesLater(610)), false)
  for (const junk of ['', '.', 'x', '999901.', '999901.x']) assert.equal(await live(junk, morning), false)
})

test('口令期限 / 第 90 天前一刻、满 90 天 / 一切照常；只剩更换口令，什么岗位也没有', async () => {
  const { ports, data } = given()
  const li = data.accounts.get('li')
  assert.ok(li !== undefined)
  data.accounts.set('li', { ...li, passwordChangedAt: '2025-12-02T01:00:00.001Z' })
  const fine = await signedIn(ports)
  assert.equal(fine.mustChangePassword, false)
  data.accounts.set('li', { ...li, passwordChangedAt: '2025-12-02T01:00:00.000Z', lastSignInAt: morning.now })
  const found = await findActor(ports, { token: fine.token, at: morning })
  assert.ok(found.ok)
  assert.equal(found.mustChangePassword, true)
  assert.deepEqual(found.actor.grants, [])
  const asvs = accessPortsOver(data, { passwordPolicy: 'asvs' })
  const rested = await findActor(asvs, { token: fine.token, at: morning })
  assert.equal(rested.ok && rested.mustChangePassword, false)
})

test('再次验证身份 / 验证码对、不对 / 换新标识，签发又可以了；旧标识失效', async () => {
  const { ports } = given()
  const { token } = await signedIn(ports)
  const at = minutesLater(20)
  const object = { kind: 'request', regionId: '999901', organPath: ['bureau'], workOf: [] } as const
  const before = await findActor(ports, { token, at })
  assert.ok(before.ok)
  const stale = can(before.actor, 'sign', object, at.now)
  assert.equal(!stale.allowed && stale.code, 'step-up-needed')
  const wrong = { kind: 'one-time-code', code: '999999' } as const
  assert.deepEqual(await stepUp(ports, { signedIn: before, proof: wrong, origin, at }), wrongProof)
  const proof = { kind: 'one-time-code', code: codeAt(at) } as const
  const proven = await stepUp(ports, { signedIn: before, proof, origin, at })
  assert.ok(proven.ok)
  assert.equal((await findActor(ports, { token, at })).ok, false)
  const after = await findActor(ports, { token: proven.token, at })
  assert.ok(after.ok)
  assert.equal(can(after.actor, 'sign', object, at.now).allowed, true)
  assert.equal(after.session.openedAt, before.session.openedAt, 'eight hours go on from the sign-in')
})
