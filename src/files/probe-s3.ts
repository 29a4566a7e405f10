/** Asks an S3-compatible store for one page of the bucket, without changing anything. */

import { AwsClient } from 'aws4fetch'
import type { S3Options } from './s3-store.ts'

export interface S3Answer {
  readonly status: number
  /** The store's code of the error, e.g. NoSuchBucket; '' where it names none. */
  readonly code: string
  /** Whether the bucket keeps old versions; null where the store does not say. */
  readonly versions: 'kept' | 'not-kept' | null
}

/** Throws what the network does. */
export async function probeS3(options: S3Options): Promise<S3Answer> {
  const { endpoint, bucket, accessKeyId, secretAccessKey, region = 'us-east-1' } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  const ask = async (query: string) => {
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? 5000)
    const response = await client.fetch(`${base}?${query}`, { signal })
    return { status: response.status, text: (await response.text()).slice(0, 20_000) }
  }
  const { status, text } = await ask('list-type=2&max-keys=1')
  if (status !== 200) return { status, code: codeIn(text), versions: null }
  // Something that answers every address with a page is no such store.
  if (!text.includes('<ListBucketResult')) return { status, code: 'NotS3', versions: null }
  const versioning = await ask('versioning')
  return { status, code: '', versions: versionsIn(versioning.status, versioning.text) }
}

const codeIn = (xml: string) => /<Code>(\w{1,60})<\/Code>/.exec(xml)?.[1] ?? ''

function versionsIn(status: number, xml: string): S3Answer['versions'] {
  if (status !== 200 || !xml.includes('<VersioningConfiguration')) return null
  return /<Status>(Enabled|Suspended)<\/Status>/.test(xml) ? 'kept' : 'not-kept'
}
