import { tableOf } from '../layout.ts'
import { listSplits } from './digit-splits.ts'
import { chooseDisclosedCounts, chooseDocumentCounts } from './document-counts.ts'
import { listRuns, type Run } from './running-labels.ts'
import {
  type ReadRow,
  type RunningContext,
  type RunningTable,
  singleDigits,
  tableFrom,
  tokensOf,
} from './running-table.ts'

/** "规章：地方行政规章指……规范性文件。 |": in a cell of its own, an explanation names other rows. */
const explanation = /(?<=(?:^|[|｜\n])\s{0,4}\p{Script=Han}{2,12})[：:（(][^|｜\n]{20,}(?=[|｜])/gu

/** 表二: the rows after the first head label. */
export function readRunningProactive(printed: string, context: RunningContext): RunningTable | null {
  const text = printed.replace(explanation, (words) => ' '.repeat(words.length))
  const head =
    /第\s*二\s*十\s*条\s*(?:第|[（(]\s*一)|信\s*息\s*内\s*容|制\s*发\s*件\s*数|新\s*制\s*作\s*数\s*量/u.exec(
      text,
    )
  if (head === null) return null
  const runs = listRuns(text.slice(head.index), 'proactive', context.form).map((run) => ({
    ...run,
    start: run.start + head.index,
    labelStart: run.labelStart + head.index,
  }))
  const rowCount = tableOf(context.form, 'proactive').blocks.reduce((sum, { rows }) => sum + rows.length, 0)
  // Every row without a figure is a table left blank; a few of them are a sentence.
  if (runs.every((run) => run.raw === '') && runs.length < rowCount - 1) return null
  const rows = runs.map((run): ReadRow => readProactiveRow(run, context))
  const table = tableFrom('proactive', rows, context)
  return { ...table, start: head.index }
}

function readProactiveRow(run: Run, { form, facts }: RunningContext): ReadRow {
  const { blocks } = tableOf(form, 'proactive')
  const block = blocks.find(({ rows }) => rows.some(({ code }) => code === run.row)) ?? {
    heading: null,
    columns: [],
    rows: [],
  }
  const width = block.columns.length
  const tokens = tokensOf(run.raw, width)
  if (run.raw === '' || tokens.length === width)
    return { run, block, tokens: run.raw === '' ? [] : tokens, why: null }
  if (tokens.some((token) => !/^[\d０-９]+$/.test(token))) return { run, block, tokens: null, why: null }
  const readings = listSplits(
    tokens.map((token) => token.normalize('NFKC')),
    width,
  )
  const codes = block.columns.map(({ code }) => code)
  const chosen = codes.includes('inForce')
    ? chooseDocumentCounts(readings, facts)
    : codes.includes('disclosed')
      ? chooseDisclosedCounts(readings)
      : readings.length === 1 && readings[0]
        ? { numbers: readings[0], why: '数字连写，只有一种分法' }
        : null
  const why = singleDigits(run.raw, width) ? null : (chosen?.why ?? null)
  return { run, block, tokens: chosen?.numbers.map(String) ?? null, why }
}
