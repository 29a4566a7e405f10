/** CW-R21: what a notice tells must be what the case holds, for its periods run by the record. */

import { replyExtension } from '../../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { inChinese, type LocalDate } from '../../../calendar/local-date.ts'
import { citationText } from '../../../citation-text.ts'
import { lastOf } from '../../case-events.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { fail, type LetterContext, type LetterRule, startOf } from './letter-context.ts'

export const checkNoticeFacts: LetterRule = (context) => {
  const { events } = context.facts.case
  switch (context.kind) {
    case 'extension-notice':
      return extensionDay(context)
    case 'supplement-notice':
      return mustTell(context, '补正期限', lastOf(events, 'supplement-requested')?.until)
    case 'reasonable-period-notice':
      return mustTell(context, '合理期限', lastOf(events, 'reasonable-period-set')?.until)
    case 'fee-notice': {
      const yuan = lastOf(events, 'fee-noticed')?.yuan
      if (yuan === undefined || context.textOf('decision').includes(`${yuan}元`)) return []
      return [wrong(context, `登记的收费数额是${yuan}元，通知书写的不是`)]
    }
    default:
      return []
  }
}

/** The day until which the period was extended, as approved. Not approved, it is not issued (`serviceActions`). */
function extensionDay(context: LetterContext): LetterFinding[] {
  const { extension, clock } = context.facts.case
  if (extension.approved === null) return []
  const due = extension.dueIfTold ?? (clock?.ok === true ? clock.due : null)
  return due === null ? [] : mustTell(context, '延长后的最迟答复日', due)
}

function mustTell(context: LetterContext, what: string, day: LocalDate | undefined): LetterFinding[] {
  if (day === undefined || context.textOf('decision').includes(inChinese(day))) return []
  return [wrong(context, `${what}应当是${inChinese(day)}，文书写的不是`)]
}

function wrong(context: LetterContext, message: string): LetterFinding {
  const suggestion =
    context.kind === 'extension-notice'
      ? `按${citationText(replyExtension.cites)}批准的工作日数计算`
      : '改正文书，或者先更正登记'
  return fail('CW-R21', message, { at: startOf(context, 'decision'), suggestion })
}
