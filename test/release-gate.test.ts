/** The release gate on its real parts: engines on their thread, files in a folder, rows in PostgreSQL. */

import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Actor } from '../src/domain/access/access.ts'
import type { Marks } from '../src/domain/release/marks.ts'
import { noMarks } from '../src/domain/release/marks.ts'
import { createLocalFolder } from '../src/files/local-folder.ts'
import { createUploads } from '../src/files/upload-session.ts'
import { listEvents } from '../src/store/ledger-store.ts'
import { releaseStore } from '../src/store/release-store.ts'
import type { FilePorts } from '../src/usecases/file-ports.ts'
import { openFile } from '../src/usecases/open-file.ts'
import { receiveUpload } from '../src/usecases/receive-upload.ts'
import { applyRelease } from '../src/usecases/release/apply-release.ts'
import { approveRelease, returnRelease, withdrawRelease } from '../src/usecases/release/approve-release.ts'
import { answerRelease, markRelease } from '../src/usecases/release/mark-release.ts'
import { openRelease } from '../src/usecases/release/open-release.ts'
import type { ReleasePorts } from '../src/usecases/release/release-ports.ts'
import { listReleases, viewRelease } from '../src/usecases/release/view-release.ts'
import { trackRequest } from '../src/usecases/requests/track-request.ts'
import { openReleaseGate } from '../src/wiring/release-gate.ts'
import { bookWith, leakingWorkbooks } from './support/leaking-office-files.ts'
import { onePagePdf, open, pdfSecret, secret } from './support/leaking-pdfs.ts'
import { morningOf, requestOffice } from './support/request-office.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const office = await requestOffice()
const { database, regionId } = office
const folder = temporaryFolder('gate')
const gate = openReleaseGate()
after(() => gate.close())
const at = morningOf('2026-01-12')

const files: FilePorts = {
  ...office.ports.files,
  content: createLocalFolder(join(folder, 'files')),
  beginUpload: createUploads({ temporaryFolder: join(folder, 'uploads') }),
}
const ports: ReleasePorts = {
  releases: releaseStore(database.app),
  files,
  gate,
  newId: randomUUID,
  digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
}

const [handler, reviewer, signer] = (['handler', 'reviewer', 'signer'] as const).map((role) =>
  office.person([role]),
)
assert.ok(handler && reviewer && signer)
const entered = await office.register()
const owner = { regionId, objectKind: 'request', objectId: entered.requestId }

async function uploaded(name: string, bytes: Uint8Array, actor: Actor = handler as Actor): Promise<string> {
  const received = await receiveUpload(files, {
    owner,
    from: { kind: 'staff', actor },
    parts: (async function* () {
      yield {
        name,
        bytes: (async function* () {
          yield bytes
        })(),
      }
    })(),
    now: at.now,
  })
  assert.ok(received.ok, received.ok ? '' : received.message)
  return received.files[0]?.fileId ?? ''
}

async function opened(name: string, bytes: Uint8Array, audience: 'applicant' | 'public' = 'applicant') {
  const fileId = await uploaded(name, bytes)
  const answer = await openRelease(ports, { actor: handler as Actor, owner, fileId, audience, at })
  assert.ok(answer.ok)
  const key = { ...owner, releaseId: answer.releaseId }
  const now = async () => {
    const release = await ports.releases.find(key)
    assert.ok(release !== null)
    return release
  }
  return { key, fileId, now }
}

const marks = (more: Partial<Marks>): Marks => ({ ...noMarks, ...more })
const seenByApplicant = async (fileId: string) =>
  (await openFile(files, { owner, fileId, by: { kind: 'applicant' }, now: at.now })).ok

const page = onePagePdf({ content: `${open} ${secret}` })

/** Marked, made, and without objections. */
async function applied(audience: 'applicant' | 'public' = 'applicant') {
  const made = await opened('答复附件.pdf', page, audience)
  const marked = await markRelease(ports, {
    actor: handler as Actor,
    key: made.key,
    version: 1,
    marks: marks({ terms: [{ text: pdfSecret, ground: 'privacy' }] }),
    at,
  })
  assert.ok(marked.ok)
  const done = await applyRelease(ports, {
    actor: handler as Actor,
    key: made.key,
    version: marked.version,
    at,
  })
  assert.ok(done.ok, done.ok ? '' : done.message)
  return { ...made, version: done.version }
}

test('放行 / 标注、生成、另一人批准 / 申请人看到公开件，原件看不到，证明写明谁放行了什么', async () => {
  const { key, fileId, version, now } = await applied()
  const output = (await now()).applied?.fileId ?? ''
  assert.equal(await seenByApplicant(output), false)
  const approved = await approveRelease(ports, { actor: signer, key, version, at })
  assert.ok(approved.ok, approved.ok ? '' : approved.message)
  const released = await now()
  assert.equal(await seenByApplicant(output), true)
  assert.equal(await seenByApplicant(fileId), false)
  const attestation = released.attestation
  assert.equal(attestation?.approvedBy, signer.accountId)
  assert.deepEqual(attestation?.preparedBy, [handler.accountId])
  assert.equal(attestation?.digest, released.applied?.digest)
  assert.deepEqual(attestation?.readers, ['PDFium', 'pdf.js', '逐个对象'])
  assert.match(attestation?.statement ?? '', /遮盖 1 处/)
  const tracked = await trackRequest(
    { ...office.ports, files },
    { key: { number: entered.number, code: entered.trackingCode ?? '' }, at },
  )
  assert.ok(tracked.ok)
  assert.deepEqual(
    tracked.files.map(({ originalName }) => originalName),
    ['答复附件（公开件）.pdf'],
  )
})

