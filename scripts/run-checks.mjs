// Runs every check and counts. What this machine cannot run is named at the end; with GONGKAI_CHECKS=all (CI) it
// counts as failed. Tests on a database mostly wait for the disk, so they run beside those that compute; what they
// print follows when they have ended.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, globSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findSystemPostgres, startSystemPostgres } from './system-postgres.mjs'

const totals = { passed: 0, failed: 0 }
const couldNotRun = []
const failures = []

const onPath = (names) =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((file) => existsSync(file))

/** Whether a browser really starts: one that is there may still lack a library of the system. */
const canOpenBrowser = () =>
  spawnSync(process.execPath, ['--import', './scripts/tsx-hooks.mjs', 'scripts/can-open-browser.ts'], {
    stdio: 'inherit',
  }).status === 0

/** Whether a small disk can be made: root may, most containers' root may not. */
function canMount() {
  if (process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-mount-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return mounted
}

function heading(title) {
  console.log(`\n== ${title}`)
}

/** One command that is one check: passes when it exits 0. */
function check(title, args) {
  heading(title)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  count(title, status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, started)
}

/** A run of node:test over files; with `aside` what it prints is kept until it has ended. */
async function tests(title, files, { environment = {}, aside = false } = {}) {
  if (!aside) heading(title)
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-tests-'))
  const counts = join(folder, 'counts.json')
  const printed = join(folder, 'printed.txt')
  const output = aside ? openSync(printed, 'w') : 'inherit'
  const [status] = await once(
    spawn(
      process.execPath,
      [
        '--import',
        './scripts/tsx-hooks.mjs',
        '--test',
        '--test-isolation=none',
        '--test-timeout=300000',
        '--test-reporter=dot',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/counting-reporter.mjs',
        `--test-reporter-destination=${counts}`,
        ...files,
      ],
      { stdio: ['ignore', output, output], env: { ...process.env, ...environment } },
    ),
    'exit',
  )
  const line = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n').at(-1) : ''
  if (aside) {
    closeSync(output)
    heading(title)
    process.stdout.write(readFileSync(printed))
  }
  rmSync(folder, { recursive: true, force: true })
  const result = line ? JSON.parse(line) : { passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 }
  const failed = result.failed + (result.cancelled ?? 0) + (result.skipped ?? 0) + (result.todo ?? 0)
  // A run that ends badly without a failed test (a crash, a file that does not load), or finds no test, is a failure.
  const ranBadly = failed === 0 && (status !== 0 || result.passed === 0)
  count(title, { passed: result.passed, failed: ranBadly ? 1 : failed }, started)
}

function count(title, { passed, failed }, started) {
  totals.passed += passed
  totals.failed += failed
  if (failed > 0) failures.push(`${title} (${failed})`)
  console.log(
    `${title}: ${passed} passed, ${failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
}

/** Tests that need a program of the machine: run when it is there, named when it is not. */
async function testsNeeding(title, program, missing, files) {
  if (program) await tests(title, files)
  else couldNotRun.push(`${title}: ${files.length} files; ${missing}`)
}

const all = [...globSync('src/**/*.test.{ts,tsx}'), ...globSync('test/*.test.{ts,tsx}')].sort()
const needsLibreOffice = all.filter((file) => file.includes('.needs-libreoffice.'))
const needsRoot = all.filter((file) => file.includes('.needs-root.'))
const needsNothing = all.filter((file) => !needsLibreOffice.includes(file) && !needsRoot.includes(file))
const storeTests = needsNothing.filter((file) => readFileSync(file, 'utf8').includes('emptyDatabase('))

async function testStores() {
  await tests('Store tests on the embedded PostgreSQL', storeTests, { aside: true })
  const postgres = findSystemPostgres()
  if (!postgres) {
    couldNotRun.push(
      `Store tests on PostgreSQL 15: ${storeTests.length} files; not installed (Debian: postgresql-15)`,
    )
    return
  }
  const server = await startSystemPostgres(postgres)
  const environment = { TEST_DATABASE_URL: server.url }
  try {
    await tests(`Store tests on ${postgres}`, storeTests, { environment, aside: true })
  } finally {
    await server.stop()
  }
}

check('Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'])
check('Types', ['node_modules/typescript/bin/tsc', '-p', '.'])
check('Generated files are fresh', ['--import', './scripts/tsx-hooks.mjs', 'scripts/generate.ts', '--check'])
await Promise.all([
  tests(
    'Tests',
    needsNothing.filter((file) => !storeTests.includes(file)),
  ),
  testStores(),
])
await testsNeeding(
  'Tests with LibreOffice',
  onPath(['soffice', 'libreoffice']),
  'LibreOffice is not installed (Debian: libreoffice-writer-nogui libreoffice-calc-nogui)',
  needsLibreOffice,
)
await testsNeeding('Tests on a full disk', canMount(), 'only root can mount a small disk', needsRoot)
await testsNeeding(
  'Browser journeys',
  canOpenBrowser(),
  'no Chromium starts here (Debian: chromium; or set CHROMIUM to its path)',
  globSync('test/journeys/*.journey.{ts,tsx}').sort(),
)

heading('Summary')
if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}`)
if (couldNotRun.length > 0) {
  console.log(`Could not run here (${couldNotRun.length}):`)
  for (const line of couldNotRun) console.log(`  ${line}`)
  if (process.env.GONGKAI_CHECKS === 'all') totals.failed += couldNotRun.length
}
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
