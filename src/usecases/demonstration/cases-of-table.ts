/** 表三 → cases that add up to it, column by column, where the column balances. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { countWorkingDays } from '../../domain/calendar/working-days.ts'
import type { ApplicantCategory } from '../../domain/requests/request-event.ts'
import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import { type OutcomeCode, outcomes } from '../../law/outcome-codes.ts'
import type { Chance } from './chance.ts'
import type { CaseOutline, Stage, Way } from './invented-case.ts'
import { workingDayAfter, workingDayBefore } from './invented-days.ts'
import { closingDay, wayOf } from './play-to-the-end.ts'

/** Rows and columns by their codes, as `read --json` gives them; a cell that is not there counts nothing. */
export type RequestTable = Readonly<Record<string, Readonly<Record<string, number | null>> | undefined>>

export const categories = [
  'naturalPerson',
  'business',
  'research',
  'charity',
  'legalService',
  'otherOrganisation',
] as const satisfies readonly ApplicantCategory[]

/** Columns whose rows add up: 新收 + 上年结转 = 办理结果 + 结转下年. Only these can have cases. */
export function balancedColumns(table: RequestTable): ApplicantCategory[] {
  return categories.filter((column) => {
    const answered = outcomes.reduce((sum, { row }) => sum + cell(table, row, column), 0)
    return (
      cell(table, 'newlyReceived', column) + cell(table, 'carriedIn', column) ===
      answered + cell(table, 'carriedOut', column)
    )
  })
}

/**
 * A table whose lower rows are missing in the source, with what they must have held for the columns to add up: as
 * 无法提供（不掌握）, where that row is among the missing. A table with all its rows is left as it is.
 */
export function completedTable(table: RequestTable): RequestTable {
  if (table.newlyReceived === undefined || table['unavailable.notHeld'] !== undefined) return table
  const missing = categories.map((column): [string, number] => {
    const received = cell(table, 'newlyReceived', column) + cell(table, 'carriedIn', column)
    const answered = outcomes.reduce((sum, { row }) => sum + cell(table, row, column), 0)
    return [column, Math.max(0, received - answered - cell(table, 'carriedOut', column))]
  })
  return { ...table, 'unavailable.notHeld': Object.fromEntries(missing) }
}

function cell(table: RequestTable, row: string, column: ApplicantCategory): number {
  return table[row]?.[column] ?? 0
}

/**
 * Outlines of a year whose 表三 equals the table in its balanced columns, in the order of receipt. Cases carried over
 * come in at the end of the year before; cases carried out are received last and left for the next year.
 */
export function casesOfTable(
  table: RequestTable,
  { year, key, chance }: { readonly year: number; readonly key: string; readonly chance: Chance },
  stage: Pick<Stage, 'calendar'>,
): CaseOutline[] {
  const planned = balancedColumns(table).flatMap((category) => plansOf(table, category, key))
  const outlines = planned.map((plan, index) =>
    outlineOf(plan, { index, count: planned.length, year, chance }, stage),
  )
  return outlines.toSorted((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0))
}

interface Plan {
  readonly key: string
  readonly category: ApplicantCategory
  readonly code: OutcomeCode
  readonly intake: 'new' | 'carried-in'
  readonly end: 'this-year' | 'next-year'
}

function plansOf(table: RequestTable, category: ApplicantCategory, key: string): Plan[] {
  const codes = outcomes.flatMap(({ code, row }) =>
    Array.from({ length: cell(table, row, category) }, (): OutcomeCode => code),
  )
  const carriedIn = cell(table, 'carriedIn', category)
  const all = carriedIn + cell(table, 'newlyReceived', category)
  // What takes longest must have been received this year; what came over is answered first.
  const inOrder = codes.toSorted((a, b) => Number(isSlow(a)) - Number(isSlow(b)))
  return Array.from({ length: all }, (_, index): Plan => {
    const code = inOrder[index]
    return {
      key: `${key}-${category}-${index}`,
      category,
      code: code ?? 'B1',
      intake: index < carriedIn ? 'carried-in' : 'new',
      end: code === undefined ? 'next-year' : 'this-year',
    }
  })
}

function isSlow(code: OutcomeCode): boolean {
  return code === 'F2' || code === 'F1'
}

const channels: readonly IntakeChannel[] = [
  'internet',
  'signed-mail',
  'in-person',
  'internet',
  'ordinary-mail',
]

function outlineOf(
  { key, category, code, intake, end }: Plan,
  place: {
    readonly index: number
    readonly count: number
    readonly year: number
    readonly chance: Chance
  },
  { calendar }: Pick<Stage, 'calendar'>,
): CaseOutline {
  const { index, count, year, chance } = place
  const outline = { key, category, code, channel: chance.oneOf(channels), way: wayOf(code, index) }
  // Received so late in a year that no way of working it ends before New Year.
  const lateIn = (of: number) => workingDayBefore(calendar, `${of}-12-31`, 1 + (index % 2))
  if (intake === 'carried-in') return { ...outline, received: lateIn(year - 1) }
  if (end === 'next-year') return { ...outline, way: 'plain', received: lateIn(year) }
  const first = workingDayAfter(calendar, `${year}-01-01`, 2)
  const span = countWorkingDays(calendar, first, latestReceipt(outline.way, year, calendar)).value
  const share = (index + chance.whole(100) / 100) / Math.max(1, count)
  return { ...outline, received: workingDayAfter(calendar, first, Math.floor(span * Math.min(1, share))) }
}

/** The last day of receipt from which a case of this way is closed before the year ends. */
function latestReceipt(way: Way, year: number, calendar: Stage['calendar']): LocalDate {
  let received = workingDayBefore(calendar, `${year}-12-20`, 0)
  while (closingDay(received, way, { calendar }) > `${year}-12-28`)
    received = workingDayBefore(calendar, received, 1)
  return received
}
