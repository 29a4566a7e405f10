/** 复议、诉讼 of a request as 表四 counts them. */

import type { Transaction } from 'kysely'
import type { RequestCase } from '../domain/requests/request-case.ts'
import type { Schema } from './schema.ts'

/** Renews the rows of a case. One whose filing was corrected away disappears. */
export async function writeRemedies(transaction: Transaction<Schema>, made: RequestCase): Promise<void> {
  const { regionId, requestId } = made
  if (!made.events.some(({ type }) => type.startsWith('remedy-')) && made.remedies.length === 0) return
  await transaction
    .deleteFrom('request_remedy')
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .execute()
  if (made.remedies.length === 0) return
  await transaction.insertInto('request_remedy').values(remedyRows(made)).execute()
}

/** As the events of a case make them. */
export function remedyRows({ regionId, requestId, organId, remedies }: RequestCase) {
  return remedies.map((remedy) => ({
    region_id: regionId,
    request_id: requestId,
    remedy_id: remedy.id,
    organ_id: organId,
    kind: remedy.filed.remedyKind,
    after_remedy: remedy.filed.after,
    docket: remedy.filed.docket,
    filed_on: remedy.filed.on,
    answered_on: remedy.answered,
    decided_on: remedy.decided?.on ?? null,
    result: remedy.decided?.result ?? null,
  }))
}
