/** A letter for the applicant who shows number and 查询码: as it was sent, byte for byte. */

import { isId } from '../../domain/is-id.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterPorts } from '../letter-ports.ts'
import { findTracked, type TrackingKey } from '../requests/track-request.ts'
import { noSuchLetter } from './letter-refusals.ts'
import { isOpenToApplicant, type LetterFile, servedCopy } from './open-letter-file.ts'

export async function openOwnLetter(
  ports: LetterPorts,
  input: { readonly key: TrackingKey; readonly letterId: string; readonly at: Moment },
): Promise<LetterFile | Refusal> {
  const found = await findTracked(ports, input.key, input.at)
  if (!found.ok) return found
  const { regionId, requestId } = found.case
  if (!isId(input.letterId)) return noSuchLetter
  const letter = await ports.letters.find({ regionId, requestId, letterId: input.letterId })
  if (letter === null || !isOpenToApplicant(found.case, letter)) return noSuchLetter
  return servedCopy(ports, letter, 'pdf')
}
