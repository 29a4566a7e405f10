import type { Token } from 'parse5'
import { attributeOf } from './tag-attributes.ts'

/** Smaller than this on either side, a picture cannot hold a table that anybody could read. In pixels. */
const smallestTable = 100
const decorationName = /icon|logo|ewm|qrcode|arrow|btn|button|banner|share|file(?:type)?_/i

/** True for pictures that cannot be a table somebody photographed: small ones, icons, codes to scan. */
export function isDecoration(image: Token.TagToken): boolean {
  const source = attributeOf(image, 'src').slice(0, 300)
  if (source === '' || decorationName.test(source)) return true
  return (['width', 'height'] as const).some((side) => {
    const size = attributeOf(image, side)
    return !size.includes('%') && Number.parseInt(size, 10) < smallestTable
  })
}
