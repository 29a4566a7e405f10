// What may happen to a request, told as a handful of days; and the same counted by hand, one day after the other, with
// another calendar (chinese-days) and no code of the clock.
import chineseDays from 'chinese-days'
import { addDays, daysFromTo, type LocalDate, yearOf } from '../../src/domain/calendar/local-date.ts'
import type { RecordedEvent } from '../../src/domain/requests/request-case.ts'
import type { RequestEvent, ServiceMode } from '../../src/domain/requests/request-event.ts'
import type { IntakeChannel } from '../../src/law/disclosure-regulation/article-31-receipt-date.ts'
import type { Chance } from './chance.ts'
import { fact } from './example-request.ts'
import { intakeChannels } from './intake-channels.ts'

/** From one day to another; the second null = not yet. */
export type Stretch = readonly [LocalDate, LocalDate | null]

export interface Story {
  readonly channel: IntakeChannel
  readonly arrived: LocalDate
  /** Signed for, or confirmed; null = neither. */
  readonly fixed: LocalDate | null
  readonly supplement: Stretch | null
  readonly fee: Stretch | null
  readonly consultations: readonly Stretch[]
  readonly extension: {
    readonly proposed: LocalDate
    readonly approved: LocalDate | null
    readonly told: LocalDate
    readonly workingDays: number
  } | null
  readonly reasonable: readonly [LocalDate, LocalDate] | null
  readonly reply: {
    readonly drafted: LocalDate
    readonly signed: LocalDate
    readonly sent: LocalDate
    readonly mode: ServiceMode
    readonly delivered: LocalDate | null
    readonly returned: LocalDate | null
  } | null
  readonly withdrawn: LocalDate | null
  readonly reopened: {
    readonly on: LocalDate
    readonly until: LocalDate | null
    readonly asked: Stretch | null
  } | null
}

export interface CountedByHand {
  readonly received: LocalDate | null
  readonly due: LocalDate | null
  readonly closed: LocalDate | null
  /** The closing that 表三 counts. */
  readonly counted: LocalDate | null
}

const worked = new Map(
  daysFromTo('2018-01-01', '2031-12-31').map((date) => [date, chineseDays.isWorkday(date)]),
)
/** From 2027 nothing is published; both calendars follow Monday to Friday there. */
export const isWorked = (date: LocalDate): boolean => worked.get(date) ?? false

/** A story made up by chance, within 2019-06-01 to 2026. */
export function makeStory(luck: Chance): Story {
  const arrived = addDays('2019-06-01', luck.between(0, 2650))
  const after = (from: LocalDate, most: number) => addDays(from, luck.between(0, most))
  const maybe = <T>(share: number, make: () => T): T | null => (luck.happens(share) ? make() : null)
  const stretch = (latest: number, longest: number): Stretch => {
    const from = after(received, latest)
    return [from, luck.happens(0.9) ? after(from, longest) : null]
  }
  const channel = luck.pick(intakeChannels)
  const fixed = luck.happens(0.05) ? null : after(arrived, 4)
  const received = channel === 'in-person' ? arrived : (fixed ?? arrived)
  const reply = maybe(0.7, () => {
    const drafted = after(received, 40)
    // Now and then signed before it was drafted: an entry no case can make a decision of.
    const early = addDays(drafted, -1)
    const signed = luck.happens(0.95) || early < received ? after(drafted, 5) : early
    const sent = after(signed, 3)
    const mode = luck.pick(['in-person', 'post', 'post', 'online', 'email', 'public-notice'] as const)
    const delivered = maybe(0.8, () => after(sent, 12))
    return {
      drafted,
      signed,
      sent,
      mode,
      delivered,
      returned: delivered === null ? maybe(0.3, () => after(sent, 12)) : null,
    }
  })
  const story: Story = {
    channel,
    arrived,
    fixed,
    supplement: maybe(0.4, () => stretch(40, 40)),
    fee: maybe(0.2, () => stretch(90, 40)),
    consultations: Array.from({ length: luck.between(0, 3) }, () => stretch(120, 60)),
    extension: maybe(0.4, () => {
      const proposed = after(received, 60)
      const approved = maybe(0.9, () => after(proposed, 3))
      return { proposed, approved, told: after(proposed, 6), workingDays: luck.between(1, 20) }
    }),
    reasonable: maybe(0.2, () => {
      const told = after(received, 90)
      return [told, after(told, 120)]
    }),
    reply,
    withdrawn: maybe(0.1, () => after(received, 40)),
    reopened: null,
  }
  const { closed } = countByHand(story)
  if (closed === null || received === null || !luck.happens(0.15)) return story
  const on = addDays(latestDay(story), luck.between(1, 200))
  return {
    ...story,
    reopened: {
      on,
      until: maybe(0.5, () => after(on, 60)),
      asked: maybe(0.5, () => {
        const from = after(on, 30)
        return [from, after(from, 30)]
      }),
    },
  }
}

