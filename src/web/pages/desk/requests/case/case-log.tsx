import type { FC } from 'hono/jsx'
import { factDetails } from '../../../../../domain/requests/fact-details.ts'
import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { RecordedEvent } from '../../../../../domain/requests/request-case.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { Instant } from '../../../../components/kit/instant.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'
import { pathOf } from '../request-address.ts'
import { findStepForm } from '../steps/step-forms.ts'

export interface CaseLogProps {
  readonly viewed: ViewedRequest
  readonly nameOf: (actorId: string) => string
}

/** 日志: every entry as the ledger keeps it, corrected ones too; nothing is ever taken out. */
export const CaseLog: FC<CaseLogProps> = ({ viewed: { case: made, recorded, correctable }, nameOf }) => {
  const corrected = new Set(recorded.map(({ supersedes }) => supersedes))
  const path = pathOf(made)
  return (
    <>
      <p class="quiet">
        按记入的先后排列。记错的不能改，只能更正或者撤销：原来的一条仍然留着，期限和统计按更正后的算。
      </p>
      <DataTable
        caption="日志"
        captionIs="unseen"
        columns={[
          { name: '序号', cell: ({ sequence }: RecordedEvent) => sequence },
          { name: '发生', cell: ({ on }) => <time datetime={on}>{on}</time> },
          {
            name: '记录',
            cell: (event) => (
              <>
                {actionName(event.type)}
                {corrected.has(event.sequence) && (
                  <>
                    {' '}
                    <Tag tone="quiet">已更正</Tag>
                  </>
                )}
                {event.supersedes !== null && <span class="quiet">（更正第 {event.supersedes} 条）</span>}
                <span class="quiet log-details">{factDetails(event).join('；')}</span>
              </>
            ),
          },
          { name: '记录人', cell: ({ actorId }) => <span class="nowrap">{nameOf(actorId)}</span> },
          { name: '记入时间', cell: ({ recordedAt }) => <Instant at={recordedAt} /> },
          {
            name: '更正',
            cell: (event) =>
              corrected.has(event.sequence) || !correctable.has(event.type) ? (
                ''
              ) : (
                <CorrectLinks event={event} path={path} />
              ),
          },
        ]}
        rows={recorded}
        empty={<EmptyState title="还没有记录。" />}
      />
    </>
  )
}

const CorrectLinks: FC<{ event: RecordedEvent; path: string }> = ({ event: { type, sequence }, path }) => {
  const form = findStepForm(type)
  if (form === undefined || type === 'entry-revoked') return null
  const mayRevoke = type !== 'request-registered'
  return (
    <span class="no-print log-links">
      <a href={`${path}/steps/${type}?supersedes=${sequence}`}>
        更正<span class="unseen">第 {sequence} 条</span>
      </a>{' '}
      {mayRevoke && (
        <a href={`${path}/steps/entry-revoked?supersedes=${sequence}`}>
          撤销<span class="unseen">第 {sequence} 条</span>
        </a>
      )}
    </span>
  )
}
