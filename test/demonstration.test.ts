import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { readDocument } from '../src/documents/read/read-document.ts'
import { audit } from '../src/domain/annual-report/audit/audit.ts'
import { inferOrganKind } from '../src/domain/annual-report/audit/organ-kind.ts'
import { reportFromJson } from '../src/domain/annual-report/from-json.ts'
import { reportToJson } from '../src/domain/annual-report/to-json.ts'
import { checkOrgans } from '../src/domain/organs/check-organs.ts'
import { creationOf } from '../src/domain/organs/organ-change.ts'
import { applicantLetters } from '../src/domain/requests/applicant-view.ts'
import { checkCase } from '../src/domain/requests/checks/check-case.ts'
import { decideStep } from '../src/domain/requests/decide-step.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import { createLocalFolder } from '../src/files/local-folder.ts'
import { accountStore } from '../src/store/account-store.ts'
import { calendarStore } from '../src/store/calendar-store.ts'
import type { Database } from '../src/store/database.ts'
import { createFileStore } from '../src/store/file-store.ts'
import { placeEvents, signCheckpoint, verifyLog } from '../src/store/ledger-log.ts'
import { letterStore } from '../src/store/letter-store.ts'
import { organStore } from '../src/store/organ-store.ts'
import { createPersonalDataStore } from '../src/store/personal-data-store.ts'
import { hasNote, removeOrgans } from '../src/store/remove-organs.ts'
import { reportStore } from '../src/store/report-store.ts'
import { joining, together } from '../src/store/transaction.ts'
import { verifyRows } from '../src/store/verify-rows.ts'
import {
  demonstrationOrgans,
  demonstrationRegions,
  reportingOrgans,
} from '../src/usecases/demonstration/demonstration-organs.ts'
import { demonstrationStaff } from '../src/usecases/demonstration/demonstration-staff.ts'
import type { FilePorts, NewFile } from '../src/usecases/file-ports.ts'
import { openOwnLetter } from '../src/usecases/letters/open-own-letter.ts'
import { type DemonstrationPorts, loadDemonstration } from '../src/usecases/load-demonstration.ts'
import {
  type DemonstrationCasePorts,
  loadDemonstrationCases,
} from '../src/usecases/load-demonstration-cases.ts'
import { readReport } from '../src/usecases/read-report.ts'
import { removalNote, removeDemonstration } from '../src/usecases/remove-demonstration.ts'
import { trackRequest } from '../src/usecases/requests/track-request.ts'
import { openLetterPorts } from '../src/wiring/letter-wiring.ts'
import { openRequestPorts } from '../src/wiring/request-wiring.ts'
import { emptyDatabase } from './support/database.ts'
import { inventedOrgan } from './support/invented-organs.ts'
import { releasedFile } from './support/released-file.ts'
import { testFieldKeys } from './support/request-office.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const at = { now: '2026-04-01T01:02:03.456Z', today: '2026-04-01' } as const
const portsOf = (database: Database): DemonstrationPorts => ({
  organs: organStore(database.app),
  reports: reportStore(database.app),
  readExample: (fileName) => readFile(join('examples', fileName)),
  readReport: (bytes, fileName) => readReport(bytes, fileName, readDocument),
  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  newId: randomUUID,
  wasRemoved: () => hasNote(database.app, removalNote),
})
const remove = (database: Database) =>
  removeDemonstration({ removeOrgans: (named) => removeOrgans(database.owner, named) }, at)

/** Rows of every table but the migrations', by name. */
async function countRows({ owner }: Database): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'",
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const found = await owner.query<{ count: string }>(`select count(*) from ${name}`)
    counts[name] = Number(found.rows[0]?.count)
  }
  return counts
}

const database = await emptyDatabase()
const empty = await countRows(database)

test('演示地区的机关 / 名录的检查 / 没有错误，两个宝山区各在其省', () => {
  const listed = demonstrationOrgans.map((organ, index) => ({ line: index + 2, organ }))
  const errors = checkOrgans(listed, []).filter(({ severity }) => severity === 'error')
  assert.deepEqual(errors, [])
  const districts = demonstrationRegions.filter(({ name }) => name.endsWith('宝山区'))
  assert.deepEqual(
    districts.map(({ regionId, parentRegionId }) => [regionId, parentRegionId]),
    [
      ['310113', '310000'],
      ['230506', '230500'],
    ],
  )
})

test('演示地区的机关 / 性质 / 与按名称判断的一致', () => {
  for (const { name, kind } of demonstrationOrgans) {
    const inferred = inferOrganKind(name)
    if (inferred !== null) assert.equal(kind, inferred, name)
  }
})

