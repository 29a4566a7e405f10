import type { CellKind } from '../../law/annual-report-form.ts'
import { readNumeral } from '../chinese-numeral.ts'
import type { SourcePosition } from '../document.ts'
import type { Cell } from './report.ts'

type Read = { readonly value: number; readonly guessed?: string } | null

const invisible = /[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u2064\u2800\u3000\u3164\ufeff]/g
const markSigns = /^[-/\\|_*.·•‧…~=×✕^—–‐‑‒―─━﹣－−ˉ￣＿／＼｜＊．～﹏※☆○●◦△▲□■◇◆]+$/
const markWords =
  /^[（(【[]?(?:[无無]|空|暂无|空白|没有|不适用|不涉及|未发生|未填|未填报|未统计|无数据|无此项|无此项目|无相关数据|n\/?a|null|none|nil)[)）\]】]?[。.]?$/i

/** A cell longer than this holds prose; it is not searched for a number. */
const longestFigure = 120

/**
 * A printed table cell → what it holds. Only what is certainly a number is one: anything else that is printed
 * is `text` with value null. `value` is in the unit of the kind: 件 for counts, 万元 for `money-wan`,
 * 元 for `money-with-unit`.
 */
export function readCellText(raw: string, kind: CellKind, source: SourcePosition | null): Cell {
  // Nearly every cell of nearly every report is a plain small number.
  if (/^(?:0|[1-9]\d{0,8})$/.test(raw) && kind !== 'money-with-unit')
    return { value: Number(raw), state: 'number', raw, source }
  if (raw.length > longestFigure)
    return { value: null, state: raw.trim() === '' ? 'blank' : 'text', raw, source }
  const text = raw.replace(invisible, '')
  if (text === '') return { value: null, state: 'blank', raw, source }
  if (/^[○〇零oOＯｏ]$/.test(text)) return { value: 0, state: 'number', raw, source }
  if (isMark(text)) return { value: null, state: 'mark', raw, source }
  // Figures on two lines of one cell are as likely two numbers as one that was broken.
  const broken = /\d\s*\n\s*\d/.test(raw)
  const read = broken ? null : readNumber(withoutNote(narrow(raw)), kind)
  if (read === null || !Number.isFinite(read.value) || Math.abs(read.value) > Number.MAX_SAFE_INTEGER)
    return { value: null, state: 'text', raw, source }
  return {
    value: read.value,
    state: 'number',
    raw,
    source,
    ...(read.guessed ? { guessed: read.guessed } : {}),
  }
}

/** "/", "—", "无", "N/A": something stands in the cell that says there is nothing to count. */
function isMark(text: string): boolean {
  return markSigns.test(text) || markWords.test(text)
}

/** Full-width forms and the many dashes made plain; spaces kept, so that notes can be told from digits. */
function narrow(raw: string): string {
  return raw
    .replace(invisible, ' ')
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/g, '-')
    .trim()
}

/** "22(其中修订16件)" → "22". A bracket that holds only figures is not a note: it stays and the cell is text. */
function withoutNote(text: string): string {
  const raised = text.replace(/[¹²³\u2070-\u2079\u207d\u207e]+$/, '')
  if (raised !== text) return withoutNote(raised.trim())
  return text
    .replace(noteBefore, '')
    .replace(noteBehind, '')
    .replace(looseNote, '$1')
    .replace(noteMark, '$1')
    .replace(/[。;；]$/, '')
    .trim()
}

const word = '(?:\\p{Script=Han}|[a-zA-Z])'
const noteBefore = new RegExp(`^[([【〔][^)\\]】〕]*${word}[^)\\]】〕]*[)\\]】〕]\\s*(?=[\\d+-])`, 'u')
const noteBehind = new RegExp(`[([【〔](?=[^)\\]】〕]*${word})[^)\\]】〕]*[)\\]】〕]?\\s*$`, 'u')
const looseNote = /(\d\s*(?:件|项|条|个)?)\s*[,，;；:：。]?\s*(?:其中|含|包括|包含|不含|注)[^\d]?.*$/su
const noteMark = /(\d\s*\p{Script=Han}{0,2})\s*[*※①-⑳]+$/u

function readNumber(text: string, kind: CellKind): Read {
  const compact = text.replace(/\s/g, '')
  if (kind === 'signed-count') return readSigned(compact)
  if (kind === 'money-wan' || kind === 'money-with-unit') return readMoney(compact, kind)
  return readCount(compact)
}

const countUnits = '(?:件次|人次|件|项|条|个|份|宗|次|部|篇|起|例|人|类|种)'

const countDigits = new RegExp(`^共?([+-]?[\\d,.]+)(万?)${countUnits}?$`)
const countWords = new RegExp(`^共?([零〇○一二两三四五六七八九十百千万]+)(${countUnits}?)$`)

function readCount(text: string): Read {
  const digits = countDigits.exec(text)
  if (digits) return scaled(digits[1] ?? '', digits[2] === '万' ? 4 : 0)
  return inWords(text)
}

