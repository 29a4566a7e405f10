// The case model against a count by hand, and the five properties of a clock.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chance } from '../../../test/support/chance.ts'
import { examplePlace } from '../../../test/support/example-request.ts'
import {
  countByHand,
  isWorked,
  makeStory,
  recordStory,
  type Story,
  storyEvents,
} from '../../../test/support/request-story.ts'
import type { HolidayRule } from '../../law/work-calendar/holiday-rule.ts'
import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { nationalCalendar } from '../calendar/national-calendar.ts'
import { withRegionalHolidays } from '../calendar/work-calendar.ts'
import { effectiveEvents } from './case-events.ts'
import { requestCase } from './make-request-case.ts'
import type { RecordedEvent, RequestCase } from './request-case.ts'

/** Later than everything in a story. */
const theEnd = '2031-12-31'

/** The case as of a day, or of the last day on record. */
function caseOf(
  log: readonly RecordedEvent[],
  calendar = nationalCalendar,
  asOf: LocalDate | null = null,
): RequestCase {
  const last = effectiveEvents(log).reduce((day: LocalDate, { on }) => (on > day ? on : day), '2000-01-01')
  return requestCase(examplePlace, log, calendar, asOf ?? last)
}

function dueOf({ clock }: RequestCase): LocalDate | null {
  assert.ok(clock === null || clock.ok, clock?.ok === false ? clock.message : '')
  return clock?.ok === true ? clock.due : null
}

/** Stories by seed, so that one that fails can be looked at again. */
function forStories(
  count: number,
  from: number,
  look: (story: Story, luck: Chance, seed: number) => void,
): void {
  for (let seed = from; seed < from + count; seed++) {
    const luck = chance(seed)
    look(makeStory(luck), luck, seed)
  }
}

test('案件 / 一万件任意经过、乱序补录、记错再改 / 收到、期限、办结与逐日手算一致', () => {
  let [open, reopened] = [0, 0]
  forStories(10_000, 1, (story, luck, seed) => {
    const made = caseOf(recordStory(story, luck))
    const { received, due, closed, counted } = countByHand(story)
    assert.equal(made.received, received, `received of ${seed}`)
    assert.equal(dueOf(made), due, `due of ${seed}`)
    assert.equal(made.closedOn, story.reopened === null ? closed : null, `closed of ${seed}`)
    assert.equal(made.counted?.on ?? null, counted, `counted of ${seed}`)
    assert.ok(made.closedOn === null || made.outcome !== null, `outcome of ${seed}`)
    if (due === null) open += 1
    if (story.reopened !== null) reopened += 1
  })
  assert.ok(open > 500 && reopened > 500, `${open} open, ${reopened} re-opened`)
})

test('性质一 / 期限 / 不早于起算之日，且正是工作日', () => {
  forStories(2000, 20_001, (story, luck, seed) => {
    const { clock } = caseOf(recordStory(story, luck))
    if (clock?.ok !== true || clock.due === null) return
    assert.ok(clock.due >= clock.start, `${seed}: ${clock.due} before ${clock.start}`)
    const told = [story.reasonable?.[1], story.reopened?.until]
    assert.ok(told.includes(clock.due) || isWorked(clock.due), `${seed}: ${clock.due} is not worked`)
  })
})

test('性质二 / 多一次征求意见 / 期限不会提前', () => {
  forStories(2000, 30_001, (story, luck, seed) => {
    // A notice told before or after the period ran out turns on the day; the plain cases show the rule.
    const plain = { ...story, supplement: null, fee: null, extension: null, reasonable: null, reopened: null }
    const before = dueOf(caseOf(recordStory(plain, luck)))
    const received = countByHand(plain).received
    if (before === null || received === null) return
    const from = addDays(received, luck.between(0, 120))
    const more = [...plain.consultations, [from, addDays(from, luck.between(0, 60))] as const]
    const after = dueOf(caseOf(recordStory({ ...plain, consultations: more }, luck)))
    // Without a day: it now reaches a consultation that is still open.
    assert.ok(after === null || after >= before, `${seed}: ${before} became ${after}`)
  })
})

test('性质三 / 录入的先后 / 不影响期限、办结和每一天的理由', () => {
  forStories(1000, 40_001, (story, luck, seed) => {
    const [one, other] = [caseOf(recordStory(story, luck)), caseOf(recordStory(story, luck))]
    assert.deepEqual(one.clock, other.clock, `${seed}`)
    assert.equal(one.closedOn, other.closedOn, `${seed}`)
    assert.deepEqual(one.counted, other.counted, `${seed}`)
  })
})

test('性质四 / 新增一天放假 / 只移动跨过那一天的案件，而且不会提前', () => {
  const day = '2023-08-16'
  const festival: HolidayRule = {
    id: 'regional-one-day',
    cites: { instrument: 'holiday-measures', article: 4 },
    says: '少数民族习惯的节日',
    verification: 'inference',
    name: '民族节日',
    off: { from: day, to: day },
    worked: [],
  }
  const amended = withRegionalHolidays(nationalCalendar, [festival])
  let moved = 0
  forStories(4000, 50_001, (story, luck, seed) => {
    const log = recordStory(story, luck)
    const [before, after] = [caseOf(log), caseOf(log, amended)]
    const [old, fresh] = [dueOf(before), dueOf(after)]
    const received = before.received ?? theEnd
    const spans = received < day && (old ?? theEnd) >= day
    if (!spans) assert.equal(fresh, old, `${seed}: ${old} became ${fresh}`)
    if (fresh !== old) moved += 1
  })
  assert.ok(moved > 10, `${moved} moved`)
})

test('性质五 / 重新起算 / 之前结束的征求意见不再影响期限', () => {
  forStories(2000, 60_001, (story, luck, seed) => {
    const { received } = countByHand(story)
    if (received === null) return
    const told = addDays(received, luck.between(0, 7))
    const corrected = addDays(told, luck.between(0, 30))
    const plain = {
      ...story,
      supplement: [told, corrected] as const,
      fee: null,
      extension: null,
      reasonable: null,
      reopened: null,
    }
    const ended = story.consultations.filter(([, answered]) => answered !== null && answered <= corrected)
    const [with_, without] = [
      dueOf(caseOf(recordStory({ ...plain, consultations: ended }, luck))),
      dueOf(caseOf(recordStory({ ...plain, consultations: [] }, luck))),
    ]
    assert.equal(with_, without, `${seed}`)
  })
})

test('某日的情形 / 每一天 / 状态只由到那一天为止的事实决定', () => {
  forStories(300, 70_001, (story, luck, seed) => {
    const log = recordStory({ ...story, reopened: null }, luck)
    const days = storyEvents(story).map(({ on }) => on)
    for (const day of days) {
      const known = log.filter((event) => event.on <= day || event.type === 'request-registered')
      const [whole, part] = [caseOf(log, nationalCalendar, day), caseOf(known, nationalCalendar, day)]
      // An entry that was mended to another day is not the same log any more.
      if (log.some(({ supersedes }) => supersedes !== null)) continue
      assert.deepEqual(whole.clock, part.clock, `${seed} on ${day}`)
      assert.equal(whole.lifecycle, part.lifecycle, `${seed} on ${day}`)
    }
  })
})
