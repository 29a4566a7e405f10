import type { Refusal } from '../../../../../domain/refusal.ts'
import { isActionType } from '../../../../../domain/requests/request-actions.ts'
import type { SimilarRequest } from '../../../../../usecases/requests/find-similar.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../../desk-visit.ts'
import { problem404 } from '../../problem/not-found.ts'
import { addressOf, pathOf, type RequestAddress } from '../request-address.ts'
import { similarTo } from '../similar-to.ts'
import { termsOf } from '../steps/handler.tsx'
import type { Raw, StepAbout } from '../steps/step-field.ts'
import { findStepForm } from '../steps/step-forms.ts'
import { ChooseView } from './choose-view.tsx'
import { findJointTask, type JointTask, taskName } from './joint-tasks.ts'
import { ResultView } from './result-view.tsx'
import { type Picked, TogetherView } from './together-view.tsx'

interface Opened {
  readonly path: string
  readonly viewed: ViewedRequest
  readonly similar: readonly SimilarRequest[]
}

/** GET /requests/:region/:request/together: who asks for the same, and what is to be done in all of them. */
export async function showTogether(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  if ('ok' in opened) return opened
  const { context, shell, at } = visit
  const task = findJointTask(context.req.query('task') ?? '')
  if (task !== undefined) return show(visit, opened, task, null, [])
  return respondWithDeskPage(
    context,
    <ChooseView
      shell={shell}
      path={opened.path}
      viewed={opened.viewed}
      similar={opened.similar}
      today={at.today}
    />,
  )
}

/** POST: does it in each; what stands in the way of one is told and keeps none of the others. */
export async function takeTogether(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  if ('ok' in opened) return opened
  const task = findJointTask(fieldOf(visit, 'task'))
  if (task === undefined) return problem404
  const raw: Raw = (name) => fieldOf(visit, name).trim()
  const requests = pickedIds(visit).map((requestId) => ({
    regionId: opened.viewed.case.regionId,
    requestId,
    version: Number(raw(`version-${requestId}`)),
  }))
  if (requests.length === 0)
    return show(visit, opened, task, raw, [{ field: null, message: '请至少选一件申请' }])
  const answered = await doTask(visit, opened, task, requests, raw)
  if ('errors' in answered) return show(visit, opened, task, raw, answered.errors)
  if (!answered.ok) return answered
  const { answers } = answered
  const well = answers.filter(({ answer }) => answer.ok).length
  const says = `${taskName(task)}：${well} 件已办${well < answers.length ? `，${answers.length - well} 件没有办成` : ''}。`
  if (well === answers.length) return done(opened.path, says)
  const first = async () => {
    const picked = await pick(
      visit,
      opened,
      answers.map(({ requestId }) => requestId),
    )
    return respondWithDeskPage(
      visit.context,
      <ResultView shell={visit.shell} path={opened.path} says={says} picked={picked} answers={answers} />,
    )
  }
  return { ...done(opened.path, says), first }
}

type Request = RequestAddress & { readonly version: number }
export type Answer = RequestAddress & { readonly answer: { readonly ok: true } | Refusal }
type Answered = { readonly ok: true; readonly answers: readonly Answer[] }

async function doTask(
  visit: Visit,
  opened: Opened,
  task: JointTask,
  requests: readonly Request[],
  raw: Raw,
): Promise<Answered | Refusal | { readonly errors: readonly FormError[] }> {
  const { ports, signedIn, at } = visit
  const { actor } = signedIn
  if (task.does === 'letters') {
    const all = { actor, at, requests }
    const { draftReplies, issueReplies } = ports.letters
    return { ok: true, answers: await (task.id === 'draft-letters' ? draftReplies(all) : issueReplies(all)) }
  }
  const read = findStepForm(task.id)?.read(raw, await aboutOf(visit, opened, task))
  if (read === undefined) return problem404
  if (!read.ok) return { errors: read.complaints }
  const { fact, on } = read.value
  const taken = await ports.requests.takeTogether({ actor, at, requests, fact, on })
  if (!taken.ok) return { errors: errorsOf(taken) }
  // Another proof of identity is asked for once, before anything is done.
  const unproven = taken.answers.find(({ answer }) => !answer.ok && answer.code === 'step-up-needed')
  return unproven !== undefined && !unproven.answer.ok ? unproven.answer : taken
}

async function open(visit: Visit): Promise<Opened | Refusal> {
  const address = addressOf(visit)
  if (address === null) return problem404
  const { ports, signedIn, at } = visit
  const viewed = await ports.requests.view({ actor: signedIn.actor, at, ...address })
  if (!viewed.ok) return viewed
  const { similar } = await similarTo(visit, viewed)
  return { path: `${pathOf(address)}/together`, viewed, similar }
}

/** From the address when it is opened, from the form when it is sent. */
function pickedIds({ context, posted }: Visit): string[] {
  const names = [...Object.keys(context.req.query()), ...posted.fields.keys()]
  return [...new Set(names.flatMap((name) => /^pick-([0-9a-f-]{36})$/.exec(name)?.[1] ?? []))]
}

async function pick(visit: Visit, { viewed }: Opened, ids: readonly string[]): Promise<Picked[]> {
  const { regionId } = viewed.case
  const { signedIn, at, ports } = visit
  const found = await Promise.all(
    ids.map((requestId) => ports.requests.view({ actor: signedIn.actor, at, regionId, requestId })),
  )
  return found.flatMap((each) => (each.ok ? [each] : []))
}

async function aboutOf(visit: Visit, { viewed }: Opened, { id }: JointTask): Promise<StepAbout> {
  const asked = (name: string) => visit.context.req.query(name) ?? visit.posted.fields.get(name) ?? ''
  return {
    case: viewed.case,
    calendar: viewed.calendar,
    today: visit.at.today,
    asked,
    newId: visit.ports.requests.newId,
    inMonth: null,
    terms: isActionType(id) ? await termsOf(visit, id, viewed.case.regionId) : () => [],
    others: new Map(),
  }
}

async function show(
  visit: Visit,
  opened: Opened,
  task: JointTask,
  raw: Raw | null,
  errors: readonly FormError[],
): Promise<Response> {
  const picked = await pick(visit, opened, pickedIds(visit))
  return respondWithDeskPage(
    visit.context,
    <TogetherView
      shell={visit.shell}
      path={opened.path}
      task={task}
      form={findStepForm(task.id) ?? null}
      about={await aboutOf(visit, opened, task)}
      picked={picked}
      raw={raw}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  )
}
