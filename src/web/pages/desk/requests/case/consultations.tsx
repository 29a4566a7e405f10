import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { caseDates } from '../../../../../domain/requests/case-dates.ts'
import { consultedNames } from '../../../../../domain/requests/clock-events.ts'
import type { ConsultationState } from '../../../../../domain/requests/request-case.ts'
import { consultationAnswerNames } from '../../../../../domain/requests/request-words.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'

export interface SideProps {
  readonly viewed: ViewedRequest
  readonly today: LocalDate
}

/** 征求意见: each asked once, its own period, what silence means. */
export const Consultations: FC<SideProps> = ({ viewed: { case: made, calendar, personal }, today }) => {
  const dates = caseDates(made, calendar)
  const nameOf = (id: string) =>
    personal?.find(({ field }) => field === `third-party.name#${id}`)?.masked ?? ''
  return (
    <DataTable
      caption="征求意见"
      captionIs="unseen"
      columns={[
        {
          name: '对象',
          cell: ({ id, sent }: ConsultationState) =>
            `${consultedNames[sent.consulted]}${sent.organName === '' ? (nameOf(id) === '' ? '' : `：${nameOf(id)}`) : `：${sent.organName}`}`,
        },
        { name: '事项', cell: ({ sent }) => sent.about },
        { name: '发出', cell: ({ sent }) => sent.on },
        { name: '送到', cell: ({ delivered }) => delivered ?? '还没有' },
        {
          name: '提出意见的期限',
          cell: ({ id, answered }) => {
            const due = dates.find(({ about }) => about === id)
            if (due === undefined) return answered === null ? '送到以后起算' : ''
            if (due.on < today) return <Tag tone="wrong">{due.on} 已过</Tag>
            return due.provisional ? `${due.on}（暂定）` : due.on
          },
        },
        {
          name: '意见',
          cell: ({ answered, override }) => (
            <>
              {answered === null
                ? ''
                : `${answered.on} ${consultationAnswerNames[answered.answer]}${answered.grounds === '' ? '' : `：${answered.grounds}`}`}
              {override !== null && `；${override.on} 因公共利益决定公开并告知`}
            </>
          ),
        },
      ]}
      rows={made.consultations}
      empty={
        <EmptyState title="没有征求过意见。">
          <p>涉及商业秘密、个人隐私，公开会损害第三方权益的，应当书面征求第三方的意见。</p>
        </EmptyState>
      }
    />
  )
}
