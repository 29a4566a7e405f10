/**
 * Numbers as Chinese official prose writes them: digits of either width, thousands commas, words
 * ("两千零五", "二〇二四"), mixed scales ("1.8万") and counts with a margin ("四十余").
 */

const digitValues: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}

/** Powers of ten below 万. */
const smallUnits: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** Powers of ten that close a group of four. */
const largeUnits: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Exponents of the scales written after digits, longest first: "1.8万" is read as 1.8e4, exactly. */
const scales: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]

const wordCharacters = '〇零○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿'
const wordsOnly = new RegExp(`^[${wordCharacters}]+$`)
const arabic = /^([+-])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万亿|千万|百万|亿|万|千|百)?$/

/** Up to `mostDigits`. */
const plainNumber = /^\d{1,15}$/

const wide = /[０-９．＋－％]/
const everyWide = /[０-９．＋－％]/g

/** Full-width digits and signs to half-width, one character for one, so that offsets stay. */
export function narrowDigits(text: string): string {
  if (!wide.test(text)) return text
  return text.replace(everyWide, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/**
 * The number that a text states, or null when the text as a whole is not one.
 * Words of margin (余, 多, 约, 近) are passed over: "四十余" is 40; `scanNumbers` tells that it was
 * approximate. "百分之十二" is 0.12.
 */
export function readNumeral(text: string): number | null {
  if (plainNumber.test(text)) return Number(text)
  const plain = narrowDigits(text.replace(/[\s\u3000]+/g, '')).replace(/(\d)，(?=\d{3}(?!\d))/g, '$1,')
  if (plain.startsWith('百分之')) {
    if (plain.startsWith('百分之', 3)) return null
    const percent = readNumeral(plain.slice(3))
    return percent === null ? null : Number((percent / 100).toFixed(8))
  }
  const bare = plain.replace(/^(?:大?约|将?近|超过|逾|共|计)/, '').replace(/[余多]+(?=[万亿]?$)/, '')
  if (bare === '') return null
  const digits = arabic.exec(bare)
  if (digits !== null) return readDigits(digits)
  const point = bare.indexOf('点')
  if (point > 0) return readPointed(bare, point)
  return wordsOnly.test(bare) ? readWords(bare) : null
}

/** Longer figures are serial numbers, and more than a number holds exactly. */
const mostDigits = 15

function readDigits(match: RegExpExecArray): number | null {
  if ((match[2] ?? '').length > mostDigits) return null
  const exponent = scales.find(([word]) => word === match[4])?.[1] ?? 0
  return Number(`${match[1] ?? ''}${(match[2] ?? '').replaceAll(',', '')}${match[3] ?? ''}e${exponent}`)
}

/** "十二点五": words with a decimal point. */
function readPointed(text: string, point: number): number | null {
  const whole = readNumeral(text.slice(0, point))
  const places = [...text.slice(point + 1)].map((character) => digitValues[character])
  if (whole === null || places.length === 0 || places.some((digit) => digit === undefined)) return null
  return Number(`${whole}.${places.join('')}`)
}

function readWords(words: string): number | null {
  if (![...words].some((word) => word in smallUnits || word in largeUnits)) {
    return Number([...words].map((word) => digitValues[word]).join(''))
  }
  let total = 0
  let group = 0
  let digit: number | null = null
  let lastUnit = 1
  for (const word of words) {
    const value = digitValues[word]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = value
      if (value === 0) lastUnit = 1
      continue
    }
    const small = smallUnits[word]
    if (small !== undefined) {
      group += (digit ?? (group === 0 && small === 10 ? 1 : 0)) * small
      if (digit === null && small !== 10) return null
      digit = null
      lastUnit = small
      continue
    }
    const large = largeUnits[word] ?? 1
    const closed = group + (digit ?? 0)
    if (closed === 0 && total === 0) return null
    total = large === 1e8 ? (total + closed) * large : total + closed * large
    group = 0
    digit = null
    lastUnit = large
  }
  // "一百二" is 120: a digit straight after a unit stands for the next lower one.
  const rest = digit === null ? 0 : lastUnit > 10 ? digit * (lastUnit / 10) : digit
  return total + group + rest
}

export interface NumberToken {
  /** UTF-16 offsets of number and unit. */
  readonly start: number
  readonly end: number
  readonly value: number
  /** 余, 多, 约, 近, 逾: the number is not exact. */
  readonly approximate: boolean
  /** "件", "条", "%", "万元" …; "" where the number stands alone. */
  readonly unit: string
  /** Decimal places as printed, for the tolerance of percentages. */
  readonly decimals: number
}

const units =
  '个百分点|%|％|万元|亿元|元|人次|件次|余件|件|份|宗|条|起|项|次|个|篇|人|批|家|期|场|类|部|册|例|页|工作日|年|月|日|号|时|分钟'
const tokenPattern = new RegExp(
  `百分之([${wordCharacters}点\\d.]+)` +
    `|((?:\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?)(余|多)?(万亿|千万|百万|亿(?!元)|万(?!元)|千|百)?(余|多)?(${units})?` +
    `|([${wordCharacters}]{1,14})(余|多)?(万)?(余|多)?(个百分点|人次|件|份|宗|条|起|项|次|个|篇|人|批|家)`,
  'g',
)
const roughBefore = /(?:约|近|逾|超过|超|达到?近)$/

/**
 * Every number in running text with its unit, in order. Words count only before a unit ("一件" yes, "一方面" no).
 * Expects half-width digits (`narrowDigits`) and no spaces inside numbers.
 */
export function scanNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = []
  tokenPattern.lastIndex = 0
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const token = readToken(match, text)
    if (token !== null) tokens.push(token)
  }
  return tokens
}

function readToken(match: RegExpExecArray, text: string): NumberToken | null {
  const percent = match[1]
  const digits = match[2]
  const start = match.index
  const end = start + match[0].length
  const approximate =
    match[3] !== undefined ||
    match[5] !== undefined ||
    match[8] !== undefined ||
    match[10] !== undefined ||
    roughBefore.test(text.slice(Math.max(0, start - 3), start))
  if (percent !== undefined) {
    const value = readNumeral(percent)
    const decimals = (percent.split(/[点.]/)[1] ?? '').length
    return value === null ? null : { start, end, value, approximate, unit: '%', decimals }
  }
  if (digits !== undefined) {
    const value = readNumeral(`${digits.replaceAll('，', ',')}${match[4] ?? ''}`)
    const decimals = (digits.split('.')[1] ?? '').length
    const printed = match[6] === '％' ? '%' : (match[6] ?? '')
    return value === null ? null : { start, end, value, approximate, unit: printed, decimals }
  }
  const value = readNumeral(`${match[7] ?? ''}${match[9] ?? ''}`)
  return value === null ? null : { start, end, value, approximate, unit: match[11] ?? '', decimals: 0 }
}
