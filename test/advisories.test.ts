import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { daysToMend, judgeAdvisories, knownAdvisories } from '../scripts/advisories.ts'

const url = (id: string) => `https://advisories.example/${id}`
const via = (id: string, severity: string) => ({
  source: 1,
  name: 'invented-package',
  title: `Invented ${id}`,
  url: url(id),
  severity,
  range: '<2',
})
const npmReport = (...found: unknown[]) => ({
  auditReportVersion: 2,
  vulnerabilities: {
    'invented-package': { name: 'invented-package', via: found },
    // A package that is touched through another one names it only.
    'invented-parent': { name: 'invented-parent', via: ['invented-package', ...found] },
  },
})
const known = [{ url: url('a'), since: '2026-03-01', note: 'upgrade prepared' }] as const

test('ASVS 15.2.1 / an advisory on its last day, a day later, by severity / open, late; low ones wait for the release', () => {
  for (const [severity, lastDay, dayAfter] of [
    ['critical', '2026-03-08', '2026-03-09'],
    ['high', '2026-03-31', '2026-04-01'],
    ['moderate', '2026-05-30', '2026-05-31'],
  ] as const) {
    const stateOn = (today: typeof lastDay | typeof dayAfter) =>
      judgeAdvisories(npmReport(via('a', severity)), [...known], today).map(({ state }) => state)
    assert.deepEqual(stateOn(lastDay), ['open'], severity)
    assert.deepEqual(stateOn(dayAfter), ['late'], severity)
  }
  assert.equal(judgeAdvisories(npmReport(via('a', 'low')), [...known], '2030-01-01')[0]?.state, 'open')
})

test('ASVS 15.2.1 / an advisory nobody has noted / is new; nothing found / nothing; no answer of npm / no verdict', () => {
  assert.deepEqual(
    judgeAdvisories(npmReport(via('b', 'low')), [...known], '2026-03-02').map(({ state }) => state),
    ['new'],
  )
  assert.deepEqual(judgeAdvisories({ vulnerabilities: {} }, [], '2026-03-02'), [])
  assert.throws(() => judgeAdvisories({ message: '405 Method Not Allowed' }, [], '2026-03-02'))
})

test('SECURITY.md / the times to mend / are those of the check, and docs/advisories.json can be read', () => {
  const page = readFileSync('SECURITY.md', 'utf8')
  for (const [severity, days] of [
    ['critical', daysToMend.critical],
    ['high', daysToMend.high],
    ['medium', daysToMend.moderate],
  ] as const)
    assert.match(page, new RegExp(`^\\| ${severity}\\b.*\\| ${days} days \\|$`, 'm'))
  knownAdvisories.parse(JSON.parse(readFileSync('docs/advisories.json', 'utf8')))
})
