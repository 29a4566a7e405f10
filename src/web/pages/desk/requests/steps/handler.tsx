import type { Refusal } from '../../../../../domain/refusal.ts'
import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { StepContext } from '../../../../../domain/requests/request-case.ts'
import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import type { VocabularyName } from '../../../../../domain/vocabularies/vocabulary.ts'
import { everyRequest } from '../../../../../usecases/requests/every-request.ts'
import type { SimilarRequests } from '../../../../../usecases/requests/find-similar.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../../desk-visit.ts'
import { problem404 } from '../../problem/not-found.ts'
import { addressOf, pathOf } from '../request-address.ts'
import { similarTo } from '../similar-to.ts'
import { previewStep } from './preview-step.ts'
import type { Raw, StepAbout } from './step-field.ts'
import type { StepForm } from './step-form.ts'
import { findStepForm } from './step-forms.ts'
import type { StepPreview } from './step-view.tsx'
import { StepView } from './step-view.tsx'

interface Opened {
  readonly form: StepForm
  readonly viewed: ViewedRequest
  readonly about: StepAbout
  readonly path: string
  readonly supersedes: number | null
  /** Earlier requests for the same, where the step decides something. */
  readonly similar: SimilarRequests
}

/** Steps for which it matters what was asked and answered before. */
const looksBack: readonly RequestEventType[] = [
  'decision-drafted',
  'decision-reviewed',
  'decision-signed',
  'fee-noticed',
  'similar-noted',
  'publication-decided',
]

/** GET /requests/:region/:request/steps/:step: the form of one kind of fact, or why it is not possible now. */
export async function showStep(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  return 'ok' in opened ? opened : show(visit, opened, { raw: null, errors: [], preview: null })
}

/** POST: `look` shows what the step would change, anything else takes it. */
export async function takeStep(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  if ('ok' in opened) return opened
  const { form, viewed, about, supersedes } = opened
  const raw: Raw = (name) => fieldOf(visit, name).trim()
  const read = form.read(raw, about)
  if (!read.ok) return show(visit, opened, { raw, errors: read.complaints, preview: null })
  if (fieldOf(visit, 'action') === 'look') {
    const preview = previewStep(viewed.case, read.value, supersedes, contextOf(visit, viewed))
    return preview.ok
      ? show(visit, opened, { raw, errors: [], preview: { read: read.value, after: preview.case } })
      : show(visit, opened, { raw, errors: legalErrors(preview), preview: null })
  }
  const taken = await visit.ports.requests.take({
    actor: visit.signedIn.actor,
    at: visit.at,
    regionId: viewed.case.regionId,
    requestId: viewed.case.requestId,
    version: Number(raw('version')),
    fact: read.value.fact,
    on: read.value.on,
    supersedes,
    personal: read.value.personal,
  })
  if (taken.ok) return done(pathOf(viewed.case), `已记下：${actionName(form.type)}。${form.done}`)
  if (isAboutThePerson(taken)) return taken
  return show(visit, opened, { raw, errors: legalErrors(taken), preview: null })
}

/** What the desk answers by itself: another proof of identity, no permission. */
function isAboutThePerson({ code }: Refusal): boolean {
  return ['step-up-needed', 'signed-out', 'no-role', 'out-of-scope', 'own-work'].includes(code)
}

function legalErrors(refusal: Refusal): readonly FormError[] {
  return errorsOf({ ...refusal, message: refusal.message })
}

async function open(visit: Visit): Promise<Opened | Refusal> {
  const address = addressOf(visit)
  const form = findStepForm(visit.context.req.param('step') ?? '')
  if (address === null || form === undefined) return problem404
  const { signedIn, at, ports } = visit
  const viewed = await ports.requests.view({ actor: signedIn.actor, at, ...address })
  if (!viewed.ok) return viewed
  const similar = looksBack.includes(form.type) ? await similarTo(visit, viewed) : null
  const posted = (name: string) => visit.posted.fields.get(name)
  const asked = (name: string) => visit.context.req.query(name) ?? posted(name) ?? ''
  const about: StepAbout = {
    case: viewed.case,
    calendar: viewed.calendar,
    today: at.today,
    asked,
    newId: ports.requests.newId,
    inMonth: similar?.inMonth ?? null,
    terms: await termsOf(visit, form.type, viewed.case.regionId),
    others: form.type === 'similar-noted' ? await othersOf(visit, asked, similar) : new Map(),
  }
  const supersedes = /^\d{1,9}$/.test(asked('supersedes')) ? Number(asked('supersedes')) : null
  const path = `${pathOf(address)}/steps/${form.type}`
  return { form, viewed, about, path, supersedes, similar: similar ?? { similar: [], inMonth: 0 } }
}

/** The region's words that a form offers. */
export async function termsOf(
  { ports }: Visit,
  type: RequestEventType,
  regionId: string,
): Promise<StepAbout['terms']> {
  const wanted = offeredTerms[type]
  if (wanted === undefined) return () => []
  const terms = await ports.vocabularies.terms(regionId, wanted)
  const labels = terms.filter(({ retiredOn }) => retiredOn === null).map(({ label }) => label)
  return (name) => (name === wanted ? labels : [])
}

const offeredTerms: Readonly<Partial<Record<RequestEventType, VocabularyName>>> = {
  'letter-dispatched': 'courier',
  'decision-returned': 'return-reason',
}

/** Requests by number: the alike ones, and the one whose number was typed. */
async function othersOf(
  { ports, signedIn, at }: Visit,
  asked: (name: string) => string,
  similar: SimilarRequests | null,
): Promise<ReadonlyMap<string, string>> {
  const search = asked('otherRequestId').trim().slice(0, 100)
  const filter = { ...everyRequest, search, limit: 20 }
  const typed =
    search === '' ? [] : (await ports.requests.list({ actor: signedIn.actor, at, filter })).requests
  const known = [...(similar?.similar ?? []).map(({ line }) => line), ...typed]
  return new Map(known.map(({ number, requestId }) => [number, requestId]))
}

function contextOf({ signedIn, at }: Visit, { calendar }: ViewedRequest): StepContext {
  return { today: at.today, actorId: signedIn.actor.accountId, calendar }
}

function show(
  visit: Visit,
  { form, viewed, about, path, supersedes, similar }: Opened,
  answer: { raw: Raw | null; errors: readonly FormError[]; preview: StepPreview | null },
): Promise<Response> {
  return respondWithDeskPage(
    visit.context,
    <StepView
      shell={visit.shell}
      form={form}
      viewed={viewed}
      about={about}
      path={path}
      supersedes={supersedes}
      similar={similar}
      {...answer}
    />,
    answer.errors.length > 0 ? 422 : 200,
  )
}
