import { ownerNamedBy } from '../../../desk-needs.ts'
import type { Outcome, Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'

/** GET /files/:region/:kind/:object/:file: on to the face of user files, with a link that opens this file for a moment. */
export async function openFile({ context, ports, signedIn }: Visit): Promise<Outcome> {
  const owner = ownerNamedBy(context)
  if (owner === null) return problem404
  const fileId = context.req.param('file') ?? ''
  const found = await ports.files.address({ owner, fileId, by: { kind: 'staff', actor: signedIn.actor } })
  return found.ok ? context.redirect(found.address, 303) : found
}
