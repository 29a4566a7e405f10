/**
 * Monthly, and before a release, on a machine with a network: are the run-time packages what their makers published,
 * and is none of them open to a known attack for longer than SECURITY.md allows?
 *
 *     npm run advisories
 *
 * Ends with 1 when an advisory is not in docs/advisories.json or its time is over, when a signature does not hold, and
 * when npm could not find out.
 */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { momentOf } from '../src/wiring/installation.ts'
import { judgeAdvisories, knownAdvisories } from './advisories.ts'

const audit = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' })
const known = knownAdvisories.parse(JSON.parse(readFileSync('docs/advisories.json', 'utf8')))
const { today } = momentOf(new Date())
try {
  const judged = judgeAdvisories(JSON.parse(audit.stdout), known, today)
  for (const { package: name, severity, state, due, title, url } of judged)
    console.log(`${state}\t${severity}\t${name}\t${due ?? '-'}\t${title}\t${url}`)
  console.log(`${judged.length} advisories about run-time packages.`)
  if (judged.some(({ state }) => state !== 'open')) process.exitCode = 1
} catch {
  console.error(`npm could not find out: ${audit.stderr || audit.stdout}`)
  process.exitCode = 1
}
const signatures = spawnSync('npm', ['audit', 'signatures', '--omit=dev'], { stdio: 'inherit' })
if (signatures.status !== 0) process.exitCode = 1
