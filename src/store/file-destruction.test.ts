/** 个人信息保护法第十九条、第四十七条: the bytes of files go, wherever they lie; what others still have stays. */

import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import S3rver from 's3rver'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { fileVisibilities } from '../domain/files/stored-file.ts'
import { createLocalFolder } from '../files/local-folder.ts'
import { createS3Store } from '../files/s3-store.ts'
import { destroyContent } from '../usecases/destroy-content.ts'
import type { ContentStore, FileOwner, NewFile } from '../usecases/file-ports.ts'
import { openFieldKeys } from '../wiring/field-key-file.ts'
import { listFileDigests } from './backup/needed-by-rows.ts'
import { whenContentMayGo, whileContentStays } from './content-lock.ts'
import { fileDestruction } from './file-destruction.ts'
import { createFileStore } from './file-store.ts'
import { createPersonalDataStore } from './personal-data-store.ts'

const database = await emptyDatabase()
const { regionId } = await withRegion(database)
const files = createFileStore(database.app)
const personalData = createPersonalDataStore(database.app, openFieldKeys(temporaryFolder('keys')))
const destruction = fileDestruction(database.app, { 'handed-in': 5, 'taken-in': 10, archive: null })
const now = '2031-03-05T01:02:03.456Z'

const bucket = 'gongkai-files'
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: temporaryFolder('s3'),
  configureBuckets: [{ name: bucket, configs: [] }],
})
const { port } = await server.run()
after(() => server.close())

const stores: readonly (readonly [string, ContentStore])[] = [
  ['本机文件夹', createLocalFolder(temporaryFolder('content'))],
  [
    'S3 存储',
    createS3Store({
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    }),
  ],
]

const newCase = (): FileOwner => ({ regionId, objectKind: 'request', objectId: randomUUID() })

async function handIn(content: ContentStore, owner: FileOwner, bytes: Buffer): Promise<NewFile> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  await content.put({
    digest,
    size: bytes.length,
    open: async function* () {
      yield bytes
    },
  })
  const file: NewFile = {
    fileId: randomUUID(),
    digest,
    size: bytes.length,
    originalName: '沈一舟身份证.pdf',
    mediaType: 'application/pdf',
    visibility: 'applicant',
    scan: { state: 'not-scanned', at: null, finding: null },
    receivedAt: '2026-01-12T01:00:00.000Z',
    receivedBy: null,
  }
  await files.add(owner, [file])
  return file
}

const destroy = (owner: FileOwner, gone: readonly NewFile[]) =>
  personalData.destroy(
    owner,
    { fields: null, files: gone.map(({ fileId }) => fileId) },
    {
      certificateId: randomUUID(),
      at: now,
      destroyedBy: randomUUID(),
      approvedBy: randomUUID(),
      reason: '保存期限届满',
    },
  )

/** As the job does, a day and more after the bytes came. */
const run = (content: ContentStore) =>
  destroyContent(
    { content, files, destruction },
    { putBefore: new Date(Date.now() + 60_000), removedSince: '2031-02-01T00:00:00.000Z' },
  )

async function rowOf({ fileId }: NewFile) {
  const { rows } = await database.owner.query(
    'select original_name, digest, destroyed_at is not null as destroyed from file_object where file_id = $1',
    [fileId],
  )
  return rows[0]
}

