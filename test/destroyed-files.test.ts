/** 个人信息保护法第十九条、第四十七条: attachments go with the personal data of their case; pages say so and keep a record. */

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fileDestruction } from '../src/store/file-destruction.ts'
import { destroyContent } from '../src/usecases/destroy-content.ts'
import { receiveUpload } from '../src/usecases/receive-upload.ts'
import { viewRequest } from '../src/usecases/requests/view-request.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { sendRequest } from './support/asked-request.ts'
import { momentOf } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor } from './support/portal-visitor.ts'
import { issueSupplementNotice, recordStep, trackedOf } from './support/request-steps.ts'
import { pdf } from './support/uploads.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testPortal()
const { desk, web, regionId, clock, database, files, filesFace } = made
const citizen = new PortalVisitor(web)
await sendRequest(citizen, regionId, clock, { organ: 3 })
await recordStep(made, citizen, { type: 'receipt-confirmed', how: 'phone', note: '' })
await issueSupplementNotice(made, citizen)
const { requestId } = await trackedOf(made, citizen)
const owner = { regionId, objectKind: 'request', objectId: requestId }
const attached = await attach('沈一舟身份证.pdf')
await recordStep(made, citizen, { type: 'request-withdrawn', note: '' })
const place = `/requests/${regionId}/${requestId}`
const link = `/files/${regionId}/request/${requestId}/${attached.fileId}`

async function attach(name: string) {
  async function* parts() {
    yield {
      name,
      bytes: (async function* () {
        yield pdf()
      })(),
    }
  }
  const input = { owner, from: { kind: 'citizen' }, visibility: 'applicant', parts: parts() } as const
  const kept = await receiveUpload(files, { ...input, now: clock.now })
  assert.ok(kept.ok)
  const [file] = kept.files
  assert.ok(file)
  return file
}

let keys = 0
const get = (path: string, token: string) => desk.request(path, { headers: { Cookie: `gongkai=${token}` } })
const open = async (path: string, token: string) => (await get(path, token)).text()
async function send(path: string, token: string, fields: Readonly<Record<string, string>> = {}) {
  const body = new URLSearchParams({ token: formToken(token), key: `key-of-files-${++keys}xxx`, ...fields })
  return desk.request(path, { method: 'POST', body, headers: { Cookie: `gongkai=${token}` } })
}
const years = (count: number) => {
  const then = new Date(clock.now)
  then.setUTCFullYear(then.getUTCFullYear() + count)
  clock.now = new Date(then.getTime() + 24 * 3600_000).toISOString()
}

it('期满 / 打开到期个人信息 / 附件列出种类和个数；文书是归档材料，不在其中', async () => {
  assert.match(
    await open(`${place}?tab=letters`, (await made.signedIn(['handler'], 3)).token),
    /沈一舟身份证\.pdf/,
  )
  years(5)
  const html = await open('/personal-data', (await made.signedIn(['handler'], 3)).token)
  await assertValidHtml(html)
  assert.match(html, /申请人提交的附件 1 个/)
  assert.doesNotMatch(html, /归档材料）/)
})

it('一人提出、另一人批准 / 附件的内容、名称、摘要都没有了；案件页、申请人的页、接口说已销毁', async () => {
  const before = await open(link, (await made.signedIn(['handler'], 3)).token)
  assert.doesNotMatch(before, /已销毁/)
  const [handler, signer] = [await made.signedIn(['handler'], 3), await made.signedIn(['signer'], 3)]
  const held = (await get(link, handler.token)).headers.get('location') ?? ''
  const reason = '保存期限届满，依归档范围和保管期限表'
  assert.equal((await send('/personal-data/propose', handler.token, { reason })).status, 303)
  const waiting = await open('/personal-data', signer.token)
  assert.match(waiting, /文件 1 个/)
  const [, proposal = ''] = /\/personal-data\/proposals\/([0-9a-f-]{36})\/approve/.exec(waiting) ?? []
  assert.equal((await send(`/personal-data/proposals/${proposal}/approve`, signer.token)).status, 303)

  const page = await open(`${place}?tab=letters`, handler.token)
  await assertValidHtml(page)
  assert.match(page, /已销毁的文件/)
  assert.doesNotMatch(page, /沈一舟身份证/)
  const gone = await get(link, handler.token)
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /保存期限已满，已于 \d{4}-\d\d-\d\d 销毁/)
  assert.equal((await filesFace.request(new URL(held).pathname)).status, 410)
  const stranger = await made.signedIn(['handler'], 2)
  assert.equal((await get(link, stranger.token)).status, 404)

  const own = await citizen.open('/requests/tracked')
  await assertValidHtml(own.html)
  assert.match(own.html, /您提交的附件[^年]*\d{4}年\d+月\d+日已销毁/)
  const ownLink = await citizen.open(`/requests/tracked/files/${attached.fileId}`)
  assert.equal(ownLink.status, 410)
  await assertValidHtml(ownLink.html)

  const at = momentOf(clock.now)
  const grant = {
    role: 'handler',
    regionId,
    organId: organId(3),
    from: '2000-01-01',
    to: null,
    delegatedBy: null,
  }
  const actor = {
    accountId: handler.accountId,
    name: '',
    grants: [{ ...grant, role: 'handler' as const }],
    provenAt: at.now,
  }
  const viewed = await viewRequest(made.requests, { actor, regionId, requestId, at })
  assert.ok(viewed.ok)
  assert.deepEqual(
    viewed.destroyedFiles.map(({ fileId }) => fileId),
    [attached.fileId],
  )
})

