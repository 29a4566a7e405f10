/** Looks at an OpenID Connect provider as signing in would, without a person: its document, and what it says of our secret. */

export type SingleSignOnTrouble =
  /** No document at the issuer's address: the status it answered with. */
  | { readonly kind: 'no-document'; readonly status: number }
  /** Something else than a document of a provider. */
  | { readonly kind: 'not-a-document' }
  /** The document is another issuer's. */
  | { readonly kind: 'other-issuer'; readonly issuer: string }
  | { readonly kind: 'missing'; readonly fields: readonly string[] }
  | { readonly kind: 'client-refused' }

const needed = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** null = nothing is wrong. Throws what the network does. */
export async function probeSingleSignOn(options: {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUrl: string
  readonly timeoutMilliseconds?: number
}): Promise<SingleSignOnTrouble | null> {
  const { issuer, timeoutMilliseconds = 5000 } = options
  const limited = (address: string, init: RequestInit = {}) =>
    fetch(address, { ...init, signal: AbortSignal.timeout(timeoutMilliseconds) })
  const answer = await limited(`${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`)
  if (!answer.ok) return { kind: 'no-document', status: answer.status }
  const document = objectIn(await answer.text())
  if (document === null) return { kind: 'not-a-document' }
  if (addressOf(document.issuer) !== addressOf(issuer))
    return { kind: 'other-issuer', issuer: String(document.issuer).slice(0, 200) }
  const fields = needed.filter((field) => !isAddress(document[field]))
  if (fields.length > 0) return { kind: 'missing', fields }
  return (await refusesClient(String(document.token_endpoint), options, limited))
    ? { kind: 'client-refused' }
    : null
}

/** A code that was never issued: who is known as the client is told so (`invalid_grant`), others `invalid_client` (RFC 6749 5.2). */
async function refusesClient(
  tokenEndpoint: string,
  { clientId, clientSecret, redirectUrl }: Parameters<typeof probeSingleSignOn>[0],
  limited: (address: string, init: RequestInit) => Promise<Response>,
): Promise<boolean> {
  const basic = [clientId, clientSecret].map(encodeURIComponent).join(':')
  const answer = await limited(tokenEndpoint, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'gongkai-doctor',
      redirect_uri: redirectUrl,
      code_verifier: 'gongkai-doctor-gongkai-doctor-gongkai-doctor',
    }),
  })
  const { error } = objectIn(await answer.text()) ?? {}
  return error === 'invalid_client' || error === 'unauthorized_client'
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null // any object is looked at by name
  } catch {
    // A page, or nothing: said by whoever asked.
    return null
  }
}

/** As openid-client compares issuers: the root with its slash or without is one address, other paths are not. */
function addressOf(value: unknown): string | null {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).href : null
}

const isAddress = (value: unknown) => addressOf(value) !== null
