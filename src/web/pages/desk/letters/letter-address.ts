import { isId } from '../../../../domain/is-id.ts'
import type { LetterKind } from '../../../../domain/requests/letter-kind.ts'
import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import type { LetterKey } from '../../../../usecases/letter-ports.ts'
import type { Visit } from '../../../desk-visit.ts'
import { addressOf, pathOf } from '../requests/request-address.ts'

/** `/requests/:region/:request/letters/:letter`. */
export function letterAddress(visit: Visit): LetterKey | null {
  const request = addressOf(visit)
  const letterId = visit.context.req.param('letter') ?? ''
  return request === null || !isId(letterId) ? null : { ...request, letterId }
}

export function letterPath(key: LetterKey): string {
  return `${pathOf(key)}/letters/${key.letterId}`
}

/** `/requests/:region/:request/letters/new/:kind`. */
export function kindOf(visit: Visit): LetterKind | null {
  const text = visit.context.req.param('kind') ?? ''
  return Object.hasOwn(kindNames, text) ? (text as LetterKind) : null // just looked up among its own keys
}
