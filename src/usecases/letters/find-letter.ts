import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { LetterKey, LetterPorts, StoredLetter } from '../letter-ports.ts'
import { type FoundRequest, findRequest, requestObject } from '../requests/find-request.ts'
import { noSuchLetter } from './letter-refusals.ts'

export type LetterFinder = Pick<LetterPorts, 'letters' | 'requests' | 'organs' | 'calendarOf'>

export interface FoundLetter {
  readonly ok: true
  readonly letter: StoredLetter
  readonly found: FoundRequest
}

/** A letter of a request that the person may view; refused as if it were not there otherwise. */
export async function findLetter(
  ports: LetterFinder,
  input: LetterKey & { readonly actor: Actor; readonly at: Moment },
): Promise<FoundLetter | Refusal> {
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const letter = await ports.letters.find(input)
  return letter === null ? noSuchLetter : { ok: true, letter, found }
}

/** Letters are made by those who work on the case. */
export function refuseEdit(actor: Actor, found: FoundRequest, at: Moment): Refusal | null {
  const permission = can(actor, 'edit', requestObject('request', found.case, found.organPath), at.now)
  return permission.allowed ? null : refusePermission(permission)
}
