import type { FC } from 'hono/jsx'
import type { DraftQuestion } from '../../../../../domain/requests/draft/draft-answers.ts'
import { isNaturalPerson, type RequestDraft } from '../../../../../domain/requests/draft/request-draft.ts'
import { Form } from '../../../../components/kit/form.tsx'
import type { FormSecrets } from '../../../../desk-visit.ts'
import { RequestsPage } from '../frame.tsx'
import { draftText, questionText as text } from '../text.ts'
import { type FieldsProps, QuestionFields } from './question-fields.tsx'

export interface QuestionProps extends FieldsProps {
  readonly asset: (name: string) => string
  readonly form: FormSecrets
  /** Opened from the page of all answers: goes back there. */
  readonly from: 'list' | 'check'
}

/** One question a page. */
export const QuestionView: FC<QuestionProps> = ({ asset, form, draft, question, value, errors, from }) => {
  const title = titleOf(question, draft)
  return (
    <RequestsPage title={title} asset={asset} errors={errors} back={backOf(from)}>
      <h1>{title}</h1>
      <Form shell={{ form }} action={`/requests/draft/${question}`}>
        <input type="hidden" name="from" value={from} />
        <QuestionFields draft={draft} question={question} value={value} errors={errors} />
        <p class="actions">
          <button type="submit" class="primary">
            {from === 'check' ? draftText.saveAndCheck : draftText.save}
          </button>
        </p>
      </Form>
    </RequestsPage>
  )
}

/** Name and id of a field in the page: ids have no dots. */
export function fieldName(field: string): string {
  return field.replaceAll('.', '-')
}

export function backOf(from: 'list' | 'check'): { href: string; label: string } {
  return from === 'check'
    ? { href: '/requests/draft/check', label: '回到核对' }
    : { href: '/requests/draft', label: draftText.backToList }
}

function titleOf(question: DraftQuestion, draft: RequestDraft): string {
  if (question === 'identity')
    return isNaturalPerson(draft) ? text.identity.person : text.identity.organisation
  return text[question].title
}
