/** 补查毒: files that were received while no scanner answered. */

import type { FilePorts } from './file-ports.ts'
import { recordOf } from './receive-upload.ts'

/** Scans up to `limit` contents of a region. Stops at the first that gets no answer; the next run goes on. */
export async function scanStoredFiles(
  ports: Pick<FilePorts, 'content' | 'files' | 'scan'>,
  input: { readonly regionId: string; readonly limit: number; readonly now: string },
): Promise<{ readonly scanned: number; readonly infected: number }> {
  const counts = { scanned: 0, infected: 0 }
  if (ports.scan === null) return counts
  for (const digest of await ports.files.listUnscanned(input.regionId, input.limit)) {
    const result = await ports.scan(await ports.content.open(digest))
    if (result.state === 'unavailable') break
    await ports.files.recordScan(input.regionId, digest, recordOf(result, input.now))
    counts.scanned++
    if (result.state === 'infected') counts.infected++
  }
  return counts
}
