/** Files in an S3-compatible store, by digest, below a prefix of one bucket. */

import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { type Content, type ContentStore, MissingContent } from '../usecases/file-ports.ts'
import { sweepBucket } from './sweep-bucket.ts'
import { verifiedBytes } from './verified-bytes.ts'

export interface S3Options {
  /** e.g. `https://oss.example.cn`; the bucket is part of the path. */
  readonly endpoint: string
  readonly bucket: string
  /** '' = the root of the bucket. */
  readonly prefix?: string
  readonly region?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly timeoutMilliseconds?: number
}

const defaultTimeout = 30_000
/** Of two who put the same bytes at once the second is told so. */
const noneYet = { 'if-none-match': '*' }
/** Half a day: clearings leave alone what was put within a whole one. Milliseconds. */
const freshFor = 12 * 3600 * 1000

export function createS3Store(options: S3Options): ContentStore {
  const { accessKeyId, secretAccessKey, region = 'us-east-1' } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 })
  const urlOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a SHA-256 digest')
    const { endpoint, bucket, prefix = '' } = options
    const parts = [bucket, ...prefix.split('/'), digest.slice(0, 2), digest.slice(2, 4), digest]
    return `${endpoint.replace(/\/+$/, '')}/${parts.filter((part) => part !== '').join('/')}`
  }
  const send = async (method: string, digest: string, more: RequestInit = {}) => {
    const url = urlOf(digest)
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? defaultTimeout)
    try {
      return await client.fetch(url, { method, signal, ...more })
    } catch (cause) {
      throw new EnvironmentProblem(`连不上文件存储 ${new URL(options.endpoint).host}。`, { cause })
    }
  }
  /** When it was put last, in milliseconds; null = it is not there. */
  const putAt = async (digest: string) => {
    const response = await send('HEAD', digest)
    if (response.status === 404) return null
    if (!response.ok) throw unexpected('HEAD', digest, response)
    return Date.parse(response.headers.get('last-modified') ?? '') || 0
  }
  return {
    has: async (digest) => (await putAt(digest)) !== null,
    put: async (content) => {
      const before = await putAt(content.digest)
      // Put again, old bytes count as young: no clearing takes what has just been handed over.
      if (before === null || before < Date.now() - freshFor)
        await put(send, content, before === null ? noneYet : {})
    },
    open: async (digest, { verify } = {}) => {
      const response = await send('GET', digest)
      if (response.status === 404) {
        await response.body?.cancel()
        throw new MissingContent(digest)
      }
      if (!response.ok || response.body === null) throw unexpected('GET', digest, response)
      return verify === true ? verifiedBytes(chunks(response.body), digest) : chunks(response.body)
    },
    delete: async (digest, putBefore) => {
      const at = await putAt(digest)
      if (at === null) return true
      if (at >= putBefore.getTime()) return false
      const response = await send('DELETE', digest)
      await response.body?.cancel()
      if (!response.ok && response.status !== 404) throw unexpected('DELETE', digest, response)
      return true
    },
    sweep: (before, findNeeded) => sweepBucket(client, options, before, findNeeded),
  }
}

/** The digest goes with the request, so that the store refuses bytes that changed on the way. */
async function put(
  send: (method: string, digest: string, more: RequestInit) => Promise<Response>,
  content: Content,
  condition: Readonly<Record<string, string>>,
): Promise<void> {
  const parts: Uint8Array[] = []
  for await (const chunk of content.open()) parts.push(chunk)
  const body = Buffer.concat(parts)
  if (createHash('sha256').update(body).digest('hex') !== content.digest)
    throw new Error(`content ${content.digest}: other bytes came`)
  const response = await send('PUT', content.digest, {
    body,
    headers: {
      'x-amz-content-sha256': content.digest,
      'content-type': 'application/octet-stream',
      ...condition,
    },
  })
  await response.body?.cancel()
  // Someone else has just put the same bytes there.
  const wasThere = response.status === 412 || response.status === 409
  if (!response.ok && !wasThere) throw unexpected('PUT', content.digest, response)
}

function unexpected(method: string, digest: string, response: Response): Error {
  return new Error(`file store: ${method} ${digest} answered ${response.status}`)
}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
