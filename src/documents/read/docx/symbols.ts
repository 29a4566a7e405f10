/** Signs set in symbol fonts, where the stored character is only a place in the font. */

const wingdings: Readonly<Record<number, string>> = {
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  112: '□',
  113: '❑',
  114: '❒',
  118: '❖',
  119: '◆',
  158: '·',
  159: '•',
  167: '▪',
  168: '□',
  216: '➢',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

const wingdings2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  163: '□',
}

/** Circled figures of Wingdings: ⓪ to ⑩, white and black. */
function wingdingsFigure(place: number): string | undefined {
  if (place === 0x80) return '⓪'
  if (place >= 0x81 && place <= 0x8a) return String.fromCharCode(0x2460 + place - 0x81)
  if (place === 0x8b) return '⓿'
  if (place >= 0x8c && place <= 0x95) return String.fromCharCode(0x2776 + place - 0x8c)
  return undefined
}

/** The sign that a symbol font shows at `code`; "" where the font is unknown and the code means nothing outside it. */
export function symbolText(font: string, code: number): string {
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  const place = isPrivate ? code - 0xf000 : code
  if (/^wingdings 2$/i.test(font)) return wingdings2[place] ?? ''
  if (/^wingdings$/i.test(font)) return wingdings[place] ?? wingdingsFigure(place) ?? ''
  if (isPrivate)
    return place >= 0x20 && place < 0x7f && /^symbol$/i.test(font) ? String.fromCharCode(place) : ''
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Text of a run set in a symbol font: characters of the private area become the signs they show. */
export function symbolsInText(font: string, text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, (character) => symbolText(font, character.charCodeAt(0)))
}

const raised: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '[': '⁽',
  ']': '⁾',
  '(': '⁽',
  ')': '⁾',
}

/** A note mark set above the line ("22" and a raised "1") must not run together with the number before it. */
export function raisedText(text: string): string {
  if (!/^[\d[\]()]+$/.test(text.trim())) return text
  return [...text].map((character) => raised[character] ?? character).join('')
}