/** Everything of the first round lies before the day of re-opening. */
function latestDay(story: Story): LocalDate {
  const days = storyEvents(story).map(({ on }) => on)
  return days.toSorted().at(-1) ?? story.arrived
}

/** The events of a story; `registered` stands first. */
export function storyEvents(story: Story): RequestEvent[] {
  const { channel, arrived, fixed, supplement, fee, extension, reasonable, reply, reopened, withdrawn } =
    story
  const events: (RequestEvent | null)[] = [
    fact('request-registered', arrived, {
      channel,
      arrivedOn: arrived,
      signedOn: channel === 'signed-mail' ? fixed : null,
    }),
    fixed !== null && channel !== 'in-person' && channel !== 'signed-mail'
      ? fact('receipt-confirmed', fixed)
      : null,
    ...pair(
      supplement,
      (on) => fact('supplement-requested', on),
      (on) => fact('supplement-received', on),
    ),
    ...pair(
      fee,
      (on) => fact('fee-notice-delivered', on),
      (on) => fact('fee-paid', on),
    ),
    ...story.consultations.flatMap((asked, index) => consultation(asked, `c${index}`)),
    ...(extension === null
      ? []
      : [
          fact('extension-proposed', extension.proposed, { workingDays: extension.workingDays }),
          extension.approved === null ? null : fact('extension-approved', extension.approved),
          fact('extension-notified', extension.told),
        ]),
    reasonable === null ? null : fact('reasonable-period-set', reasonable[0], { until: reasonable[1] }),
    ...(reply === null
      ? []
      : [
          fact('decision-drafted', reply.drafted),
          fact('decision-signed', reply.signed),
          fact('letter-dispatched', reply.sent, { mode: reply.mode }),
          reply.delivered === null ? null : fact('letter-delivered', reply.delivered),
          reply.returned === null ? null : fact('letter-returned', reply.returned),
        ]),
    withdrawn === null ? null : fact('request-withdrawn', withdrawn),
    ...(reopened === null
      ? []
      : [
          fact('reply-reopened', reopened.on, { until: reopened.until }),
          ...(reopened.asked === null ? [] : consultation(reopened.asked, 'again')),
        ]),
  ]
  return events.filter((event) => event !== null)
}

function pair(
  stretch: Stretch | null,
  open: (on: LocalDate) => RequestEvent,
  close: (on: LocalDate) => RequestEvent,
): RequestEvent[] {
  if (stretch === null) return []
  const [from, to] = stretch
  return to === null ? [open(from)] : [open(from), close(to)]
}

function consultation(asked: Stretch, id: string): RequestEvent[] {
  return pair(
    asked,
    (on) => fact('consultation-sent', on, { consultation: id }),
    (on) => fact('consultation-answered', on, { consultation: id }),
  )
}

/**
 * The ledger of a story: entered in any order, days late, and now and then entered wrong and mended afterwards. Only a
 * re-opening is entered after what was before it.
 */