test('演示地区的人员 / 每种岗位都有人 / 三员是三个人，用户名不重复', () => {
  const roles = demonstrationStaff.flatMap((person) => person.roles)
  assert.equal(new Set(roles).size, 8)
  const administrators = demonstrationStaff.filter(({ roles: own }) =>
    own.some((role) => role.endsWith('-administrator')),
  )
  assert.deepEqual(
    administrators.map(({ roles: own }) => own.length),
    [1, 1, 1],
  )
  assert.equal(new Set(demonstrationStaff.map(({ loginName }) => loginName)).size, demonstrationStaff.length)
  const ids = new Set(demonstrationOrgans.map(({ organId }) => organId))
  for (const { organId } of demonstrationStaff) assert.ok(ids.has(organId))
})

test('第一次启动 / 建立演示地区 / 五份年报都在，读出的与原件一致；再来一次什么也不变', async () => {
  const ports = portsOf(database)
  const first = await loadDemonstration(ports, at)
  assert.deepEqual([first.organs, first.reports], [demonstrationOrgans.length, 5])
  for (const [fileName, organ] of Object.entries(reportingOrgans)) {
    const published = await ports.reports.find({ ...organ, year: 2021 })
    assert.ok(published !== null, fileName)
    const { report } = await ports.readReport(await ports.readExample(fileName), fileName)
    assert.deepEqual(published.report, JSON.parse(JSON.stringify(reportToJson(report))), fileName)
    const stored = audit(reportFromJson(published.report)).findings.map(({ id }) => id)
    assert.ok(stored.length > 0, `${fileName}: the published errors are found in what was stored`)
  }
  const before = await countRows(database)
  const again = await loadDemonstration(ports, at)
  assert.deepEqual([again.organs, again.reports], [0, 0])
  assert.deepEqual(await countRows(database), before)
})

test('移除演示地区 / 有了账号和岗位以后 / 回到空的数据库，下次启动也不再建立', async () => {
  const [person] = demonstrationStaff
  assert.ok(person !== undefined)
  const { loginName, name, regionId, organId } = person
  const accountId = randomUUID()
  const own = { from: '2026-04-01', to: null, delegatedBy: null, delegatedFrom: null }
  const saved = await accountStore(database.app).save(
    [
      { type: 'account-created', account: { accountId, loginName, name, regionId, organId } },
      {
        type: 'role-granted',
        grant: { grantId: randomUUID(), accountId, role: 'system-administrator', regionId, organId, ...own },
      },
    ],
    { actorId: accountId, at, versions: {} },
  )
  assert.ok(saved.ok)
  await placeEvents(database.app, '310113')
  const removed = await remove(database)
  assert.ok(removed.ok)
  assert.equal(removed.rows.organ, demonstrationOrgans.length)
  assert.deepEqual(await countRows(database), { ...empty, installation_note: 1 })
  assert.deepEqual(await loadDemonstration(portsOf(database), at), { organs: 0, reports: 0, staff: [] })
  assert.deepEqual(await remove(database), { ok: true, rows: {} })
})

test('移除演示地区 / 自己的机关在同一个区 / 自己的机关、这个区和它的台账都留着', async () => {
  const shared = await emptyDatabase()
  await loadDemonstration(portsOf(shared), at)
  const own = inventedOrgan(1, { organId: randomUUID(), regionId: '310113' })
  const saved = await organStore(shared.app).save(
    { regions: [], changes: [creationOf(own)] },
    { actorId: randomUUID(), at, versions: {} },
  )
  assert.ok(saved.ok)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await placeEvents(shared.app, '310113')
  await signCheckpoint(shared.app, '310113', privateKey, at.now)
  assert.ok((await remove(shared)).ok)
  assert.deepEqual(await verifyLog(shared.app, '310113', [publicKey]), [])
  const left = await organStore(shared.app).listOfRegion('310000')
  assert.deepEqual(
    left.map(({ organId }) => organId),
    [own.organId],
  )
  const regions = (await organStore(shared.app).listRegions()).map(({ regionId }) => regionId)
  assert.deepEqual(regions, ['310000', '310113'])
  const counts = await countRows(shared)
  assert.equal(counts.published_report, 0)
  assert.ok((counts.ledger_event ?? 0) > 1)
})

test('移除演示地区 / 自己的机关隶属于演示的政府 / 不移除，什么也没有动', async () => {
  const used = await emptyDatabase()
  await loadDemonstration(portsOf(used), at)
  const parent = demonstrationOrgans.find(({ name }) => name === '海东市人民政府')
  await used.owner.query(
    "insert into region (region_id, name, valid_from) values ('632000', '自己的区', '2000-01-01')",
  )
  const own = inventedOrgan(1, {
    organId: randomUUID(),
    regionId: '632000',
    territorialParent: parent?.organId ?? null,
  })
  await organStore(used.app).save(
    { regions: [], changes: [creationOf(own)] },
    { actorId: randomUUID(), at, versions: {} },
  )
  const before = await countRows(used)
  const refused = await remove(used)
  assert.ok(!refused.ok)
  assert.match(refused.message, /organ 里有别的数据/)
  assert.deepEqual(await countRows(used), before)
})

