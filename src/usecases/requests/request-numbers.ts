/** 表三、表四 straight from the requests: figures, the cases behind a cell, the workload. */

import type { Actor } from '../../domain/access/access.ts'
import { reachOf } from '../../domain/access/reach.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { partOfCell, type YearFigures, yearFigures } from '../../domain/requests/year-tally.ts'
import type { Moment } from '../access-ports.ts'
import type { NumberScope, Workload } from '../request-number-ports.ts'
import type { RequestList, RequestPorts } from '../request-ports.ts'

interface Asked {
  readonly actor: Actor
  readonly scope: NumberScope
  readonly at: Moment
}

/** Figures of a year over what the person may see of the scope. */
export async function countRequests(
  { numbers }: Pick<RequestPorts, 'numbers'>,
  { actor, scope, at, year }: Asked & { readonly year: number },
): Promise<YearFigures> {
  const reach = reachOf(actor, 'view', 'request', at.now)
  return yearFigures(await numbers.tally(reach, scope, year))
}

/** The requests behind a cell: table and codes as the form names them. */
export async function listCounted(
  { numbers }: Pick<RequestPorts, 'numbers'>,
  input: Asked & {
    readonly year: number
    readonly cell: { readonly table: string; readonly row: string; readonly column: string }
    readonly after: string | null
    readonly limit: number
  },
): Promise<({ readonly ok: true } & RequestList) | Refusal> {
  const { actor, scope, at, year, cell, after, limit } = input
  const part = partOfCell(cell.table, cell.row, cell.column)
  if (part === null) return refuse('no-such-cell', '表三、表四没有这一格。')
  const reach = reachOf(actor, 'view', 'request', at.now)
  return { ok: true, ...(await numbers.listCounted(reach, scope, year, part, { after, limit })) }
}

/** How long requests took that were replied to between two days, and what lies open now. */
export function measureWork(
  { numbers }: Pick<RequestPorts, 'numbers'>,
  { actor, scope, at, from, to }: Asked & { readonly from: LocalDate; readonly to: LocalDate },
): Promise<Workload> {
  const reach = reachOf(actor, 'view', 'request', at.now)
  return numbers.workload(reach, scope, { from, to, today: at.today })
}
