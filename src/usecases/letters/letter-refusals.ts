import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { LetterFinding } from '../../domain/requests/letters/letter-finding.ts'
import { caseRegister } from '../../law/disclosure-regulation/article-45-register.ts'
import type { LetterSaved } from '../letter-ports.ts'

export const noSuchLetter = refuse('no-such-letter', '没有这份文书，或者您不能查看。')

export const noDecision = refuse('no-decision', '先登记拟办意见，再拟答复书。', caseRegister.cites)

const letterChanged = refuse('version-conflict', '刚才有人改过这份文书，请看过最新的内容再改。')

export const letterIssued = refuse('letter-issued', '这份文书已经印发，不能再改；需要更改的，另拟一份。')

/** What the store said no to. */
export function refusalOf({ code }: Extract<LetterSaved, { ok: false }>): Refusal {
  return code === 'issued' ? letterIssued : letterChanged
}

/** The linter's errors, so that whoever signs sees why not. */
export function refuseFindings(findings: readonly LetterFinding[]): Refusal {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const shown = errors.slice(0, 3).map(({ id, message }) => `${id} ${message}`)
  const more = errors.length > shown.length ? `等${errors.length}处` : ''
  return refuse(
    'letter-has-errors',
    `文书还有错误，不能签发：${shown.join('；')}${more}。`,
    caseRegister.cites,
  )
}
