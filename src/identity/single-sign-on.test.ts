import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  clientSecret,
  signInAt as signInAtProvider,
  startIdentityProvider,
} from '../../test/support/identity-provider.ts'
import { type SingleSignOnSettings, singleSignOn } from './single-sign-on.ts'

/* Against a real provider on loopback. The person's browser is played by a function that keeps cookies. */

const redirectUrl = 'http://127.0.0.1:9/desk/sign-in/answer'
const startProvider = (acr: string | undefined) => startIdentityProvider(redirectUrl, acr)
const signInAt = (start: string) => signInAtProvider(start, redirectUrl)

const settings = (issuer: string, more: Partial<SingleSignOnSettings> = {}): SingleSignOnSettings => ({
  title: '市统一身份认证',
  issuer,
  clientId: 'gongkai',
  clientSecret,
  redirectUrl,
  twoFactorValues: ['urn:test:two-factors'],
  transport: 'http-for-tests',
  ...more,
})

const plain = await startProvider(undefined)
const strong = await startProvider('urn:test:two-factors')

test('统一身份认证 / 去、登录、回来 / 得到颁发者和编号；没有声明两种方式就不算两种', async () => {
  const port = singleSignOn(settings(plain))
  const { url, checks } = await port.begin()
  const query = new URL(url).searchParams
  assert.equal(query.get('code_challenge_method'), 'S256')
  assert.equal(query.get('state'), checks.state)
  assert.equal(query.get('nonce'), checks.nonce)
  assert.ok(!url.includes(checks.codeVerifier))
  const identity = await port.finish(await signInAt(url), checks)
  assert.deepEqual(identity, { issuer: plain, subject: 'staff-001', twoFactors: false })
})

test('统一身份认证 / 认证方声明用了两种方式 / 只在设置信任时才算', async () => {
  for (const [twoFactorValues, expected] of [
    [['urn:test:two-factors'], true],
    [[], false],
    [['mfa'], false],
  ] as const) {
    const port = singleSignOn(settings(strong, { twoFactorValues }))
    const { url, checks } = await port.begin()
    const identity = await port.finish(await signInAt(url), checks)
    assert.equal(identity?.twoFactors, expected, twoFactorValues.join())
  }
})

test('统一身份认证 / 状态、随机数、PKCE 任一不符，或授权码用过 / 不通过', async () => {
  const port = singleSignOn(settings(plain))
  const attempt = async (change: (checks: Awaited<ReturnType<typeof port.begin>>['checks']) => object) => {
    const { url, checks } = await port.begin()
    return port.finish(await signInAt(url), { ...checks, ...change(checks) })
  }
  assert.equal(await attempt(() => ({ state: 'another' })), null)
  assert.equal(await attempt(() => ({ nonce: 'another' })), null)
  assert.equal(await attempt(({ codeVerifier }) => ({ codeVerifier: `${codeVerifier}x` })), null)
  const { url, checks } = await port.begin()
  const back = await signInAt(url)
  assert.notEqual(await port.finish(back, checks), null)
  assert.equal(await port.finish(back, checks), null)
})

test('统一身份认证 / 别的认证方的回答（RFC 9207）、拒绝、空的回答 / 不通过', async () => {
  const port = singleSignOn(settings(plain))
  const { url, checks } = await port.begin()
  const back = new URL(await signInAt(url))
  assert.equal(back.searchParams.get('iss'), plain)
  back.searchParams.set('iss', strong)
  assert.equal(await port.finish(back.href, checks), null)
  const denied = `${redirectUrl}?error=access_denied&state=${checks.state}&iss=${encodeURIComponent(plain)}`
  assert.equal(await port.finish(denied, checks), null)
  assert.equal(await port.finish(redirectUrl, checks), null)
})

test('统一身份认证 / 密码不对的客户端 / 不通过；认证方连不上 / 报错，不当作“不通过”', async () => {
  const wrong = singleSignOn(settings(plain, { clientSecret: 'wrong' }))
  const { url, checks } = await wrong.begin()
  assert.equal(await wrong.finish(await signInAt(url), checks), null)
  await assert.rejects(singleSignOn(settings('http://127.0.0.1:9')).begin())
})
