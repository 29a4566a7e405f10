import type { FC } from 'hono/jsx'
import {
  draftSteps,
  firstOpenStep,
  isOptional,
  stepStatus,
} from '../../../../../domain/requests/draft/draft-steps.ts'
import { draftKind } from '../../../../../domain/requests/draft/request-draft.ts'
import type { KeptDraft } from '../../../../../usecases/requests/keep-draft.ts'
import { Instant } from '../../../../components/kit/instant.tsx'
import { type Task, TaskList } from '../../../../components/kit/task-list.tsx'
import { RequestsPage } from '../frame.tsx'
import { draftText as text } from '../text.ts'

/** GET /requests/draft: what is done and what is still to do. */
export const DraftListView: FC<{
  asset: (name: string) => string
  kept: KeptDraft
  organName: string
}> = ({ asset, kept, organName }) => {
  const { draft } = kept
  const kind = draftKind(draft)
  return (
    <RequestsPage title={text.title[kind]} asset={asset} back={{ href: '/requests', label: '申请公开' }}>
      <h1>{text.title[kind]}</h1>
      <p class="lead">
        {text.to}：{organName}
      </p>
      <TaskList tasks={tasksOf(kept)} />
      <p class="quiet">
        {kept.term === 'session' ? (
          text.keptSession
        ) : (
          <>
            草稿保存到 <Instant at={kept.expiresAt} />
            ，在这个浏览器里可以继续填写。
          </>
        )}{' '}
        <a href="/requests/draft/discard">{text.discard}</a>
      </p>
    </RequestsPage>
  )
}

function tasksOf({ draft }: KeptDraft): Task[] {
  const isComplete = firstOpenStep(draft) === null
  const steps = draftSteps.map((step): Task => {
    const { title, hint } = text.tasks[step]
    const status = stepStatus(step, draft)
    return {
      id: step,
      title: step === 'items' && draftKind(draft) === 'correction' ? text.correctionItems : title,
      ...(hint === '' ? {} : { hint }),
      href: status === 'blocked' ? null : `/requests/draft/${step}`,
      status: status === 'open' && isOptional(step) ? 'optional' : status,
    }
  })
  const check: Task = isComplete
    ? { id: 'check', title: text.check, href: '/requests/draft/check', status: 'open' }
    : { id: 'check', title: text.check, hint: text.checkHint, href: null, status: 'blocked' }
  return [...steps, check]
}
