import type { TableCode } from '../../../law/annual-report-form.ts'
import { readCellText } from '../cell-text.ts'
import { foldKey } from './fold-text.ts'
import { recurring } from './recurring.ts'
import { type Meaning, meaningsByKey, numberOf, withoutNumber } from './vocabulary.ts'

/** What a printed cell looks like before it is known where it stands. */
export type CellClass =
  | { readonly kind: 'blank' | 'value' }
  | {
      readonly kind: 'label'
      readonly key: string
      /** Number printed before the label: "3" of "3.其他", "七" of "（七）总计"; "" when none. */
      readonly number: string
      readonly meanings: readonly Meaning[]
      /** Tables that have it in their head. */
      readonly headed: readonly TableCode[]
      /** Values printed in the same cell after the label: "行政许可 550". */
      readonly tail: readonly string[]
    }
  | { readonly kind: 'text'; readonly key: string; readonly number: string }

const blankCell: CellClass = { kind: 'blank' }
const valueCell: CellClass = { kind: 'value' }

const classifyLabel = recurring(classify, 4000)
const longestLabel = 120

export function classifyCell(text: string): CellClass {
  if (text.length === 0) return blankCell
  if (text.length < 9 && isPlainFigure(text)) return valueCell
  return text.length > longestLabel ? classify(text) : classifyLabel(text)
}

/** Digits and points only: asked of every cell of every table. */
function isPlainFigure(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 0x30 || code > 0x39) && code !== 0x2e) return false
  }
  return true
}

function classify(text: string): CellClass {
  // Ink that OCR could not read stands where a figure does.
  if (/^\s*〓+\s*$/.test(text)) return valueCell
  // "行政规范性文件①": the circled number behind a label points to a note.
  const key = foldKey(text.length > 200 ? text : text.replace(/[①-⑳*※]+\s*$/, ''))
  const label = lookUp(key)
  if (label !== null) return { kind: 'label', ...label, tail: [] }
  // A remark in a note of 表三 or a whole paragraph is neither a value nor a label with one.
  // A lone 三 is a number torn from a label, or a serial number.
  if (text.length <= 60 && !/^\s*[一二三四五六七八九十]\s*$/.test(text)) {
    const state = readCellText(text, 'count', null).state
    if (state === 'blank') return blankCell
    if (state === 'number' || state === 'mark') return valueCell
    if (looksSignedOrMoney(text)) return valueCell
  }
  const withTail = text.length > 200 ? null : labelWithValues(text)
  if (withTail !== null) return withTail
  const explained = labelWithExplanation(text)
  if (explained !== null) return explained
  return { kind: 'text', key, number: numberOf(key) }
}

type KnownLabel = Omit<Extract<CellClass, { kind: 'label' }>, 'kind' | 'tail'>

function lookUp(key: string): KnownLabel | null {
  const whole = meaningsByKey.get(key)
  if (whole) return knownLabel(key, '', whole)
  const bare = withoutNumber(key)
  const meanings = bare === key ? undefined : meaningsByKey.get(bare)
  if (meanings) return knownLabel(bare, numberOf(key), meanings)
  // "本年（2023）制发件数", "2023年制发件数": the year is no part of the label.
  const undated = key.replace(/20\d\d年?度?/, '')
  const dated = undated === key ? undefined : meaningsByKey.get(undated)
  return dated ? knownLabel(undated, '', dated) : rowBehindGroup(bare)
}

const groupKeys = [...meaningsByKey]
  .filter(([, meanings]) => meanings.some(({ kind }) => kind === 'group'))
  .map(([key]) => key)

/** "（五）不予处理—2.重复申请": a row of 表三 with the names of its groups before it. */
function rowBehindGroup(key: string): KnownLabel | null {
  const group = groupKeys.find((name) => key.startsWith(name))
  const found = group === undefined ? null : lookUp(key.slice(group.length))
  const rows = found?.meanings.filter((meaning) => meaning.kind === 'row' && meaning.table === 'requests')
  return found && rows && rows.length > 0 ? knownLabel(found.key, found.number, rows) : null
}

function knownLabel(key: string, number: string, meanings: readonly Meaning[]): KnownLabel {
  const heads = meanings.filter(
    ({ kind, table }) => kind === 'column' || kind === 'head' || table === 'remedies',
  )
  return { key, number, meanings, headed: [...new Set(heads.map(({ table }) => table))] }
}

function looksSignedOrMoney(text: string): boolean {
  if (!/[\d０-９]/.test(text) && !/^\s*(持平|不变)\s*$/.test(text)) return false
  return (
    readCellText(text, 'signed-count', null).state === 'number' ||
    readCellText(text, 'money-with-unit', null).state === 'number'
  )
}

const token = '(?:[+＋－-]?[\\d０-９][\\d０-９.,，．]*(?:件|条|项|万元|元)?|/|／|—+|-+|无)'
const spacedTail = new RegExp(
  `^(.*?)[\\s:：\\u3000\\u00a0]+(${token}(?:[\\s\\u3000\\u00a0]+${token})*)\\s*$`,
  'su',
)
const gluedTail = /^(.*?[^\d０-９.,])([\d０-９][\d０-９.,，]*(?:件|条|项|万元|元)?)\s*$/su

/** "规章（设区的市……提供）", "规范性文件：是指……": what the office that collects the reports wrote into the form. */
function labelWithExplanation(text: string): CellClass | null {
  const lead = /^\s*([\p{Script=Han}、\d.．]{2,16})\s*[（(:：]/u.exec(text)?.[1]
  const label = lead === undefined ? null : lookUp(foldKey(lead))
  const isRow = label?.meanings.some(({ kind, table }) => kind === 'row' && table === 'proactive') ?? false
  return label !== null && isRow ? { kind: 'label', ...label, tail: [] } : null
}

/** "行政许可 550", "规章：0 0 0", "行政处罚12件". */
function labelWithValues(text: string): CellClass | null {
  for (const pattern of [spacedTail, gluedTail]) {
    const match = pattern.exec(text)
    const label = match?.[1] ? lookUp(foldKey(match[1])) : null
    if (label && match?.[2])
      return {
        kind: 'label',
        ...label,
        tail: match[2].split(/[\s\u3000\u00a0]+/u).filter((part) => part !== ''),
      }
  }
  return null
}