test('放行 / 台账里的事件 / 有次数和摘要，没有被遮盖的词语', async () => {
  const { key } = await applied()
  const events = await listEvents(database.app, regionId, key.releaseId)
  assert.deepEqual(
    events.map(({ type }) => type),
    ['release-opened', 'release-marked', 'release-applied'],
  )
  assert.equal(JSON.stringify(events).includes(pdfSecret), false)
})

test('放行 / 标注的人自己批准 / 四眼原则：程序拒绝，数据库也拒绝', async () => {
  const both = office.person(['handler', 'signer'])
  const { key, now } = await opened('答复附件.pdf', page)
  const marked = await markRelease(ports, { actor: both, key, version: 1, marks: noMarks, at })
  assert.ok(marked.ok)
  const made = await applyRelease(ports, { actor: handler, key, version: marked.version, at })
  assert.ok(made.ok)
  const refused = await approveRelease(ports, { actor: both, key, version: made.version, at })
  assert.ok(!refused.ok && refused.code === 'own-work')
  const release = await now()
  const attestation = { approvedBy: both.accountId, approvedAt: at.now } as NonNullable<
    typeof release.attestation
  >
  await assert.rejects(
    ports.releases.save(
      { release: { ...release, state: 'released', attestation }, event: { type: 'x', payload: {} } },
      { actorId: both.accountId, at },
    ),
    /release_approval_check/,
  )
})

test('放行 / 没有批准就改成可见、换一个文件、改证明 / 数据库都拒绝', async () => {
  const { key, now } = await applied()
  const { applied: made, marks: own } = await now()
  const { app } = database
  const file = app.updateTable('file_object').where('file_id', '=', made?.fileId ?? '')
  await assert.rejects(file.set({ visibility: 'applicant' }).execute(), /file_object_gate/)
  await assert.rejects(
    file.set({ visibility: 'applicant', released_in: key.releaseId, released_for: 'applicant' }).execute(),
    /file_object_released/,
  )
  const { version } = await now()
  assert.ok((await approveRelease(ports, { actor: signer, key, version, at })).ok)
  // Approved for the applicant is not approved for everybody.
  await assert.rejects(file.set({ visibility: 'public' }).execute(), /file_object_gate/)
  const other = await uploaded('另一个.pdf', onePagePdf({ content: open }))
  await assert.rejects(
    app
      .updateTable('file_object')
      .where('file_id', '=', other)
      .set({ visibility: 'applicant', released_in: key.releaseId, released_for: 'applicant' })
      .execute(),
    /file_object_released/,
  )
  await assert.rejects(
    app
      .updateTable('release')
      .where('release_id', '=', key.releaseId)
      .set({ prepared_by: [randomUUID()] })
      .execute(),
    /violates foreign key/,
  )
  await assert.rejects(
    app.updateTable('release_approval').set({ approved_by: randomUUID() }).execute(),
    /permission denied/,
  )
  await assert.rejects(app.deleteFrom('release_approval').execute(), /permission denied/)
  assert.deepEqual(own.terms.length, 1)
})

test('放行 / 用另一个申请的编号（W5） / 没有这个放行事项', async () => {
  const { key, version } = await applied()
  const other = await office.register()
  const strange = { ...key, objectId: other.requestId }
  const answer = await approveRelease(ports, { actor: signer, key: strange, version, at })
  assert.ok(!answer.ok && answer.code === 'no-such-release')
  const list = await listReleases(ports, {
    actor: handler,
    owner: { ...owner, objectId: other.requestId },
    at,
  })
  assert.ok(list.ok)
  assert.deepEqual(list.releases, [])
})

test('放行 / 别的机关的人、上级、只能查看的人 / 看不到也做不了', async () => {
  const { key, version } = await applied()
  for (const stranger of [
    office.person(['signer'], 3),
    office.person(['supervisor'], 1),
    office.person([]),
  ]) {
    const input = { actor: stranger, key, at, version }
    assert.equal((await viewRelease(ports, { ...input, shown: 'source', page: 1 })).ok, false)
    assert.equal((await approveRelease(ports, input)).ok, false)
    assert.equal((await withdrawRelease(ports, { ...input, reason: '错' })).ok, false)
    assert.equal((await markRelease(ports, { ...input, marks: noMarks })).ok, false)
  }
  const asHandler = await approveRelease(ports, { actor: office.person(['handler']), key, version, at })
  assert.ok(!asHandler.ok && asHandler.code === 'no-role')
})

