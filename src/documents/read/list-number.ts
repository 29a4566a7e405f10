/** Numbers of lists as Word prints them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat). */

const digits = '〇一二三四五六七八九'
const formalDigits = '零壹贰叁肆伍陆柒捌玖'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

/** The number in a Word format name; an unknown format gives plain digits, as LibreOffice does. */
export function formatListNumber(value: number, format: string): string {
  const special = formatters[format]
  return special === undefined ? String(value) : special(value)
}

const counting = (value: number) =>
  value < 100 ? inWords(value, digits, ['', '十']) : eachDigit(value, digits)
const thousands = (value: number) => inWords(value, digits, ['', '十', '百', '千'])
const formal = (value: number) => inWords(value, formalDigits, ['', '拾', '佰', '仟'])

const formatters: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => fromRange(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => fromRange(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => fromRange(value, 0x3280, 10),
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: counting,
  taiwaneseCounting: counting,
  japaneseCounting: thousands,
  chineseCountingThousand: thousands,
  taiwaneseCountingThousand: thousands,
  ideographDigital: (value) => eachDigit(value, digits),
  taiwaneseDigital: (value) => eachDigit(value, digits),
  japaneseDigitalTenThousand: (value) => eachDigit(value, digits),
  chineseLegalSimplified: formal,
  japaneseLegal: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: (value) => oneOf(value, stems),
  ideographZodiac: (value) => oneOf(value, branches),
  ideographZodiacTraditional: (value) =>
    value > 60 || value < 1
      ? String(value)
      : oneOf(((value - 1) % 10) + 1, stems) + oneOf(((value - 1) % 12) + 1, branches),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  hex: (value) => value.toString(16).toUpperCase(),
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCharCode(0x2460 + value - 1)
  if (value >= 21 && value <= 35) return String.fromCharCode(0x3251 + value - 21)
  if (value >= 36 && value <= 50) return String.fromCharCode(0x32b1 + value - 36)
  return value === 0 ? '⓪' : String(value)
}

function fromRange(value: number, first: number, count: number): string {
  return value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : String(value)
}

function oneOf(value: number, signs: string): string {
  return signs[value - 1] ?? String(value)
}

function eachDigit(value: number, signs: string): string {
  return String(value).replace(/\d/g, (digit) => signs[Number(digit)] ?? digit)
}

function inWords(value: number, signs: string, units: readonly string[]): string {
  const written = String(value)
  if (value === 0 || written.length > units.length) return eachDigit(value, signs)
  let words = ''
  for (let place = 0; place < written.length; place++) {
    const digit = Number(written[place])
    if (digit !== 0) words += (signs[digit] ?? '') + (units[written.length - 1 - place] ?? '')
    else if (Number(written.slice(place)) !== 0 && !words.endsWith('零')) words += '零'
  }
  // 12 is 十二, not 一十二, and 212 is 二百一十二.
  return value >= 10 && value < 20 && words.startsWith('一十') ? words.slice(1) : words
}

/** A … Z, AA, BB …: Word repeats the letter. */
function letters(value: number, first: string): string {
  if (value < 1 || value > 780) return String(value)
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, sign] of romanParts)
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  return text
}
