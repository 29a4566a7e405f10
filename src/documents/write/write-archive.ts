import { zipSync } from 'fflate'
import type { ArchivePart } from '../../usecases/case-file-ports.ts'

/** What is packed already gains nothing by being packed again. */
const packed = /\.(?:zip|docx|xlsx|pptx|jpe?g|png|gif|webp|mp[34]|7z|rar|pdf)$/i

/** A ZIP archive, its parts in the order given. The same parts give the same bytes. */
export function writeArchive(parts: readonly ArchivePart[]): Uint8Array {
  // The zip format counts from 1980 and holds local time, so this one date is the same in every time zone.
  const mtime = new Date(1980, 0, 1)
  return zipSync(
    Object.fromEntries(
      parts.map(({ path, bytes }) => [path, [bytes, { mtime, level: packed.test(path) ? 0 : 6 }] as const]),
    ) as Parameters<typeof zipSync>[0], // a tuple of bytes and options each
  )
}
