import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { addInventedYear } from '../../test/support/added-year.ts'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { doctorCommand } from '../cli/commands/doctor.ts'
import type { Diagnosis } from '../cli/diagnosis.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { checkCalendar, checkNode, diagnose, judgeClock, judgeDisk } from './diagnose.ts'
import { addFieldKey } from './field-key-file.ts'
import { openPersonalData } from './file-wiring.ts'
import { readSettings } from './settings.ts'

const database = await emptyDatabase()
const now = () => new Date()

function dataFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-doctor-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const stateOf = ({ checks }: Diagnosis, name: string) => checks.find((check) => check.name === name)?.state

async function run(diagnosis: () => Promise<Diagnosis>, ...args: string[]) {
  const lines: string[] = []
  const io = { out: (text: string) => void lines.push(text), err: () => {} }
  const code = await doctorCommand(diagnosis).run(args, io)
  return { code, out: lines.join('\n') }
}

test('an installation that works / examined / has nothing to mend and is not changed', async (context) => {
  const DATABASE_URL = database.owner.options.connectionString
  const environment = { PATH: process.env.PATH, GONGKAI_DATA: dataFolder(context), DATABASE_URL }
  const diagnosis = await diagnose(environment, now)
  for (const name of ['settings', 'node', 'data', 'database', 'migrations', 'clock'])
    assert.equal(stateOf(diagnosis, name), 'ok', name)
  const { code, out } = await run(async () => diagnosis, '--json')
  assert.equal(code, diagnosis.checks.some(({ state }) => state === 'mend') ? 3 : 0)
  assert.deepEqual(JSON.parse(out), JSON.parse(JSON.stringify(diagnosis)))
})

test('an empty data folder / examined / stays empty: the database is made at the first start', async (context) => {
  const folder = dataFolder(context)
  const diagnosis = await diagnose({ GONGKAI_DATA: folder }, now)
  assert.match(diagnosis.checks.find(({ name }) => name === 'database')?.message ?? '', /首次启动时建立/)
  assert.deepEqual(readdirSync(folder), [])
})

test('personal data / their key file as it was made, with a newer key, and gone / fine, a row under an older key, and a key to be found again', async (context) => {
  const folder = dataFolder(context)
  const own = await emptyDatabase()
  const { regionId } = await withRegion(own)
  const settings = readSettings({ GONGKAI_DATA: folder })
  const store = openPersonalData(own.app, settings)
  const object = { regionId, objectKind: 'request', objectId: crypto.randomUUID() }
  const phone = { field: 'applicant.phone', class: 'phone', text: '13800138000' } as const
  await store.keep(object, [phone], now().toISOString())
  const environment = { GONGKAI_DATA: folder, DATABASE_URL: own.owner.options.connectionString }
  assert.equal(stateOf(await diagnose(environment, now), 'personal-data-keys'), 'ok')
  addFieldKey(folder, 'sm4-gcm')
  const older = (await diagnose(environment, now)).checks.find(({ name }) => name === 'personal-data-keys')
  assert.equal(older?.state, 'warning')
  assert.match(older?.message ?? '', /有 1 行还用旧的密钥.*gongkai rotate-keys/)
  rmSync(join(folder, 'keys', 'personal-data.key'))
  const diagnosis = await diagnose(environment, now)
  assert.equal(stateOf(diagnosis, 'personal-data-keys'), 'mend')
  assert.equal(existsSync(join(folder, 'keys', 'personal-data.key')), false, 'nothing is made')
})

test('a user of the database without the rights of its owner / examined / is told the statements', async (context) => {
  const user = `doctor_${crypto.randomUUID().replaceAll('-', '')}`
  const { owner } = database
  await owner.query(`create role ${user} login`)
  await owner.query(`create database ${user} owner ${user}`)
  context.after(async () => {
    await owner.query(`drop database ${user}`)
    await owner.query(`drop role ${user}`)
  })
  const url = new URL(owner.options.connectionString ?? '')
  url.username = url.pathname = user
  const { checks } = await diagnose({ GONGKAI_DATA: dataFolder(context), DATABASE_URL: url.href }, now)
  const check = checks.find(({ name }) => name === 'database')
  assert.equal(check?.state, 'mend')
  assert.match(check.message, new RegExp(`grant gongkai_app to "${user}" with admin option;$`))
})

