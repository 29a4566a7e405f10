import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { type SingleSignOnSettings, singleSignOn } from './single-sign-on.ts'

/* Against a real provider on loopback. The person's browser is played by `signInAt`, which keeps cookies. */

const redirectUrl = 'http://127.0.0.1:9/desk/sign-in/answer'
const secret = 'a client secret of the test'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signingKey = { ...privateKey.export({ format: 'jwk' }), use: 'sig' } as const
const running: Server[] = []
after(() => {
  for (const server of running) server.close()
})

async function startProvider(acr: string | undefined): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  running.push(server)
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'gongkai', client_secret: secret, redirect_uris: [redirectUrl], response_types: ['code'] },
    ],
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    acrValues: acr === undefined ? [] : [acr],
    claims: { openid: ['sub'], acr: null },
    cookies: { keys: ['a key of the test'] },
    jwks: { keys: [signingKey] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  })
  const callback = provider.callback()
  server.on('request', (incoming, outgoing) => {
    if (incoming.url?.startsWith('/interaction/') !== true) {
      callback(incoming, outgoing)
      return
    }
    // The provider's own sign-in page: the person is 虚构甲 there, and agrees to everything.
    const interact = async () => {
      const { prompt, params } = await provider.interactionDetails(incoming, outgoing)
      const grant = new provider.Grant({ accountId: 'staff-001', clientId: String(params.client_id) })
      grant.addOIDCScope('openid')
      const result =
        prompt.name === 'login'
          ? { login: { accountId: 'staff-001', ...(acr === undefined ? {} : { acr }) } }
          : { consent: { grantId: await grant.save() } }
      await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: true })
    }
    interact().catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
  })
  return issuer
}

/** Follows redirects as a browser does until it is sent back to us; answers that address. */
async function signInAt(start: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let hop = 0; hop < 12; hop++) {
    if (url.startsWith(redirectUrl)) return url
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    assert.ok(location !== null, `${url} answered ${answer.status} ${await answer.text()}`)
    url = new URL(location, url).href
  }
  throw new Error('sent around in a circle')
}

const settings = (issuer: string, more: Partial<SingleSignOnSettings> = {}): SingleSignOnSettings => ({
  title: '市统一身份认证',
  issuer,
  clientId: 'gongkai',
  clientSecret: secret,
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
