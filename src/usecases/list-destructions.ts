/** 销毁记录: what was destroyed, on whose proposal and approval; for those who watch over the others. */

import { can } from '../domain/access/can.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { FileClass } from '../law/file-classes.ts'
import type { PersonalDataClass } from '../law/personal-data-classes.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'

/** A certificate; nothing of the values. */
export interface ListedDestruction {
  readonly certificateId: string
  readonly objectId: string
  readonly objectKind: string
  /** One for each field. */
  readonly classes: readonly PersonalDataClass[]
  /** One for each file. */
  readonly fileClasses: readonly FileClass[]
  readonly at: string
  /** Accounts. */
  readonly destroyedBy: string
  readonly approvedBy: string
  readonly reason: string
}

export interface DestructionPage {
  readonly limit: number
  /** Last line of the page before, newest first; null = first page. */
  readonly after: { readonly at: string; readonly certificateId: string } | null
}

export interface DestructionRecordStore {
  readonly list: (regionId: string, page: DestructionPage) => Promise<readonly ListedDestruction[]>
  /** Contents that were ordered to be deleted and may still lie in the store. */
  readonly countWaiting: (regionId: string) => Promise<number>
}

export interface DestructionRecordPorts {
  readonly record: DestructionRecordStore
  /** Of an account, also of one that is gone. */
  readonly nameOf: (accountId: string) => Promise<string>
}

export interface NamedDestruction extends ListedDestruction {
  readonly proposer: string
  readonly approver: string
}

/** Of the person's region, newest first. */
export async function listDestructions(
  { record, nameOf }: DestructionRecordPorts,
  {
    signedIn,
    at,
    page,
  }: { readonly signedIn: SignedIn; readonly at: Moment; readonly page: DestructionPage },
): Promise<
  { readonly ok: true; readonly listed: readonly NamedDestruction[]; readonly waiting: number } | Refusal
> {
  const { regionId, organId } = signedIn.account
  const object = { kind: 'personal-data', regionId, organPath: [organId], workOf: [] } as const
  const permission = can(signedIn.actor, 'view-destructions', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const [listed, waiting] = await Promise.all([record.list(regionId, page), record.countWaiting(regionId)])
  const accounts = new Set(listed.flatMap(({ destroyedBy, approvedBy }) => [destroyedBy, approvedBy]))
  const names = new Map(await Promise.all([...accounts].map(async (id) => [id, await nameOf(id)] as const)))
  return {
    ok: true,
    waiting,
    listed: listed.map((each) => ({
      ...each,
      proposer: names.get(each.destroyedBy) ?? '',
      approver: names.get(each.approvedBy) ?? '',
    })),
  }
}
