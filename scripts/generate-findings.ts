/** docs/generated/findings.md: every rule of the audit with an example that the real audit produced. */

import { audit, basisOf } from '../src/domain/annual-report/audit/audit.ts'
import { auditChecks, type CheckId } from '../src/law/annual-report-checks/catalogue.ts'
import type { AuditCheck, CheckNeed } from '../src/law/annual-report-checks/check.ts'
import { instruments } from '../src/law/instruments.ts'
import type { Citation } from '../src/law/rule.ts'
import { findingExamples } from '../test/support/finding-examples.ts'

const families: readonly (readonly [string, string])[] = [
  ['AR-S', '格式和结构'],
  ['AR-B', '表二：主动公开'],
  ['AR-C', '表三：申请'],
  ['AR-D', '表四：复议、诉讼'],
  ['AR-N', '正文与统计表'],
  ['AR-Y', '与上年、与他人相比'],
  ['AR-H', '汇总与所属单位'],
  ['AR-P', '公布'],
  ['AR-L', '用语'],
]

const severities = { error: '错误', inconsistency: '不一致', warning: '提醒', info: '提示' } as const

const needs: Readonly<Record<CheckNeed, string>> = {
  document: '报告本身',
  previous: '上年年报',
  children: '所属单位年报',
  'expected-children': '应报单位名单',
  ledger: '台账重算的数',
  register: '办理台账',
  library: '规范性文件库',
  powers: '权力清单',
  'organ-kind': '单位性质',
  publication: '公布的时间和地方',
  peers: '其他单位年报',
}

const verifications = {
  read: '已核对原文',
  secondary: '据可靠转述',
  'to-be-confirmed': '待确认',
  inference: '推定，待确认',
} as const

function cite(citation: Citation): string {
  const { title, number } = instruments[citation.instrument]
  const place = [
    citation.article === undefined ? '' : `第${citation.article}条`,
    citation.paragraph === undefined ? '' : `第${citation.paragraph}款`,
    citation.item === undefined ? '' : `第（${citation.item}）项`,
    citation.place ?? '',
  ].join('')
  return `${title}${number === null ? '' : `（${number}）`}${place}`
}

function describe(id: CheckId): string {
  const check: AuditCheck = auditChecks[id]
  const { shows, breaks } = findingExamples[id]
  const found = audit(breaks.report, breaks.context).findings.find((finding) => finding.id === id)
  if (found === undefined) throw new Error(`${id}: the example does not break the rule`)
  const lines = [
    `### ${id} ${check.title}`,
    '',
    `- 级别：${severities[check.severity]}`,
    `- 依据：${basisOf(check)}`,
    `- 出处：${cite(check.cites)}（${verifications[check.verification]}）`,
    `- 需要：${check.needs.map((need) => needs[need]).join('、')}`,
    ...(check.formula === null ? [] : [`- 关系：${check.formula}`]),
    `- 例：${shows}`,
    '',
    `  > ${severities[found.severity]}：${found.message}`,
    ...(found.formula === null ? [] : ['  >', `  > 算式：${found.formula}`]),
    ...(found.suggestion === null ? [] : ['  >', `  > 建议：${found.suggestion}`]),
    '',
  ]
  return lines.join('\n')
}

/** The whole page. */
export function renderFindings(): string {
  const ids = Object.keys(auditChecks) as CheckId[] // keys of the catalogue are its ids
  const head = [
    '# 核查规则',
    '',
    '由 `npm run generate` 从 `src/law/annual-report-checks` 生成，不要手改。例子是虚构的报告经同一套核查得到的结果。',
    '',
    `共 ${ids.length} 条。每条规则的回答有三种：有问题、没有问题、无法判断；空白不当作 0，缺少材料不当作通过。`,
    '',
  ]
  const parts = families.map(([prefix, title]) =>
    [`## ${prefix} ${title}`, '', ...ids.filter((id) => id.startsWith(prefix)).map(describe)].join('\n'),
  )
  return [...head, ...parts].join('\n')
}
