import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crashCycles } from './support/crash-cycle.ts'
import { seededRandom } from './support/mutate.ts'

test('a writing program / killed with its database twenty times / loses and doubles nothing acknowledged', async () => {
  const outcome = await crashCycles(20, seededRandom(20))
  assert.deepEqual(
    { lost: outcome.lost, torn: outcome.torn, problems: outcome.problems },
    { lost: 0, torn: 0, problems: [] },
  )
  assert.ok(outcome.acknowledged > 100, `only ${outcome.acknowledged} writes were acknowledged`)
})
