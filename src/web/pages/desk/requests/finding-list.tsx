import type { FC } from 'hono/jsx'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import type { CaseFinding } from '../../../../domain/requests/checks/case-finding.ts'
import { Tag } from '../../../components/kit/tag.tsx'

const severityWords = { error: '违法', warning: '有风险', info: '注意' } as const

/** Findings with sign and words, each with its article. */
export const FindingList: FC<{ findings: readonly CaseFinding[] }> = ({ findings }) => (
  <ul class="case-findings">
    {findings.map(({ id, severity, message, basis, on }) => (
      <li class={severity === 'error' ? 'is-wrong' : undefined}>
        <Tag tone={severity === 'error' ? 'wrong' : 'quiet'}>{severityWords[severity]}</Tag> {message}
        <span class="quiet">
          （{inChinese(on)}，{basis}，{id}）
        </span>
      </li>
    ))}
  </ul>
)
