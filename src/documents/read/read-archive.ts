import { openZip, type Zip } from './zip.ts'

/** A case with its files: more than one office file may hold, less than a server's memory. */
const limits = { entries: 5_000, unpackedBytes: 512 * 1024 * 1024 }

/** An archive of a case. Throws `UnreadableFile`: damaged, encrypted, bomb, too-large. */
export function readArchive(bytes: Uint8Array): Pick<Zip, 'names' | 'read'> {
  return openZip(bytes, limits)
}
