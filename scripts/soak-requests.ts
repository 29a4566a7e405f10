/**
 * Holds the case model against a count by hand over random histories, and simulated years against the balances of
 * 表三: `npm run soak -- [histories] [offices] [first seed]`, by default a
 * million histories and 1,000 offices of three years each. For the night.
 */

import assert from 'node:assert/strict'
import { nationalCalendar } from '../src/domain/calendar/national-calendar.ts'
import { effectiveEvents } from '../src/domain/requests/case-events.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import { chance } from '../test/support/chance.ts'
import { examplePlace } from '../test/support/example-request.ts'
import { countByHand, makeStory, recordStory } from '../test/support/request-story.ts'
import { balanceYears } from '../test/support/simulated-office.ts'

const [histories = 1_000_000, offices = 1000, firstSeed = 1] = process.argv.slice(2).map(Number)

for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
  const luck = chance(seed)
  const story = makeStory(luck)
  const log = recordStory(story, luck)
  const last = effectiveEvents(log).at(-1)
  assert.ok(last !== undefined)
  const made = requestCase(examplePlace, log, nationalCalendar, last.on)
  const { received, due, closed, counted } = countByHand(story)
  assert.ok(made.clock === null || made.clock.ok, `clock of ${seed}`)
  assert.equal(made.received, received, `received of ${seed}`)
  assert.equal(made.clock?.ok === true ? made.clock.due : null, due, `due of ${seed}`)
  assert.equal(made.closedOn, story.reopened === null ? closed : null, `closed of ${seed}`)
  assert.equal(made.counted?.on ?? null, counted, `counted of ${seed}`)
  if (seed % 50_000 === 0) console.error(`${seed - firstSeed + 1} histories`)
}
for (let seed = firstSeed; seed < firstSeed + offices; seed++) {
  balanceYears(seed)
  if (seed % 100 === 0) console.error(`${seed - firstSeed + 1} offices`)
}
console.log(JSON.stringify({ histories, offices, firstSeed, ok: true }))
