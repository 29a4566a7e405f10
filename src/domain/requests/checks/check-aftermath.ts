import { inChinese, yearOf } from '../../calendar/local-date.ts'
import { basisText } from '../../citation-text.ts'
import { suggestionIsOpen } from '../actions/ending-actions.ts'
import { ofType, roundsOf } from '../case-events.ts'
import { signedDecision } from '../closing.ts'
import { answerDue } from '../remedy-clock.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-C: what follows an answer: publication, the file, remedies, the reply made anew. Looks at the whole case. */
export function checkAftermath(checked: CheckedRound): CaseFinding[] {
  return [...suggestion(checked), ...register(checked), ...answers(checked), ...remade(checked)]
}

function suggestion({ case: requestCase }: CheckedRound): CaseFinding[] {
  const { closedOn, events, registered } = requestCase
  if (closedOn === null || !suggestionIsOpen(requestCase)) return []
  const suggested = ofType(events, 'publication-suggested').at(-1) ?? registered
  return [finding('CW-C02', suggested, '申请已经办结，建议主动公开还没有答复')]
}

function register({ case: requestCase, asOf }: CheckedRound): CaseFinding[] {
  const { closedOn, lifecycle, review, kind } = requestCase
  if (closedOn === null) return []
  const code = review.draft?.decision.code
  const gives = kind === 'disclosure' && (code === 'B1' || code === 'B2')
  const { signed } = review
  return [
    // The files of a year are put away in the next; no text sets a day.
    ...when(lifecycle !== 'archived' && yearOf(closedOn) < yearOf(asOf), () =>
      finding('CW-C03', closedOn, `${yearOf(closedOn)}年办结，还没有归档`),
    ),
    ...when(signed !== null && review.reviewed === null, () =>
      finding('CW-C03', signed ?? closedOn, '签发之前没有审核的记录'),
    ),
    ...when(signed !== null && gives && review.secrecy === null, () =>
      finding('CW-C03', signed ?? closedOn, '公开之前没有保密审查的记录'),
    ),
  ]
}

function answers({ case: { remedies }, calendar, asOf }: CheckedRound): CaseFinding[] {
  return remedies.flatMap((remedy) => {
    const due = answerDue(remedy, calendar)
    if (due === null) return []
    const end = remedy.answered ?? remedy.decided?.on ?? asOf
    const what = remedy.answered === null ? '还没有提交' : `${inChinese(end)}才提交`
    return when(end > due.on, () =>
      finding(
        'CW-C04',
        remedy.noticed ?? due.on,
        `${due.rule.name}到${inChinese(due.on)}为止（${basisText(due.rule)}），${what}`,
      ),
    )
  })
}

/** Rounds that answer alike after an annulment; a procedure put right may end in the same answer. */
function remade({ case: { events } }: CheckedRound): CaseFinding[] {
  const decisions = roundsOf(events).map(signedDecision)
  return decisions.flatMap((decided, index) => {
    const before = decisions[index - 1]
    if (decided === null || before === undefined || before === null) return []
    const isSame =
      decided.decision.code === before.decision.code &&
      plainText(decided.decision.reason) === plainText(before.decision.reason)
    return when(isSame, () =>
      finding('CW-C05', decided.signed, '重新作出的答复与被撤销的结果、理由相同；只因程序违法被撤销的除外'),
    )
  })
}

function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '')
}
