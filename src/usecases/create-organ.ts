/** 增设机关: one organ by a form, under the rules of an import of one line. */

import { columnOfHeading, type OrganColumn, organColumns } from '../domain/organs/organ-sheet.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { type FieldComplaint, type FormRefusal, refuseForm } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import { carryOut, type PlannedImport, planRows, refuseUnpermitted } from './import-organs.ts'
import type { OrganPorts } from './organ-ports.ts'

/** What a person writes of a new organ; ends and numbers are not his to give. */
export type NewOrganFields = Readonly<
  Partial<Record<Exclude<OrganColumn, 'validTo' | 'successor' | 'organId'>, string>>
>

/** Words as in the table of an import. What is there already is not changed: it is told. */
export async function createOrgan(
  ports: OrganPorts,
  input: {
    readonly signedIn: SignedIn
    /** Region of an organ whose fields name none. */
    readonly regionId: string
    readonly fields: NewOrganFields
    readonly at: Moment
  },
): Promise<
  { readonly ok: true; readonly regionId: string; readonly organId: string } | Refusal | FormRefusal
> {
  const planned = await planRows(ports, rowsOf(input.fields), input)
  const complaints = complaintsAbout(planned)
  if (complaints.length > 0) return refuseForm(complaints)
  const unpermitted = refuseUnpermitted(planned, input)
  if (unpermitted !== null) return unpermitted
  const [created] = planned.plan.changes
  if (created === undefined) throw new Error('a new organ without its creation')
  const { regionId, organId } = created
  return (await carryOut(ports, planned, input)) ?? { ok: true, regionId, organId }
}

function rowsOf(fields: NewOrganFields) {
  const named = Object.entries(fields)
  return [
    { line: 1, fields: named.map(([column]) => headingOf(column)) },
    { line: 2, fields: named.map(([, text]) => text) },
  ]
}

function headingOf(column: string): string {
  return Object.hasOwn(organColumns, column) ? organColumns[column as OrganColumn] : column // just looked up
}

/** The first about each field; `organ` is the form as a whole. */
function complaintsAbout({ plan, known }: PlannedImport): FieldComplaint[] {
  const errors = plan.complaints.filter(({ severity }) => severity === 'error')
  const found = errors.map(({ column, message }) => ({
    field: columnOfHeading(column) ?? 'organ',
    message,
  }))
  const there = known.find(({ organId }) => plan.added === 0 && plan.organs[0]?.organId === organId)
  if (there !== undefined)
    found.unshift({
      field: there.name === plan.organs[0]?.name ? 'name' : 'creditCode',
      message: `名录里已有“${there.name}”（${there.regionId}），要改请到它的页面`,
    })
  return found.filter(({ field }, index) => found.findIndex((each) => each.field === field) === index)
}