test('演示案件 / 装入、再装入、移除 / 一次装齐，表三对得上，移除以后一行不剩', async () => {
  const filled = await emptyDatabase()
  const before = await countRows(filled)
  await loadDemonstration(portsOf(filled), at)
  const ports = casePortsOf(filled)
  const [one, other] = await Promise.all([
    loadDemonstrationCases(ports, at),
    loadDemonstrationCases(ports, at),
  ])
  assert.ok(one + other > 90)
  assert.ok(one === 0 || other === 0, 'two programs at once: one of them writes')
  assert.equal(await loadDemonstrationCases(ports, at), 0)
  const place = reportingOrgans['baoshan-sh-service-centre-2021.txt']
  const { rows } = await filled.owner.query(
    "select category, counted_outcome from request where organ_id = $1 and counted_on between '2021-01-01' and '2021-12-31'",
    [place.organId],
  )
  assert.deepEqual(rows, Array(2).fill({ category: 'naturalPerson', counted_outcome: 'B1' }))
  // As the README says.
  const key = { number: '区行政服务中心公开〔2021〕1号', code: 'GEXP-VFC2-04MN-AECX' }
  const tracked = await trackRequest(ports.requests, { key, at })
  assert.ok(tracked.ok && tracked.closedOn?.startsWith('2021-'))
  const settings = await letterStore(joining(filled.app)).findSettings(place.regionId, place.organId)
  assert.match(settings?.settings.onlineReview ?? '', /行政复议/)
  await releaseFileOf(filled, place)
  assert.ok((await remove(filled)).ok)
  assert.deepEqual(await countRows(filled), { ...before, installation_note: 1 })
  assert.equal(await loadDemonstrationCases(ports, at), 0)
})

test('演示案件 / 装入以后 / 文书都已印发送达，申请人查得到；每一条依法可以登记，自查同原来一样', async () => {
  const filled = await emptyDatabase()
  await loadDemonstration(portsOf(filled), at)
  const ports = casePortsOf(filled)
  await loadDemonstrationCases(ports, at)
  const issued = new Set<string>()
  const found: string[] = []
  for (const { regionId } of demonstrationRegions) {
    const calendar = await ports.requests.calendarOf(regionId)
    const { rows } = await filled.owner.query<{ request_id: string }>(
      'select request_id from request where region_id = $1',
      [regionId],
    )
    const ids = rows.map(({ request_id }) => request_id)
    for (const stored of await ports.requests.requests.listStored(regionId, ids)) {
      const { requestId, events } = stored
      for (const [index, { sequence, recordedAt, actorId, supersedes, on, ...fact }] of events.entries()) {
        if (index === 0) continue
        const standing = requestCase(stored, events.slice(0, index), calendar, on)
        // All hands are one account here: review by another person is held in the tests of the steps.
        const context = { today: at.today, calendar, actorId: String(index) }
        const decided = decideStep(standing, fact, on, context)
        assert.ok(decided.ok, `${requestId} ${on} ${fact.type}: ${decided.ok ? '' : decided.message}`)
      }
      const made = requestCase(stored, events, calendar, at.today)
      found.push(...checkCase(made, calendar, at.today).map(({ id }) => id))
      if (made.review.signed !== null)
        assert.ok(applicantLetters(made).every(({ letterId, number }) => letterId !== null && number !== ''))
      for (const event of events) if (event.type === 'letter-issued') issued.add(event.letter)
    }
  }
  assert.deepEqual([...issued].toSorted(), [
    'co-maker-consultation',
    'consultation-notice',
    'discontinuance-notice',
    'extension-notice',
    'fee-notice',
    'other-organ-consultation',
    'reasons-notice',
    'reply',
    'supplement-notice',
    'third-party-consultation',
  ])
  assert.deepEqual(found.toSorted(), ['CW-C02', 'CW-D03', 'CW-D03', 'CW-I05'])
  const key = { number: '区行政服务中心公开〔2021〕1号', code: 'GEXP-VFC2-04MN-AECX' }
  const tracked = await trackRequest(ports.requests, { key, at })
  assert.ok(tracked.ok)
  const [reply] = tracked.letters
  assert.equal(reply?.number, '区行政服务中心公开〔2021〕1号-答')
  const file = await openOwnLetter(ports.letters, { key, letterId: reply?.letterId ?? '', at })
  assert.ok(file.ok)
  const printed = await readDocument(file.bytes)
  const text = printed.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n')
  const { regionId, requestId } = tracked
  const owner = { regionId, objectKind: 'request', objectId: requestId } as const
  const access = { accessId: randomUUID(), at: at.now, actorId: randomUUID(), reason: '核对' }
  const [name] = await ports.requests.personalData.view(owner, ['applicant.name'], access)
  assert.ok(name !== undefined && text.includes(`${name.text}：`), text)
})

