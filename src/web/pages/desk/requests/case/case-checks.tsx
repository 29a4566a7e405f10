import type { FC } from 'hono/jsx'
import { checkCase } from '../../../../../domain/requests/checks/check-case.ts'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { FindingList } from '../finding-list.tsx'
import type { SideProps } from './consultations.tsx'

/** 自查 of one case: what a court would find in its log. */
export const CaseChecks: FC<SideProps> = ({ viewed: { case: made, calendar }, today }) => {
  const findings = checkCase(made, calendar, today)
  if (findings.length > 0) return <FindingList findings={findings} />
  return (
    <EmptyState title="没有发现问题。">
      <p>期限、告知、征求意见、收费、送达和办结，都对照过了；文书在签发以前另行检查。</p>
    </EmptyState>
  )
}
