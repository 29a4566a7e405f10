import type { Refusal } from '../domain/refusal.ts'
import { changeOrgan } from '../usecases/change-organ.ts'
import { createOrgan } from '../usecases/create-organ.ts'
import { exportOrgans } from '../usecases/export-organs.ts'
import { type FoundOrgan, findOrgan } from '../usecases/find-organ.ts'
import { importOrgans, type OrganImport } from '../usecases/import-organs.ts'
import { mergeOrgans } from '../usecases/merge-organs.ts'
import type { OrganList, OrganPage, OrganPorts } from '../usecases/organ-ports.ts'
import type { Written } from '../usecases/ports.ts'
import type { Asked } from './desk-ports.ts'

/** Organs, as the desk calls them. */
export interface DeskOrgans {
  readonly list: (page: OrganPage) => Promise<OrganList>
  readonly find: (input: { regionId: string; organId: string; on: string }) => Promise<FoundOrgan | null>
  /** Regions and their names, for lists to choose from. */
  readonly regions: () => Promise<readonly { readonly regionId: string; readonly name: string }[]>
  /** The organ, then its superiors, nearest first (as in `AccessObject`). */
  readonly path: (regionId: string, organId: string) => Promise<readonly string[]>
  readonly create: (input: Parameters<typeof createOrgan>[1]) => ReturnType<typeof createOrgan>
  readonly change: (input: Parameters<typeof changeOrgan>[1]) => ReturnType<typeof changeOrgan>
  /** Ends organs, with or without somebody who takes over. */
  readonly merge: (input: Parameters<typeof mergeOrgans>[1]) => ReturnType<typeof mergeOrgans>
  /** `try` says what would happen and writes nothing. Throws `UnreadableFile`. */
  readonly importTable: (
    input: Asked & { regionId: string; bytes: Uint8Array; mode: 'try' | 'apply' },
  ) => Promise<OrganImport | Refusal>
  readonly exportTable: (
    input: Asked & { regionId: string; format: 'csv' | 'xlsx' },
  ) => Promise<Written | Refusal>
}

/** For src/wiring. */
export function bindOrgans(ports: OrganPorts): DeskOrgans {
  return {
    list: ports.organs.pageOrgans,
    find: (input) => findOrgan(ports, input),
    regions: ports.organs.listRegions,
    path: ports.organs.organPath,
    create: (input) => createOrgan(ports, input),
    change: (input) => changeOrgan(ports, input),
    merge: (input) => mergeOrgans(ports, input),
    importTable: (input) => importOrgans(ports, input),
    exportTable: (input) => exportOrgans(ports, input),
  }
}
