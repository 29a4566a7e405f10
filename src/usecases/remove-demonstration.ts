import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { demonstrationOrgans, demonstrationRegions } from './demonstration/demonstration-organs.ts'

/** The note of `installation_note` that says so. */
export const removalNote = 'demonstration-removed'

export interface RemovalPorts {
  /**
   * Writes the note, then deletes the organs with everything that belongs to them, and each region in which no other organ is left, with its
   * ledger. Works as the owner of the database, because the application may delete nothing. All or nothing:
   * `in-use` names the table whose rows point at what was to go.
   */
  readonly removeOrgans: (named: {
    readonly regionIds: readonly string[]
    readonly organIds: readonly string[]
    /** Name of the note by which `wasRemoved` remembers. */
    readonly note: string
    readonly now: string
  }) => Promise<
    | { readonly ok: true; readonly rows: Readonly<Record<string, number>> }
    | { readonly ok: false; readonly code: 'in-use'; readonly table: string }
  >
}

export interface RemovedDemonstration {
  readonly ok: true
  /** Rows removed, by table; tables of which nothing was removed are absent. */
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Takes the demonstration out: its organs, their accounts, reports and whatever was tried on them. Organs of one's own
 * stay, and so does the ledger of a region that they share with the demonstration: its log must not be torn. A region
 * of the demonstration alone goes with its log. Nothing to remove is no mistake.
 */
export async function removeDemonstration(
  ports: RemovalPorts,
  at: Moment,
): Promise<RemovedDemonstration | Refusal> {
  const removed = await ports.removeOrgans({
    regionIds: demonstrationRegions.map(({ regionId }) => regionId),
    organIds: demonstrationOrgans.map(({ organId }) => organId),
    note: removalNote,
    now: at.now,
  })
  if (removed.ok) return removed
  return refuse(
    'in-use',
    `演示地区不能移除：${removed.table} 里有别的数据还在引用演示的机关或者账号（例如自己的机关隶属于演示的政府）。请先改掉，再移除。`,
  )
}
