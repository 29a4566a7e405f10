/** 导入机关名录: a table in, a report line by line, all of it or nothing written. */

import { can } from '../domain/access/can.ts'
import { isId } from '../domain/is-id.ts'
import type { LineComplaint } from '../domain/line-complaint.ts'
import type { OrganChange } from '../domain/organs/organ-change.ts'
import { type organColumns, readOrganSheet, type SheetRow } from '../domain/organs/organ-sheet.ts'
import { type OrganTree, organPath, organTree } from '../domain/organs/organ-tree.ts'
import { type OrganImportPlan, planOrganImport } from '../domain/organs/plan-organ-import.ts'
import { codesAbove } from '../domain/organs/region.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { OrganPorts, StoredOrgan } from './organ-ports.ts'
import { refuseOrganSaving } from './organ-refusals.ts'

export interface OrganImport {
  readonly ok: true
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Errors by line of the file. With any of them nothing is written. */
  readonly problems: readonly LineComplaint[]
  /** What is worth a look and lets the list pass. */
  readonly warnings: readonly LineComplaint[]
}

/**
 * `try` says what would happen and writes nothing; `apply` writes when there is no problem. Names and places of organs
 * that are there already change from today. Throws `UnreadableFile` when the file is no table.
 */
export async function importOrgans(
  ports: OrganPorts,
  input: {
    readonly signedIn: SignedIn
    /** Region of the rows that name none. */
    readonly regionId: string
    readonly bytes: Uint8Array
    readonly mode: 'try' | 'apply'
    readonly at: Moment
  },
): Promise<OrganImport | Refusal> {
  const planned = await planRows(ports, ports.readTable(input.bytes), input)
  const unpermitted = refuseUnpermitted(planned, input)
  if (unpermitted !== null) return unpermitted
  const { added, changed, unchanged, complaints } = planned.plan
  const problems = complaints.filter(({ severity }) => severity === 'error')
  const warnings = complaints.filter(({ severity }) => severity === 'warning')
  const answer: OrganImport = { ok: true, added, changed, unchanged, problems, warnings }
  if (input.mode === 'try' || problems.length > 0) return answer
  return (await carryOut(ports, planned, input)) ?? answer
}

export interface PlannedImport {
  readonly plan: OrganImportPlan
  /** The organs around, as they are stored. */
  readonly known: readonly StoredOrgan[]
}

interface Asked {
  readonly signedIn: SignedIn
  readonly at: Moment
}

/** Null = the person may make every change of the plan. */
export function refuseUnpermitted({ plan }: PlannedImport, { signedIn, at }: Asked): Refusal | null {
  const tree = organTree(plan.organs, at.today)
  for (const change of plan.changes) {
    const permission = mayChange(signedIn, change, tree, at)
    if (!permission.allowed) return refusePermission(permission)
  }
  return null
}

/** Writes a plan that has no error; null = written. */
export async function carryOut(
  { organs }: Pick<OrganPorts, 'organs'>,
  { plan, known }: PlannedImport,
  { signedIn, at }: Asked,
): Promise<Refusal | null> {
  const versions = Object.fromEntries(known.map(({ organId, version }) => [organId, version]))
  const saved = await organs.save(plan, { actorId: signedIn.actor.accountId, at, versions })
  return saved.ok ? null : refuseOrganSaving(saved)
}

/** What the rows would change, by the organs and regions that are there. */
export async function planRows(
  ports: OrganPorts,
  rows: readonly SheetRow[],
  { regionId, at }: { readonly regionId: string; readonly at: Moment },
): Promise<PlannedImport> {
  const { lines, complaints } = readOrganSheet(rows)
  const textOf = (column: keyof typeof organColumns) =>
    lines.flatMap(({ text }) => (text[column] ? [text[column]] : []))
  const regionIds = [...new Set([regionId, ...textOf('regionId')])]
  const references = [...textOf('territorialParent'), ...textOf('verticalParent'), ...textOf('successor')]
  const [regions, known] = await Promise.all([
    ports.organs.listRegions(),
    ports.organs.listAround({
      // A parent lies in a region above, or in the one that its reference begins with.
      regionIds: [
        ...new Set([...regionIds, ...regionIds.flatMap(codesAbove), ...references.flatMap(leadingCode)]),
      ],
      creditCodes: [...textOf('creditCode'), ...references],
      organIds: [...textOf('organId'), ...references].filter(isId),
    }),
  ])
  const context = { regionId, on: at.today, newId: ports.newId }
  const plan = planOrganImport(lines, { organs: known, regions }, context)
  return { plan: { ...plan, complaints: [...complaints, ...plan.complaints] }, known }
}

function leadingCode(reference: string): string[] {
  return /^\d{6}(?:\d{6})?(?=\D)/.exec(reference)?.slice(0, 1) ?? []
}

function mayChange(signedIn: SignedIn, change: OrganChange, tree: OrganTree, at: Moment) {
  const path = organPath(tree, change.organId)
  const organPathOf = path.length > 0 ? path : [change.organId]
  const object = { kind: 'organ', regionId: change.regionId, organPath: organPathOf, workOf: [] } as const
  return can(signedIn.actor, verbOf(change), object, at.now)
}

/** The line of the policy that a change falls under. */
function verbOf(change: OrganChange): 'create' | 'edit' | 'administer' {
  if (change.type === 'organ-created') return 'create'
  return change.type === 'organ-ended' ? 'administer' : 'edit'
}
