import { hiddenKinds } from '../../../../domain/release/hidden-content.ts'
import type { Marks } from '../../../../domain/release/marks.ts'
import { kindsOf, type Release } from '../../../../domain/release/release.ts'
import { firstCharacters } from '../../../../domain/storable-text.ts'
import type { FormError } from '../../../desk-visit.ts'

/** The form of the reasons → what may stay and what was looked at. Only what the file made holds can be answered. */
export function readAnswers(
  fields: ReadonlyMap<string, string>,
  { applied }: Release,
): Pick<Marks, 'stays' | 'answers'> {
  const { leftOver = [], inspection } = applied?.verification ?? {}
  const stays = leftOver.flatMap((text, index) => {
    const reason = firstCharacters((fields.get(`stay-${index}`) ?? '').trim(), 500)
    return reason === '' ? [] : [{ text, reason }]
  })
  const answers = kindsOf(inspection?.found ?? [], 'look').flatMap((kind) => {
    const reason = firstCharacters((fields.get(`answer-${kind}`) ?? '').trim(), 500)
    return reason === '' ? [] : [{ kind, reason }]
  })
  return { stays, answers }
}

export const noAnswer: FormError = {
  field: null,
  message: `还没有写理由。例如${hiddenKinds['personal-data'].name}：是申请人本人的信息`,
}
