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
  assert.ok(identity !== null)
  const { authenticatedAt, ...rest } = identity
  assert.deepEqual(rest, { issuer: plain, subject: 'staff-001', twoFactors: false })
  assert.ok(Math.abs(Date.now() - Date.parse(authenticatedAt)) < 60_000, authenticatedAt)
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

test('ASVS 7.6.1 / 认证方要在 30 分钟内验证过本人：20 分钟前、31 分钟前验证 / 通过并得到那个时刻，不通过', async () => {
  const come = async (minutes: number) => {
    const issuer = await startIdentityProvider(redirectUrl, undefined, 60 * minutes)
    const port = singleSignOn(settings(issuer))
    const { url, checks } = await port.begin()
    assert.equal(new URL(url).searchParams.get('max_age'), String(30 * 60))
    return port.finish(await signInAt(url), checks)
  }
  const recent = await come(20)
  assert.ok(recent !== null)
  assert.ok(Math.abs(Date.now() - 20 * 60_000 - Date.parse(recent.authenticatedAt)) < 60_000)
  assert.equal(await come(31), null)
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
