import { citationText } from '../../domain/citation-text.ts'
import { type Fee, unitNames } from '../../domain/requests/fee.ts'
import { feePerItem } from '../../law/information-fee-measures-2020/article-4-per-item.ts'
import { feePerPage } from '../../law/information-fee-measures-2020/article-5-per-page.ts'
import { feePayment } from '../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import type { FeeRule } from '../../law/information-fee-measures-2020/fee-tier.ts'
import { instruments } from '../../law/instruments.ts'
import { computeFee } from '../../usecases/compute-fee.ts'
import type { Command } from '../command.ts'
import { displayWidth } from '../display-width.ts'
import { exitCode } from '../exit-code.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

const measures = instruments['information-fee-measures-2020']

export const feeCommand: Command = {
  name: 'fee',
  summary: '算信息处理费：按件或者按页，逐档列出',
  usage: `gongkai fee --items 件数 | --pages 页数 [--json]

按${measures.title}（${measures.number}）计算信息处理费，两种标准都是超额累进：
  --items N  按件：同一申请人在一个自然月内累计申请的件数
             ${tiersText(feePerItem)}
  --pages N  按量：一件申请提供的页数
             ${tiersText(feePerPage)}
  --json     输出 JSON：{ "yuan", "steps": [ { "from", "to", "rate", "yuan", "basis" } ] }

同一件申请只能选一种标准（第三条）。申请人应当在收到收费通知次日起${feePayment.term.length}个工作日内缴费，
期限用 gongkai clock --term fee-payment --received 收到通知之日 计算。

例：gongkai fee --items 33
    gongkai fee --pages 250 --json
退出码：0 正常；2 用法不对。`,
  run: async (args, io) => {
    const { values } = parseCommandLine({
      args,
      options: { items: { type: 'string' }, pages: { type: 'string' }, json: { type: 'boolean' } },
    })
    if (values.items === undefined && values.pages === undefined)
      throw new UsageError('没有给出件数或者页数：请写 --items 件数，或者 --pages 页数')
    const result = computeFee({
      ...(values.items === undefined ? {} : { items: wholeNumber('--items', values.items) }),
      ...(values.pages === undefined ? {} : { pages: wholeNumber('--pages', values.pages) }),
    })
    if (!result.ok)
      throw new UsageError(
        result.message + (result.cites === null ? '' : `（${citationText(result.cites)}）`),
      )
    io.out(
      values.json === true
        ? JSON.stringify({ yuan: result.yuan, steps: result.steps }, null, 1)
        : feeAsText(result),
    )
    return exitCode.fine
  },
}

/** The tiers of a rule in a line: 30页以内免费，31—100页每页10元 … */
function tiersText({ unit, tiers, bands }: FeeRule): string {
  const name = unitNames[unit]
  const parts = tiers.map(({ from, to, yuan }) => {
    if (yuan === 0) return `${to}${name}以内免费`
    return `${to === null ? `${from}${name}起` : `${from}—${to}${name}`}每${name}${yuan}元`
  })
  if (bands !== null)
    parts.push(`${bands.from}${name}起每${bands.size}${name}一档，每档每${name}再加${bands.risesBy}元`)
  return parts.join('，')
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} 后面应当是一个不带单位的整数，不是“${text}”`)
  return Number(text)
}

function feeAsText({ unit, count, yuan, steps }: Fee): string {
  const name = unitNames[unit]
  const lines = steps.map((step) => {
    const range = step.from === step.to ? `第${step.from}${name}` : `第${step.from}至${step.to}${name}`
    const sum = `${step.to - step.from + 1}${name} × ${step.rate}元 = ${step.yuan}元`
    return `  ${fill(range, 18)}${fill(sum, 28)}${step.basis}`
  })
  const title = unit === 'item' ? `一个自然月内累计${count}件` : `${count}页`
  return [`信息处理费：${yuan}元（${title}）`, ...lines].join('\n')
}

/** Fills to a number of terminal columns, never cuts. */
function fill(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - displayWidth(text)))
}
