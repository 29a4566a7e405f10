import type { Refusal } from '../../../../domain/refusal.ts'
import { everyRequest } from '../../../../usecases/requests/every-request.ts'
import { respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { errorsOf, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { showReceiptOf } from './receipt.tsx'
import {
  emptyRegister,
  type RegisterField,
  type RegisterRead,
  type RegisterValues,
  readRegister,
  registerFields,
} from './register-form.ts'
import { AlreadyThere, type RegisterPage, RegisterView, type SimilarLine } from './register-view.tsx'
import { registeringOrgans } from './registering-organs.ts'
import { pathOf } from './request-address.ts'

/** GET /requests/new */
export async function showRegister(visit: Visit): Promise<Response> {
  const organs = await registeringOrgans(visit)
  const values = emptyRegister(visit.at.today, organs[0]?.value ?? '')
  return show(visit, { values, organs, errors: [], similar: [] })
}

/** POST /requests/new: registered at once, unless it looks like one that is there already: then it is asked once. */
export async function register(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const organs = await registeringOrgans(visit)
  const values = valuesOf(visit)
  const read = readRegister((name) => fieldOf(visit, name).trim())
  if (!read.ok) return show(visit, { values, organs, errors: read.complaints, similar: [] })
  const [regionId = '', organId = ''] = values.organ.split('/')
  const similar = await similarTo(visit, { regionId, organId }, read.value)
  if (similar.length > 0 && fieldOf(visit, 'action') !== 'anyway')
    return show(visit, { values, organs, errors: [], similar })
  const entered = await ports.requests.register({
    actor: signedIn.actor,
    regionId,
    organId,
    ...read.value,
    at,
  })
  if (!entered.ok) return refused(visit, entered, { values, organs, similar })
  const path = pathOf(entered)
  return {
    kind: 'done',
    to: `${path}/receipt`,
    says: `已登记，编号 ${entered.number}。`,
    first: () => showReceiptOf(visit, entered, entered.trackingCode),
  }
}

function refused(
  visit: Visit,
  refusal: Refusal,
  page: Omit<RegisterPage, 'errors'>,
): Promise<Response> | Refusal {
  if (['no-role', 'out-of-scope', 'step-up-needed'].includes(refusal.code)) return refusal
  const names: Readonly<Record<string, RegisterField>> = {
    arrivedOn: 'day',
    signedOn: 'day',
    'applicant.name': 'name',
  }
  const errors = errorsOf(refusal).map(({ field, message }) => ({
    field: field === null ? null : field.startsWith('items') ? 'items' : (names[field] ?? null),
    message,
  }))
  return show(visit, { ...page, errors })
}

async function similarTo(
  { ports, signedIn, at }: Visit,
  { regionId, organId }: { readonly regionId: string; readonly organId: string },
  { entry, arrival }: RegisterRead,
): Promise<readonly SimilarLine[]> {
  const { actor } = signedIn
  const [sameLetter, { similar }] = await Promise.all([
    arrival.courierNumber === ''
      ? []
      : ports.requests
          .list({
            actor,
            at,
            filter: { ...everyRequest, organId, search: arrival.courierNumber, limit: shownAlike },
          })
          .then(({ requests }) => requests),
    ports.requests.similar({
      actor,
      regionId,
      organId,
      items: entry.items,
      applicant: entry.applicant,
      except: null,
      on: arrival.arrivedOn,
      at,
    }),
  ])
  const found = [
    ...sameLetter.map((line) => ({ line, why: `邮件号码相同（${arrival.courierNumber}）` })),
    ...similar
      .filter(({ likeness }) => likeness >= clearlyAlike)
      .map(({ line, likeness, figures, sameApplicant }) => ({
        line,
        why: `${sameApplicant === 'yes' ? '同一申请人，' : ''}内容有 ${Math.round(likeness * 100)}% 相同${figures === 'differ' ? '，数字不同' : ''}`,
      })),
  ]
  return [...new Map(found.toReversed().map((each) => [each.line.requestId, each])).values()]
    .toReversed()
    .slice(0, shownAlike)
}

/** Less alike than this is not worth a question while registering; the case page shows the rest. */
const clearlyAlike = 0.8
/** Most that are shown to whoever registers. */
const shownAlike = 5

function valuesOf(visit: Visit): RegisterValues {
  const typed = registerFields.map((name) => [name, fieldOf(visit, name)] as const)
  return Object.fromEntries(typed) as RegisterValues // every field of the list
}

async function show(visit: Visit, page: RegisterPage): Promise<Response> {
  const calendar = await visit.ports.requests.calendarOf(visit.signedIn.account.regionId)
  return respondWithDeskPage(
    visit.context,
    <RegisterView shell={visit.shell} {...page}>
      {page.similar.length > 0 && (
        <AlreadyThere similar={page.similar} calendar={calendar} today={visit.at.today} />
      )}
    </RegisterView>,
    page.errors.length > 0 ? 422 : 200,
  )
}
