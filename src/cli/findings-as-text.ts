/** Audit findings on a terminal, gravest first. */

import type { Finding, Severity } from '../domain/annual-report/finding.ts'
import type { Audited } from './commands/audit.ts'

const severities: readonly { readonly severity: Severity; readonly name: string; readonly sign: string }[] = [
  { severity: 'error', name: '错误', sign: '✗' },
  { severity: 'inconsistency', name: '不一致', sign: '≠' },
  { severity: 'warning', name: '提醒', sign: '!' },
  { severity: 'info', name: '提示', sign: '·' },
]

export function findingsAsText({ file, organ, year, result }: Audited): string {
  const counts = severities.map(({ severity, name }) => `${name} ${result.counts[severity]}`).join('　')
  const groups = severities.flatMap(({ severity, name, sign }) => {
    const findings = result.findings.filter((finding) => finding.severity === severity)
    return findings.length === 0
      ? []
      : [`\n${name}`, ...findings.map((finding) => findingLines(finding, sign))]
  })
  const needs = Map.groupBy(result.notAssessable, (rule) => rule.needs)
  const open = [...needs].map(([need, rules]) => `  ${need}：${rules.map(({ id }) => id).join('、')}`)
  if (open.length > 0) open.unshift('\n仅凭这份材料无法判断')
  return [`${file}　${organ} ${year ?? ''}`, counts, ...groups, ...open].join('\n')
}

function findingLines(finding: Finding, sign: string): string {
  const unknown = finding.status === 'unknown' ? '（无法判断）' : ''
  return [
    `${sign} ${finding.id}${unknown}　${finding.message}`,
    finding.formula === null ? null : `    算式：${finding.formula}`,
    finding.text === null ? null : `    原文：“${finding.text.quote}”`,
    `    依据：${finding.basis}`,
    finding.suggestion === null ? null : `    建议：${finding.suggestion}`,
  ]
    .filter((line) => line !== null)
    .join('\n')
}
