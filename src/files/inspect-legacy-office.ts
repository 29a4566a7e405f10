import { RefusedFile } from './refused-file.ts'

const magic = 'd0cf11e0a1b11ae1'
const sectorSize = 512

/** DOC, XLS, WPS: compound files. Names of their parts stand in UTF-16, each at the start of 128 bytes. Throws `RefusedFile`. */
export function inspectLegacyOffice(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 8).toString('hex') !== magic) throw new RefusedFile('content-differs')
  if (buffer.length < sectorSize * 3) throw new RefusedFile('damaged')
  const has = (name: string) => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new RefusedFile('encrypted')
  if (has('_VBA_PROJECT') || has('_VBA_PROJECT_CUR') || has('Macros')) throw new RefusedFile('macro')
  if (has('ObjectPool') && has('\u0001Ole10Native')) throw new RefusedFile('embedded-object')
}
