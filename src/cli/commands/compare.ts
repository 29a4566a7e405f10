import { type CellChange, type Comparison, compareReports } from '../../domain/annual-report/compare.ts'
import type { Command } from '../command.ts'
import { displayWidth, padDisplay } from '../display-width.ts'
import { exitCode } from '../exit-code.ts'
import { readInput } from '../files.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export function compareCommand(tools: Tools): Command {
  return {
    name: 'compare',
    summary: '今年的年报与上年的逐格对比',
    usage: `gongkai compare 今年 上年 [--json]

逐格列出增减，核对应当衔接的数（结转、现行有效件数、尚未审结），比较正文的雷同程度。
空白或读不懂的单元格不参与增减，不当作 0。

  --json   输出 JSON

例：gongkai compare 2023.pdf 2022.pdf
退出码：0 正常；1 有衔接不上的错误；2 用法不对；4 文件读不了。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean' } },
      })
      const [current, previous, ...more] = positionals
      if (current === undefined || previous === undefined || more.length > 0) {
        throw new UsageError('请给出两个文件：今年的在前，上年的在后')
      }
      const read = async (file: string) => (await tools.readReport(await readInput(file), file)).report
      const comparison = compareReports(await read(current), await read(previous))
      io.out(values.json === true ? JSON.stringify(comparison, null, 1) : comparisonAsText(comparison))
      const broken = comparison.continuity.some(
        ({ severity, status }) => severity === 'error' && status === 'fail',
      )
      return broken ? exitCode.findings : exitCode.fine
    },
  }
}

function comparisonAsText(comparison: Comparison): string {
  const { current, previous, cautions, cells, continuity, similarity } = comparison
  const changed = cells.filter(({ change }) => change !== null && change !== 0)
  const width = Math.max(...changed.map(({ label }) => displayWidth(label)), 40) + 2
  const unknown = cells.filter(({ change }) => change === null).length
  return [
    `${current.organ} ${current.year ?? '？'} 年　对　${previous.organ} ${previous.year ?? '？'} 年`,
    ...cautions.map((caution) => `注意：${caution}`),
    '',
    `有增减的 ${changed.length} 格，有一边没有数的 ${unknown} 格`,
    `  ${padDisplay('项目', width)}${padDisplay('上年', 14)}${padDisplay('今年', 14)}增减`,
    ...changed.map((change) => changeAsText(change, width)),
    '',
    `正文与上年相同的部分：${(similarity.whole * 100).toFixed(0)}%`,
    '',
    continuity.length === 0 ? '年度之间的衔接：没有发现问题' : '年度之间的衔接：',
    ...continuity.map(({ id, message }) => `  ${id}　${message}`),
  ].join('\n')
}

function changeAsText({ label, previous, current, change, percent }: CellChange, width: number): string {
  const sign = change !== null && change > 0 ? '+' : ''
  const share = percent === null ? '' : `（${sign}${percent}%）`
  return `  ${padDisplay(label, width)}${padDisplay(String(previous), 14)}${padDisplay(String(current), 14)}${sign}${change}${share}`
}