export function recordStory(story: Story, luck: Chance): RecordedEvent[] {
  const { reopened } = story
  const events = storyEvents(story)
  const isLater = (event: RequestEvent) => reopened !== null && event.on >= reopened.on
  const [first, ...rest] = luck.shuffle(events.filter((event) => !isLater(event)))
  const order = [...(first === undefined ? [] : [first, ...rest]), ...events.filter(isLater)]
  const log: RecordedEvent[] = []
  const enter = (event: RequestEvent, supersedes: number | null) => {
    const sequence = log.length + 1
    log.push({ ...event, sequence, recordedAt: '2027-01-01T09:00:00+08:00', actorId: 'handler', supersedes })
    return sequence
  }
  for (const event of order) {
    if (!luck.happens(0.1)) enter(event, null)
    else enter(event, enter({ ...event, on: addDays(event.on, luck.between(-3, 3)) }, null))
  }
  return log
}

/** By hand: 收到之日, the due date, the day of closing, as of a day after everything. */
export function countByHand(story: Story): CountedByHand {
  const received = receivedByHand(story)
  const first = closedByHand(story)
  const { reopened } = story
  const counted =
    received === null || first === null
      ? null
      : reopened === null || yearOf(reopened.on) > yearOf(first)
        ? first
        : null
  if (received === null) return { received, due: null, closed: first, counted: null }
  if (reopened === null) return { received, due: dueByHand(story, received), closed: first, counted }
  const due = reopened.until ?? days(reopened.on, 20, reopened.asked === null ? [] : [reopened.asked])
  return { received, due, closed: null, counted }
}

function receivedByHand({ channel, arrived, fixed }: Story): LocalDate | null {
  return channel === 'in-person' ? arrived : fixed
}

function closedByHand({ reply, withdrawn }: Story): LocalDate | null {
  const served = reply === null ? null : servedByHand(reply)
  const isSigned = reply !== null && reply.drafted <= reply.signed
  const replied =
    reply === null || served === null || !isSigned ? null : served > reply.signed ? served : reply.signed
  if (replied === null || withdrawn === null) return replied ?? withdrawn
  return withdrawn < replied ? withdrawn : replied
}

function servedByHand({ mode, sent, delivered, returned }: NonNullable<Story['reply']>): LocalDate | null {
  if (mode === 'post') return sent
  if (mode === 'in-person' || mode === 'public-notice') return delivered
  return delivered ?? (returned === null ? sent : null)
}

/** So many working days after `from`, days after a letter up to and including its answer left out; null = still open. */
function days(from: LocalDate, count: number, asked: readonly Stretch[]): LocalDate | null {
  let [day, left] = [from, count]
  while (left > 0) {
    day = addDays(day, 1)
    const pausing = asked.filter(([sent, answered]) => sent < day && (answered === null || day <= answered))
    if (pausing.some(([, answered]) => answered === null)) return null
    if (isWorked(day) && pausing.length === 0) left -= 1
  }
  return day
}

function dueByHand({ supplement, fee, consultations, extension, reasonable }: Story, received: LocalDate) {
  const isApproved =
    extension !== null &&
    extension.approved !== null &&
    extension.approved <= extension.told &&
    extension.proposed <= extension.approved
  /** Due of the period begun on `start`, by what was told up to `known` (null = everything). */
  const dueFrom = (start: LocalDate, known: LocalDate | null): LocalDate | null => {
    const inTime = (on: LocalDate, due: LocalDate | null) =>
      on >= start && (due === null || on <= due) && (known === null || on <= known)
    const original = days(start, 20, consultations)
    const statutory =
      extension !== null && isApproved && inTime(extension.told, original)
        ? days(start, 20 + extension.workingDays, consultations)
        : original
    if (reasonable === null) return statutory
    const [told, until] = reasonable
    return inTime(told, statutory) && (statutory === null || until > statutory) ? until : statutory
  }
  let start = received
  const waits = [supplement, fee]
    .filter((wait) => wait !== null)
    .toSorted((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  for (const [noticed, done] of waits) {
    const due = dueFrom(start, noticed)
    if (due !== null && noticed > due) continue
    if (done === null) return null
    if (done > start) start = done
  }
  return dueFrom(start, null)
}