for (const [name, content] of stores) {
  test(`${name} / 销毁一件的附件 / 字节没有了，行还在，没有名称和摘要，备份核对也不找它`, async () => {
    const owner = newCase()
    const file = await handIn(content, owner, randomBytes(300))
    const certificate = await destroy(owner, [file])
    assert.deepEqual(certificate?.files, [{ fileId: file.fileId, class: 'handed-in' }])
    assert.equal(await content.has(file.digest), true, 'not before the rows are committed')
    assert.deepEqual(await run(content), { deleted: 1, waiting: 0 })
    assert.equal(await content.has(file.digest), false)
    assert.deepEqual(await rowOf(file), { original_name: '（已销毁）', digest: null, destroyed: true })
    const { rows } = await database.owner.query('select from file_content where digest = $1', [file.digest])
    assert.equal(rows.length, 0)
    assert.equal(await files.find(owner, file.fileId, fileVisibilities), null)
    assert.deepEqual(
      (await files.listDestroyed(owner, ['applicant'])).map(({ fileId, destroyedAt }) => [
        fileId,
        destroyedAt,
      ]),
      [[file.fileId, now]],
    )
    assert.deepEqual(await files.listDestroyed(owner, ['public']), [])
    assert.equal((await listFileDigests(database.app, regionId)).includes(file.digest), false)
  })

  test(`${name} / 同样的内容别的案件还有 / 留着；那一件也销毁以后才删`, async () => {
    const bytes = randomBytes(300)
    const [one, other] = [newCase(), newCase()]
    const [first, second] = [await handIn(content, one, bytes), await handIn(content, other, bytes)]
    await destroy(one, [first])
    assert.deepEqual(await run(content), { deleted: 0, waiting: 0 })
    assert.equal(await content.has(first.digest), true)
    assert.notEqual(await files.find(other, second.fileId, ['applicant']), null)
    await destroy(other, [second])
    assert.deepEqual(await run(content), { deleted: 1, waiting: 0 })
    assert.equal(await content.has(first.digest), false)
  })

  test(`${name} / 删字节以前程序停了；删了字节没来得及记 / 下一次补上，第二次什么也不做`, async () => {
    const owner = newCase()
    const [early, late] = [
      await handIn(content, owner, randomBytes(300)),
      await handIn(content, owner, randomBytes(300)),
    ]
    await destroy(owner, [early, late])
    // Killed between the bytes of one and its row; the other was not begun.
    await content.delete(late.digest, new Date(Date.now() + 60_000))
    assert.deepEqual(await run(content), { deleted: 2, waiting: 0 })
    assert.equal(await content.has(early.digest), false)
    assert.deepEqual(await run(content), { deleted: 0, waiting: 0 })
    assert.equal(await destroy(owner, [early, late]), null)
  })

  test(`${name} / 文件存储不回答 / 字节还在清单里，能连上以后删`, async () => {
    const owner = newCase()
    const file = await handIn(content, owner, randomBytes(300))
    await destroy(owner, [file])
    const away = { ...content, delete: () => Promise.reject(new Error('no answer')) }
    await assert.rejects(run(away), /no answer/)
    assert.deepEqual(await run(content), { deleted: 1, waiting: 0 })
  })

  test(`${name} / 同样的内容刚刚又有人放进来、还没有行 / 等下一次，有行就留下`, async () => {
    const owner = newCase()
    const bytes = randomBytes(300)
    const file = await handIn(content, owner, bytes)
    await destroy(owner, [file])
    const dayAgo = new Date(Date.now() - 24 * 3600_000)
    const young = { putBefore: dayAgo, removedSince: '2031-02-01T00:00:00.000Z' }
    assert.deepEqual(await destroyContent({ content, files, destruction }, young), { deleted: 0, waiting: 1 })
    const again = newCase()
    await handIn(content, again, bytes)
    assert.deepEqual(await run(content), { deleted: 0, waiting: 0 })
    assert.equal(await content.has(file.digest), true)
    assert.equal((await files.list(again, ['applicant'])).length, 1)
  })

  test(`${name} / 移除满三十天的附件、草稿留下的同一附件 / 名称和摘要也没有了`, async () => {
    const [draft, owner] = [{ ...newCase(), objectKind: 'request-draft' }, newCase()]
    const bytes = randomBytes(300)
    const [moved, kept] = [await handIn(content, draft, bytes), await handIn(content, owner, bytes)]
    const dropped = await handIn(content, draft, randomBytes(300))
    for (const { fileId } of [moved, dropped]) await files.remove(draft, fileId, '2031-01-01T00:00:00.000Z')
    await destroy(owner, [kept])
    assert.equal((await rowOf(moved))?.digest, null)
    assert.equal((await rowOf(dropped))?.digest, dropped.digest)
    assert.equal(await destruction.forgetRemoved('2031-01-01T00:00:00.000Z', now), 1)
    assert.deepEqual(await rowOf(dropped), { original_name: '（已销毁）', digest: null, destroyed: true })
    assert.deepEqual(await run(content), { deleted: 2, waiting: 0 })
    assert.equal(await content.has(dropped.digest), false)
  })
}

test('正在备份 / 删内容 / 等备份做完：备份里的行都找得到字节', async () => {
  const work = async () => 'done'
  const during = await whileContentStays(database.owner, () =>
    whileContentStays(database.owner, () => whenContentMayGo(database.app, work)),
  )
  assert.equal(during, null)
  assert.equal(await whenContentMayGo(database.app, work), 'done')
  const failed = whileContentStays(database.owner, () => Promise.reject(new Error('disk full')))
  await assert.rejects(failed, /disk full/)
  assert.equal(await whenContentMayGo(database.app, work), 'done')
})

test('销毁 / 主动公开的文件 / 不在其中', async () => {
  const [, content] = stores[0] ?? []
  assert.ok(content)
  const owner = newCase()
  const file = await handIn(content, owner, randomBytes(300))
  // The gate itself is tested elsewhere; here only what is shown to everybody matters.
  await database.owner.query('alter table file_object drop constraint file_object_gate')
  await database.owner.query("update file_object set visibility = 'public' where file_id = $1", [file.fileId])
  assert.equal(await destroy(owner, [file]), null)
})
