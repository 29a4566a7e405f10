import type { FC } from 'hono/jsx'
import { factDetails } from '../../../../../domain/requests/fact-details.ts'
import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { RecordedEvent, RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { DecisionCard } from '../decision-card.tsx'

const opinionFacts: readonly RequestEventType[] = [
  'search-recorded',
  'decision-drafted',
  'decision-reviewed',
  'secrecy-reviewed',
  'decision-returned',
  'decision-signed',
  'extension-proposed',
  'extension-approved',
  'extension-refused',
]

export interface OpinionsProps {
  readonly case: RequestCase
  readonly nameOf: (actorId: string) => string
}

/** 意见和审签: the decision that stands and every opinion on it, returned ones too; prints as an approval sheet. */
export const Opinions: FC<OpinionsProps> = ({ case: made, nameOf }) => {
  const decision = made.review.draft?.decision ?? made.outcome
  const said = made.events.filter(({ type }) => opinionFacts.includes(type))
  return (
    <>
      {decision !== null && (
        <DecisionCard
          case={made}
          decision={decision}
          heading={made.review.signed === null ? '拟办意见' : '签发的答复'}
        />
      )}
      <DataTable
        caption="意见"
        columns={[
          { name: '步骤', cell: ({ type }: RecordedEvent) => <span class="nowrap">{actionName(type)}</span> },
          { name: '日期', cell: ({ on }) => <time datetime={on}>{on}</time> },
          { name: '谁', cell: ({ actorId }) => <span class="nowrap">{nameOf(actorId)}</span> },
          { name: '意见', cell: (event) => factDetails(event).join('；') },
        ]}
        rows={said}
        empty={<EmptyState title="还没有意见。" />}
      />
    </>
  )
}
