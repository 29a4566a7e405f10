import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { releasedFile } from '../../test/support/released-file.ts'
import type { Actor, Role } from '../domain/access/access.ts'
import { fileVisibilities, visibleTo } from '../domain/files/stored-file.ts'
import {
  type FileOwner,
  type FilePorts,
  MissingContent,
  type ScanResult,
  type StagedFile,
  type UploadSession,
} from '../usecases/file-ports.ts'
import { type FileReader, listFiles, openFile } from '../usecases/open-file.ts'
import { receiveUpload } from '../usecases/receive-upload.ts'
import { scanStoredFiles } from '../usecases/scan-stored-files.ts'
import { createFileStore } from './file-store.ts'

const database = await emptyDatabase()
const { regionId } = await withRegion(database)
const files = createFileStore(database.app)
const [organId, aboveId] = [randomUUID(), randomUUID()]
const now = '2026-03-04T01:02:03.456Z'

function person(role: Role, organ = organId): Actor {
  const grant = { role, regionId, organId: organ, from: '2026-01-01', to: null, delegatedBy: null }
  return { accountId: randomUUID(), name: '虚构人员', grants: [grant], provenAt: now }
}

const newOwner = (): FileOwner => ({ regionId, objectKind: 'request', objectId: randomUUID() })
const digestOf = (bytes: string) => createHash('sha256').update(bytes).digest('hex')

