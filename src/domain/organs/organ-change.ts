/** What happens to an organ: the events of its log, and what each makes of it. */

import { addDays, parseLocalDate } from '../calendar/local-date.ts'
import { canonicalJson, type JsonValue } from '../ledger/canonical-json.ts'
import type { DisclosureOffice, FormerState, Organ } from './organ.ts'

interface OfOrgan {
  readonly regionId: string
  readonly organId: string
  /** First day on which it holds; for an end, the last day of existence. YYYY-MM-DD. */
  readonly on: string
}

export type OrganChange =
  | (OfOrgan & { readonly type: 'organ-created'; readonly organ: Organ })
  | (OfOrgan & { readonly type: 'organ-renamed'; readonly name: string; readonly shortName: string })
  | (OfOrgan & {
      readonly type: 'organ-moved'
      readonly territorialParent: string | null
      readonly verticalParent: string | null
    })
  | (OfOrgan & { readonly type: 'office-changed'; readonly office: DisclosureOffice | null })
  /** 登记更正: what was written down wrong from the start. */
  | (OfOrgan & {
      readonly type: 'organ-corrected'
      readonly entry: Pick<Organ, 'kind' | 'level' | 'creditCode' | 'validFrom'>
    })
  /** 撤销, or 合并 when somebody takes over. */
  | (OfOrgan & { readonly type: 'organ-ended'; readonly successor: string | null })

/** Facts of an organ that a person may write; its history follows from the changes. */
export type OrganEntry = Omit<Organ, 'regionId' | 'organId' | 'former' | 'successor' | 'validTo'>

/** The first change of an organ, on the first day of its existence. */
export function creationOf(organ: Organ): OrganChange {
  const { regionId, organId, validFrom } = organ
  return { type: 'organ-created', regionId, organId, on: validFrom, organ }
}

/** The changes that make `organ` into `wanted`, names and places from day `on`; empty when there is nothing to change. */
export function changesBetween(organ: Organ, wanted: OrganEntry, on: string): OrganChange[] {
  const of = { regionId: organ.regionId, organId: organ.organId, on }
  const changes: OrganChange[] = []
  const { kind, level, creditCode, validFrom, name, shortName, territorialParent, verticalParent } = wanted
  if (differs(organ, wanted, ['kind', 'level', 'creditCode', 'validFrom']))
    changes.push({ type: 'organ-corrected', ...of, entry: { kind, level, creditCode, validFrom } })
  if (differs(organ, wanted, ['name', 'shortName']))
    changes.push({ type: 'organ-renamed', ...of, name, shortName })
  if (differs(organ, wanted, ['territorialParent', 'verticalParent']))
    changes.push({ type: 'organ-moved', ...of, territorialParent, verticalParent })
  if (officeText(organ.office) !== officeText(wanted.office))
    changes.push({ type: 'office-changed', ...of, office: wanted.office })
  return changes
}

function differs(a: OrganEntry, b: OrganEntry, fields: readonly (keyof OrganEntry)[]): boolean {
  return fields.some((field) => a[field] !== b[field])
}

function officeText(office: DisclosureOffice | null): string {
  return office === null ? '' : canonicalJson({ ...office })
}

/** The organ after a change. Throws when the change belongs to another organ. */
export function applyOrganChange(organ: Organ, change: OrganChange): Organ {
  if (organ.organId !== change.organId)
    throw new Error(`change of ${change.organId} applied to ${organ.organId}`)
  switch (change.type) {
    case 'organ-created':
      return change.organ
    case 'organ-renamed':
      return { ...organ, name: change.name, shortName: change.shortName, ...formerly(organ, change.on) }
    case 'organ-moved': {
      const { territorialParent, verticalParent } = change
      return { ...organ, territorialParent, verticalParent, ...formerly(organ, change.on) }
    }
    case 'office-changed':
      return { ...organ, office: change.office }
    case 'organ-corrected':
      return { ...organ, ...change.entry }
    case 'organ-ended':
      return { ...organ, validTo: change.on, successor: change.successor }
  }
}

/** What it was until the day before; nothing when that day is already told of, or it did not exist yet. */
function formerly(organ: Organ, on: string): { readonly former?: readonly FormerState[] } {
  const day = parseLocalDate(on)
  if (day === null) throw new Error(`organ ${organ.organId}: change on ${on}, expected YYYY-MM-DD`)
  const until = addDays(day, -1)
  const former = organ.former ?? []
  const last = former.at(-1)
  if (until < organ.validFrom || (last !== undefined && last.until >= until)) return {}
  const { name, shortName, territorialParent, verticalParent } = organ
  return { former: [...former, { until, name, shortName, territorialParent, verticalParent }] }
}

/** True when names or places changed on a later day already: history is written in order. */
export function isBeforeHistory(organ: Organ, on: string): boolean {
  const last = organ.former?.at(-1)
  return last !== undefined && on <= last.until
}

/** What the ledger keeps of a change. */
export function payloadOf(change: OrganChange): JsonValue {
  switch (change.type) {
    case 'organ-created':
      return organJson(change.organ)
    case 'organ-renamed':
      return { name: change.name, shortName: change.shortName }
    case 'organ-moved':
      return { territorialParent: change.territorialParent, verticalParent: change.verticalParent }
    case 'office-changed':
      return { office: change.office === null ? null : { ...change.office } }
    case 'organ-corrected':
      return { ...change.entry }
    case 'organ-ended':
      return { successor: change.successor }
  }
}

function organJson(organ: Organ): JsonValue {
  const { office, former = [], ...facts } = organ
  return {
    ...facts,
    office: office === null ? null : { ...office },
    former: former.map((state) => ({ ...state })),
  }
}
