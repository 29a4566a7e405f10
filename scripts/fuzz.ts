/** The nightly robustness run: damaged files by the thousand. `npm run fuzz -- 10000` (files per format). */

import { readDamaged, soundFiles } from '../test/support/damaged-files.ts'

const count = Number(process.argv[2] ?? 10_000)
const firstSeed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9))
/** The goal of design section 7: no file may take longer. Milliseconds. */
const patience = 2000

console.error(`seeds from ${firstSeed}`)
for (const [format, bytes] of Object.entries(await soundFiles())) {
  const outcome = await readDamaged(format, bytes, count, firstSeed, patience)
  console.log(JSON.stringify({ ...outcome, rssMb: Math.round(process.memoryUsage.rss() / 1e6) }))
  if (outcome.broken.length > 0) process.exitCode = 1
}
