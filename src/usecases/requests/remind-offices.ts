/** 每日提醒: on the morning of a working day each disclosure office with a mailbox is told what waits there. */

import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { isWorkingDay } from '../../domain/calendar/working-days.ts'
import { isMailAddress } from '../../domain/mail-address.ts'
import type { Organ } from '../../domain/organs/organ.ts'
import { existsOn } from '../../domain/organs/organ-tree.ts'
import { alarmsToTell } from '../../domain/requests/alarms.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import { type RemindedCase, reminderOf } from '../../domain/requests/reminder.ts'
import type { Moment } from '../access-ports.ts'
import { demonstrationOrgans } from '../demonstration/demonstration-organs.ts'
import type { MailMessage } from '../job-ports.ts'
import type { OrganStore } from '../organ-ports.ts'
import type { RequestPorts } from '../request-ports.ts'

export interface ReminderPorts extends Pick<RequestPorts, 'calendarOf'> {
  readonly requests: Pick<RequestPorts['requests'], 'listStanding'>
  readonly organs: Pick<OrganStore, 'listRegions' | 'pageOrgans' | 'successorChain'>
  /**
   * Hands the letter over once for this organ and day, however often and by however many it is asked. `at-work`:
   * somebody else is handing over the same one at this moment.
   */
  readonly handOver: (
    about: { readonly regionId: string; readonly organId: string; readonly today: string },
    message: Omit<MailMessage, 'messageId'>,
  ) => Promise<'handed-over' | 'earlier' | 'at-work'>
}

export interface Reminded {
  /** Letters handed over now. */
  readonly letters: number
  /** Letters that another run was handing over meanwhile: to be looked at again. */
  readonly atWork: number
  /** Organs whose office has something in the place of the address that no letter can be sent to. */
  readonly unusable: readonly string[]
}

const batch = 200

/** Tells the offices of every region where today is worked. May be run again at any time of the day. */
export async function remindOffices(
  ports: ReminderPorts,
  input: { readonly deskUrl: string | null; readonly at: Moment; readonly signal: AbortSignal },
): Promise<Reminded> {
  const { at, signal } = input
  const outcomes = { letters: 0, atWork: 0 }
  const unusable: string[] = []
  for (const { regionId } of await ports.organs.listRegions()) {
    const calendar = await ports.calendarOf(regionId)
    if (!isWorkingDay(calendar, at.today)) continue
    for await (const organ of organsOf(ports, regionId)) {
      signal.throwIfAborted()
      const mailbox = await mailboxOf(ports, organ, at)
      if (mailbox === '') continue
      if (!isMailAddress(mailbox)) {
        unusable.push(organ.organId)
        continue
      }
      const outcome = await remindOffice(ports, { ...input, organ, mailbox, calendar })
      if (outcome === 'handed-over') outcomes.letters++
      if (outcome === 'at-work') outcomes.atWork++
    }
  }
  return { ...outcomes, unusable }
}

async function* organsOf({ organs }: ReminderPorts, regionId: string): AsyncGenerator<Organ> {
  const everything = { search: '', kind: null, level: null, sort: 'name', descending: 'no' } as const
  for (let after: string | null = null; ; ) {
    const page = await organs.pageOrgans({ ...everything, regionId, after, limit: batch })
    yield* page.organs
    if (page.next === null) return
    after = page.next
  }
}

/** The addresses that the demonstration shows are those of real offices, and its cases are invented. */
const shownOnly = new Map(demonstrationOrgans.map(({ organId, office }) => [organId, office?.email]))

/** '' where there is none. What an organ left undone when it ended is its successor's. */
async function mailboxOf({ organs }: ReminderPorts, organ: Organ, { today }: Moment): Promise<string> {
  const answering = existsOn(organ, today) ? organ : (await organs.successorChain(organ.organId)).at(-1)
  if (answering === undefined || !existsOn(answering, today)) return ''
  const mailbox = answering.office?.email.trim() ?? ''
  return mailbox === shownOnly.get(answering.organId) ? '' : mailbox
}

async function remindOffice(
  ports: ReminderPorts,
  about: {
    readonly organ: Organ
    readonly mailbox: string
    readonly calendar: WorkCalendar
    readonly deskUrl: string | null
    readonly at: Moment
    readonly signal: AbortSignal
  },
): Promise<'handed-over' | 'earlier' | 'at-work' | 'nothing-to-do'> {
  const { organ, mailbox, deskUrl, at } = about
  const cases = await remindedCases(ports, about)
  const reminder = reminderOf(cases, { organName: organ.name, deskUrl, today: at.today })
  if (reminder === null) return 'nothing-to-do'
  const { regionId, organId } = organ
  return ports.handOver({ regionId, organId, today: at.today }, { to: mailbox, ...reminder })
}

/** Open cases and closed ones with something left, by their indexes; a settled case is never read. */
async function remindedCases(
  { requests }: ReminderPorts,
  {
    organ,
    calendar,
    at: { today },
    signal,
  }: {
    readonly organ: Organ
    readonly calendar: WorkCalendar
    readonly at: Moment
    readonly signal: AbortSignal
  },
): Promise<RemindedCase[]> {
  const reach = { kind: 'organs', organIds: [organ.organId], below: false } as const
  const found = new Map<string, RemindedCase>()
  for (const which of ['open', 'unsettled'] as const)
    for (let after: string | null = null; ; ) {
      signal.throwIfAborted()
      const page = await requests.listStanding(reach, { which, after, limit: batch })
      for (const stored of page.requests) {
        const made = requestCase(stored, stored.events, calendar, today)
        const [first, ...more] = alarmsToTell(made, calendar, today)
        if (first === undefined) continue
        found.set(stored.requestId, { number: made.registered.number, alarms: [first, ...more] })
      }
      if (page.next === null) break
      after = page.next
    }
  return [...found.values()]
}
