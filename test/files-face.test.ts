/** 用户文件: from the desk's address of a file to its bytes on another host name, on the real stores. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receiveUpload } from '../src/usecases/receive-upload.ts'
import { filesOrigin, testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { pdf } from './support/uploads.ts'

const { desk, files, filesFace, regionId, clock, signedIn } = await testDesk()
const handler = await signedIn(['handler'])
const elsewhere = await signedIn(['handler'], 3)
const owner = { regionId, objectKind: 'organ', objectId: organId(1) }
const fileId = await keep('公开指南.pdf')
const address = `/files/${regionId}/organ/${organId(1)}`

async function keep(name: string): Promise<string> {
  async function* parts() {
    yield { name, bytes: bytesOf(pdf()) }
  }
  const kept = await receiveUpload(files, {
    owner,
    from: { kind: 'citizen' },
    parts: parts(),
    now: clock.now,
  })
  assert.ok(kept.ok)
  return kept.files[0]?.fileId ?? ''
}

async function* bytesOf(bytes: Uint8Array) {
  yield bytes.subarray(0, 100)
  yield bytes.subarray(100)
}

/** Where the desk sends the browser. */
async function linkFor(token: string): Promise<string> {
  const answer = await desk.request(`${address}/${fileId}`, { headers: { Cookie: `gongkai=${token}` } })
  assert.equal(answer.status, 303)
  return answer.headers.get('location') ?? ''
}

const open = (link: string, headers: Record<string, string> = {}) =>
  Promise.resolve(filesFace.request(new URL(link).pathname, { headers }))

test('用户文件 / 本机关的经办人点文件名 / 转到另一个地址，只下载，沙箱，不缓存', async () => {
  const link = await linkFor(handler.token)
  assert.equal(new URL(link).origin, filesOrigin)
  const answer = await open(link)
  assert.equal(answer.status, 200)
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), Buffer.from(pdf()))
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="file\.pdf"/)
  assert.match(answer.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('用户文件 / 链接过了两分钟、改了一个字、拿别的密文来 / 打不开，仍是沙箱', async () => {
  const link = await linkFor(handler.token)
  const before = clock.now
  clock.now = new Date(Date.parse(before) + 119_000).toISOString()
  assert.equal((await open(link)).status, 200)
  clock.now = new Date(Date.parse(before) + 120_000).toISOString()
  const late = await open(link)
  assert.equal(late.status, 404)
  assert.match(late.headers.get('content-security-policy') ?? '', /^sandbox/)
  clock.now = before
  // Not the last character: of its six bits some may carry nothing.
  const changed = link.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
  assert.equal((await open(changed)).status, 404)
  assert.equal((await open(`${filesOrigin}/file/x`)).status, 404)
  assert.equal((await open(`${filesOrigin}/`)).status, 404)
})

test('用户文件 / 别的机关的经办人、没有登录的人 / 拿不到链接', async () => {
  const other = await desk.request(`${address}/${fileId}`, {
    headers: { Cookie: `gongkai=${elsewhere.token}` },
  })
  assert.equal(other.status, 404)
  const nobody = await desk.request(`${address}/${fileId}`)
  assert.match(nobody.headers.get('location') ?? '', /^\/sign-in/)
})

test('用户文件 / 取得链接以后文件被撤下、被查出病毒 / 链接不再有效', async () => {
  const other = await keep('附件.pdf')
  const answer = await desk.request(`${address}/${other}`, {
    headers: { Cookie: `gongkai=${handler.token}` },
  })
  const link = answer.headers.get('location') ?? ''
  assert.equal((await open(link)).status, 200)
  await files.files.remove(owner, other, clock.now)
  assert.equal((await open(link)).status, 404)
  const still = await linkFor(handler.token)
  const found = await files.files.find(owner, fileId, ['private'])
  await files.files.recordScan(regionId, found?.digest ?? '', {
    state: 'infected',
    at: clock.now,
    finding: '虚构病毒',
  })
  const refused = await open(still)
  assert.equal(refused.status, 403)
  assert.match(await refused.text(), /隔离/)
})
