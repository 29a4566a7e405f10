import { createHash } from 'node:crypto'

/** The bytes as they come; throws at their end when they do not have this digest (a changed or broken file). */
export async function* verifiedBytes(
  bytes: AsyncIterable<Uint8Array>,
  digest: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== digest) throw new Error(`content ${digest}: stored bytes were changed`)
}