test('放行 / 身份验证已经过时 / 先再验证一次', async () => {
  const { key, version } = await applied()
  const stale = { ...signer, provenAt: '2026-01-11T00:00:00.000Z' }
  const answer = await approveRelease(ports, { actor: stale, key, version, at })
  assert.ok(!answer.ok && answer.code === 'step-up-needed')
})

test('放行 / 隐藏工作表的表格原样放行（W1） / 门不开；重新生成后隐藏的没有了', async () => {
  const [, leaking] = leakingWorkbooks()['隐藏的工作表（W1）'] ?? []
  assert.ok(leaking !== undefined)
  const { key, now } = await opened('名单.xlsx', leaking)
  const asIs = await markRelease(ports, {
    actor: handler,
    key,
    version: 1,
    marks: marks({ method: 'as-is' }),
    at,
  })
  assert.ok(asIs.ok)
  const kept = await applyRelease(ports, { actor: handler, key, version: asIs.version, at })
  assert.ok(kept.ok)
  const shut = await approveRelease(ports, { actor: signer, key, version: kept.version, at })
  assert.ok(!shut.ok && shut.code === 'gate-shut')
  assert.match(shut.message, /隐藏的工作表/)
  const again = await markRelease(ports, { actor: handler, key, version: kept.version, marks: noMarks, at })
  assert.ok(again.ok)
  const made = await applyRelease(ports, { actor: handler, key, version: again.version, at })
  assert.ok(made.ok)
  assert.deepEqual((await now()).applied?.verification.inspection.found, [])
  assert.ok((await approveRelease(ports, { actor: signer, key, version: made.version, at })).ok)
})

test('放行 / 疑似个人信息没有人答复 / 门不开；写明理由才能批准', async () => {
  const text =
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>110101199003070038</t></is></c></row></sheetData>'
  const { key } = await opened('名单.xlsx', bookWith({ sheets: [text] }))
  const made = await applyRelease(ports, { actor: handler, key, version: 1, at })
  assert.ok(made.ok)
  const shut = await approveRelease(ports, { actor: signer, key, version: made.version, at })
  assert.ok(!shut.ok)
  assert.match(shut.message, /疑似个人信息/)
  const answered = await answerRelease(ports, {
    actor: handler,
    key,
    version: made.version,
    stays: [],
    answers: [{ kind: 'personal-data', reason: '申请人本人的号码' }],
    at,
  })
  assert.ok(answered.ok)
  assert.ok((await approveRelease(ports, { actor: signer, key, version: answered.version, at })).ok)
})

test('放行 / 退回、再标注 / 生成的文件作废，理由留给标注的人', async () => {
  const { key, version, now } = await applied()
  assert.equal((await returnRelease(ports, { actor: reviewer, key, version, reason: ' ', at })).ok, false)
  assert.ok((await returnRelease(ports, { actor: reviewer, key, version, reason: '第 1 页还有姓名', at })).ok)
  const back = await now()
  assert.deepEqual([back.state, back.returned, back.applied], ['marking', '第 1 页还有姓名', null])
})

test('放行 / 公开之后撤回 / 马上谁也打不开，证明还在', async () => {
  const { key, version, now } = await applied('public')
  assert.ok((await approveRelease(ports, { actor: signer, key, version, at })).ok)
  const { applied: made, version: current } = await now()
  const everybody = () =>
    openFile(files, { owner, fileId: made?.fileId ?? '', by: { kind: 'public' }, now: at.now })
  assert.equal((await everybody()).ok, true)
  assert.ok(
    (await withdrawRelease(ports, { actor: handler, key, version: current, reason: '漏了一处', at })).ok,
  )
  assert.equal((await everybody()).ok, false)
  const { rows } = await database.owner.query('select 1 from release_approval where release_id = $1', [
    key.releaseId,
  ])
  assert.equal(rows.length, 1)
})

test('放行 / 两个人同时改 / 一个成功，一个得到说明', async () => {
  const { key } = await opened('答复附件.pdf', page)
  const answers = await Promise.all(
    [0, 1, 2].map(() => markRelease(ports, { actor: handler, key, version: 1, marks: noMarks, at })),
  )
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
})

test('放行 / 存储里的文件被换过 / 不放行', async () => {
  const { key, version } = await applied()
  const swapped = {
    ...ports,
    files: { ...files, content: { ...files.content, open: async () => bytesOf('别的内容') } },
  }
  await assert.rejects(async () => {
    const answer = await approveRelease(swapped, { actor: signer, key, version, at })
    assert.ok(answer.ok, answer.ok ? '' : answer.message)
  })
})

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

test('放行 / 打不开的文件 / 检查说不出来就不放行', async () => {
  const { key, now } = await opened('附件.pdf', onePagePdf({ content: open, catalogue: '/X 9 0 R' }))
  assert.equal((await now()).state, 'marking')
  const wrong = marks({ terms: [{ text: '文件里没有的词', ground: 'privacy' }] })
  const marked = await markRelease(ports, { actor: handler, key, version: 1, marks: wrong, at })
  assert.ok(marked.ok)
  const answer = await applyRelease(ports, { actor: handler, key, version: marked.version, at })
  assert.ok(!answer.ok)
  assert.match(answer.message, /没有找到/)
})
