import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessPortsOver, addPerson, emptyAccessData, moment } from '../../test/support/access-in-memory.ts'
import { addMinutes } from '../domain/calendar/instant.ts'
import type { AccessPorts, SingleSignOn, SingleSignOnIdentity } from './access-ports.ts'
import { wrongSignIn } from './access-refusals.ts'
import { findActor } from './find-actor.ts'
import { openSession } from './open-session.ts'
import { beginSingleSignOn, finishSingleSignOn, linkSingleSignOn } from './single-sign-on.ts'

const organs = { bureau: { regionId: '999901', name: '虚构区档案局', path: ['bureau'] } }
const origin = { address: '192.0.2.7', device: 'Firefox · Linux' }
const at = moment('2026-03-02T09:00')
const person: SingleSignOnIdentity = {
  issuer: 'https://id.example',
  subject: 'staff-001',
  authenticatedAt: at.now,
  twoFactors: true,
}

/** A provider that says of everybody who comes back that it is `identity`; null = something did not hold. */
function provider(identity: SingleSignOnIdentity | null): SingleSignOn {
  const checks = { codeVerifier: 'v', state: 's', nonce: 'n' }
  return {
    title: '统一身份认证',
    begin: async () => ({ url: 'https://id.example/auth', checks }),
    finish: async () => identity,
  }
}

function given(identity: SingleSignOnIdentity | null = person) {
  const data = emptyAccessData(organs)
  addPerson(data, { accountId: 'li', organId: 'bureau', roles: ['signer'] })
  addPerson(data, { accountId: 'wang', organId: 'bureau', roles: ['handler'] })
  return { data, ports: accessPortsOver(data, { singleSignOn: provider(identity) }) }
}

async function signedInAs(ports: AccessPorts, accountId: string) {
  const account = await ports.accounts.findAccount(accountId)
  assert.ok(account !== null)
  const { token } = await openSession(ports, { account, origin, at, previousToken: null })
  const found = await findActor(ports, { token, at })
  assert.ok(found.ok)
  return found
}

async function come(ports: AccessPorts) {
  const sent = await beginSingleSignOn(ports, { signedIn: null, at })
  assert.ok(sent.ok)
  return finishSingleSignOn(ports, {
    callbackUrl: 'https://desk.example/answer?code=x',
    ceremony: sent.ceremony,
    origin,
    at,
    previousToken: null,
  })
}

async function link(ports: AccessPorts, accountId: string, finishAs = accountId) {
  const sent = await beginSingleSignOn(ports, { signedIn: await signedInAs(ports, accountId), at })
  assert.ok(sent.ok)
  const signedIn = await signedInAs(ports, finishAs)
  return linkSingleSignOn(ports, { signedIn, callbackUrl: 'x', ceremony: sent.ceremony, at })
}

test('统一身份认证 / 没有关联的人 / 不能登录，也不建账号', async () => {
  const { ports, data } = given()
  assert.deepEqual(await come(ports), wrongSignIn)
  assert.equal(data.accounts.size, 2)
})

test('统一身份认证 / 本人登录后关联 / 能登录；台账不记外部编号', async () => {
  const { ports, data } = given()
  assert.equal((await link(ports, 'li')).ok, true)
  const opened = await come(ports)
  assert.ok(opened.ok && 'token' in opened)
  assert.equal(opened.account.accountId, 'li')
  assert.ok(!JSON.stringify(data.events).includes('staff-001'))
})

test('ASVS 7.6.1 / 刚在认证方登录、20 分钟前登录、认证方的钟快 / 身份验证从那时算起，不从现在，也不从将来', async () => {
  for (const [authenticatedAt, provenAt] of [
    [at.now, at.now],
    [addMinutes(at.now, -20), addMinutes(at.now, -20)],
    [addMinutes(at.now, 5), at.now],
  ] as const) {
    const { ports } = given({ ...person, authenticatedAt })
    await link(ports, 'li')
    const opened = await come(ports)
    assert.ok(opened.ok && 'token' in opened)
    const found = await findActor(ports, { token: opened.token, at })
    assert.equal(found.ok && found.session.provenAt, provenAt)
  }
})

test('统一身份认证 / 认证方没有做两种验证 / 还要本系统的第二因子', async () => {
  const { ports } = given({ ...person, twoFactors: false })
  await link(ports, 'li')
  const asked = await come(ports)
  assert.ok(asked.ok && 'ceremony' in asked)
  assert.deepEqual(asked.ways, ['one-time-code'])
})

test('统一身份认证 / 已关联给别人、换了人回来、步骤用过、账号停用、验证不通过、没有配置 / 不行', async () => {
  const { ports, data } = given()
  await link(ports, 'li')
  const taken = await link(ports, 'wang')
  assert.equal(!taken.ok && taken.code, 'taken')
  const swapped = await link(ports, 'li', 'wang')
  assert.equal(!swapped.ok && swapped.code, 'ceremony-over')
  const sent = await beginSingleSignOn(ports, { signedIn: null, at })
  assert.ok(sent.ok)
  const input = { callbackUrl: 'x', ceremony: sent.ceremony, origin, at, previousToken: null }
  assert.equal((await finishSingleSignOn(ports, input)).ok, true)
  const used = await finishSingleSignOn(ports, input)
  assert.equal(!used.ok && used.code, 'ceremony-over')
  const li = data.accounts.get('li')
  assert.ok(li !== undefined)
  data.accounts.set('li', { ...li, status: 'disabled' })
  assert.deepEqual(await come(ports), wrongSignIn)
  assert.deepEqual(await come(given(null).ports), wrongSignIn)
  const none = await beginSingleSignOn(accessPortsOver(data), { signedIn: null, at })
  assert.equal(!none.ok && none.code, 'not-configured')
})

test('统一身份认证 / 去关联时的步骤拿来登录 / 不行', async () => {
  const { ports } = given()
  await link(ports, 'li')
  const sent = await beginSingleSignOn(ports, { signedIn: await signedInAs(ports, 'wang'), at })
  assert.ok(sent.ok)
  const answer = await finishSingleSignOn(ports, {
    callbackUrl: 'x',
    ceremony: sent.ceremony,
    origin,
    at,
    previousToken: null,
  })
  assert.equal(!answer.ok && answer.code, 'ceremony-over')
})
