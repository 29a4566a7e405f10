/** What the use cases of organs need from outside; src/wiring hands it over. */

import type { Organ, OrganKind, OrganLevel } from '../domain/organs/organ.ts'
import type { OrganChange } from '../domain/organs/organ-change.ts'
import type { SheetRow } from '../domain/organs/organ-sheet.ts'
import type { Region } from '../domain/organs/region.ts'
import type { Moment } from './access-ports.ts'
import type { Written } from './ports.ts'

export interface OrganPorts {
  readonly organs: OrganStore
  readonly newId: () => string
  /** The rows of a CSV or XLSX file with their lines. Throws `UnreadableFile`. */
  readonly readTable: ReadTable
  readonly writeTable: WriteTable
}

export type ReadTable = (bytes: Uint8Array) => readonly SheetRow[]

/** A plain table as a file, safe to open in a spreadsheet. The first row is the header. */
export type WriteTable = (table: TextTable, format: 'csv' | 'xlsx') => Written

export interface TextTable {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** An organ with the version that an edit of it is based on. */
export type StoredOrgan = Organ & { readonly version: number }

export interface OrganStore {
  readonly findRegion: (regionId: string) => Promise<Region | null>
  /** All regions by code. */
  readonly listRegions: () => Promise<readonly Region[]>
  readonly findOrgan: (organId: string) => Promise<StoredOrgan | null>
  /** The organ, then its superiors by both lines, nearest first. Empty when there is no such organ. */
  readonly organPath: (regionId: string, organId: string) => Promise<readonly string[]>
  /** Direct subordinates by either line, ended ones too. */
  readonly listChildren: (organId: string) => Promise<readonly StoredOrgan[]>
  /** The organ and whoever took over after it, in order. */
  readonly successorChain: (organId: string) => Promise<readonly StoredOrgan[]>
  /** Organs of these regions, with these codes or ids, and all above them; ended ones too. */
  readonly listAround: (named: {
    readonly regionIds: readonly string[]
    readonly creditCodes: readonly string[]
    readonly organIds: readonly string[]
  }) => Promise<readonly StoredOrgan[]>
  /** Organs of a region and of the regions below it, by region and name; ended ones too. */
  readonly listOfRegion: (regionId: string) => Promise<readonly StoredOrgan[]>
  readonly pageOrgans: (page: OrganPage) => Promise<OrganList>
  /** Adds the regions, applies the changes and writes their events, all or nothing. */
  readonly save: (
    work: { readonly regions: readonly Region[]; readonly changes: readonly OrganChange[] },
    record: OrganRecord,
  ) => Promise<OrganSaved>
}

export interface OrganPage {
  /** Part of a name; '' = all. */
  readonly search: string
  readonly kind: OrganKind | null
  readonly level: OrganLevel | null
  /** This region only; null = all. */
  readonly regionId: string | null
  readonly sort: 'name' | 'kind' | 'level'
  readonly descending: 'yes' | 'no'
  /** What `next` of the page before said; null = first page. */
  readonly after: string | null
  readonly limit: number
}

export interface OrganList {
  readonly organs: readonly StoredOrgan[]
  /** For the next page; null = this is the last. */
  readonly next: string | null
}

export interface OrganRecord {
  readonly actorId: string
  readonly at: Moment
  /** Organ → version that the edit was based on. Organs made in the same save are not named. */
  readonly versions: Readonly<Record<string, number>>
}

export type OrganSaved =
  | { readonly ok: true }
  /** Someone else changed it first. */
  | { readonly ok: false; readonly code: 'version-conflict' }
  /** The credit code belongs to another organ that exists. */
  | { readonly ok: false; readonly code: 'taken' }
