import { child, childElements, type XmlElement } from '../read/xml.ts'
import { black, type Colour, colourOf, isUnreadable, white } from './colours.ts'

/** Points; smaller print is not meant to be read. */
const smallest = 2.5

/** Whether a cell with a style shows its value: number format, colour of text and ground, size. */
export class SheetLook {
  readonly #formats: readonly XmlElement[]
  readonly #fonts: readonly XmlElement[]
  readonly #fills: readonly XmlElement[]
  readonly #codes: ReadonlyMap<string, string>
  /** A conditional format hides values: when, cannot be told here. */
  readonly hidesByCondition: boolean

  /** `part`: xl/styles.xml. */
  constructor(part: XmlElement | undefined) {
    this.#formats = childElements(child(part, 'x:cellXfs'), 'x:xf')
    this.#fonts = childElements(child(part, 'x:fonts'), 'x:font')
    this.#fills = childElements(child(part, 'x:fills'), 'x:fill')
    const codes = childElements(child(part, 'x:numFmts'), 'x:numFmt')
    this.#codes = new Map(
      codes.map(({ attributes }) => [attributes.numFmtId ?? '', attributes.formatCode ?? '']),
    )
    const conditional = childElements(child(part, 'x:dxfs'), 'x:dxf')
    this.hidesByCondition = conditional.some((each) => {
      const code = child(each, 'x:numFmt')?.attributes.formatCode ?? ''
      const colour = cellColour(child(child(each, 'x:font'), 'x:color'))
      const fill = groundOf(child(each, 'x:fill')) ?? white
      return hidesValues(code) || (colour !== null && isUnreadable(colour, fill))
    })
  }

  hides(style: number): boolean {
    const format = this.#formats[style]
    if (format === undefined) return false
    if (hidesValues(this.#codes.get(format.attributes.numFmtId ?? '') ?? '')) return true
    const font = this.#fonts[Number(format.attributes.fontId ?? 0)]
    if (Number(child(font, 'x:sz')?.attributes.val ?? 11) < smallest) return true
    const ground = groundOf(this.#fills[Number(format.attributes.fillId ?? 0)]) ?? white
    return isUnreadable(cellColour(child(font, 'x:color')) ?? black, ground)
  }

  /** Of a run inside a cell, on the ground of the cell. */
  hidesRun(properties: XmlElement | undefined, style: number): boolean {
    const colour = cellColour(child(properties, 'x:color'))
    const size = Number(child(properties, 'x:sz')?.attributes.val ?? 11)
    const fill = this.#fills[Number(this.#formats[style]?.attributes.fillId ?? 0)]
    return size < smallest || (colour !== null && isUnreadable(colour, groundOf(fill) ?? white))
  }
}

/** ";;;" shows nothing of numbers, ";;" nothing of positive ones, and so on: a section without signs. */
function hidesValues(code: string): boolean {
  const sections = code.split(';').map((section) => section.replace(/\[[^\]]*\]/g, '').trim())
  return code !== '' && sections.length > 1 && sections.every((section) => section === '' || section === '""')
}

function groundOf(fill: XmlElement | undefined): Colour | null {
  const pattern = child(fill, 'x:patternFill')
  const type = pattern?.attributes.patternType
  if (type !== undefined && type !== 'solid') return null
  // A conditional fill names its colour in bgColor, an ordinary one in fgColor.
  return (
    cellColour(child(pattern, 'x:fgColor')) ??
    (type === undefined ? cellColour(child(pattern, 'x:bgColor')) : null)
  )
}

/** null where it is not named, or is one of the themes that we do not resolve. */
function cellColour(element: XmlElement | undefined): Colour | null {
  if (element === undefined) return null
  const { rgb, theme, indexed, tint } = element.attributes
  if (rgb !== undefined) return colourOf(rgb)
  if (theme === '0' && (tint === undefined || Math.abs(Number(tint)) < 0.1)) return white
  if (theme === '1' && tint === undefined) return black
  if (indexed === '9' || indexed === '1') return white
  return indexed === '8' || indexed === '0' || indexed === '64' ? black : null
}
