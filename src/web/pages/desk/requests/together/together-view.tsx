import type { FC } from 'hono/jsx'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import type { FormError, Shell } from '../../../../desk-visit.ts'
import { DecisionCard } from '../decision-card.tsx'
import { pathOf } from '../request-address.ts'
import { askedOutcome } from '../steps/decision-steps.ts'
import { OutcomeChoice } from '../steps/outcome-choice.tsx'
import type { Raw, StepAbout } from '../steps/step-field.ts'
import type { StepForm } from '../steps/step-form.ts'
import { StepInput } from '../steps/step-input.tsx'
import { type JointTask, obstacle, taskName } from './joint-tasks.ts'

export type Picked = Pick<ViewedRequest, 'case' | 'actions'>

export interface TogetherViewProps {
  readonly shell: Shell
  readonly path: string
  readonly task: JointTask
  /** null for letters: there is nothing to fill in. */
  readonly form: StepForm | null
  readonly about: StepAbout
  readonly picked: readonly Picked[]
  readonly raw: Raw | null
  readonly errors: readonly FormError[]
}

/** Steps at which the drafts of all are looked at. */
const decidesOn = ['decision-reviewed', 'secrecy-reviewed', 'decision-returned', 'decision-signed']

/** Then: in which of them it is possible, and the one form for all of these. */
export const TogetherView: FC<TogetherViewProps> = (props) => {
  const { shell, path, task, about, picked, errors } = props
  const able = picked.filter((each) => obstacle(task, each) === null)
  const unable = picked.filter((each) => obstacle(task, each) !== null)
  return (
    <DeskPage
      title={`一并办理：${taskName(task)}`}
      shell={shell}
      hasErrors={errors.length > 0 ? 'yes' : 'no'}
    >
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={path}>一并办理</a>
      </p>
      <h1>
        {taskName(task)}（{able.length} 件）
      </h1>
      <ul class="together-list">
        {able.map(({ case: made }) => (
          <li>
            <a href={pathOf(made)}>{made.registered.number}</a>{' '}
            {made.items.map(({ description }) => description).join('；')}
          </li>
        ))}
      </ul>
      {unable.length > 0 && (
        <section class="not-possible">
          <p>下面 {unable.length} 件现在不能做这一步，不包括在内：</p>
          <ul>
            {unable.map((each) => (
              <li>
                <a href={pathOf(each.case)}>{each.case.registered.number}</a>：{obstacle(task, each)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {decidesOn.includes(task.id) && <Drafts picked={able} />}
      {able.length > 0 && <TogetherForm {...props} able={able} about={about} />}
      {able.length === 0 && (
        <p>
          <a href={path}>重新选</a>
        </p>
      )}
    </DeskPage>
  )
}

/** What is approved: once where all of them say the same, else each. */
const Drafts: FC<{ picked: readonly Picked[] }> = ({ picked }) => {
  const drafts = picked.flatMap(({ case: made }) => {
    const decision = made.review.draft?.decision
    return decision === undefined ? [] : [{ made, decision }]
  })
  const different = Map.groupBy(drafts, ({ decision: { items, ...rest } }) =>
    JSON.stringify([rest, items.map(({ answer, says }) => [answer, says])]),
  )
  return (
    <>
      {[...different.values()].map((same) => {
        const [first] = same
        if (first === undefined) return null
        const numbers = same.map(({ made }) => made.registered.number).join('、')
        return <DecisionCard case={first.made} decision={first.decision} heading={`拟办意见：${numbers}`} />
      })}
    </>
  )
}

const TogetherForm: FC<TogetherViewProps & { able: readonly Picked[] }> = (props) => {
  const { shell, path, task, form, about, picked, able, raw, errors } = props
  if (task.id === 'decision-drafted' && askedOutcome(about) === undefined) {
    const keep = new URLSearchParams([
      ['task', task.id],
      ...picked.map(({ case: made }) => [`pick-${made.requestId}`, 'on']),
    ])
    return <OutcomeChoice path={path} now="" keep={keep.toString()} />
  }
  return (
    <>
      {form !== null && form.says.length > 0 && (
        <ul class="law-lines">
          {form.says.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {task.id === 'decision-drafted' && about.case.items.length > 1 && (
        <p>各项写同样的答复：其他申请分项不同，只能整份用同一个答复。</p>
      )}
      <Form shell={shell} action={path}>
        <input type="hidden" name="task" value={task.id} />
        {able.map(({ case: made }) => (
          <>
            <input type="hidden" name={`pick-${made.requestId}`} value="on" />
            <input type="hidden" name={`version-${made.requestId}`} value={String(made.version)} />
          </>
        ))}
        {form?.inputs(about).map((input) =>
          // Of the letters each case has its own: the newest draft is the one that is signed.
          input.name === 'letterId' ? null : (
            <StepInput input={input} value={raw === null ? null : raw(input.name)} errors={errors} />
          ),
        )}
        <p class="actions">
          <button type="submit" class="primary">
            {taskName(task)}（{able.length} 件）
          </button>
          <a href={path}>取消</a>
        </p>
      </Form>
    </>
  )
}
