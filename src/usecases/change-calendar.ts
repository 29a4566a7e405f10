/** 工作日历: a new year of holidays put in force for a region, over those that come with the program. */

import { can } from '../domain/access/can.ts'
import { withAddedYears } from '../domain/calendar/national-calendar.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { HolidayYear } from '../law/work-calendar/holiday-rule.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'

export interface CalendarStore {
  /** What was added in the region, oldest first, and the version for the next edit. */
  readonly added: (
    regionId: string,
  ) => Promise<{ readonly years: readonly HolidayYear[]; readonly version: number }>
  /** Appends a year to the region's calendar in the ledger; false when somebody else did so first. */
  readonly add: (
    year: HolidayYear,
    record: { regionId: string; actorId: string; at: Moment; version: number },
  ) => Promise<boolean>
}

/** The years in force: the ones of the program, each replaced by the last one added for the same year. */
export async function listCalendarYears(
  { calendars }: { readonly calendars: CalendarStore },
  input: { readonly regionId: string; readonly encoded: readonly HolidayYear[] },
): Promise<readonly HolidayYear[]> {
  const { years } = await calendars.added(input.regionId)
  return withAddedYears(input.encoded, years)
}

/** Puts a year in force from now on; what counted before stays in the ledger. */
export async function addCalendarYear(
  { calendars }: { readonly calendars: CalendarStore },
  input: { readonly signedIn: SignedIn; readonly year: HolidayYear; readonly at: Moment },
): Promise<{ readonly ok: true } | Refusal> {
  const { signedIn, year, at } = input
  const { regionId, accountId } = signedIn.account
  const object = { kind: 'calendar', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, 'edit', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const { version } = await calendars.added(regionId)
  const saved = await calendars.add(year, { regionId, actorId: accountId, at, version })
  return saved ? { ok: true } : refuse('version-conflict', '刚才有人更新过工作日历，请看过最新的内容再改。')
}
