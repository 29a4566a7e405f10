/** 我的清单: a filter of the work list under a name, for the person alone. */

import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { type FormRefusal, refuseForm } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { OwnDeskPorts, OwnKey, SavedQueue } from './own-desk-ports.ts'

/** Characters of a name and of a query, and queues of one person. */
export const queueLimits = { name: 20, query: 1000, queues: 20 } as const

type Asked = { readonly signedIn: SignedIn }

/** By name. */
export function listQueues({ own }: OwnDeskPorts, asked: Asked): Promise<readonly SavedQueue[]> {
  return own.listQueues(ownKey(asked))
}

export async function saveQueue(
  { own, newId }: OwnDeskPorts,
  input: Asked & { readonly at: Moment; readonly name: string; readonly query: string },
): Promise<{ readonly ok: true } | Refusal | FormRefusal> {
  const name = input.name.trim()
  if (name === '') return refuseForm([{ field: 'name', message: '请给清单起个名称' }])
  if ([...name].length > queueLimits.name)
    return refuseForm([{ field: 'name', message: `名称不能超过 ${queueLimits.name} 个字` }])
  if (input.query.length > queueLimits.query) return refuse('query-too-long', '筛选的条件太长，不能保存。')
  const known = await own.listQueues(ownKey(input))
  if (known.length >= queueLimits.queues && !known.some((each) => each.name === name))
    return refuse('too-many-queues', `最多保存 ${queueLimits.queues} 个清单，请先移除不用的。`)
  await own.saveQueue(ownKey(input), { queueId: newId(), name, query: input.query }, input.at.now)
  return { ok: true }
}

export async function removeQueue(
  { own }: OwnDeskPorts,
  input: Asked & { readonly queueId: string },
): Promise<void> {
  await own.removeQueue(ownKey(input), input.queueId)
}

export function ownKey({ signedIn: { account } }: Asked): OwnKey {
  return { regionId: account.regionId, accountId: account.accountId }
}
