import type { LetterKind } from '../../../../domain/requests/letter-kind.ts'
import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import type { RequestCase } from '../../../../domain/requests/request-case.ts'
import { decisionOf, usualService } from '../../../../usecases/letters/letter-facts-of.ts'
import { fieldsOf } from '../../../../usecases/letters/view-letter.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { addressOf, pathOf } from '../requests/request-address.ts'
import { kindOf, letterPath } from './letter-address.ts'
import {
  ConsultationField,
  LetterFields,
  readConsultation,
  readParticulars,
  readService,
  ServiceField,
} from './letter-form.tsx'

/** GET /requests/:region/:request/letters/new/:kind */
export async function showNewLetter(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  if ('ok' in opened) return opened
  const given = decisionOf(opened.made, opened.kind)?.particulars ?? {}
  return show(visit, opened, { ...suggestions(opened.made, opened.kind), ...given }, [])
}

/** POST: what is missing becomes a gap in the draft, so nothing is refused here for being empty. */
export async function createLetter(visit: Visit): Promise<Outcome> {
  const opened = await open(visit)
  if ('ok' in opened) return opened
  const { made, kind } = opened
  const particulars = readParticulars(visit, fieldsOf(made, kind))
  const { regionId, requestId } = made
  const drafted = await visit.ports.letters.draft({
    actor: visit.signedIn.actor,
    at: visit.at,
    regionId,
    requestId,
    kind,
    particulars,
    servedBy: readService(visit),
    consultation: readConsultation(visit, made),
  })
  if (drafted.ok)
    return done(letterPath({ regionId, requestId, letterId: drafted.letterId }), `已拟好${kindNames[kind]}。`)
  return drafted.code === 'no-decision' ? show(visit, opened, particulars, errorsOf(drafted)) : drafted
}

interface Opened {
  readonly made: RequestCase
  readonly kind: LetterKind
}

async function open(visit: Visit) {
  const [address, kind] = [addressOf(visit), kindOf(visit)]
  if (address === null || kind === null) return problem404
  const listed = await visit.ports.letters.list({ actor: visit.signedIn.actor, at: visit.at, ...address })
  return listed.ok ? ({ made: listed.case, kind } satisfies Opened) : listed
}

/** What the case already says, so that nobody types it twice. */
function suggestions(made: RequestCase, kind: LetterKind): Record<string, string> {
  const last = <T extends RequestCase['events'][number]['type']>(type: T) =>
    made.events.findLast(
      (event): event is Extract<RequestCase['events'][number], { type: T }> => event.type === type,
    )
  const due = made.clock?.ok === true ? (made.clock.due ?? '') : ''
  switch (kind) {
    case 'supplement-notice': {
      const asked = last('supplement-requested')
      return asked === undefined ? {} : { missing: asked.missing, until: asked.until }
    }
    case 'extension-notice':
      return { reason: made.extension.proposed?.reason ?? '', until: made.extension.dueIfTold ?? due }
    case 'reasonable-period-notice':
      return { until: last('reasonable-period-set')?.until ?? '' }
    case 'third-party-consultation':
    case 'co-maker-consultation':
    case 'other-organ-consultation': {
      const sent = last('consultation-sent')
      return sent === undefined ? {} : { about: sent.about, to: sent.organName }
    }
    case 'consultation-notice':
      return { since: last('consultation-sent')?.on ?? '' }
    case 'override-notice': {
      const told = last('override-notified')
      return told === undefined ? {} : { content: told.content, reason: told.reason }
    }
    case 'fee-notice': {
      const fee = last('fee-noticed')
      if (fee === undefined) return {}
      const [method, unit] = fee.method === 'per-page' ? ['按量', '页'] : ['按件', '件']
      const from = fee.count - (fee.pieces ?? 1) + 1
      const count =
        from < fee.count && fee.method === 'per-item' ? `${from}至${fee.count}` : `${fee.count}${unit}`
      return { method, count, yuan: String(fee.yuan) }
    }
    default:
      return {}
  }
}

function show(
  visit: Visit,
  { made, kind }: Opened,
  values: Readonly<Record<string, string>>,
  errors: readonly FormError[],
): Promise<Response> {
  const path = `${pathOf(made)}/letters`
  const fields = fieldsOf(made, kind)
  return respondWithDeskPage(
    visit.context,
    <DeskPage
      title={`拟写${kindNames[kind]}`}
      shell={visit.shell}
      hasErrors={errors.length > 0 ? 'yes' : 'no'}
    >
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={pathOf(made)}>{made.registered.number}</a> <a href={path}>文书</a>
      </p>
      <div class="narrow">
        <h1>{kindNames[kind]}</h1>
        <p>
          {fields.length === 0
            ? '内容全部取自案件，直接生成。'
            : '其余内容取自案件。没有填的，在草稿里留“待填”，印发以前补上。'}
        </p>
        <Form shell={visit.shell} action={`${path}/new/${kind}`}>
          <ConsultationField kind={kind} made={made} />
          <LetterFields fields={fields} values={values} errors={errors} />
          <ServiceField value={usualService(made)} />
          <p class="actions">
            <button type="submit" class="primary">
              生成草稿
            </button>
            <a href={path}>取消</a>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}
