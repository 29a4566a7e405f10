import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { inventedOrgan } from '../../test/support/invented-organs.ts'
import { reportFromJson } from '../domain/annual-report/from-json.ts'
import { recognise } from '../domain/annual-report/recognise/recognise.ts'
import { reportToJson } from '../domain/annual-report/to-json.ts'
import { creationOf } from '../domain/organs/organ-change.ts'
import { findPublishedReport } from '../usecases/find-published-report.ts'
import type { NewReport, PublishedReportList } from '../usecases/report-ports.ts'
import { listEvents } from './ledger-store.ts'
import { organStore } from './organ-store.ts'
import { reportStore } from './report-store.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)
const reports = reportStore(database.app)
const at = { now: '2026-04-01T01:02:03.456Z', today: '2026-04-01' } as const
const record = { actorId, at, newId: randomUUID }
const json = reportToJson(
  recognise({
    format: 'text',
    title: null,
    blocks: [
      { kind: 'heading', level: 1, text: '临川市水务局2025年政府信息公开工作年度报告', source: null },
      { kind: 'heading', level: 2, text: '一、总体情况', source: null },
      { kind: 'paragraph', text: '全年收到申请 0 件。', source: null },
    ],
    notes: [],
  }),
)

async function someOrgan(name = '临川市水务局', where = regionId) {
  const organ = inventedOrgan(1, { organId: randomUUID(), regionId: where, name })
  const saved = await organStore(database.app).save(
    { regions: [], changes: [creationOf(organ)] },
    { actorId, at, versions: {} },
  )
  assert.ok(saved.ok)
  return organ.organId
}
const reportOf = (organId: string, more: Partial<NewReport> = {}): NewReport => ({
  regionId,
  organId,
  year: 2025,
  report: json,
  sourceDigest: 'a'.repeat(64),
  sourceName: '年报.pdf',
  publishedOn: '2026-01-30',
  ...more,
})

test('已发布的年报 / 写入再读出 / 一样，可以还原成年报，台账里有发布', async () => {
  const organId = await someOrgan()
  assert.deepEqual(await reports.add(reportOf(organId), record), { version: 1, added: 'yes' })
  const found = await findPublishedReport({ reports }, { regionId, organId, year: 2025 })
  assert.deepEqual(found?.published, { ...reportOf(organId), version: 1, recordedAt: at.now })
  assert.equal(reportFromJson(found.published.report).organ, '临川市水务局')
  const row = await database.app
    .selectFrom('published_report')
    .select('report_id')
    .where('organ_id', '=', organId)
    .executeTakeFirstOrThrow()
  const [event] = await listEvents(database.app, regionId, row.report_id)
  assert.equal(event?.type, 'report-published')
  assert.equal(event.effectiveOn, '2026-01-30')
})

test('同一个文件 / 再发布一次 / 不增加版本；改正后的文件 / 是第二版，第一版还在', async () => {
  const organId = await someOrgan()
  await reports.add(reportOf(organId), record)
  assert.deepEqual(await reports.add(reportOf(organId), record), { version: 1, added: 'was-there' })
  const corrected = reportOf(organId, { sourceDigest: 'b'.repeat(64), publishedOn: null })
  assert.deepEqual(await reports.add(corrected, record), { version: 2, added: 'yes' })
  const old = await findPublishedReport({ reports }, { regionId, organId, year: 2025, version: 1 })
  assert.equal(old?.published.sourceDigest, 'a'.repeat(64))
  assert.equal(old.newestVersion, 2)
  assert.equal(await findPublishedReport({ reports }, { regionId, organId, year: 2024 }), null)
})

test('十次同时发布同一个文件 / 只有一版', async () => {
  const organId = await someOrgan()
  const all = await Promise.all(Array.from({ length: 10 }, () => reports.add(reportOf(organId), record)))
  assert.deepEqual(new Set(all.map(({ version }) => version)), new Set([1]))
  assert.equal(all.filter(({ added }) => added === 'yes').length, 1)
})

test('一个地区一年的年报 / 一页一页看 / 每个机关最新的一版，按名称，不重不漏；可以连下级地区一起', async () => {
  for (const [code, name] of [
    ['231000', '翻页市'],
    ['231001', '翻页区'],
  ])
    await database.owner.query(
      "insert into region (region_id, name, valid_from) values ($1, $2, '2000-01-01')",
      [code, name],
    )
  const places = ['231000', '231001', '231001', '231001', '231000']
  for (const [index, where] of places.entries()) {
    const organId = await someOrgan(`局${index}`, where)
    for (const digest of ['a', 'b'])
      await reports.add(reportOf(organId, { regionId: where, sourceDigest: digest.repeat(64) }), record)
  }
  const walk = async (code: string, extent: 'region' | 'with-regions-below') => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: PublishedReportList = await reports.list({
        regionId: code,
        extent,
        year: 2025,
        after,
        limit: 2,
      })
      seen.push(...page.reports.map(({ organName, version }) => `${organName} v${version}`))
      after = page.next
    } while (after !== null)
    return seen
  }
  assert.deepEqual(await walk('231001', 'region'), ['局1 v2', '局2 v2', '局3 v2'])
  assert.deepEqual(await walk('231000', 'with-regions-below'), [
    '局0 v2',
    '局1 v2',
    '局2 v2',
    '局3 v2',
    '局4 v2',
  ])
})

test('已发布的年报 / 应用角色去改、去删 / 数据库拒绝', async () => {
  const denied = /permission denied/
  await assert.rejects(database.app.deleteFrom('published_report').execute(), denied)
  await assert.rejects(database.app.updateTable('published_report').set({ year: 2024 }).execute(), denied)
})

test('各机关最新的年报 / 几个地区、几个年度、几个版本 / 每个机关一行，按名称排，分页接得上，按名称查得到', async () => {
  const empty = await emptyDatabase()
  const own = reportStore(empty.app)
  const organs = organStore(empty.app)
  for (const [region, name] of [
    ['369902', '临川市甲局'],
    ['369903', '临川市乙局'],
    ['369903', '临川市丙局'],
  ] as const) {
    await empty.owner.query(
      "insert into region (region_id, name, valid_from) values ($1, '某地', '2000-01-01') on conflict do nothing",
      [region],
    )
    const organ = inventedOrgan(1, { organId: randomUUID(), regionId: region, name })
    await organs.save({ regions: [], changes: [creationOf(organ)] }, { actorId, at, versions: {} })
    for (const year of [2024, 2025])
      await own.add(reportOf(organ.organId, { regionId: region, year, sourceDigest: 'a'.repeat(64) }), record)
    await own.add(reportOf(organ.organId, { regionId: region, sourceDigest: 'b'.repeat(64) }), record)
  }
  const all = await own.listNewest({ search: '', after: null, limit: 9 })
  assert.equal(all.next, null)
  assert.deepEqual(
    all.reports.map(({ year, version }) => [year, version]),
    [
      [2025, 2],
      [2025, 2],
      [2025, 2],
    ],
  )
  const first = await own.listNewest({ search: '', after: null, limit: 2 })
  const second = await own.listNewest({ search: '', after: first.next, limit: 2 })
  assert.deepEqual([...first.reports, ...second.reports], all.reports)
  const found = await own.listNewest({ search: '乙局', after: null, limit: 9 })
  assert.deepEqual(
    found.reports.map(({ organName }) => organName),
    ['临川市乙局'],
  )
})
