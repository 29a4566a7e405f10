import type { FormBlock } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { lastIsSum, listSplits } from './digit-splits.ts'
import { holdsFigures } from './running-labels.ts'
import {
  type ReadRow,
  type RunningContext,
  type RunningTable,
  singleDigits,
  tableFrom,
  tokensOf,
} from './running-table.ts'

/** Digits, marks and the room between them; a comma only where it parts thousands. */
const figures = /^(?:[\d０-９/／—\-－|｜│\s\u00a0\u3000]|(?<=[\d０-９])[,，](?=[\d０-９]{3}))*/u

/** 表四: the fifteen figures after the last head label, or five after each of three. */
export function readRunningRemedies(text: string, context: RunningContext): RunningTable | null {
  const block = tableOf(context.form, 'remedies').blocks[0]
  if (block === undefined) return null
  const heads = [...text.matchAll(/尚\s*未\s*审\s*结[\s|｜│]*(?:总|合)\s*计/gu)]
  const first = heads[0]
  if (first === undefined) return withoutHeads(text, block, context)
  const runs = heads.map((head) => {
    const from = head.index + head[0].length
    const raw = figures.exec(text.slice(from, from + 600))?.[0] ?? ''
    const lead = raw.length - raw.trimStart().length
    return { raw: raw.trim(), start: from + lead }
  })
  const filled = runs.filter(({ raw }) => holdsFigures(raw))
  const width = block.columns.length
  const groups =
    filled.length === 1
      ? [block.rows]
      : filled.length === block.rows.length
        ? block.rows.map((row) => [row])
        : null
  const start = text.slice(0, first.index).search(/行\s*政\s*复\s*议[\s|｜│]*行\s*政\s*诉\s*讼/u)
  const rows = (groups ?? [block.rows]).flatMap((group, index): ReadRow[] => {
    const run =
      groups === null ? { raw: '', start: runs.at(-1)?.start ?? 0 } : (filled[index] ?? { raw: '', start: 0 })
    const parts = remedyParts(run.raw, group.length, width, context.narrative)
    return group.map((row, place) => ({
      run: { row: row.code, label: row.label, raw: run.raw, start: run.start, labelStart: first.index },
      block,
      tokens: run.raw === '' ? [] : (parts?.tokens.slice(place * width, (place + 1) * width) ?? null),
      why: parts?.why ?? null,
      ...(parts?.found === undefined || place < group.length - 1 ? {} : { found: parts.found }),
    }))
  })
  const table = tableFrom('remedies', rows, context)
  return { ...table, start: start < 0 ? first.index : start }
}

/** Fifteen figures on a line of their own between bars, whose three totals are right: the heads were lost. */
function withoutHeads(text: string, block: FormBlock, context: RunningContext): RunningTable | null {
  const width = block.columns.length
  const count = block.rows.length * width
  for (const match of text.matchAll(/^[ \t]*[|｜][\d０-９|｜ \t]{29,200}$/gmu)) {
    const tokens = tokensOf(match[0], count)
    const groups = block.rows.map((_, index) => tokens.slice(index * width, (index + 1) * width))
    const right = groups.every((group) => lastIsSum(group.map((token) => Number(token.normalize('NFKC')))))
    if (tokens.length !== count || tokens.includes('') || !right) continue
    const rows = block.rows.map((row, index): ReadRow => {
      const run = {
        row: row.code,
        label: row.label,
        raw: match[0],
        start: match.index,
        labelStart: match.index,
      }
      return { run, block, tokens: groups[index] ?? [], why: '表头缺失，按十五个数的次序和合计认出' }
    })
    return { ...tableFrom('remedies', rows, context), split: [] }
  }
  return null
}

function remedyParts(
  raw: string,
  rows: number,
  width: number,
  text: string,
): { tokens: string[]; why: string | null; found?: number } | null {
  const count = rows * width
  const tokens = tokensOf(raw, count)
  if (tokens.length === count) return { tokens, why: null }
  // A surplus cell is dropped at the end, a missing one is missing at the end.
  if (tokens.length === count + 1 || tokens.length === count - 1)
    return { tokens: tokens.slice(0, count), why: null, found: tokens.length }
  if (tokens.some((token) => !/^[\d０-９]+$/.test(token))) return null
  const plain = tokens.map((token) => token.normalize('NFKC'))
  const blocks = (numbers: readonly number[]) =>
    Array.from({ length: rows }, (_, row) => numbers.slice(row * width, (row + 1) * width))
  const summing = listSplits(plain, count, (numbers) => blocks(numbers).every(lastIsSum))
  const readings = summing.length > 0 ? summing : listSplits(plain, count)
  const [only] = readings
  if (readings.length === 1 && only)
    return { tokens: only.map(String), why: singleDigits(raw, count) ? null : '数字连写，按各栏合计关系分开' }
  const stated = readings.filter((numbers) =>
    agreesWithText(
      blocks(numbers).map((part) => part.at(-1) ?? 0),
      text,
    ),
  )
  const [told] = stated
  return stated.length === 1 && told
    ? { tokens: told.map(String), why: '数字连写，按正文所述案件数分开' }
    : null
}

/** "行政复议案件2件、行政诉讼案件7件" against the totals of a reading. */
function agreesWithText([reviews = 0, direct = 0, after = 0]: readonly number[], text: string): boolean {
  const compact = text.replace(/\s/g, '')
  const review = /行政复议(?:案件)?(\d+)[件起宗]/u.exec(compact)?.[1]
  const suits = /(?:行政)?诉讼(?:案件)?(\d+)[件起宗]/u.exec(compact)?.[1]
  if (review === undefined && suits === undefined) return false
  return (
    (review === undefined || Number(review) === reviews) &&
    (suits === undefined || Number(suits) === direct + after)
  )
}