it('批准以后 / 内容从存储里删去，文书还打得开 / 再列出时没有这个附件', async () => {
  const destruction = fileDestruction(database.app, { 'handed-in': 5, 'taken-in': 10, archive: null })
  const when = { putBefore: new Date(Date.now() + 60_000), removedSince: clock.now }
  const auditor = await made.signedIn(['audit-administrator'], 1)
  assert.match(await open('/personal-data/record', auditor.token), /还有 1 个文件的内容等着/)
  assert.deepEqual(await destroyContent({ ...files, destruction }, when), { deleted: 1, waiting: 0 })
  assert.equal(await files.content.has(attached.digest), false)
  const handler = await made.signedIn(['handler'], 3)
  assert.doesNotMatch(await open('/personal-data', handler.token), /附件 1 个/)
  const [letter] = (await files.files.list(owner, ['private', 'organ', 'applicant'])).filter(
    ({ receivedBy }) => receivedBy !== null,
  )
  assert.ok(letter)
  assert.equal(await files.content.has(letter.digest), true)
})

it('销毁记录 / 审计、安全管理员打开，别的岗位打开 / 看到谁、何时、哪些种类、多少；别人看不到', async () => {
  for (const role of ['audit-administrator', 'security-administrator'] as const) {
    const html = await open('/personal-data/record', (await made.signedIn([role], 1)).token)
    await assertValidHtml(html)
    assert.match(html, /申请人提交的附件 1 个/)
    assert.match(html, /身份证件号码 1 项/)
    assert.match(html, /保存期限届满，依归档范围和保管期限表/)
    assert.doesNotMatch(html, /沈一舟|等着从文件存储里删除/)
  }
  for (const role of ['handler', 'signer', 'supervisor', 'system-administrator'] as const)
    assert.equal((await get('/personal-data/record', (await made.signedIn([role], 3)).token)).status, 403)
})

it('本机关定了文书保存几年 / 期满 / 文书列入；销毁后打开说已销毁，不是出错', async () => {
  const terms = fileDestruction(database.app, { 'handed-in': 5, 'taken-in': 10, archive: 10 })
  const due = async () =>
    (await terms.listDue({ regionId, organId: organId(3) }, momentOf(clock.now).today, 9))[0]
  assert.equal(await due(), undefined)
  years(5)
  const listed = await due()
  assert.ok(listed?.files.every((file) => file.class === 'archive'))
  const [letter] = (await trackedOf(made, citizen)).letters
  await made.requests.personalData.destroy(
    owner,
    { fields: [], files: listed?.files.map(({ fileId }) => fileId) ?? [] },
    {
      certificateId: '00000000-0000-4000-8000-00000000abcd',
      at: clock.now,
      destroyedBy: organId(1),
      approvedBy: organId(2),
      reason: '保存期限届满',
    },
  )
  const handler = await made.signedIn(['handler'], 3)
  const { rows } = await database.owner.query<{ letter_id: string }>(
    'select letter_id from letter_copy limit 1',
  )
  const path = `${place}/letters/${rows[0]?.letter_id}/file/pdf`
  assert.equal((await get(path, handler.token)).status, 410)
  assert.notEqual(letter, null)
})
