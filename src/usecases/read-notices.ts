/** Which notices a person has read; whoever posted one has. */

import type { Moment } from './access-ports.ts'
import type { SignedIn } from './find-actor.ts'
import type { OwnDeskPorts } from './own-desk-ports.ts'
import { ownKey } from './save-queue.ts'

export function listReadNotices(
  { own }: OwnDeskPorts,
  asked: { readonly signedIn: SignedIn },
): Promise<ReadonlySet<string>> {
  return own.listReadNotices(ownKey(asked))
}

export function readNotice(
  { own }: OwnDeskPorts,
  input: { readonly signedIn: SignedIn; readonly at: Moment; readonly noticeId: string },
): Promise<void> {
  return own.readNotice(ownKey(input), input.noticeId, input.at.now)
}
