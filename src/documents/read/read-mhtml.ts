import { UnreadableFile } from '../../domain/unreadable-file.ts'

/** The main part of a saved web archive: raw bytes and the charset its header claims. */
export interface ArchivedPage {
  readonly bytes: Uint8Array
  readonly charset: string | null
  readonly isHtml: boolean
}

interface Part {
  readonly headers: string
  readonly body: string
}

const partLimit = 2_000

/**
 * Finds the page in a MIME archive (Word's and the browsers' .mht, .mhtml): the first HTML part, else the first of text.
 * `text` is the file read as Latin-1, one character a byte. Throws `UnreadableFile` when there is none.
 */
export function pageOfArchive(text: string): ArchivedPage {
  const parts = partsOf(text, 0)
  const page =
    parts.find((part) => /^content-type:\s*(?:text\/html|application\/xhtml)/im.test(part.headers)) ??
    parts.find((part) => /^content-type:\s*text\/plain/im.test(part.headers))
  if (page === undefined) {
    throw new UnreadableFile(
      'damaged',
      '网页存档（MHT）里找不到网页正文，可能没有保存完整。请重新保存网页再试。',
    )
  }
  return {
    bytes: decodeBody(page),
    charset: /charset\s*=\s*"?([\w.:-]+)/i.exec(page.headers)?.[1] ?? null,
    isHtml: !/^content-type:\s*text\/plain/im.test(page.headers),
  }
}

function partsOf(text: string, depth: number): Part[] {
  const whole = splitHead(text)
  const boundary = /content-type:\s*multipart\/[^\r\n]*?boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))/i.exec(
    whole.headers,
  )
  const name = boundary?.[1] ?? boundary?.[2]
  if (name === undefined || depth > 5) return [whole]
  const parts: Part[] = []
  for (const piece of whole.body.split(`--${name}`).slice(1, partLimit)) {
    if (piece.startsWith('--')) break
    const part = splitHead(piece.replace(/^[ \t]*\r?\n/, ''))
    if (/^content-type:\s*multipart\//im.test(part.headers)) {
      for (const inner of partsOf(piece.replace(/^[ \t]*\r?\n/, ''), depth + 1)) parts.push(inner)
    } else parts.push(part)
  }
  return parts
}

/** Headers end at the first empty line; folded lines are joined. */
function splitHead(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text)
  if (end === null) return { headers: text.slice(0, 8192), body: '' }
  const headers = text.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ')
  return { headers, body: text.slice(end.index + end[0].length) }
}

function decodeBody(part: Part): Uint8Array {
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(part.headers)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body, 'base64')
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(part.body)
  return Buffer.from(part.body, 'latin1')
}

function decodeQuotedPrintable(body: string): Uint8Array {
  const joined = body.replace(/=[ \t]*\r?\n/g, '')
  const bytes = Buffer.alloc(joined.length)
  let length = 0
  for (let i = 0; i < joined.length; i++) {
    const code = joined.charCodeAt(i)
    const value = code === 0x3d ? hexPair(joined, i + 1) : -1
    if (value >= 0) i += 2
    bytes[length++] = value >= 0 ? value : code
  }
  return bytes.subarray(0, length)
}

function hexPair(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at))
  const low = hexDigit(text.charCodeAt(at + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 70) return code - 55
  return code >= 97 && code <= 102 ? code - 87 : -1
}
