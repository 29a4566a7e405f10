import { RefusedFile } from './refused-file.ts'

/** Text in UTF-8, UTF-16 with a mark, or GB 18030; nothing that a browser would run. Throws `RefusedFile`. */
export function inspectText(bytes: Uint8Array): void {
  const text = decode(bytes)
  // Control characters other than tab, line ends and form feed mean that it is not text.
  if (text === null || /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/.test(text))
    throw new RefusedFile('content-differs')
  if (/^\s*(?:<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|%PDF-|\{\\rtf)/i.test(text))
    throw new RefusedFile('content-differs')
}

function decode(bytes: Uint8Array): string | null {
  const [one, two] = bytes
  const marked = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried.
    }
  }
  return null
}
