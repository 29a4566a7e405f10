import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import S3rver from 's3rver'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { type Content, type ContentStore, MissingContent } from '../usecases/file-ports.ts'
import { createLocalFolder } from './local-folder.ts'
import { createS3Store } from './s3-store.ts'

const root = temporaryFolder('content')
const bucketFolder = temporaryFolder('s3')
const bucket = 'gongkai-files'

/** A real S3 server on this machine. */
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: bucketFolder,
  configureBuckets: [{ name: bucket, configs: [] }],
})
const { port } = await server.run()
after(() => server.close())

const s3 = (more: object = {}) =>
  createS3Store({
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    prefix: 'files',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    ...more,
  })

function contentOf(bytes: Buffer): Content {
  return {
    digest: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    },
  }
}

/** Two days back, in the folder and where the S3 server keeps its objects. */
function makeOld(digests: readonly string[]): void {
  const then = new Date(Date.now() - 48 * 3600_000)
  for (const folder of [root, bucketFolder])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (digests.some((digest) => name.includes(digest)) && statSync(join(folder, name)).isFile())
        utimesSync(join(folder, name), then, then)
}

async function read(store: ContentStore, digest: string, options?: { verify: boolean }): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of await store.open(digest, options)) parts.push(chunk)
  return Buffer.concat(parts)
}

const stores: readonly (readonly [string, ContentStore])[] = [
  ['本机文件夹', createLocalFolder(root)],
  ['S3 存储', s3()],
]

for (const [name, store] of stores) {
  test(`${name} / 清理 / 没有文件要的旧字节删去；要的、刚放的、重新放的都留下`, async () => {
    const [orphan, wanted, again] = [randomBytes(2000), randomBytes(2000), randomBytes(2000)].map(contentOf)
    assert.ok(orphan && wanted && again)
    for (const content of [orphan, wanted, again]) await store.put(content)
    const asked: string[] = []
    const findNeeded = async (digests: readonly string[]) => {
      asked.push(...digests)
      return new Set([wanted.digest])
    }
    assert.equal(await store.sweep(new Date(Date.now() - 60_000), findNeeded), 0)
    assert.deepEqual(asked, [], 'what is young is not even asked about')
    makeOld([orphan, wanted, again].map(({ digest }) => digest))
    await store.put(again)
    await store.sweep(new Date(Date.now() - 24 * 3600_000), findNeeded)
    assert.equal(await store.has(orphan.digest), false)
    assert.equal(await store.has(wanted.digest), true)
    assert.equal(await store.has(again.digest), true)
    await store.put(orphan)
    assert.equal((await read(store, orphan.digest)).length, 2000)
  })

  test(`${name} / 存入再取出 / 字节相同，摘要核对通过`, async () => {
    const bytes = randomBytes(200_000)
    const content = contentOf(bytes)
    assert.equal(await store.has(content.digest), false)
    await store.put(content)
    assert.equal(await store.has(content.digest), true)
    assert.deepEqual(await read(store, content.digest, { verify: true }), bytes)
    assert.deepEqual(await read(store, content.digest), bytes)
  })

  test(`${name} / 同样的内容二十次同时存入 / 存一份`, async () => {
    const content = contentOf(randomBytes(10_000))
    await Promise.all(Array.from({ length: 20 }, () => store.put(content)))
    assert.equal((await read(store, content.digest, { verify: true })).length, 10_000)
  })

  test(`${name} / 字节与摘要不符 / 不存`, async () => {
    const { digest } = contentOf(Buffer.from('一'))
    await assert.rejects(store.put({ ...contentOf(Buffer.from('二')), digest }))
    assert.equal(await store.has(digest), false)
  })

  test(`${name} / 没有这个内容 / 说明缺哪一个`, async () => {
    const { digest } = contentOf(randomBytes(8))
    await assert.rejects(
      read(store, digest),
      (error) => error instanceof MissingContent && error.digest === digest,
    )
    assert.equal(await store.delete(digest, new Date()), true)
  })

  test(`${name} / 摘要写成路径 / 拒绝`, async () => {
    for (const digest of ['../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), ''])
      await assert.rejects(async () => store.open(digest), /not a SHA-256 digest/)
  })

  test(`${name} / 销毁 / 刚放进来的留着，旧的再也取不出，第二次也说没有了`, async () => {
    const content = contentOf(randomBytes(8))
    await store.put(content)
    const dayAgo = () => new Date(Date.now() - 24 * 3600_000)
    assert.equal(await store.delete(content.digest, dayAgo()), false)
    assert.equal(await store.has(content.digest), true)
    makeOld([content.digest])
    assert.equal(await store.delete(content.digest, dayAgo()), true)
    assert.equal(await store.has(content.digest), false)
    assert.equal(await store.delete(content.digest, dayAgo()), true)
  })
}

test('本机文件夹 / 存入 / 按摘要分两层放，只读，来过的临时文件不留', async () => {
  const store = createLocalFolder(root)
  const content = contentOf(Buffer.from('虚构'))
  await store.put(content)
  const { digest } = content
  const path = join(root, digest.slice(0, 2), digest.slice(2, 4), digest)
  assert.equal(statSync(path).mode & 0o777, 0o400)
  assert.deepEqual(readdirSync(join(root, 'incoming')), [])
})

test('本机文件夹 / 磁盘上的字节被人改过 / 核对时发现，再次上传也不覆盖', async () => {
  const store = createLocalFolder(root)
  const content = contentOf(Buffer.from('原来的内容'))
  await store.put(content)
  const { digest } = content
  const path = join(root, digest.slice(0, 2), digest.slice(2, 4), digest)
  chmodSync(path, 0o600)
  writeFileSync(path, '改过的内容')
  await assert.rejects(read(store, digest, { verify: true }), /were changed/)
  await store.put(content)
  assert.equal(readFileSync(path, 'utf8'), '改过的内容')
})

test('S3 存储 / 密钥不对 / 出错而不当作没有，也不当作已存', async () => {
  const content = contentOf(randomBytes(8))
  await s3().put(content)
  const stranger = s3({ accessKeyId: 'wrong' })
  await assert.rejects(stranger.has(content.digest), /answered 403/)
  await assert.rejects(stranger.open(content.digest), /answered 403/)
  await assert.rejects(stranger.put(contentOf(randomBytes(8))), /answered 403/)
})

test('S3 存储 / 连不上 / 一句话说明', async () => {
  const store = s3({ endpoint: 'http://127.0.0.1:1', timeoutMilliseconds: 2000 })
  await assert.rejects(store.has('a'.repeat(64)), EnvironmentProblem)
})
