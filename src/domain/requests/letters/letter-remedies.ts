/** Which remedies paragraph a letter carries: the template prints it, the linter holds an edited letter against it. */

import type { LetterKind } from '../letter-kind.ts'
import { gap } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'
import { titleOf } from './letter-settings.ts'
import {
  type RemediesInput,
  type RemediesParagraph,
  remediesParagraph,
  remediesScope,
} from './remedies-paragraph.ts'

/** Null for letters that decide nothing: 程序性文书 cannot be contested alone, a withdrawn request leaves nothing to contest. */
export function remediesOf(kind: LetterKind, facts: LetterFacts): RemediesParagraph | null {
  const code = codeOf(kind, facts)
  if (code === null) return null
  const { on, reviewers, servedBy, settings } = facts
  const { onlineReview, court, specialRegister = 'direct' } = settings
  const onlineChannel = onlineReview === '' ? gap('互联网复议渠道') : onlineReview
  return remediesParagraph({
    code,
    on,
    reviewers,
    servedBy,
    specialRegister,
    scope: facts.decision === null ? 'whole' : remediesScope(facts.decision),
    onlineChannel,
    court,
    letter: ownName(kind, facts),
  })
}

/** "本答复" or "本告知", as the letter's title calls itself. */
export function ownName(kind: LetterKind, { settings }: Pick<LetterFacts, 'settings'>): '本答复' | '本告知' {
  return titleOf(kind, settings).endsWith('告知书') ? '本告知' : '本答复'
}

function codeOf(kind: LetterKind, { decision }: LetterFacts): RemediesInput['code'] | null {
  if (kind === 'correction-reply') return 'correction'
  if (kind === 'override-notice') return 'override'
  if (decision === null || (kind !== 'reply' && kind !== 'discontinuance-notice')) return null
  const isWithdrawn = decision.code === 'F3' && (decision.particulars.otherReason ?? '').trim() === ''
  return isWithdrawn ? null : decision.code
}
