import type { Child, FC } from 'hono/jsx'
import { inChinese } from '../../../../../domain/calendar/local-date.ts'
import { isIdentityNumber } from '../../../../../domain/personal-data/checked-numbers.ts'
import { tidyText } from '../../../../../domain/requests/draft/draft-answers.ts'
import { complaintsOf } from '../../../../../domain/requests/draft/draft-items.ts'
import { draftLimits } from '../../../../../domain/requests/draft/request-draft.ts'
import type { SoughtItem } from '../../../../../domain/requests/request-event.ts'
import { TextAreaField, TextField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { errorsOf, type FormError } from '../../../../desk-visit.ts'
import { postedField, type TrackedVisit, trackedPage } from '../../../../portal-answer.tsx'
import type { ActedOn } from '../../../../portal-requests.ts'
import { RequestsPage } from '../frame.tsx'
import { mayDo } from './case-view.tsx'
import { actText } from './text.ts'

/** GET and POST /requests/tracked/supplement */
export const showSupplement = trackedPage((visit) =>
  mayDo(visit.tracked, 'supplement-received')
    ? respondSupplement(visit, visit.tracked.items, [])
    : visit.context.redirect('/requests/tracked', 303),
)

export const supplement = trackedPage(async (visit) => {
  const typed = visit.tracked.items.map(({ id }, index) => ({
    id,
    description: tidyText(postedField(visit, `items-${index}-description`)),
    documentNumber: tidyText(postedField(visit, `items-${index}-number`)),
  }))
  const identity = tidyText(postedField(visit, 'identity')).normalize('NFKC').toUpperCase()
  const phone = tidyText(postedField(visit, 'phone')).normalize('NFKC')
  const errors = [...itemErrors(typed), ...applicantErrors(identity, phone)]
  if (errors.length > 0) return respondSupplement(visit, typed, errors)
  const acted = await visit.requests.tracked.supplement(
    visit.proof,
    {
      items: typed,
      applicant: {
        ...(identity === '' ? {} : { 'applicant.identity-number': identity }),
        ...(phone === '' ? {} : { 'applicant.phone': phone }),
      },
    },
    onceOf(visit),
  )
  return acted.ok
    ? visit.context.redirect('/requests/tracked?said=supplement', 303)
    : respondSupplement(visit, typed, errorsOfAct(acted))
})

/** GET and POST /requests/tracked/withdraw */
export const showWithdraw = trackedPage((visit) =>
  mayDo(visit.tracked, 'request-withdrawn')
    ? respondNote(visit, 'withdraw', '', [])
    : visit.context.redirect('/requests/tracked', 303),
)

export const withdraw = trackedPage(async (visit) => {
  const note = noteOf(visit)
  const acted = await visit.requests.tracked.withdraw(visit.proof, note, onceOf(visit))
  return acted.ok
    ? visit.context.redirect('/requests/tracked?said=withdrawn', 303)
    : respondNote(visit, 'withdraw', note, errorsOfAct(acted))
})

/** GET and POST /requests/tracked/publication */
export const showSuggestion = trackedPage((visit) =>
  mayDo(visit.tracked, 'publication-suggested')
    ? respondNote(visit, 'publication', '', [])
    : visit.context.redirect('/requests/tracked', 303),
)

export const suggestPublication = trackedPage(async (visit) => {
  const note = noteOf(visit)
  const acted = await visit.requests.tracked.suggestPublication(visit.proof, note, onceOf(visit))
  return acted.ok
    ? visit.context.redirect('/requests/tracked?said=suggested', 303)
    : respondNote(visit, 'publication', note, errorsOfAct(acted))
})

function onceOf(visit: TrackedVisit) {
  return { regionId: visit.tracked.regionId, key: postedField(visit, 'key').slice(0, 100), at: visit.at }
}

function noteOf(visit: TrackedVisit): string {
  return [...tidyText(postedField(visit, 'note'))].slice(0, draftLimits.note).join('')
}

function errorsOfAct(acted: Exclude<ActedOn, { ok: true }>): readonly FormError[] {
  return errorsOf(acted).map(({ field, message }) => ({
    field: field === null ? null : field.replaceAll('.', '-'),
    message,
  }))
}

function itemErrors(items: readonly SoughtItem[]): FormError[] {
  return items.flatMap((item, index) =>
    complaintsOf(item).map(({ field, message }) => ({
      field: `items-${index}-${field === 'description' ? 'description' : 'number'}`,
      message,
    })),
  )
}

function applicantErrors(identity: string, phone: string): FormError[] {
  const errors: FormError[] = []
  if (/^\d{17}[\dX]$/.test(identity) && !isIdentityNumber(identity))
    errors.push({ field: 'identity', message: '居民身份证号码有误，请对照证件再核对一遍。' })
  if (identity.length > 60) errors.push({ field: 'identity', message: '证件号码太长，请再核对一遍。' })
  if (phone !== '' && !/^\+?[\d()-]{5,20}$/.test(phone))
    errors.push({ field: 'phone', message: '电话号码只写数字，固定电话带区号。' })
  return errors
}

function respondSupplement(
  visit: TrackedVisit,
  items: readonly SoughtItem[],
  errors: readonly FormError[],
): Promise<Response> {
  const text = actText.supplement
  const asked = visit.tracked.events.findLast((event) => event.type === 'supplement-requested')
  return respondWithPage(
    visit.context,
    <ActPage visit={visit} title={text.title} errors={errors}>
      {asked?.type === 'supplement-requested' && (
        <p class="outcome">
          {text.asked}
          {asked.missing}（{inChinese(asked.until)}以前）
        </p>
      )}
      <p class="quiet">{text.lead}</p>
      <Form shell={visit} action="/requests/tracked/supplement">
        {items.map((item, index) => (
          <>
            <TextAreaField
              name={`items-${index}-description`}
              label={text.item(index + 1, items.length)}
              value={item.description}
              rows={5}
              errors={errors}
            />
            <TextField
              name={`items-${index}-number`}
              label={items.length === 1 ? text.number : `第 ${index + 1} 项的文号`}
              value={item.documentNumber}
              errors={errors}
              optional="yes"
            />
          </>
        ))}
        <TextField name="identity" label={text.identity} errors={errors} autocomplete="off" optional="yes" />
        <TextField
          name="phone"
          type="tel"
          label={text.phone}
          errors={errors}
          autocomplete="tel"
          optional="yes"
        />
        <Submit label={text.submit} />
      </Form>
    </ActPage>,
    errors.length > 0 ? 422 : 200,
  )
}

const noteAddresses = {
  withdraw: '/requests/tracked/withdraw',
  publication: '/requests/tracked/publication',
} as const

function respondNote(
  visit: TrackedVisit,
  act: keyof typeof noteAddresses,
  note: string,
  errors: readonly FormError[],
): Promise<Response> {
  const text = actText[act]
  return respondWithPage(
    visit.context,
    <ActPage visit={visit} title={text.title} errors={errors}>
      <p class="lead">{text.lead}</p>
      <Form shell={visit} action={noteAddresses[act]}>
        <TextAreaField name="note" label={text.note} value={note} rows={3} errors={errors} optional="yes" />
        <Submit label={text.submit} />
      </Form>
    </ActPage>,
    errors.length > 0 ? 422 : 200,
  )
}

const ActPage: FC<{
  visit: TrackedVisit
  title: string
  errors: readonly FormError[]
  children?: Child
}> = ({ visit, title, errors, children }) => (
  <RequestsPage
    title={title}
    asset={visit.asset}
    errors={errors}
    back={{ href: '/requests/tracked', label: actText.back }}
  >
    <h1>{title}</h1>
    <p class="quiet">{visit.tracked.number}</p>
    {children}
  </RequestsPage>
)

const Submit: FC<{ label: string }> = ({ label }) => (
  <p class="actions">
    <button type="submit" class="primary">
      {label}
    </button>
  </p>
)
