/** A real OpenID Connect provider on loopback, at which everybody is 虚构甲 and agrees to everything. */

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { Provider } from 'oidc-provider'

export const clientSecret = 'a client secret of the test'
export const providedSubject = 'staff-001'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const signingKey = { ...privateKey.export({ format: 'jwk' }), use: 'sig' } as const

/**
 * Its issuer. `acr`: what it says about how the person signed in; undefined = nothing. `signedInAgo`: the person signed
 * in there so many seconds ago, and the provider does not ask again whatever `max_age` says. Ends with the tests.
 */
export async function startIdentityProvider(
  redirectUrl: string,
  acr?: string,
  signedInAgo = 0,
): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'gongkai',
        client_secret: clientSecret,
        redirect_uris: [redirectUrl],
        response_types: ['code'],
      },
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
    const interact = async () => {
      const { prompt, params } = await provider.interactionDetails(incoming, outgoing)
      const grant = new provider.Grant({ accountId: providedSubject, clientId: String(params.client_id) })
      grant.addOIDCScope('openid')
      const ts = Math.floor(Date.now() / 1000) - signedInAgo
      const result =
        prompt.name === 'login'
          ? { login: { accountId: providedSubject, ts, ...(acr === undefined ? {} : { acr }) } }
          : { consent: { grantId: await grant.save() } }
      await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: true })
    }
    interact().catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
  })
  return issuer
}

/** Follows redirects as a browser does until it is sent back to us; answers that address. */
export async function signInAt(start: string, redirectUrl: string): Promise<string> {
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
