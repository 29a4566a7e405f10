import type { StoredOrgan } from '../../../../usecases/organ-ports.ts'
import type { FormError, Visit } from '../../../desk-visit.ts'

/** As the form writes an organ down: places share names, so the code of the region stands before it. */
export function organText({ regionId, name }: Pick<StoredOrgan, 'regionId' | 'name'>): string {
  return `${regionId} ${name}`
}

export type NamedOrgan =
  | { readonly ok: true; readonly organId: string | null }
  | { readonly ok: false; readonly error: FormError }

/** The organ that was typed into a field: its full name, with the code of its region where several have it. '' = none. */
export async function findNamedOrgan(
  { ports }: Pick<Visit, 'ports'>,
  field: string,
  typed: string,
): Promise<NamedOrgan> {
  const [, code = '', name = ''] = /^(\d{6,12})?\s*(.*)$/.exec(typed.normalize('NFKC').trim()) ?? []
  if (name === '' && code === '') return { ok: true, organId: null }
  const page = { search: name, kind: null, level: null, sort: 'name', descending: 'no', after: null } as const
  const { organs } = await ports.organs.list({ ...page, regionId: code === '' ? null : code, limit: 200 })
  const found = organs.filter((organ) => organ.name.normalize('NFKC') === name && organ.validTo === null)
  const [only, ...more] = found
  if (only !== undefined && more.length === 0) return { ok: true, organId: only.organId }
  const message =
    only === undefined
      ? `名录里没有现有的“${name}”，请写全称`
      : `有 ${found.length} 个机关叫“${name}”，请在前面写行政区划代码，例如“${organText(only)}”`
  return { ok: false, error: { field, message } }
}
