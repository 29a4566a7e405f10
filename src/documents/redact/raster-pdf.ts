/**
 * A new PDF of pictures of pages with an invisible, tagged layer of the text that may be read: nothing of the old file but
 * pixels and these characters. PDF 32000-1, 7.5 file, 9.7 fonts, 14.7–14.8 tags.
 */

import { deflateSync } from 'node:zlib'
import { ownTitle } from '../inspect/pdf-xmp.ts'
import { blankFont } from './blank-font.ts'

export interface RasterLine {
  readonly text: string
  /** In points, from the top left corner. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface RasterPage {
  /** In points. */
  readonly width: number
  readonly height: number
  readonly pixelWidth: number
  readonly pixelHeight: number
  readonly channels: 1 | 3
  /** Rows without padding. */
  readonly pixels: Uint8Array
  readonly lines: readonly RasterLine[]
}

/** Pages one by one, so that only one picture is in memory. */
export class RasterPdf {
  readonly #parts: Buffer[] = []
  readonly #offsets: number[] = []
  readonly #pages: { readonly page: number; readonly elements: readonly number[] }[] = []
  readonly #codes = new Map<string, number>()
  #length = 0

  constructor() {
    this.#put('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
    // Known by number before they are written.
    this.#offsets.push(...Array<number>(reserved).fill(0))
  }

