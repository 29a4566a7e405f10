import { sizeLimits } from '../domain/files/size-limits.ts'
import type { PostedFile } from './operation.ts'
import { ApiProblem } from './problem.ts'

/** The body as one file, counted while it arrives. */
export async function readBody(request: Request): Promise<PostedFile | null> {
  const tooLarge = () => new ApiProblem('too-large', '文件超过 20 MB，没有读取。')
  if (Number(request.headers.get('content-length') ?? 0) > sizeLimits.fileBytes) throw tooLarge()
  if (request.body === null) return null
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of request.body) {
    total += chunk.length
    if (total > sizeLimits.fileBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks) }
}
