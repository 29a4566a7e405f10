/** Clearing a bucket of content: what no file has any more. */

import type { AwsClient } from 'aws4fetch'
import type { FindNeeded } from '../usecases/file-ports.ts'
import type { S3Options } from './s3-store.ts'

interface Listed {
  readonly digest: string
  readonly key: string
}

/** Page by page (ListObjectsV2); a bucket may hold other things beside ours, which are left alone. */
export async function sweepBucket(
  client: AwsClient,
  options: S3Options,
  before: Date,
  findNeeded: FindNeeded,
): Promise<number> {
  const base = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`
  let swept = 0
  for (let token: string | null = ''; token !== null; ) {
    const query = new URLSearchParams({ 'list-type': '2', prefix: options.prefix ?? '' })
    if (token !== '') query.set('continuation-token', token)
    const text = await textOf(await client.fetch(`${base}?${query}`))
    const old = oldContents(text, before)
    const needed = await findNeeded(old.map(({ digest }) => digest))
    for (const { digest, key } of old) {
      if (needed.has(digest)) continue
      await textOf(await client.fetch(`${base}/${key}`, { method: 'DELETE' }))
      swept++
    }
    token = tagOf(text, 'NextContinuationToken')
  }
  return swept
}

async function textOf(response: Response): Promise<string> {
  const text = await response.text()
  if (!response.ok) throw new Error(`file store: clearing was answered with ${response.status}`)
  return text
}

/** Keys of ours are made of hexadecimal digits and slashes: nothing in them is ever escaped. */
function oldContents(xml: string, before: Date): Listed[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = tagOf(entry, 'Key') ?? ''
    const digest = /(?:^|\/)([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/.exec(key)?.[3]
    const put = new Date(tagOf(entry, 'LastModified') ?? '')
    return digest !== undefined && put < before ? [{ digest, key }] : []
  })
}

function tagOf(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null
}
