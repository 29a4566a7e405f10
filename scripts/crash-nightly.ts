/** The nightly crash run: program, database or both killed under load. `npm run crash -- 200` (kills, seed). */

import { crashCycles } from '../test/support/crash-cycle.ts'
import { seededRandom } from '../test/support/mutate.ts'

const kills = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9))

console.error(`seed ${seed}`)
const started = performance.now()
const outcome = await crashCycles(kills, seededRandom(seed))
console.log(JSON.stringify({ ...outcome, seed, seconds: Math.round((performance.now() - started) / 1000) }))
const isSound = outcome.lost === 0 && outcome.torn === 0 && outcome.problems.length === 0
process.exit(isSound ? 0 : 1)
