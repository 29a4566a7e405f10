import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { doOnce } from './idempotency-store.ts'
import { inTransaction, joining } from './transaction.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)
const forms = joining(database.app)

const note = (db: typeof forms, name: string) =>
  db
    .insertInto('region')
    .values({ region_id: name, name, parent_region_id: null, valid_from: '2000-01-01', valid_to: null })
    .execute()
const has = async (name: string) =>
  (await database.app.selectFrom('region').select('name').where('region_id', '=', name).execute()).length ===
  1
const once = () => ({ regionId, key: randomUUID(), actorId, body: {} })

test('a form done once / its work saves through a joined store, then fails / nothing of it is kept', async () => {
  await assert.rejects(
    doOnce(database.app, once(), async () => {
      await note(forms, '990001')
      await inTransaction(forms, (transaction) => note(transaction, '990002'))
      throw new Error('refused')
    }),
    /refused/,
  )
  assert.deepEqual([await has('990001'), await has('990002')], [false, false])
})

test('a form done once / its work saves through the plain database, then fails / that is kept', async () => {
  await assert.rejects(
    doOnce(database.app, once(), async () => {
      await note(database.app, '990003')
      throw new Error('refused')
    }),
    /refused/,
  )
  assert.ok(await has('990003'))
})

test('a form done once / one saving breaks a rule and is told so / what it reads and saves after that still works', async () => {
  const answer = await doOnce(database.app, once(), async () => {
    await note(forms, '990004')
    await assert.rejects(inTransaction(forms, (transaction) => note(transaction, '990004')))
    const seen = await forms.selectFrom('region').select('name').where('region_id', '=', '990004').execute()
    return seen.length
  })
  assert.deepEqual(answer, { ok: true, answer: 1, replayed: false })
  assert.ok(await has('990004'))
})

test('a joined store / outside any form / has a transaction of its own', async () => {
  await inTransaction(forms, (transaction) => note(transaction, '990005'))
  assert.ok(await has('990005'))
})
