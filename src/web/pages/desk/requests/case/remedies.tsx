import type { FC } from 'hono/jsx'
import { basisText } from '../../../../../domain/citation-text.ts'
import { answerDue } from '../../../../../domain/requests/remedy-clock.ts'
import type { RemedyState } from '../../../../../domain/requests/request-case.ts'
import {
  procedureNames,
  remedyKindNames,
  remedyResultNames,
} from '../../../../../domain/requests/request-words.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'
import { pathOf } from '../request-address.ts'
import type { SideProps } from './consultations.tsx'

/** 复议、诉讼 of the reply, each with its own clock, and the bundle of evidence. */
export const Remedies: FC<SideProps> = ({ viewed: { case: made, calendar }, today }) => (
  <>
    <DataTable
      caption="复议、诉讼"
      captionIs="unseen"
      columns={[
        {
          name: '种类',
          cell: ({ filed }: RemedyState) =>
            filed.after === null ? remedyKindNames[filed.remedyKind] : '复议后起诉',
        },
        { name: '机关、法院', cell: ({ filed }) => filed.before },
        { name: '案号', cell: ({ filed }) => filed.docket },
        { name: '登记', cell: ({ filed }) => filed.on },
        {
          name: '答复、答辩的期限',
          cell: (remedy) => {
            const due = answerDue(remedy, calendar)
            if (due === null) return '收到通知以后起算'
            if (remedy.answered !== null) return `${remedy.answered} 已提交`
            return (
              <>
                {due.on < today ? <Tag tone="wrong">{due.on} 已过</Tag> : due.on}
                {due.provisional && '（暂定）'}{' '}
                <span class="quiet">
                  {remedy.noticed === null ? '' : procedureNames[remedy.noticed.procedure]}，
                  {basisText(due.rule)}
                </span>
              </>
            )
          },
        },
        {
          name: '结果',
          cell: ({ decided }) =>
            decided === null
              ? '尚未审结'
              : `${decided.on} ${remedyResultNames[decided.result]}${decided.remake === 'yes' ? '，责令重新答复' : ''}`,
        },
      ]}
      rows={made.remedies}
      empty={<EmptyState title="没有复议、诉讼。" />}
    />
    <p class="actions no-print">
      <a href={`${pathOf(made)}/bundle`}>证据材料（答复书、送达凭证、检索记录、办理日志）</a>
    </p>
  </>
)