  add(page: RasterPage): void {
    const { width, height, pixelWidth, pixelHeight, channels } = page
    const image = this.#object(
      `<</Type/XObject/Subtype/Image/Width ${pixelWidth}/Height ${pixelHeight}/BitsPerComponent 8/ColorSpace/${channels === 1 ? 'DeviceGray' : 'DeviceRGB'}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent 8/Columns ${pixelWidth}>>`,
      packRows(page),
    )
    const content = [
      `/Artifact BMC q ${points(width)} 0 0 ${points(height)} 0 0 cm /I Do Q EMC`,
      ...page.lines.map((line, index) => this.#line(line, index, height)),
    ].join('\n')
    const stream = this.#object('<</Filter/FlateDecode', deflateSync(Buffer.from(content, 'latin1')))
    const number = this.#offsets.length + 1
    const elements = page.lines.map((_, index) => number + 1 + index)
    this.#object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${points(width)} ${points(height)}]/Contents ${stream} 0 R/Resources<</XObject<</I ${image} 0 R>>/Font<</T ${font} 0 R>>>>/StructParents ${this.#pages.length}/Tabs/S>>`,
    )
    for (const [index] of page.lines.entries())
      this.#object(`<</Type/StructElem/S/P/P ${body} 0 R/Pg ${number} 0 R/K ${index}>>`)
    this.#pages.push({ page: number, elements })
  }

  /** The bytes; the same pages give the same ones. */
  end(): Uint8Array {
    const kids = this.#pages.map(({ page }) => `${page} 0 R`).join(' ')
    const elements = this.#pages.flatMap((page) => page.elements)
    const parents = this.#pages.map(
      (page, index) => `${index}[${page.elements.map((each) => `${each} 0 R`).join(' ')}]`,
    )
    this.#write(
      1,
      `<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)/MarkInfo<</Marked true>>/StructTreeRoot ${tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
    )
    this.#write(2, `<</Type/Pages/Count ${this.#pages.length}/Kids[${kids}]>>`)
    this.#write(tree, `<</Type/StructTreeRoot/K ${body} 0 R/ParentTree<</Nums[${parents.join('')}]>>>>`)
    this.#write(
      body,
      `<</Type/StructElem/S/Document/P ${tree} 0 R/K[${elements.map((each) => `${each} 0 R`).join(' ')}]>>`,
    )
    this.#write(
      font,
      `<</Type/Font/Subtype/Type0/BaseFont/GongkaiText/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    )
    this.#write(
      descendant,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/GongkaiText/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000/CIDToGIDMap ${glyphMap} 0 R>>`,
    )
    this.#write(
      descriptor,
      `<</Type/FontDescriptor/FontName/GongkaiText/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/FontFile2 ${fontFile} 0 R>>`,
    )
    this.#write(unicode, '<<', Buffer.from(this.#toUnicode(), 'latin1'))
    const square = blankFont()
    this.#write(fontFile, `<</Length1 ${square.length}`, square)
    // Every character is drawn by the one glyph there is.
    this.#write(glyphMap, '<<', Buffer.from('0001'.repeat(this.#codes.size + 1), 'hex'))
    this.#write(information, `<</Title ${textString(ownTitle)}>>`)
    const table = this.#length
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
    this.#put(`xref\n0 ${this.#offsets.length + 1}\n0000000000 65535 f \n${rows}`)
    this.#put(
      `trailer\n<</Size ${this.#offsets.length + 1}/Root 1 0 R/Info ${information} 0 R>>\nstartxref\n${table}\n%%EOF\n`,
    )
    return Buffer.concat(this.#parts)
  }

  /** Stretched to the width that the line has in the picture, so that what is selected lies over what is seen. */
  #line({ text, left, top, width, height }: RasterLine, index: number, pageHeight: number): string {
    const codes = Array.from(text, (sign) => this.#codeOf(sign))
    const stretch = (width / (codes.length * height)) * 100
    const hex = codes.map((code) => code.toString(16).padStart(4, '0')).join('')
    const base = pageHeight - top - height * 0.88
    return `/P<</MCID ${index}>>BDC BT 3 Tr /T ${points(height)} Tf ${points(Math.max(1, stretch))} Tz 1 0 0 1 ${points(left)} ${points(base)} Tm <${hex}> Tj ET EMC`
  }

  #codeOf(sign: string): number {
    const known = this.#codes.get(sign)
    if (known !== undefined) return known
    const code = this.#codes.size + 1
    this.#codes.set(sign, code)
    return code
  }

  #toUnicode(): string {
    const entries = [...this.#codes].map(([sign, code]) => {
      const units = Array.from({ length: sign.length }, (_, unit) =>
        sign.charCodeAt(unit).toString(16).padStart(4, '0'),
      )
      return `<${code.toString(16).padStart(4, '0')}> <${units.join('')}>`
    })
    const blocks: string[] = []
    // A block may list a hundred at most (Adobe Technical Note 5014).
    for (let at = 0; at < entries.length; at += 100) {
      const block = entries.slice(at, at + 100)
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
    }
    return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /GongkaiText def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict /CMap defineresource pop end end`
  }

  #put(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)
    this.#parts.push(bytes)
    this.#length += bytes.length
  }

  #object(head: string, stream?: Uint8Array): number {
    this.#offsets.push(0)
    this.#write(this.#offsets.length, head, stream)
    return this.#offsets.length
  }

  #write(number: number, head: string, stream?: Uint8Array): void {
    this.#offsets[number - 1] = this.#length
    this.#put(`${number} 0 obj\n${head}`)
    if (stream !== undefined) {
      this.#put(`/Length ${stream.length}>>\nstream\n`)
      this.#put(stream)
      this.#put('\nendstream')
    }
    this.#put('\nendobj\n')
  }
}

const [tree, body, font, descendant, descriptor, unicode] = [3, 4, 5, 6, 7, 8]
const [information, fontFile, glyphMap, reserved] = [9, 10, 11, 11]

function points(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, unit) =>
    text.charCodeAt(unit).toString(16).padStart(4, '0'),
  )
  return `<feff${units.join('')}>`
}

/** Each row as its difference from the row above (PNG filter 2): text and ground then pack to a fifth. */
function packRows({ pixelWidth, pixelHeight, channels, pixels }: RasterPage): Uint8Array {
  const stride = pixelWidth * channels
  const rows = new Uint8Array((stride + 1) * pixelHeight)
  for (let row = 0; row < pixelHeight; row++) {
    const [from, to] = [row * stride, row * (stride + 1)]
    rows[to] = 2
    for (let at = 0; at < stride; at++)
      rows[to + 1 + at] = (pixels[from + at] ?? 0) - (row === 0 ? 0 : (pixels[from - stride + at] ?? 0))
  }
  return deflateSync(rows, { level: 6 })
}