test('移除演示地区 / 自己的机关在同一个区，演示案件有文件、放行和个人信息 / 都移除，台账日志不断，每一行与事件一致，放行的约束还在', async () => {
  const shared = await emptyDatabase()
  await loadDemonstration(portsOf(shared), at)
  const place = reportingOrgans['baoshan-sh-service-centre-2021.txt']
  const own = inventedOrgan(1, { organId: randomUUID(), regionId: place.regionId })
  await organStore(shared.app).save(
    { regions: [], changes: [creationOf(own)] },
    { actorId: randomUUID(), at, versions: {} },
  )
  assert.ok((await loadDemonstrationCases(casePortsOf(shared), at)) > 90)
  const rowsOf = async () => (await verifyRows(shared.app, place.regionId, at.today)).problems
  assert.deepEqual(await rowsOf(), [])
  await releaseFileOf(shared, place)
  await placeEvents(shared.app, place.regionId)
  const removed = await remove(shared)
  assert.ok(removed.ok)
  assert.ok((removed.rows.release_approval ?? 0) > 0 && (removed.rows.personal_data ?? 0) > 0)
  const counts = await countRows(shared)
  for (const table of ['request', 'personal_data', 'file_object', 'release', 'release_approval', 'account'])
    assert.equal(counts[table], 0, table)
  assert.deepEqual(await verifyLog(shared.app, place.regionId, []), [])
  // What went with the demonstration is not missing.
  assert.deepEqual(await rowsOf(), [])
  const { rows } = await shared.owner.query(
    "select conname from pg_constraint where conrelid = 'file_object'::regclass and confrelid = 'release_approval'::regclass",
  )
  assert.equal(rows.length, 1)
})

/** One file of one case of an organ, shown to its applicant by the only way there is. */
async function releaseFileOf(
  filled: Database,
  place: { readonly regionId: string; readonly organId: string },
): Promise<void> {
  const { rows } = await filled.owner.query<{ request_id: string }>(
    'select request_id from request where organ_id = $1 limit 1',
    [place.organId],
  )
  const owner = { regionId: place.regionId, objectKind: 'request', objectId: rows[0]?.request_id ?? '' }
  const file: NewFile = {
    fileId: randomUUID(),
    digest: 'ab'.repeat(32),
    size: 1,
    originalName: '答复附件.txt',
    mediaType: 'text/plain',
    visibility: 'applicant',
    scan: { state: 'not-scanned', at: null, finding: null },
    receivedAt: at.now,
    receivedBy: null,
  }
  await releasedFile(filled, createFileStore(filled.app), owner, { file, audience: 'applicant' })
}

function casePortsOf({ app }: Database): DemonstrationCasePorts {
  const db = joining(app)
  const keys = testFieldKeys()
  const requests = openRequestPorts({
    db,
    keys,
    organs: organStore(db),
    calendars: calendarStore(db),
    personalData: createPersonalDataStore(app, keys),
    files: { ...noFiles, files: createFileStore(db) },
  })
  return {
    requests,
    reports: reportStore(app),
    letters: openLetterPorts(db, requests),
    accountOf: async () => null,
    together: (work) => together(db, work),
  }
}

const noFiles: FilePorts = {
  content: createLocalFolder(temporaryFolder('demonstration-files')),
  files: createFileStore((await emptyDatabase()).app),
  beginUpload: noUploads,
  scan: null,
  findFileObject: async () => null,
  newId: randomUUID,
}

function noUploads(): never {
  throw new Error('no uploads in this test')
}

test('自己的机关已经在用 / 启动 / 不混进演示地区', async () => {
  const real = await emptyDatabase()
  await real.owner.query(
    "insert into region (region_id, name, valid_from) values ('632000', '自己的区', '2000-01-01')",
  )
  const own = inventedOrgan(1, { organId: randomUUID(), regionId: '632000' })
  await organStore(real.app).save(
    { regions: [], changes: [creationOf(own)] },
    { actorId: randomUUID(), at, versions: {} },
  )
  assert.deepEqual(await loadDemonstration(portsOf(real), at), { organs: 0, reports: 0, staff: [] })
})
