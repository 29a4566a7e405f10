/** What a list of organs would change, line by line; nothing is written here. */

import { isId } from '../is-id.ts'
import type { LineComplaint } from '../line-complaint.ts'
import { checkOrgans, type ListedOrgan } from './check-organs.ts'
import type { DisclosureOffice, Organ } from './organ.ts'
import { changesBetween, creationOf, isBeforeHistory, type OrganChange } from './organ-change.ts'
import {
  type OrganColumn,
  type OrganLine,
  officeColumns,
  organColumns,
  organReference,
} from './organ-sheet.ts'
import { codesAbove, isRegionCode, type Region } from './region.ts'

export interface OrganWorld {
  /** Organs of the regions named, those named by code or id, and all above them; ended ones too. */
  readonly organs: readonly Organ[]
  readonly regions: readonly Region[]
}

export interface ImportContext {
  /** Region of the rows that name none. */
  readonly regionId: string
  /** Day from which names and places of existing organs change, YYYY-MM-DD. */
  readonly on: string
  readonly newId: () => string
}

export interface OrganImportPlan {
  readonly regions: readonly Region[]
  readonly changes: readonly OrganChange[]
  /** Every organ as it would be, for asking who may do it. */
  readonly organs: readonly Organ[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly complaints: readonly LineComplaint[]
}

interface Named {
  readonly line: OrganLine
  readonly regionId: string
  readonly known: Organ | undefined
  readonly organId: string
}

/** With an error among the complaints the plan is not to be carried out. */
export function planOrganImport(
  lines: readonly OrganLine[],
  world: OrganWorld,
  context: ImportContext,
): OrganImportPlan {
  const { regions, complaints: regionComplaints } = planRegions(lines, world, context)
  const index = indexOf(world)
  const named = lines.map((line) => nameLine(line, index, context))
  const references = referencesOf(named, world)
  const resolved = named.map((each) => resolveLine(each, references))
  const listed = resolved.map(({ organ }, index) => ({ line: lines[index]?.line ?? 0, organ }))
  const steps = named.map((each, index) => stepsOf(each, listed[index], context))
  const complaints = [
    ...regionComplaints,
    ...resolved.flatMap((each) => each.complaints),
    ...steps.flatMap((each) => each.complaints),
    ...checkOrgans(listed, world.organs),
  ]
  const ids = new Set(listed.map(({ organ }) => organ.organId))
  const added = named.filter(({ known }) => known === undefined).length
  const unchanged = steps.filter(({ changes }) => changes.length === 0).length
  return {
    regions,
    changes: steps.flatMap(({ changes }) => changes),
    organs: [...listed.map(({ organ }) => organ), ...world.organs.filter(({ organId }) => !ids.has(organId))],
    added,
    unchanged,
    changed: named.length - added - unchanged,
    complaints: complaints.toSorted((a, b) => a.line - b.line),
  }
}

function error(line: OrganLine, column: OrganColumn | null, message: string): LineComplaint {
  return {
    line: line.line,
    column: column === null ? null : organColumns[column],
    severity: 'error',
    message,
  }
}

function regionOf(line: OrganLine, context: ImportContext): string {
  return line.text.regionId || context.regionId
}

/** Regions that the list brings along, and rows whose region has another name: the wrong 宝山区 is caught here. */
function planRegions(lines: readonly OrganLine[], world: OrganWorld, context: ImportContext) {
  const known = new Map(world.regions.map((region) => [region.regionId, region]))
  const regions: Region[] = []
  const complaints: LineComplaint[] = []
  for (const line of lines) {
    const regionId = regionOf(line, context)
    const name = line.text.regionName ?? ''
    const there = known.get(regionId)
    if (there !== undefined) {
      if (name !== '' && !there.name.endsWith(name))
        complaints.push(error(line, 'regionName', `${regionId} 是“${there.name}”，不是“${name}”`))
      continue
    }
    if (!isRegionCode(regionId)) continue // told by the check of codes
    if (name === '') {
      complaints.push(
        error(line, 'regionId', `没有 ${regionId} 这个行政区划；要增加，请在“行政区划”一列写上名称`),
      )
      continue
    }
    const parentRegionId = codesAbove(regionId).find((code) => known.has(code)) ?? null
    const region = {
      regionId,
      name,
      parentRegionId,
      validFrom: line.text.validFrom || context.on,
      validTo: null,
    }
    known.set(regionId, region)
    regions.push(region)
  }
  return { regions, complaints }
}

interface WorldIndex {
  readonly byId: ReadonlyMap<string, Organ>
  /** Organs that have not ended, by credit code and by "region name". */
  readonly byKey: ReadonlyMap<string, Organ>
}

function indexOf(world: OrganWorld): WorldIndex {
  const byKey = new Map<string, Organ>()
  for (const organ of world.organs) {
    if (organ.validTo !== null) continue
    byKey.set(organReference(organ), organ)
    if (organ.creditCode !== null) byKey.set(organ.creditCode, organ)
  }
  return { byId: new Map(world.organs.map((organ) => [organ.organId, organ])), byKey }
}

/** Which organ a row speaks of: by its number, else by code, else by region and name. */
function nameLine(line: OrganLine, { byId, byKey }: WorldIndex, context: ImportContext): Named {
  const regionId = regionOf(line, context)
  const { organId = '', creditCode = '', name = '' } = line.text
  const known =
    organId !== ''
      ? byId.get(organId)
      : (byKey.get(creditCode) ?? byKey.get(organReference({ regionId, name })))
  const isNewNumber = known === undefined && isId(organId)
  return { line, regionId, known, organId: known?.organId ?? (isNewNumber ? organId : context.newId()) }
}

function resolveLine(each: Named, references: References) {
  const { line, regionId, known, organId } = each
  const complaints: LineComplaint[] = []
  const referred = (column: 'territorialParent' | 'verticalParent' | 'successor'): string | null => {
    const text = line.text[column]
    if (text === undefined) return known?.[column] ?? null
    if (text === '') return null
    const found = findReferred(text, references)
    if (found.length === 1) return found[0]?.organId ?? null
    complaints.push(error(line, column, referenceProblem(text, found)))
    return null
  }
  const { name = '', shortName, creditCode, validFrom, validTo } = line.text
  const organ: Organ = {
    regionId: known?.regionId ?? regionId,
    organId,
    name,
    shortName: shortName || (known?.name === name ? known.shortName : name),
    // Rows without a kind or level were complained of while reading, and are never carried out.
    kind: line.kind ?? known?.kind ?? 'other',
    level: line.level ?? known?.level ?? 'county',
    creditCode: creditCode === undefined ? (known?.creditCode ?? null) : creditCode || null,
    territorialParent: referred('territorialParent'),
    verticalParent: referred('verticalParent'),
    office: officeOf(line, known?.office ?? null),
    validFrom: validFrom || (known?.validFrom ?? ''),
    validTo: validTo === undefined ? (known?.validTo ?? null) : validTo || null,
    successor: referred('successor'),
    ...(known?.former === undefined ? {} : { former: known.former }),
  }
  const { organId: number = '' } = line.text
  if (number !== '' && !isId(number))
    complaints.push(error(line, 'organId', `“${number}”不是机关编号；新增的机关请空着，由系统编号`))
  if (organ.validFrom === '') complaints.push(error(line, 'validFrom', '新增的机关要填成立日期'))
  if (known !== undefined && known.regionId !== regionId)
    complaints.push(error(line, 'regionId', `这个机关在 ${known.regionId}；换区划请撤销旧的、另立新的`))
  return { organ, complaints }
}

interface Referred {
  readonly organId: string
  readonly regionId: string
  readonly name: string
}

/** How a row may name another organ: surely (number, credit code, region and name) or by a name that may repeat. */
interface References {
  readonly exact: ReadonlyMap<string, Referred>
  readonly byName: ReadonlyMap<string, readonly Referred[]>
}

function referencesOf(named: readonly Named[], world: OrganWorld): References {
  const listed = named.map(({ organId, regionId, line }) => ({
    organId,
    regionId,
    name: line.text.name ?? '',
    creditCode: line.text.creditCode || null,
  }))
  const ids = new Set(listed.map(({ organId }) => organId))
  const all = [...world.organs.filter(({ organId }) => !ids.has(organId)), ...listed]
  const exact = new Map<string, Referred>()
  for (const organ of all)
    for (const key of [organReference(organ), organ.creditCode, organ.organId]) if (key) exact.set(key, organ)
  return { exact, byName: Map.groupBy(all, ({ name }) => name) }
}

function findReferred(text: string, { exact, byName }: References): readonly Referred[] {
  const keys = [text.toLowerCase(), text.toUpperCase(), text.replace(/^(\d+)\s*/, '$1 ')]
  const [sure] = keys.flatMap((key) => exact.get(key) ?? [])
  return sure === undefined ? (byName.get(text) ?? []) : [sure]
}

function referenceProblem(text: string, found: readonly Referred[]): string {
  if (found.length === 0) return `没有“${text}”这个机关`
  return `“${text}”有 ${found.length} 个，请写成：${found.map(organReference).join('，或者 ')}`
}

function officeOf({ text, channels }: OrganLine, known: DisclosureOffice | null): DisclosureOffice | null {
  const field = (key: keyof typeof officeColumns) => text[officeColumns[key]] ?? known?.[key] ?? ''
  const office: DisclosureOffice = {
    name: field('name'),
    head: field('head'),
    address: field('address'),
    hours: field('hours'),
    phone: field('phone'),
    fax: field('fax'),
    email: field('email'),
    channels: text.channels === undefined ? (known?.channels ?? []) : channels,
  }
  const { channels: open, ...contacts } = office
  return open.length === 0 && Object.values(contacts).every((value) => value === '') ? null : office
}

function stepsOf({ line, known }: Named, listed: ListedOrgan | undefined, { on }: ImportContext) {
  const changes: OrganChange[] = []
  const complaints: LineComplaint[] = []
  if (listed === undefined) return { changes, complaints }
  const { organ } = listed
  if (known === undefined) return { changes: [creationOf(organ)], complaints }
  changes.push(...changesBetween(known, organ, on))
  if (known.validTo !== organ.validTo || known.successor !== organ.successor) {
    if (known.validTo !== null)
      complaints.push(error(line, 'validTo', '机关已经撤销，名录里不能恢复或者改写'))
    if (organ.validTo !== null) {
      const { regionId, organId, successor } = organ
      changes.push({ type: 'organ-ended', regionId, organId, on: organ.validTo, successor })
    }
  }
  const moves = changes.some(({ type }) => type === 'organ-renamed' || type === 'organ-moved')
  if (moves && isBeforeHistory(known, on))
    complaints.push(error(line, 'name', `${on} 之后的名称或者隶属关系已经登记，不能再改更早的`))
  return { changes, complaints }
}
