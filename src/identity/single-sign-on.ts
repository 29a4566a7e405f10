/** 统一身份认证 by OpenID Connect: authorization code with PKCE, state and nonce. */

import * as client from 'openid-client'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import type { SingleSignOn } from '../usecases/access-ports.ts'

export interface SingleSignOnSettings {
  /** Shown on the button. */
  readonly title: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address of ours that the provider sends the browser back to. */
  readonly redirectUrl: string
  /** Values of `acr`, or of `amr`, by which the provider says that it asked for two factors; empty = never trusted. */
  readonly twoFactorValues: readonly string[]
  /** Plain http, for a provider on the same machine in tests. */
  readonly transport: 'https' | 'http-for-tests'
}

/**
 * Seconds since the person last signed in at the provider; after that the provider asks again. Sent as `max_age`, and
 * held against `auth_time` of the answer: a provider that leaves it out, against OpenID Connect Core 3.1.2.1, is refused.
 */
const maxAge = 60 * signInLimits.providerMinutes

/** The provider is looked up when the first person comes, and again when that failed. */
export function singleSignOn(settings: SingleSignOnSettings): SingleSignOn {
  let found: Promise<client.Configuration> | undefined
  const provider = () => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    title: settings.title,
    begin: async () => {
      const codeVerifier = client.randomPKCECodeVerifier()
      const checks = { codeVerifier, state: client.randomState(), nonce: client.randomNonce() }
      const url = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: settings.redirectUrl,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
        max_age: String(maxAge),
        ...askedFor(settings.twoFactorValues),
      })
      return { url: url.href, checks }
    },
    finish: async (callbackUrl, { codeVerifier, state, nonce }) => {
      const configuration = await provider()
      const claims = await claimsFrom(configuration, callbackOf(settings, callbackUrl), {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        maxAge,
        idTokenExpected: true,
      })
      if (claims?.auth_time === undefined) return null
      return {
        issuer: claims.iss,
        subject: claims.sub,
        authenticatedAt: new Date(1000 * claims.auth_time).toISOString(),
        twoFactors: saysTwoFactors(claims, settings.twoFactorValues),
      }
    },
  }
}

/** Asks the provider for two factors; whether it obeyed is read from its answer. */
function askedFor(values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { acr_values: values.join(' ') }
}

function discover(settings: SingleSignOnSettings): Promise<client.Configuration> {
  return client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    client.ClientSecretBasic(settings.clientSecret),
    settings.transport === 'http-for-tests' ? { execute: [client.allowInsecureRequests] } : {},
  )
}

/** What the provider appended, on the address we registered: a proxy may have changed scheme and host on the way. */
function callbackOf({ redirectUrl }: SingleSignOnSettings, callbackUrl: string): URL {
  const url = new URL(redirectUrl)
  url.search = new URL(callbackUrl, redirectUrl).search
  return url
}

/** undefined when the answer is refused; throws when the provider cannot be reached. */
async function claimsFrom(
  configuration: client.Configuration,
  callback: URL,
  checks: client.AuthorizationCodeGrantChecks,
): Promise<client.IDToken | undefined> {
  try {
    return (await client.authorizationCodeGrant(configuration, callback, checks)).claims()
  } catch (error) {
    // Refused by the provider, or by one of the checks: state, nonce, issuer, audience, signature, times.
    if (error instanceof client.ClientError && error.cause instanceof TypeError) throw error
    return undefined
  }
}

function saysTwoFactors(claims: client.IDToken, values: readonly string[]): boolean {
  const amr = Array.isArray(claims.amr) ? claims.amr : []
  return [claims.acr, ...amr].some((value) => typeof value === 'string' && values.includes(value))
}
