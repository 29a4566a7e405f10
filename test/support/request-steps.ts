/** What the office does with a request that a visitor of the portal has sent. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../src/domain/access/access.ts'
import type { RequestFact } from '../../src/domain/requests/request-event.ts'
import { draftLetter } from '../../src/usecases/letters/draft-letter.ts'
import { issueLetter } from '../../src/usecases/letters/issue-letter.ts'
import { takeStep } from '../../src/usecases/requests/take-step.ts'
import { trackRequest } from '../../src/usecases/requests/track-request.ts'
import { momentOf } from './desk-server.ts'
import type { TestPortal } from './portal-server.ts'
import type { PortalVisitor } from './portal-visitor.ts'

/** What the visitor's cookie opens. */
export function trackedOf(made: TestPortal, visitor: Pick<PortalVisitor, 'cookies'>) {
  const [number = '', code = ''] = decodeURIComponent(visitor.cookies.get('gongkai-tracked') ?? '').split('~')
  return trackedBy(made, { number, code })
}

export async function trackedBy(
  made: Pick<TestPortal, 'requests' | 'clock'>,
  key: { readonly number: string; readonly code: string },
) {
  const tracked = await trackRequest(made.requests, { key, at: momentOf(made.clock.now) })
  assert.ok(tracked.ok)
  return tracked
}

function handlerOf(regionId: string, organId: string, provenAt: string): Actor {
  const grant = {
    role: 'handler',
    regionId,
    organId,
    from: '2000-01-01',
    to: null,
    delegatedBy: null,
  } as const
  return { accountId: randomUUID(), name: '林若溪', grants: [grant], provenAt }
}

/** A step of a handler of the organ, today. */
export async function recordStep(
  made: TestPortal,
  visitor: Pick<PortalVisitor, 'cookies'>,
  fact: RequestFact,
): Promise<void> {
  await step(made, await trackedOf(made, visitor), fact)
}

export async function step(
  made: Pick<TestPortal, 'requests' | 'clock'>,
  tracked: Awaited<ReturnType<typeof trackedBy>>,
  fact: RequestFact,
): Promise<void> {
  const { regionId, requestId, organId, version } = tracked
  const at = momentOf(made.clock.now)
  const taken = await takeStep(made.requests, {
    regionId,
    requestId,
    version,
    fact,
    on: at.today,
    supersedes: null,
    personal: {},
    actor: handlerOf(regionId, organId, at.now),
    at,
  })
  assert.ok(taken.ok, JSON.stringify(taken))
}

/** Drafts and issues a 补正告知书 after asking for the supplement; not yet sent. */
export async function issueSupplementNotice(
  made: TestPortal,
  visitor: Pick<PortalVisitor, 'cookies'>,
): Promise<{ letterId: string; number: string }> {
  const until = '2026-12-31'
  const missing = '请写明工程的标段'
  await recordStep(made, visitor, { type: 'supplement-requested', missing, until, letterId: null })
  const { regionId, requestId, organId } = await trackedOf(made, visitor)
  const at = momentOf(made.clock.now)
  const actor = handlerOf(regionId, organId, at.now)
  const drafted = await draftLetter(made.letters, {
    regionId,
    requestId,
    kind: 'supplement-notice',
    particulars: { missing, until, guidance: '可以写明标段的编号' },
    servedBy: 'post',
    consultation: null,
    actor,
    at,
  })
  assert.ok(drafted.ok, JSON.stringify(drafted))
  const key = { regionId, requestId, letterId: drafted.letterId }
  const issued = await issueLetter(made.letters, { ...key, version: 1, actor, at })
  assert.ok(issued.ok, JSON.stringify(issued))
  return { letterId: drafted.letterId, number: issued.number }
}

/** 双方确认; answers the last day to reply. */
export async function confirmReceipt(
  made: TestPortal,
  visitor: Pick<PortalVisitor, 'cookies'>,
): Promise<string> {
  await recordStep(made, visitor, { type: 'receipt-confirmed', how: 'phone', note: '' })
  const { clock } = await trackedOf(made, visitor)
  assert.ok(clock?.ok === true && clock.due !== null)
  return clock.due
}
