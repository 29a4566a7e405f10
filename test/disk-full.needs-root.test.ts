import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../src/store/database.ts'
import { placeEvents, verifyLog } from '../src/store/ledger-log.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { testDesk } from './support/desk-server.ts'
import { until } from './support/until.ts'
import { assertValidHtml } from './support/valid-html.ts'

interface SmallDisk {
  readonly folder: string
  readonly database: Database
  /** Leaves this many bytes free. */
  readonly fill: (left: number) => void
  readonly clear: () => void
}

/** A database whose data lie on a disk of 96 MB. */
async function smallDisk(context: TestContext): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=755', 'tmpfs', folder])
  assert.equal(mounted.status, 0, String(mounted.stderr))
  const options = { databaseUrl: undefined, dataFolder: folder, migrationsFolder: 'src/store/migrations' }
  const database = await openDatabase(options)
  const balloon = join(folder, 'balloon')
  context.after(async () => {
    rmSync(balloon, { force: true })
    await database.close()
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    database,
    fill: (left) => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(balloon, Buffer.alloc(Math.max(0, bavail * bsize - left)))
    },
    clear: () => rmSync(balloon),
  }
}

/** Names and values of the hidden fields of the form in the page's text, for this address. */
function formIn(html: string, action: string): FormData {
  const [, form = ''] = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(html) ?? []
  const data = new FormData()
  for (const [, name = '', value = ''] of form.matchAll(/name="([^"]*)" value="([^"]*)"/g))
    data.set(name, value)
  return data
}

test('磁盘满了 / 在办公端新建账号 / 说明没有保存，什么也没有留下，填的内容还在；清理后再提交就成', async (context) => {
  const { database, fill, clear } = await smallDisk(context)
  const { desk, regionId, signedIn } = await testDesk(database)
  const { token } = await signedIn(['system-administrator'])
  const headers = { Cookie: `gongkai=${token}` }
  const post = async (body: FormData) => desk.request('/people/new', { method: 'POST', body, headers })
  const filledIn = (number: number) => {
    const form = new FormData()
    const person = { name: '季云帆', loginName: `jiyunfan-${number}` }
    const organ = `${regionId}/00000000-0000-4000-8000-000000000002`
    const fields = { token: formToken(token), key: `key-of-the-form-${number}`, ...person, organ }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return form
  }
  fill(0)
  // What is free inside the database's own files still takes a few.
  let number = 0
  let answer = await post(filledIn(number))
  while (answer.status === 200 && number < 300) answer = await post(filledIn(++number))
  const html = await answer.text()
  assert.equal(answer.status, 507, html.slice(0, 2000))
  assert.match(html, /磁盘已满，没有保存，也没有做成一半/)
  await assertValidHtml(html)

  const count = async () => {
    const { rows } = await sql<{ accounts: number; keys: number; torn: number }>`select
      (select count(*)::int from account where login_name like 'jiyunfan-%') as accounts,
      (select count(*)::int from idempotency_key) as keys,
      (select count(*)::int from account a where not exists (
        select 1 from ledger_event e where e.region_id = a.region_id and e.object_id = a.account_id)) as torn
    `.execute(database.app)
    return rows[0]
  }
  assert.deepEqual(await count(), { accounts: number, keys: number, torn: 0 })
  assert.equal((await desk.request('/people', { headers })).status, 200, 'people can still read')

  const kept = formIn(html, '/people/new')
  assert.equal(kept.get('loginName'), `jiyunfan-${number}`)
  assert.equal(kept.get('name'), '季云帆')
  clear()
  assert.equal((await post(kept)).status, 200)
  const again = await post(kept)
  assert.equal(again.status, 303, 'sent once more it is not done once more')
  assert.deepEqual(await count(), { accounts: number + 1, keys: number + 1, torn: 0 })
  await placeEvents(database.app, regionId)
  assert.deepEqual(await verifyLog(database.app, regionId, []), [])
})

test('磁盘满到数据库自己停下 / 清理以后 / 数据库自己起来，存过的都在，又能保存', async (context) => {
  const { database, fill, clear } = await smallDisk(context)
  const { desk, signedIn } = await testDesk(database)
  const { token } = await signedIn(['system-administrator'])
  const headers = { Cookie: `gongkai=${token}` }
  fill(4_000_000)
  // Only the server's journal grows here: it cannot go on without, and stops.
  const grow = () =>
    database.owner.query("select pg_logical_emit_message(true, 'test', repeat('x', 1000000))")
  await assert.rejects(async () => {
    for (let i = 0; i < 40; i++) await grow()
  })
  const away = await desk.request('/people', { headers })
  assert.ok([503, 507].includes(away.status), String(away.status))
  const html = await away.text()
  assert.match(html, /磁盘已满/)
  await assertValidHtml(html)
  clear()
  await until(async () => (await desk.request('/people', { headers })).status === 200)
  await grow()
})
