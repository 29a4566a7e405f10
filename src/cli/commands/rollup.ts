import { effectiveTable, formOf } from '../../domain/annual-report/layout.ts'
import { cellKey } from '../../domain/annual-report/report.ts'
import { type RollUp, rollUp } from '../../domain/annual-report/roll-up.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readInput } from '../files.ts'
import { tableLines } from '../table-lines.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'
import { readChildren } from './audit.ts'

export function rollUpCommand(tools: Tools): Command {
  return {
    name: 'rollup',
    summary: '汇总一个文件夹的年报',
    usage: `gongkai rollup 文件夹 [--json]

把文件夹里的年报逐格相加。有一份缺数，这一格的合计就不完整：JSON 中为 null，并列出缺的是哪几份、至少是多少。
格式或年度与多数不同的年报不计入，并说明原因。

  --json   输出 JSON：合计与读出的数据同形（proactive、requests、remedies），另有 incomplete、leftOut

退出码：0 正常；2 用法不对；4 有文件读不了（读得了的仍然汇总）。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean' } },
      })
      const [folder, ...more] = positionals
      if (folder === undefined || more.length > 0) throw new UsageError('请给出一个文件夹')
      let unreadable = 0
      const children = await readChildren(
        async (file) => (await tools.readReport(await readInput(file), file)).report,
        folder,
        {
          ...io,
          err: (text) => {
            unreadable++
            io.err(text)
          },
        },
      )
      const result = rollUp(children)
      io.out(values.json === true ? JSON.stringify(result, null, 1) : rollUpAsText(result))
      return unreadable > 0 ? exitCode.unreadable : exitCode.fine
    },
  }
}

function rollUpAsText(result: RollUp): string {
  const report = { form: result.form, cells: cellsOf(result) }
  const tables = formOf(report).tables.map(({ code }) =>
    tableLines(effectiveTable(report, code), (row, column) => {
      const rolled = result.sums[cellKey({ table: code, row, column })]
      return rolled && (rolled.complete ? String(rolled.sum) : `≥ ${rolled.sum}`)
    }).join('\n'),
  )
  return [
    `汇总 ${result.reports.length} 份年报，其中 ${result.incomplete.length} 格不完整`,
    ...result.leftOut.map(({ name, reason }) => `没有计入：${name}（${reason}）`),
    '',
    ...tables.map((table) => `${table}\n`),
    ...missingAsText(result),
  ].join('\n')
}

/** Which reports lack figures, and in how many cells. */
function missingAsText({ incomplete }: RollUp): string[] {
  if (incomplete.length === 0) return []
  const counts = new Map<string, number>()
  for (const name of incomplete.flatMap(({ missing }) => missing))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return [
    '标 ≥ 的格有年报没有数，合计只是下限。缺数的年报：',
    ...[...counts].map(([name, count]) => `  ${name}　缺 ${count} 格`),
    '缺的是哪些格，见 --json 的 incomplete。',
  ]
}

/** The sums as cells, for the rows that are printed. */
function cellsOf(result: RollUp) {
  return Object.fromEntries(
    Object.entries(result.sums).map(([key, { sum }]) => [
      key,
      { value: sum, state: 'number' as const, raw: String(sum), source: null },
    ]),
  )
}
