/** What the style sheet of a workbook says about each cell style: number format and ruled edges. */

import { child, childElements, type XmlElement } from '../xml.ts'
import { formatCode } from './number-format.ts'

export interface CellStyle {
  readonly format: string
  readonly bordered: boolean
}

/** Cell styles by index. */
export function readCellStyles(part: XmlElement | undefined): CellStyle[] {
  const formats = new Map<number, string>()
  for (const { attributes } of childElements(child(part, 'x:numFmts'), 'x:numFmt'))
    formats.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
  const borders = childElements(child(part, 'x:borders'), 'x:border').map((border) =>
    childElements(border).some((edge) => edge.name !== 'x:diagonal' && hasLine(edge)),
  )
  return childElements(child(part, 'x:cellXfs'), 'x:xf').map(({ attributes }) => ({
    format: formatCode(Number(attributes.numFmtId ?? 0), formats),
    bordered: borders[Number(attributes.borderId ?? 0)] === true,
  }))
}

function hasLine(edge: XmlElement): boolean {
  const style = edge.attributes.style
  return style !== undefined && style !== 'none'
}