/** Bytes by digest in memory; the real stores have their own tests. */
const kept = new Map<string, string>()
const content: FilePorts['content'] = {
  put: async ({ digest, open }) => {
    const parts: Uint8Array[] = []
    for await (const chunk of open()) parts.push(chunk)
    kept.set(digest, Buffer.concat(parts).toString())
  },
  open: async (digest) => {
    const text = kept.get(digest)
    if (text === undefined) throw new MissingContent(digest)
    return bytesOf(text)
  },
  has: async (digest) => kept.has(digest),
  delete: async (digest) => {
    kept.delete(digest)
    return true
  },
  sweep: async () => 0,
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Takes every file but "bad.*". */
function beginUpload(): UploadSession {
  return {
    add: async ({ name, bytes }) => {
      const parts: Uint8Array[] = []
      for await (const chunk of bytes) parts.push(chunk)
      if (name.startsWith('bad')) return { ok: false, code: 'macro', name, message: `“${name}”：有宏。` }
      const text = Buffer.concat(parts).toString()
      const open = () => bytesOf(text)
      const file: StagedFile = {
        digest: digestOf(text),
        size: text.length,
        originalName: name,
        mediaType: 'text/plain',
        open,
      }
      return { ok: true, file }
    },
    discard: async () => {},
  }
}

const ports: FilePorts = {
  content,
  files,
  beginUpload,
  scan: null,
  findFileObject: async ({ regionId }) => ({
    kind: 'file',
    regionId,
    organPath: [organId, aboveId],
    workOf: [],
  }),
  newId: randomUUID,
}

async function* parts(...names: readonly string[]) {
  for (const name of names) yield { name, bytes: bytesOf(`内容 ${name}`) }
}

async function received(
  owner: FileOwner,
  visibility: 'private' | 'organ' | 'applicant' | 'public',
  name = randomUUID(),
) {
  const answer = await receiveUpload(ports, {
    owner,
    from: { kind: 'citizen' },
    visibility,
    parts: parts(`${name}.txt`),
    now,
  })
  assert.ok(answer.ok)
  const [file] = answer.files
  assert.ok(file)
  return file
}

/** For everybody: by a release, the only way there is. */
async function published(owner: FileOwner, name = randomUUID()) {
  const file = await received({ ...owner, objectId: randomUUID() }, 'private', name)
  return releasedFile(database, files, owner, { file: { ...file, fileId: randomUUID() }, audience: 'public' })
}

const staff = (actor: Actor): FileReader => ({ kind: 'staff', actor })

test('上传文件 / 没有另外说明 / 只有经办的人看得见，状态是未查毒', async () => {
  const owner = newOwner()
  const actor = person('handler')
  const answer = await receiveUpload(ports, {
    owner,
    from: { kind: 'staff', actor },
    parts: parts('a.txt'),
    now,
  })
  assert.ok(answer.ok)
  const listed = await listFiles(ports, { owner, by: staff(actor), now })
  assert.ok(listed.ok)
  const [file] = listed.files
  assert.equal(file?.visibility, 'private')
  assert.equal(file?.scanState, 'not-scanned')
  assert.equal(file?.receivedBy, actor.accountId)
  assert.equal(file?.digest, digestOf('内容 a.txt'))
})

test('每种可见范围、每种来人 / 打开和列表 / 与可见范围表一致，一处不多', async () => {
  const owner = newOwner()
  const readers = {
    worker: staff(person('handler')),
    staff: staff(person('supervisor', aboveId)),
    applicant: { kind: 'applicant' },
    public: { kind: 'public' },
  } as const satisfies Record<keyof typeof visibleTo, FileReader>
  for (const visibility of fileVisibilities) {
    const { fileId } = visibility === 'public' ? await published(owner) : await received(owner, visibility)
    for (const audience of ['worker', 'staff', 'applicant', 'public'] as const) {
      const by = readers[audience]
      const expected = visibleTo[audience].includes(visibility)
      const opened = await openFile(ports, { owner, fileId, by, now })
      assert.equal(opened.ok, expected, `${visibility} ${audience}`)
      const listed = await listFiles(ports, { owner, by, now })
      assert.ok(listed.ok)
      assert.equal(
        listed.files.some((file) => file.fileId === fileId),
        expected,
        `${visibility} ${audience}`,
      )
    }
  }
})

test('文件 / 用另一个事项的编号去取 / 没有，哪怕是公开的、同一地区的', async () => {
  const [mine, other] = [newOwner(), newOwner()]
  const { fileId } = await published(mine)
  await published(other)
  for (const owner of [other, { ...mine, objectKind: 'publication' }, { ...mine, regionId: '999902' }])
    for (const by of [staff(person('handler')), { kind: 'applicant' }, { kind: 'public' }] as const) {
      const opened = await openFile(ports, { owner, fileId, by, now })
      assert.equal(opened.ok, false)
    }
  assert.equal(await files.setVisibility(other, fileId, 'organ'), false)
  assert.equal(await files.remove(other, fileId, now), false)
})

test('文件 / 把同一个编号登记到另一个事项 / 数据库拒绝', async () => {
  const [mine, other] = [newOwner(), newOwner()]
  const file = await received(mine, 'private')
  await assert.rejects(files.add(other, [file]), /duplicate key/)
  await assert.rejects(
    database.app.updateTable('file_object').set({ object_id: other.objectId }).execute(),
    /permission denied/,
  )
  await assert.rejects(database.app.deleteFrom('file_object').execute(), /permission denied/)
  await assert.rejects(
    database.app.updateTable('file_content').set({ size: '1' }).execute(),
    /permission denied/,
  )
})

test('文件 / 别的机关的人、系统管理员 / 看不到', async () => {
  const owner = newOwner()
  const { fileId } = await received(owner, 'organ')
  const codes = []
  for (const actor of [person('handler', randomUUID()), person('system-administrator')]) {
    const opened = await openFile(ports, { owner, fileId, by: staff(actor), now })
    codes.push(opened.ok ? 'opened' : opened.code)
  }
  assert.deepEqual(codes, ['out-of-scope', 'no-role'])
})

test('上传几个文件 / 其中两个不合要求 / 一个也不收，两个都说明', async () => {
  const owner = newOwner()
  const names = ['unique-1.txt', 'bad1.docx', 'unique-2.txt', 'bad2.docx']
  const answer = await receiveUpload(ports, { owner, from: { kind: 'citizen' }, parts: parts(...names), now })
  assert.ok(!answer.ok)
  assert.match(answer.message, /bad1\.docx.*bad2\.docx/)
  assert.equal(kept.has(digestOf('内容 unique-1.txt')), false)
  assert.deepEqual(await files.list(owner, fileVisibilities), [])
})

test('上传 / 一个文件也没有 / 说明没有选择', async () => {
  const answer = await receiveUpload(ports, {
    owner: newOwner(),
    from: { kind: 'citizen' },
    parts: parts(),
    now,
  })
  assert.equal(answer.ok ? '' : answer.code, 'no-file')
})

test('查毒 / 上传时发现病毒 / 不收，什么也不存', async () => {
  const owner = newOwner()
  const scan = async (): Promise<ScanResult> => ({ state: 'infected', finding: 'Invented.Test' })
  const answer = await receiveUpload(
    { ...ports, scan },
    { owner, from: { kind: 'citizen' }, parts: parts('v.txt'), now },
  )
  assert.equal(answer.ok ? '' : answer.code, 'upload-refused')
  assert.equal(kept.has(digestOf('内容 v.txt')), false)
})

test('查毒 / 上传时查毒程序不回答 / 照收为未查毒；以后补查出病毒，谁也打不开，再也不变回干净', async () => {
  const owner = newOwner()
  const down = async (): Promise<ScanResult> => ({ state: 'unavailable', why: 'down' })
  const actor = person('handler')
  const answer = await receiveUpload(
    { ...ports, scan: down },
    { owner, from: { kind: 'citizen' }, parts: parts('late.txt'), now },
  )
  assert.ok(answer.ok)
  const fileId = answer.files[0]?.fileId ?? ''
  const open = () => openFile(ports, { owner, fileId, by: staff(actor), now })
  assert.equal((await open()).ok, true)
  assert.deepEqual(await scanStoredFiles({ ...ports, scan: down }, { regionId, limit: 100, now }), {
    scanned: 0,
    infected: 0,
  })
  const scan = async (bytes: AsyncIterable<Uint8Array>): Promise<ScanResult> => {
    for await (const chunk of bytes)
      if (Buffer.from(chunk).includes('late')) return { state: 'infected', finding: 'Invented.Test' }
    return { state: 'clean' }
  }
  const counts = await scanStoredFiles({ ...ports, scan }, { regionId, limit: 100, now })
  assert.equal(counts.infected, 1)
  assert.deepEqual(await scanStoredFiles({ ...ports, scan }, { regionId, limit: 100, now }), {
    scanned: 0,
    infected: 0,
  })
  const opened = await open()
  assert.equal(opened.ok ? '' : opened.code, 'infected')
  const digest = digestOf('内容 late.txt')
  await files.recordScan(regionId, digest, { state: 'clean', at: now, finding: null })
  assert.equal((await open()).ok, false)
})

test('同样的文件 / 在两个事项里 / 内容一份，各有各的名字和可见范围，互不影响', async () => {
  const [one, two] = [newOwner(), newOwner()]
  const name = randomUUID()
  const first = await published(one, name)
  const second = await received(two, 'private', name)
  assert.equal(first.digest, second.digest)
  assert.equal(
    (await openFile(ports, { owner: two, fileId: second.fileId, by: { kind: 'public' }, now })).ok,
    false,
  )
  assert.equal(await files.remove(one, first.fileId, now), true)
  assert.equal(
    (await openFile(ports, { owner: one, fileId: first.fileId, by: { kind: 'public' }, now })).ok,
    false,
  )
  assert.equal((await files.list(two, ['private'])).length, 1)
})

test('改可见范围 / 公开的文件改回内部 / 随即生效；没有放行证明的，数据库不让公开', async () => {
  const owner = newOwner()
  const { fileId } = await published(owner)
  const isPublic = async () => (await openFile(ports, { owner, fileId, by: { kind: 'public' }, now })).ok
  assert.equal(await isPublic(), true)
  assert.equal(await files.setVisibility(owner, fileId, 'organ'), true)
  assert.equal(await isPublic(), false)
  for (const visibility of ['applicant', 'public'] as const) {
    const file = {
      ...(await received(newOwner(), 'private')),
      fileId: randomUUID(),
      receivedBy: randomUUID(),
    }
    await assert.rejects(files.add(owner, [{ ...file, visibility }]), /file_object_gate/)
  }
})

test('二十人同时上传同样的几个文件 / 次序各不相同 / 都成功，没有死锁', async () => {
  const names = ['p.txt', 'q.txt', 'r.txt', 's.txt']
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      receiveUpload(ports, {
        owner: newOwner(),
        from: { kind: 'citizen' },
        parts: parts(...names.slice(index % 4), ...names.slice(0, index % 4)),
        now,
      }),
    ),
  )
  assert.ok(answers.every(({ ok }) => ok))
})

test('清理以前 / 哪些内容还要 / 有文件的要，刚撤下的要，撤下已久的不要；撤下的不再补查毒', async () => {
  const owner = newOwner()
  const [inUse, justRemoved, longRemoved] = [
    await received(owner, 'private'),
    await received(owner, 'private'),
    await received(owner, 'private'),
  ]
  await ports.files.remove(owner, justRemoved.fileId, '2026-03-03T00:00:00.000Z')
  await ports.files.remove(owner, longRemoved.fileId, '2026-02-01T00:00:00.000Z')
  const digests = [inUse, justRemoved, longRemoved].map(({ digest }) => digest)
  const needed = await ports.files.listNeeded([...digests, digestOf('没有文件')], '2026-02-15T00:00:00.000Z')
  assert.deepEqual([...needed].toSorted(), digests.slice(0, 2).toSorted())
  assert.deepEqual(await ports.files.listNeeded([], now), new Set())
  const unscanned = await ports.files.listUnscanned(regionId, 10_000)
  assert.deepEqual(
    digests.map((digest) => unscanned.includes(digest)),
    [true, false, false],
  )
})
