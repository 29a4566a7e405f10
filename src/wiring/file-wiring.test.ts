import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import S3rver from 's3rver'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { pdf } from '../../test/support/uploads.ts'
import { receiveUpload } from '../usecases/receive-upload.ts'
import { openFilePorts, openPersonalData } from './file-wiring.ts'
import { readSettings } from './settings.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)
const now = '2026-03-04T01:02:03.456Z'
const bytes = Buffer.from(pdf())
const digest = createHash('sha256').update(bytes).digest('hex')

/** An upload to an object of the kind 'matter', under these settings. */
async function upload(environment: Record<string, string>, objectKind = 'matter') {
  const dataFolder = temporaryFolder('wiring')
  const settings = readSettings({ GONGKAI_DATA: dataFolder, ...environment })
  const place = { kind: 'file', regionId, organPath: [actorId], workOf: [] } as const
  const ports = openFilePorts(database.app, settings, { matter: async () => place })
  async function* parts() {
    yield {
      name: '证明.pdf',
      bytes: (async function* () {
        yield bytes
      })(),
    }
  }
  const owner = { regionId, objectKind, objectId: ports.newId() }
  const kept = await receiveUpload(ports, { owner, from: { kind: 'citizen' }, parts: parts(), now })
  return { kept, dataFolder }
}

test('文件的设置 / 什么也没填 / 放在数据文件夹，标为未查毒', async () => {
  const { kept, dataFolder } = await upload({})
  assert.ok(kept.ok)
  assert.equal(kept.files[0]?.scan.state, 'not-scanned')
  assert.ok(existsSync(join(dataFolder, 'files', digest.slice(0, 2), digest.slice(2, 4), digest)))
})

test('文件的设置 / 不认识的事项种类 / 不收', async () => {
  const { kept } = await upload({}, 'constructor')
  assert.equal(kept.ok, false)
})

test('文件的设置 / 填了 S3 / 放进桶里，数据文件夹里没有', async () => {
  const bucketFolder = temporaryFolder('wiring-s3')
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: bucketFolder,
    configureBuckets: [{ name: 'gongkai', configs: [] }],
  })
  const { port } = await server.run()
  after(() => server.close())
  const { kept, dataFolder } = await upload({
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: 'gongkai',
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  })
  assert.ok(kept.ok)
  assert.ok(readdirSync(bucketFolder, { recursive: true }).some((name) => String(name).includes(digest)))
  assert.equal(existsSync(join(dataFolder, 'files')), false)
})

test('文件的设置 / 填了 CLAMAV / 先查毒再收', async () => {
  const daemon = createServer((socket) => {
    // Answers once the zero-length chunk that ends a stream has come.
    socket.on('data', (chunk) => {
      if (Buffer.from(chunk).subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve))
  after(() => daemon.close())
  const bound = daemon.address()
  assert.ok(bound !== null && typeof bound === 'object')
  const { kept } = await upload({ CLAMAV: `127.0.0.1:${bound.port}` })
  assert.ok(kept.ok)
  assert.equal(kept.files[0]?.scan.state, 'clean')
})

for (const cipher of ['aes-256-gcm', 'sm4-gcm']) {
  test(`个人信息的设置 / CIPHER=${cipher} / 用它加密`, async () => {
    const dataFolder = temporaryFolder('wiring')
    const settings = readSettings({ GONGKAI_DATA: dataFolder, CIPHER: cipher })
    const store = openPersonalData(database.app, settings)
    const object = { regionId, objectKind: 'request', objectId: crypto.randomUUID() }
    await store.keep(object, [{ field: 'applicant.name', class: 'name', text: '某申请人' }], now)
    const { rows } = await database.owner.query('select algorithm from personal_data where object_id = $1', [
      object.objectId,
    ])
    assert.deepEqual(rows, [{ algorithm: cipher }])
    assert.match(readFileSync(join(dataFolder, 'keys', 'personal-data.key'), 'utf8'), new RegExp(cipher))
  })
}
