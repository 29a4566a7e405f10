import assert from 'node:assert/strict'
import { test } from 'node:test'
import { softwareAuthenticator } from '../../test/support/software-authenticator.ts'
import type { NewSecurityKey } from '../domain/access/account.ts'
import { securityKeys } from './security-keys.ts'

const origin = 'https://desk.example.gov.cn'
const rpId = 'desk.example.gov.cn'
const port = securityKeys({ name: '公开', id: rpId, origins: [origin] })
const account = { accountId: '4f9f0d5e-6a52-4a3e-9d3a-5b3b4e0e7a10', loginName: 'u1', name: '虚构甲' }

async function registered(settings = {}) {
  const authenticator = softwareAuthenticator({ origin, rpId, ...settings })
  const options = await port.registrationOptions(account, [])
  const key = await port.verifyRegistration(authenticator.register(options), options.challenge)
  return { authenticator, options, key }
}

async function keyOf(settings = {}) {
  const { authenticator, key } = await registered(settings)
  assert.ok(key !== null)
  const known: NewSecurityKey = { ...key, factorId: 'f1', name: '密钥' }
  return { authenticator, known }
}

test('安全密钥 / 登记、登录 / 通过，计数增加', async () => {
  const { authenticator, known } = await keyOf()
  assert.deepEqual(known.transports, ['usb'])
  assert.equal(known.signatureCount, 1)
  const { challenge, json } = await port.authenticationOptions([known])
  assert.deepEqual(JSON.parse(json).allowCredentials, [
    { id: known.credentialId, type: 'public-key', transports: ['usb'] },
  ])
  const proven = await port.verifyAuthentication(authenticator.authenticate({ challenge }), challenge, [
    known,
  ])
  assert.equal(proven?.key.factorId, 'f1')
  assert.equal(proven?.signatureCount, 2)
})

test('安全密钥 / 登记时的选项 / 已登记的排除在外，用户编号是账号编号，不含密钥以外的秘密', async () => {
  const { known } = await keyOf()
  const options = JSON.parse((await port.registrationOptions(account, [known])).json)
  assert.equal(options.excludeCredentials[0].id, known.credentialId)
  assert.equal(Buffer.from(options.user.id, 'base64url').toString(), account.accountId)
  assert.equal(options.rp.id, rpId)
})

test('安全密钥 / 别的挑战、别的网站、别的密钥、改过的签名、计数倒退 / 都不通过', async () => {
  const { authenticator, known } = await keyOf()
  const { challenge } = await port.authenticationOptions([known])
  const other = (await port.authenticationOptions([known])).challenge
  const verify = (response: unknown, key = known) => port.verifyAuthentication(response, challenge, [key])
  assert.equal(await verify(authenticator.authenticate({ challenge: other })), null)
  const { known: stranger, authenticator: strange } = await keyOf()
  assert.equal(await verify(strange.authenticate({ challenge })), null)
  assert.equal(
    await verify({
      ...Object(strange.authenticate({ challenge })),
      id: known.credentialId,
      rawId: known.credentialId,
    }),
    null,
  )
  assert.equal(
    await verify(authenticator.authenticate({ challenge }), { ...known, publicKey: stranger.publicKey }),
    null,
  )
  assert.equal(
    await verify(authenticator.authenticate({ challenge }), { ...known, signatureCount: 99 }),
    null,
  )
  assert.notEqual(await verify(authenticator.authenticate({ challenge })), null)
})

test('安全密钥 / 钓鱼网站、别的主机名 / 登记不成', async () => {
  assert.equal((await registered({ origin: 'https://desk.example.gov.cn.example.com' })).key, null)
  assert.equal((await registered({ rpId: 'example.com' })).key, null)
  const { authenticator, options } = await registered()
  assert.equal(await port.verifyRegistration(authenticator.register(options), 'AAAA'), null)
})

test('安全密钥 / 浏览器送来的任何东西 / 不报错，不通过', async () => {
  const { known } = await keyOf()
  for (const junk of [
    null,
    undefined,
    1,
    'x',
    [],
    {},
    { id: known.credentialId },
    {
      id: known.credentialId,
      rawId: 'x',
      type: 'public-key',
      response: { clientDataJSON: '', authenticatorData: '', signature: '' },
    },
  ]) {
    assert.equal(await port.verifyRegistration(junk, 'AAAA'), null)
    assert.equal(await port.verifyAuthentication(junk, 'AAAA', [known]), null)
  }
})
