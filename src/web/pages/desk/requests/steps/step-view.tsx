import type { FC } from 'hono/jsx'
import { inChinese } from '../../../../../domain/calendar/local-date.ts'
import type { Refusal } from '../../../../../domain/refusal.ts'
import { checkCase } from '../../../../../domain/requests/checks/check-case.ts'
import { factDetails, outcomeName } from '../../../../../domain/requests/fact-details.ts'
import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { RecordedEvent, RequestCase } from '../../../../../domain/requests/request-case.ts'
import { lifecycleNames } from '../../../../../domain/requests/request-words.ts'
import type { SimilarRequests } from '../../../../../usecases/requests/find-similar.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { ClockBand } from '../../../../components/clock/clock-band.tsx'
import { ClockSum } from '../../../../components/clock/clock-sum.tsx'
import { DeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import type { FormError, Shell } from '../../../../desk-visit.ts'
import { DecisionCard } from '../decision-card.tsx'
import { FindingList } from '../finding-list.tsx'
import { pathOf } from '../request-address.ts'
import { askedOutcome } from './decision-steps.ts'
import { NotPossible } from './not-possible.tsx'
import { OutcomeChoice } from './outcome-choice.tsx'
import type { Raw, StepAbout } from './step-field.ts'
import type { StepForm, StepRead } from './step-form.ts'
import { onlyMends } from './step-forms.ts'
import { StepInput } from './step-input.tsx'

export interface StepPreview {
  readonly read: StepRead
  readonly after: RequestCase
}

export interface StepViewProps {
  readonly shell: Shell
  readonly form: StepForm
  readonly viewed: ViewedRequest
  readonly about: StepAbout
  readonly path: string
  readonly supersedes: number | null
  readonly similar: SimilarRequests
  /** As typed; null = opened for the first time. */
  readonly raw: Raw | null
  readonly errors: readonly FormError[]
  readonly preview: StepPreview | null
}

/** Steps at which the decision is looked at before a word is written. */
const decidesOn = ['decision-reviewed', 'secrecy-reviewed', 'decision-returned', 'decision-signed']

const extensionSteps = ['extension-approved', 'extension-refused', 'extension-notified']

export const StepView: FC<StepViewProps> = (props) => {
  const { shell, form, viewed, about, path, supersedes, errors } = props
  const made = viewed.case
  const name = actionName(form.type)
  const corrected = made.events.find(({ sequence }) => sequence === supersedes) ?? null
  const refusal = corrected === null ? refusalOf(viewed, form) : null
  const hasNothingToMend = corrected === null && onlyMends.includes(form.type)
  const { draft } = made.review
  return (
    <DeskPage
      title={`${name} · ${made.registered.number}`}
      shell={shell}
      hasErrors={errors.length > 0 ? 'yes' : 'no'}
    >
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={pathOf(made)}>{made.registered.number}</a>
      </p>
      <h1>{corrected === null ? name : `更正：${actionName(corrected.type)}`}</h1>
      <p class="quiet">{made.items.map(({ description }) => description).join('；')}</p>
      {corrected !== null && <Corrected entry={corrected} />}
      {draft !== null && decidesOn.includes(form.type) && (
        <>
          {made.clock?.ok === true && <ClockSum clock={made.clock} />}
          <DecisionCard case={made} decision={draft.decision} heading="拟办意见" />
          <FindingList findings={checkCase(made, viewed.calendar, about.today)} />
          <p>
            <a href={`${pathOf(made)}/letters`}>看答复书</a>
            {form.type === 'decision-signed' && '：签发的就是最后拟好的那一份，签发前会逐条检查。'}
          </p>
        </>
      )}
      {extensionSteps.includes(form.type) && <Proposal case={made} about={about} />}
      <Similar similar={props.similar} path={pathOf(made)} />
      {hasNothingToMend && <p>请从“日志”里选要更正、撤销的那一条。</p>}
      {refusal !== null && <NotPossible refusal={refusal} />}
      {refusal === null && !hasNothingToMend && <StepBody {...props} corrected={corrected} path={path} />}
      {about.asked('code') !== '' && form.type === 'decision-drafted' && (
        <p>
          <a href={path}>换一种处理结果</a>
        </p>
      )}
    </DeskPage>
  )
}

const StepBody: FC<StepViewProps & { corrected: RecordedEvent | null }> = (props) => {
  const { shell, form, viewed, about, path, supersedes, raw, errors, preview, corrected } = props
  if (form.type === 'decision-drafted' && askedOutcome(about) === undefined)
    return <OutcomeChoice path={path} now="" />
  const inputs = form.inputs(about)
  return (
    <>
      {form.says.length > 0 && (
        <ul class="law-lines">
          {form.says.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {preview !== null && <Preview now={viewed.case} preview={preview} about={about} />}
      <Form shell={shell} action={path}>
        <input type="hidden" name="version" value={String(viewed.case.version)} />
        {supersedes !== null && <input type="hidden" name="supersedes" value={String(supersedes)} />}
        {inputs.map((input) => (
          <StepInput
            input={input}
            value={raw === null ? valueIn(corrected, input.name) : raw(input.name)}
            errors={errors}
          />
        ))}
        <p class="actions">
          <button type="submit" class="primary">
            {form.submit}
          </button>
          <button type="submit" name="action" value="look">
            先看期限会怎样
          </button>
          <a href={pathOf(viewed.case)}>取消</a>
        </p>
      </Form>
    </>
  )
}

/** What was proposed, and the period that it would make longer. */
const Proposal: FC<{ case: RequestCase; about: StepAbout }> = ({ case: { extension, clock }, about }) =>
  extension.proposed === null ? null : (
    <section class="outcome" aria-labelledby="proposal-title">
      <h2 id="proposal-title">提出的延期：{extension.proposed.workingDays} 个工作日</h2>
      <p>{extension.proposed.reason}</p>
      {clock?.ok === true && (
        <>
          <ClockSum clock={clock} />
          <ClockBand clock={clock} today={about.today} calendar={about.calendar} />
        </>
      )}
    </section>
  )

/** What was asked before and how it ended: replies to the same question should not differ without reason. */
const Similar: FC<{ similar: SimilarRequests; path: string }> = ({ similar: { similar }, path }) =>
  similar.length === 0 ? null : (
    <section class="similar" aria-labelledby="similar-title">
      <h2 id="similar-title">以前相似的申请</h2>
      <ul>
        {similar.slice(0, 5).map(({ line, likeness, figures, sameApplicant }) => (
          <li>
            <a href={pathOf(line)}>{line.number}</a> {line.title}
            <span class="quiet">
              {' '}
              {line.outcome === null ? '还没有办结' : outcomeName(line.outcome)}，
              <span class="nowrap">内容 {Math.round(likeness * 100)}% 相同</span>
              {figures === 'differ' && '，数字不同'}
              {sameApplicant === 'yes' && '，同一申请人'}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${path}/together`}>与相同的申请一并办理</a>
      </p>
    </section>
  )

/** The value of a plain field in the entry that is being corrected. */
function valueIn(entry: RecordedEvent | null, name: string): string | null {
  if (entry === null) return null
  const value = Object.entries(entry).find(([key]) => key === name)?.[1]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function refusalOf({ actions }: ViewedRequest, { type }: StepForm): Refusal | null {
  const action = actions.find((each) => each.type === type)
  return action === undefined || action.allowed === true ? null : action.allowed
}

const Corrected: FC<{ entry: RecordedEvent }> = ({ entry }) => (
  <p class="outcome">
    原来的记录：{inChinese(entry.on)}，{actionName(entry.type)}。{factDetails(entry).join('；')}
  </p>
)

const Preview: FC<{ now: RequestCase; preview: StepPreview; about: StepAbout }> = ({
  now,
  preview,
  about,
}) => {
  const { after } = preview
  const [before, then] = [dueOf(now), dueOf(after)]
  return (
    <section class="outcome" aria-labelledby="preview-title">
      <h2 id="preview-title">记下以后</h2>
      <p>
        状态：{lifecycleNames[after.lifecycle]}。
        {before === then ? `最迟答复日不变：${then}。` : `最迟答复日由 ${before} 变为 ${then}。`}
        {preview.read.fact.type === 'fee-noticed' && `应收 ${preview.read.fact.yuan} 元。`}
        还没有记下。
      </p>
      {after.clock?.ok === true && (
        <>
          <ClockSum clock={after.clock} />
          <ClockBand clock={after.clock} today={about.today} />
        </>
      )}
    </section>
  )
}

function dueOf({ clock }: RequestCase): string {
  if (clock === null || !clock.ok) return '（尚未起算）'
  return clock.due === null ? '（期限停着）' : inChinese(clock.due)
}