/** 一件, 十二, 两千零五项. "一" alone may be a dash drawn with the wrong key: not read. */
function inWords(text: string): Read {
  const words = countWords.exec(text)
  if (words === null || (words[1] === '一' && words[2] === '')) return null
  const value = readNumeral(words[1] ?? '')
  return value === null ? null : { value }
}

function readSigned(text: string): Read {
  if (/^(?:持平|不变|无变化|无增减|未变化|没有变化|与上年持平)$/.test(text)) return { value: 0 }
  const plain = text.replace(/[(（]([+-]?\d+)[)）]/g, '$1').replace(/^[—–]+(?=\d)/, '-')
  const pair =
    /^(?:增加?|新增|\+|↑)?(\d+)(?:件|项|个)?[/,、;]?(减少?|-|↓)?(\d+)(?:件|项|个)?$/.exec(plain) ??
    /^增\/?减:?(\d+)$/.exec(plain)
  if (pair && pair[3] !== undefined) return netChange(Number(pair[1]), pair[2] ?? '', Number(pair[3]), plain)
  if (pair) return Number(pair[1]) === 0 ? { value: 0 } : null
  return readChange(plain)
}

/** "+(0) -(0)", "0/0" and "增3减2"; "3/2" without signs says nothing certain. */
function netChange(more: number, sign: string, less: number, text: string): Read {
  if (more === 0 && less === 0 && /[^\d]/.test(text)) return { value: 0 }
  // "12" matches as 1 and 2: not a pair at all.
  if (sign === '') return readChange(text)
  if (!/^[+增新↑]/.test(text)) return null
  return { value: more - less, guessed: `“${text}”按净增减计` }
}

const changeDigits = new RegExp(`^(本年)?(增加了?|新增|增|减少了?|减|↑|↓|[+-])?:?([\\d,.]+)${countUnits}?$`)

function readChange(text: string): Read {
  const change = changeDigits.exec(text)
  if (change === null) return inWords(text)
  const read = scaled(change[3] ?? '', 0)
  if (read === null) return null
  // Never −0: it would not compare equal to what the audit computes.
  return /^[减↓-]/.test(change[2] ?? '') && read.value !== 0 ? { value: -read.value } : read
}

/** 万元 unless 元 is printed in the cell; an amount whose kind is "with unit" has no value without one. */
function readMoney(text: string, kind: 'money-wan' | 'money-with-unit'): Read {
  const money =
    /^(?:约合|人民币|rmb|[¥￥])?([+-]?[\d,.]+)(亿元|亿|千万元|百万元|万元人民币|万元|万|千元|元人民币|元整?)?$/i.exec(
      text,
    )
  // "0件" in a column of money is no amount of anything.
  if (/^0(?:件|项|个|次)$/.test(text)) return { value: 0 }
  if (money === null) return inWordsOfMoney(text, kind)
  const unit = money[2] ?? (/^[¥￥]/.test(text) ? '元' : '')
  const digits = money[1] ?? ''
  if (unit === '' && kind === 'money-with-unit') return /^0(?:\.0+)?$/.test(digits) ? { value: 0 } : null
  return scaled(digits, powerOf(unit) - (kind === 'money-wan' ? 4 : 0))
}

function inWordsOfMoney(text: string, kind: 'money-wan' | 'money-with-unit'): Read {
  const words = /^([零一二两三四五六七八九十百千]+)(万元|元)整?$/.exec(text)
  const value = words ? readNumeral(words[1] ?? '') : null
  if (words === null || value === null) return null
  return scaled(String(value), powerOf(words[2] ?? '') - (kind === 'money-wan' ? 4 : 0))
}

/** Power of ten that turns the unit into 元. No unit in a column of 万元 means 万元. */
function powerOf(unit: string): number {
  if (unit.startsWith('亿')) return 8
  if (unit.startsWith('千万')) return 7
  if (unit.startsWith('百万')) return 6
  if (unit === '' || unit.startsWith('万')) return 4
  return unit.startsWith('千') ? 3 : 0
}

const plainDigits = /^[+-]?\d+(?:\.\d+)?$/
const groupedDigits = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** Digits with the decimal point moved `power` places to the right, exactly: 489919元 is 48.9919 万元. */
function scaled(digits: string, power: number): Read {
  if (!plainDigits.test(digits) && !groupedDigits.test(digits)) return null
  // "000" is more likely three cells run together than one number.
  if (/^[+-]?00+$/.test(digits)) return null
  const [, sign = '', whole = '', part = ''] = /^([+-]?)([\d,]+)(?:\.(\d+))?$/.exec(digits) ?? []
  const plain = whole.replaceAll(',', '')
  const padded = power >= 0 ? part.padEnd(power, '0') : part
  const moved =
    power >= 0
      ? `${plain}${padded.slice(0, power)}.${padded.slice(power)}`
      : `${plain.padStart(-power + 1, '0').slice(0, power)}.${plain.padStart(-power + 1, '0').slice(power)}${part}`
  const value = Number(`${moved}0`)
  return { value: sign === '-' && value !== 0 ? -value : value }
}
