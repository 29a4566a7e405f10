import {
  categoryOf,
  draftQuestions,
  questionComplaints,
  supplyFormOf,
  supplyRouteOf,
} from '../../domain/requests/draft/draft-answers.ts'
import { firstOpenStep } from '../../domain/requests/draft/draft-steps.ts'
import {
  draftKind,
  identityKinds,
  isNaturalPerson,
  type RequestDraft,
} from '../../domain/requests/draft/request-draft.ts'
import { isApplicantField } from '../../domain/requests/personal-field.ts'
import type { ApplicantField } from '../../domain/requests/request-event.ts'
import type { RequestEntry } from '../request-ports.ts'

/** The draft as a request, or null while a question is open. A purpose is not asked for (第二十七条, 第二十九条). */
export function draftEntry(draft: RequestDraft): RequestEntry | null {
  const { answers } = draft
  const category = categoryOf(answers.category)
  const supplyForm = supplyFormOf(answers['supply-form'])
  const supplyRoute = supplyRouteOf(answers['supply-route'])
  if (firstOpenStep(draft) !== null || category === null || supplyForm === null || supplyRoute === null)
    return null
  if (draftQuestions.some((question) => questionComplaints(question, draft).length > 0)) return null
  return {
    kind: draftKind(draft),
    category,
    onBehalf: answers['on-behalf'] === 'agent' ? 'agent' : 'self',
    oral: 'no',
    assistance: answers.assistance ?? '',
    applicant: applicantOf(draft),
    items: draft.items,
    supplyForm,
    supplyRoute,
    suggestsPublication: answers['suggests-publication'] === 'yes' ? 'yes' : 'no',
  }
}

function applicantOf(draft: RequestDraft): RequestEntry['applicant'] {
  const filled: Partial<Record<ApplicantField, string>> = {}
  for (const [field, text] of Object.entries(draft.answers))
    if (isApplicantField(field) && text !== '') filled[field] = text
  const number = filled['applicant.identity-number']
  if (isNaturalPerson(draft) && number !== undefined)
    filled['applicant.identity-number'] = withKind(number, draft.answers['identity-kind'])
  return filled
}

/** The number of a resident card stands alone; of any other document its kind goes before it. */
function withKind(number: string, kind: string | undefined): string {
  if (kind === undefined || kind === 'resident-card' || !Object.hasOwn(identityKinds, kind)) return number
  return `${identityKinds[kind as keyof typeof identityKinds]} ${number}` // one of the object's own keys
}
