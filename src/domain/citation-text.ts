import { instruments } from '../law/instruments.ts'
import type { Citation, Rule } from '../law/rule.ts'

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** A whole number from 1 to 999 as articles are numbered: 三十三, 一百零八. */
export function articleNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 999) throw new Error(`article number ${number}`)
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const head = hundreds === 0 ? '' : `${digits[hundreds]}百`
  if (tens === 0) return head + (ones === 0 ? '' : `${hundreds === 0 ? '' : '零'}${digits[ones]}`)
  const ten = tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`
  return `${head}${ten}${ones === 0 ? '' : digits[ones]}`
}

/** Citations are constants of `law`, and a clock writes the same few on every line. */
const written = new WeakMap<Citation, string>()

/** "《政府信息公开条例》第三十三条第三款"; a notice by its number: "国办发明电〔2024〕12号第六项". */
export function citationText(cites: Citation): string {
  const known = written.get(cites)
  if (known !== undefined) return known
  const text = instrumentText(cites) + placeText(cites)
  written.set(cites, text)
  return text
}

const doubts: Readonly<Record<Rule['verification'], string>> = {
  read: '',
  secondary: '',
  'to-be-confirmed': '，待确认',
  inference: '，推断',
}

/** The citation of a rule, which says so when its text was not read or the rule is only our reading of it. */
export function basisText({ cites, verification }: Pick<Rule, 'cites' | 'verification'>): string {
  return citationText(cites) + doubts[verification]
}

/** "第三十三条第三款", without the text it stands in. */
export function placeText({ article, paragraph, item, place }: Citation): string {
  return [
    article === undefined ? '' : `第${articleNumeral(article)}条`,
    paragraph === undefined ? '' : `第${articleNumeral(paragraph)}款`,
    item === undefined ? '' : `第${articleNumeral(item)}项`,
    place ?? '',
  ].join('')
}

function instrumentText({ instrument }: Citation): string {
  const { title, number } = instruments[instrument]
  if (instrument.startsWith('holiday-notice-')) return number ?? title
  return title.replace('《中华人民共和国', '《').replace(/（\d{4}年(修订|修正)）$/, '')
}
