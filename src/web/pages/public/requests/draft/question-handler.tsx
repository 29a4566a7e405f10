import { answerQuestion, type DraftQuestion } from '../../../../../domain/requests/draft/draft-answers.ts'
import { firstOpenStep, stepAfter, stepStatus } from '../../../../../domain/requests/draft/draft-steps.ts'
import type { DraftField, RequestDraft } from '../../../../../domain/requests/draft/request-draft.ts'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { type DraftVisit, draftPage, postedField } from '../../../../portal-answer.tsx'
import type { Handler } from '../../../../web-environment.ts'
import { fieldName, QuestionView } from './question-view.tsx'

/** GET and POST /requests/draft/<question> */
export function questionPages(question: DraftQuestion): { readonly show: Handler; readonly answer: Handler } {
  return {
    show: draftPage((visit) => {
      if (stepStatus(question, visit.kept.draft) === 'blocked')
        return visit.context.redirect('/requests/draft', 303)
      return respondWithPage(
        visit.context,
        <QuestionView
          asset={visit.asset}
          form={visit.form}
          draft={visit.kept.draft}
          question={question}
          value={(field) => visit.kept.draft.answers[field] ?? ''}
          errors={[]}
          from={fromOf(visit.context.req.query('from'))}
        />,
      )
    }),
    answer: draftPage((visit) => takeAnswer(visit, question)),
  }
}

async function takeAnswer(visit: DraftVisit, question: DraftQuestion): Promise<Response> {
  const posted = (field: DraftField) => postedField(visit, fieldName(field))
  const from = fromOf(postedField(visit, 'from'))
  const changed = await visit.requests.drafts.change(visit.key, visit.at.now, (draft) =>
    answerQuestion(draft, question, posted),
  )
  if (changed === null) return visit.context.redirect('/requests/draft', 303)
  if (changed.ok) return goOn(visit, question, changed.kept.draft, from)
  return respondWithPage(
    visit.context,
    <QuestionView
      asset={visit.asset}
      form={visit.form}
      draft={changed.kept.draft}
      question={question}
      value={posted}
      errors={changed.complaints.map(({ field, message }) => ({ field: fieldName(field), message }))}
      from={from}
    />,
    422,
  )
}

/** To the next question; to all answers when it was opened from there and nothing has become open again. */
export function goOn(
  visit: DraftVisit,
  step: DraftQuestion | 'items' | 'look-up' | 'attachments',
  draft: RequestDraft,
  from: 'list' | 'check',
): Response {
  const next = from === 'check' ? firstOpenStep(draft) : stepAfter(step, draft)
  return visit.context.redirect(next === null ? '/requests/draft/check' : `/requests/draft/${next}`, 303)
}

export function fromOf(text: string | undefined): 'list' | 'check' {
  return text === 'check' ? 'check' : 'list'
}