test('a database that cannot be reached / exit code 3, and its password is shown nowhere', async (context) => {
  const environment = {
    GONGKAI_DATA: dataFolder(context),
    DATABASE_URL: 'postgres://gongkai:hidden-password@127.0.0.1:1/gongkai',
  }
  const { code, out } = await run(() => diagnose(environment, now))
  assert.equal(code, 3)
  assert.match(out, /要修 {2}连不上数据库（ECONNREFUSED）/)
  assert.doesNotMatch(out, /hidden-password/)
  assert.match(out, /127\.0\.0\.1:1\/gongkai/)
})

test('settings that are wrong / are told, and the other checks still run', async () => {
  const diagnosis = await diagnose({ PORT: 'x' }, now)
  assert.equal(stateOf(diagnosis, 'settings'), 'mend')
  assert.equal(stateOf(diagnosis, 'node'), 'ok')
  assert.deepEqual(diagnosis.settings, [])
})

test('a private key that others may read / is to be mended', async (context) => {
  const folder = dataFolder(context)
  mkdirSync(join(folder, 'keys'))
  const key = join(folder, 'keys', 'ledger.pem')
  writeFileSync(key, 'invented', { mode: 0o644 })
  chmodSync(key, 0o644)
  assert.equal(stateOf(await diagnose({ GONGKAI_DATA: folder }, now), 'keys'), 'mend')
  chmodSync(key, 0o600)
  assert.equal(stateOf(await diagnose({ GONGKAI_DATA: folder }, now), 'keys'), 'ok')
})

test('Node, disk and clock / judged at their limits', () => {
  assert.equal(checkNode('26.0.0').state, 'ok')
  assert.equal(checkNode('24.21.0').state, 'mend')
  assert.deepEqual(
    [0.15, 0.149, 0.05, 0.049].map((free) => judgeDisk(free).state),
    ['ok', 'warning', 'warning', 'mend'],
  )
  assert.deepEqual(
    [5000, -5000, 5001, -5001].map((ahead) => judgeClock(ahead).state),
    ['ok', 'ok', 'mend', 'mend'],
  )
})

test('放假安排 / of this year missing / to be mended; only of the next / a warning; the year is China’s', () => {
  const states = (text: string) =>
    checkCalendar(new Date(text), nationalCalendar.years).map(({ state }) => state)
  assert.deepEqual(states('2025-06-01T00:00:00Z'), ['ok'])
  assert.deepEqual(states('2026-06-01T00:00:00Z'), ['warning'])
  assert.deepEqual(states('2099-01-01T00:00:00Z'), ['mend'])
  assert.deepEqual(states('2025-12-31T15:59:59Z'), ['ok'])
  assert.deepEqual(states('2025-12-31T16:00:00Z'), ['warning'])
})

test('放假安排 / a region added the year / doctor finds nothing to mend', async (context) => {
  const own = await emptyDatabase()
  const environment = { GONGKAI_DATA: dataFolder(context), DATABASE_URL: own.owner.options.connectionString }
  const then = () => new Date('2099-06-01T00:00:00Z')
  assert.equal(stateOf(await diagnose(environment, then), 'calendar'), 'mend')
  await addInventedYear(own, 2099)
  assert.equal(stateOf(await diagnose(environment, then), 'calendar'), 'warning', 'of the next year')
})

test('ASVS 6.2.12 / the list of breached passwords not set, set, no such list / said, fine, to be mended', async (context) => {
  const folder = dataFolder(context)
  const file = join(folder, 'breached.txt')
  writeFileSync(file, `${'0'.repeat(39)}1:5\n${'F'.repeat(40)}:2\n`)
  const of = async (more: NodeJS.ProcessEnv) =>
    stateOf(await diagnose({ GONGKAI_DATA: folder, ...more }, now), 'breached-passwords')
  assert.equal(await of({}), 'warning')
  assert.equal(await of({ BREACHED_PASSWORDS: file }), 'ok')
  assert.equal(await of({ BREACHED_PASSWORDS: join(folder, 'none') }), 'mend')
})

test('ASVS 13.2.1 / a password for a database on another machine / is warned of; not one on this machine', async (context) => {
  const folder = dataFolder(context)
  const of = async (DATABASE_URL: string) =>
    stateOf(await diagnose({ GONGKAI_DATA: folder, DATABASE_URL }, now), 'database-account')
  assert.equal(await of('postgres://gongkai:p@db.invalid:1/gongkai?sslmode=verify-full'), 'warning')
  assert.equal(await of('postgres://gongkai@db.invalid:1/gongkai?sslmode=verify-full'), undefined)
  assert.equal(await of('postgres://gongkai:p@127.0.0.1:1/gongkai'), undefined)
})
