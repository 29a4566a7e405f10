/**
 * PDF files for tests, written by hand so that no other program is needed: text in a CJK font that is not embedded,
 * lines as strokes or thin rectangles. Coordinates in points from the top left.
 */

export interface SampleText {
  readonly x: number
  /** Baseline. */
  readonly y: number
  readonly size: number
  readonly text: string
  /** Clockwise degrees. */
  readonly turn?: number
  readonly invisible?: true
  /** Characters one below the other by a font for vertical writing. */
  readonly vertical?: true
  /** Encode by the GBK character map instead of Unicode's. */
  readonly gbk?: true
}

export interface SampleLine {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly width?: number
  readonly dash?: string
  readonly grey?: number
  /** As a filled rectangle, the way Word's own export draws borders. */
  readonly filled?: true
}

export interface SamplePage {
  readonly width?: number
  readonly height?: number
  /** /Rotate */
  readonly rotate?: 0 | 90 | 180 | 270
  readonly texts: readonly SampleText[]
  readonly lines: readonly SampleLine[]
  /** Raw content put before everything else. */
  readonly raw?: string
}

const A4 = { width: 595, height: 842 }

export function samplePdf(pages: readonly SamplePage[]): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<</Type/Catalog/Pages 2 0 R>>')
  const firstPage = 9
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  add(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)
  add(font('UniGB-UCS2-H'))
  add(font('UniGB-UCS2-V'))
  add(font('GBK-EUC-H'))
  add(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000/W[1 95 500 814 939 500]>>',
  )
  add(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  )
  add('null')
  for (const page of pages) {
    const { width, height } = { ...A4, ...page }
    const content = contentOf(page, height)
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${page.rotate ?? 0}/Contents ${objects.length + 2} 0 R/Resources<</Font<</H 3 0 R/V 4 0 R/G 5 0 R>>>>>>`,
    )
    add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`)
  }
  return pdfFile(objects)
}

function font(encoding: string): string {
  return `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-${encoding}/Encoding/${encoding}/DescendantFonts[6 0 R]>>`
}

/** Objects numbered from 1, the first the catalogue → the bytes of a PDF. */
export function pdfFile(objects: readonly string[], trailer = ''): Uint8Array {
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = body.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  body += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${table}\n%%EOF\n`
  return Uint8Array.from(body, (character) => character.charCodeAt(0))
}

function contentOf(page: SamplePage, height: number): string {
  const texts = page.texts.map((text) => textOperators(text, height))
  const lines = page.lines.map((line) => lineOperators(line, height))
  return [page.raw ?? '', ...lines, ...texts].join('\n')
}

function textOperators(
  { x, y, size, text, turn, invisible, vertical, gbk }: SampleText,
  height: number,
): string {
  const angle = (-(turn ?? 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((share) => Number(share.toFixed(6)))
  const name = vertical ? 'V' : gbk ? 'G' : 'H'
  const hex = gbk ? gbkHex(text) : unicodeHex(text)
  return `BT ${invisible ? 3 : 0} Tr /${name} ${size} Tf ${cos} ${sin} ${-(sin ?? 0)} ${cos} ${x} ${height - y} Tm <${hex}> Tj ET`
}

function lineOperators(line: SampleLine, height: number): string {
  const { x0, y0, x1, y1, width = 0.5, dash = '', grey = 0 } = line
  if (line.filled) {
    const box = `${Math.min(x0, x1) - width / 2} ${height - Math.max(y0, y1) - width / 2}`
    return `${grey} g ${box} ${Math.abs(x1 - x0) + width} ${Math.abs(y1 - y0) + width} re f`
  }
  return `[${dash}] 0 d ${grey} G ${width} w ${x0} ${height - y0} m ${x1} ${height - y1} l S`
}

function unicodeHex(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')
}

let gbkCodes: Map<string, string> | undefined

function gbkHex(text: string): string {
  gbkCodes ??= makeGbkCodes()
  return Array.from(text, (character) => gbkCodes?.get(character) ?? '3f').join('')
}

function makeGbkCodes(): Map<string, string> {
  const codes = new Map<string, string>()
  const decoder = new TextDecoder('gbk')
  for (let code = 0x20; code < 0x7f; code++) codes.set(String.fromCharCode(code), code.toString(16))
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && !codes.has(character))
        codes.set(character, lead.toString(16) + trail.toString(16))
    }
  }
  return codes
}
