import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rotateKeysCommand } from '../src/cli/commands/rotate-keys.ts'
import { UsageError } from '../src/cli/usage-error.ts'
import { EnvironmentProblem } from '../src/usecases/environment-problem.ts'
import { openPersonalData } from '../src/wiring/file-wiring.ts'
import { platformTools } from '../src/wiring/platform.ts'
import { readSettings } from '../src/wiring/settings.ts'
import { emptyDatabase, withRegion } from './support/database.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const now = '2026-03-04T01:02:03.456Z'

/** An installation with two values of one person, and its command line. */
async function installation(environment: Readonly<Record<string, string>> = {}) {
  const database = await emptyDatabase()
  const { regionId } = await withRegion(database)
  const folder = temporaryFolder('rotate-keys')
  const databaseUrl = database.owner.options.connectionString
  assert.ok(databaseUrl !== undefined)
  const settings = readSettings({ GONGKAI_DATA: folder, DATABASE_URL: databaseUrl, ...environment })
  const personalData = openPersonalData(database.app, settings)
  const object = { regionId, objectKind: 'request', objectId: randomUUID() }
  const fields = [
    { field: 'applicant.name', class: 'name', text: '虚构的申请人' },
    { field: 'applicant.phone', class: 'phone', text: '13800001234' },
  ] as const
  await personalData.keep(object, fields, now)
  const printed: string[] = []
  const gongkai = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []]
    const command = rotateKeysCommand(async () => platformTools(settings, () => new Date(now)))
    const code = await command.run(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
    printed.push(...out, ...err)
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const keyFile = () => readFileSync(join(folder, 'keys', 'personal-data.key'), 'utf8')
  return { database, gongkai, keyFile, printed }
}

test('gongkai rotate-keys / once, again, with --new-key, with --forget-old / says what it did, and never a key', async () => {
  const { gongkai, keyFile, printed, database } = await installation()
  const secrets = new Set<string>()
  const rememberSecrets = () => {
    for (const [, secret] of keyFile().matchAll(/"secret": "([^"]+)"/g)) secrets.add(secret ?? '')
  }
  const once = await gongkai('--algorithm', 'sm4-gcm')
  rememberSecrets()
  assert.equal(once.code, 0)
  assert.match(
    once.out,
    /^造了新的密钥，当前密钥是 [0-9a-f]{16}（sm4-gcm）。\n重新封装了 2 行。\n旧密钥 [0-9a-f]{16}：没有一行要用。\n旧密钥留在密钥文件里：/,
  )
  assert.match(once.err, /^999901：重新封装了 2 行，共 2 行$/)
  const again = await gongkai()
  assert.match(again.out, /^没有用旧密钥的行，没有造新的密钥；.*--new-key。\n重新封装了 0 行。/)
  const told = await gongkai('--new-key')
  rememberSecrets()
  assert.match(told.out, /^造了新的密钥，当前密钥是 [0-9a-f]{16}（sm4-gcm）。\n重新封装了 2 行。/)
  const forgotten = await gongkai('--forget-old')
  assert.equal(forgotten.code, 0)
  assert.match(
    forgotten.out,
    /已从密钥文件取出旧密钥 \w{16}、\w{16}。此前的备份里的个人信息，用现在的密钥文件打不开/,
  )
  assert.equal([...keyFile().matchAll(/"algorithm"/g)].length, 1)
  const { rows } = await database.owner.query('select payload::text as payload from ledger_event')
  assert.equal(rows.length, 5)
  assert.equal(secrets.size, 4)
  const shown = `${printed.join('\n')}${rows.map(({ payload }) => payload).join('\n')}`
  for (const secret of secrets) assert.equal(shown.includes(secret), false)
})

test('gongkai rotate-keys / an algorithm that does not exist, or not that of CIPHER / is refused, and no key is made', async () => {
  const { gongkai, keyFile } = await installation({ CIPHER: 'aes-256-gcm' })
  const before = keyFile()
  await assert.rejects(gongkai('--algorithm', 'des'), UsageError)
  await assert.rejects(gongkai('--algorithm', 'sm4-gcm'), EnvironmentProblem)
  assert.equal(keyFile(), before)
})

test('gongkai rotate-keys --forget-old / a row does not open with its old key / keeps the key, names the row, exits 1', async () => {
  const { gongkai, keyFile, database } = await installation()
  await database.owner.query("update personal_data set wrapped_key = '\\x00' where field = 'applicant.phone'")
  const refused = await gongkai('--new-key', '--forget-old')
  assert.equal(refused.code, 1)
  assert.match(refused.out, /旧密钥 [0-9a-f]{16}：还有 1 行要用。/)
  assert.match(refused.err, /applicant\.phone 打不开，没有动/)
  assert.match(refused.err, /还有个人信息要用旧密钥 [0-9a-f]{16}（1 行），旧密钥没有取出。/)
  assert.equal([...keyFile().matchAll(/"algorithm"/g)].length, 2)
})
