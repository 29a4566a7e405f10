import type { FC } from 'hono/jsx'
import { citationText } from '../../../../../domain/citation-text.ts'
import type { Refusal } from '../../../../../domain/refusal.ts'
import { DeskPage } from '../../../../components/kit/desk-page.tsx'
import type { Shell } from '../../../../desk-visit.ts'
import { pathOf } from '../request-address.ts'
import type { Picked } from './together-view.tsx'

export interface ResultViewProps {
  readonly shell: Shell
  readonly path: string
  readonly says: string
  readonly picked: readonly Picked[]
  readonly answers: readonly {
    readonly requestId: string
    readonly answer: { readonly ok: true } | Refusal
  }[]
}

/** Last: what was done, and what stood in the way where it was not. */
export const ResultView: FC<ResultViewProps> = ({ shell, path, says, picked, answers }) => {
  const answerOf = new Map(answers.map(({ requestId, answer }) => [requestId, answer]))
  return (
    <DeskPage title="一并办理的结果" shell={shell}>
      <p class="trail">
        <a href={path}>一并办理</a>
      </p>
      <h1>一并办理的结果</h1>
      <p>{says}</p>
      <ul class="together-list">
        {picked.map(({ case: made }) => (
          <li>
            <a href={pathOf(made)}>{made.registered.number}</a>：{inWords(answerOf.get(made.requestId))}
          </li>
        ))}
      </ul>
      <p class="actions">
        <a class="button" href={path}>
          接着一并办理
        </a>
      </p>
    </DeskPage>
  )
}

function inWords(answer: { readonly ok: true } | Refusal | undefined): string {
  if (answer === undefined || answer.ok) return '已办'
  return `没有办成。${answer.message}${answer.cites === null ? '' : `（${citationText(answer.cites)}）`}`
}
