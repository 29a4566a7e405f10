/** 个人信息保护法第十九条、第四十七条: what is kept no longer is found, proposed by one person, destroyed by another. */

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { formToken } from '../src/web/desk-cookies.ts'
import { sendRequest } from './support/asked-request.ts'
import { momentOf } from './support/desk-server.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor } from './support/portal-visitor.ts'
import { recordStep, trackedOf } from './support/request-steps.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testPortal()
const { desk, web, regionId, clock, database } = made
const citizen = new PortalVisitor(web)
await sendRequest(citizen, regionId, clock, { organ: 3 })
await recordStep(made, citizen, { type: 'receipt-confirmed', how: 'phone', note: '' })
await recordStep(made, citizen, { type: 'request-withdrawn', note: '' })
const { requestId } = await trackedOf(made, citizen)

let keys = 0
const open = async (path: string, token: string) =>
  (await desk.request(path, { headers: { Cookie: `gongkai=${token}` } })).text()
async function send(path: string, token: string, fields: Readonly<Record<string, string>> = {}) {
  const key = `key-of-retention-${++keys}`
  const body = new URLSearchParams({ token: formToken(token), key, ...fields })
  return desk.request(path, { method: 'POST', body, headers: { Cookie: `gongkai=${token}` } })
}
async function fieldsKept(): Promise<string[]> {
  const { rows } = await database.owner.query<{ field: string }>(
    'select field from personal_data where object_id = $1 order by field',
    [requestId],
  )
  return rows.map(({ field }) => field)
}
const proposalIn = (html: string) =>
  /\/personal-data\/proposals\/([0-9a-f-]{36})\/approve/.exec(html)?.[1] ?? ''
const reason = '保存期限届满，依归档范围和保管期限表'

it('期满的前一天、当天、后一天 / 打开到期个人信息 / 过了当天才列出，只列到期的栏目', async () => {
  const closed = momentOf(clock.now).today
  const year = Number(closed.slice(0, 4)) + 5
  for (const [day, listed] of [
    [-1, false],
    [0, false],
    [1, true],
  ] as const) {
    const at = new Date(Date.UTC(year, Number(closed.slice(5, 7)) - 1, Number(closed.slice(8)) + day, 2))
    clock.now = at.toISOString()
    const html = await open('/personal-data', (await made.signedIn(['handler'], 3)).token)
    assert.equal(html.includes(requestId), listed, clock.now)
    if (!listed) continue
    await assertValidHtml(html)
    assert.match(html, /证件号码/)
    // Names are kept for ten years.
    assert.doesNotMatch(html, /姓名/)
  }
})

it('别的机关的人、没有岗位的人 / 打开、提出、批准 / 看不到，不行', async () => {
  const stranger = await made.signedIn(['handler', 'signer'], 2)
  assert.ok(!(await open('/personal-data', stranger.token)).includes(requestId))
  assert.equal((await send('/personal-data/propose', stranger.token, { reason })).status, 422)
  const nobody = await made.signedIn([], 3)
  assert.equal((await send('/personal-data/propose', nobody.token, { reason })).status, 403)
})

it('一人提出、自己批准、另一人批准 / 提出的人批准不了；批准以后到期的没有了，未到期的还在，有销毁记录', async () => {
  const both = await made.signedIn(['handler', 'signer'], 3)
  const signer = await made.signedIn(['signer'], 3)
  const before = await fieldsKept()
  assert.equal((await send('/personal-data/propose', both.token, { reason: '期满' })).status, 422)
  assert.equal((await send('/personal-data/propose', both.token, { reason })).status, 303)
  const proposal = proposalIn(await open('/personal-data', signer.token))
  assert.notEqual(proposal, '')
  assert.equal(proposalIn(await open('/personal-data', both.token)), '')
  assert.equal((await send(`/personal-data/proposals/${proposal}/approve`, both.token)).status, 403)
  assert.deepEqual(await fieldsKept(), before)
  assert.equal((await send(`/personal-data/proposals/${proposal}/approve`, signer.token)).status, 303)
  assert.deepEqual(await fieldsKept(), ['applicant.name'])
  const { rows } = await database.owner.query(
    'select fields, destroyed_by, approved_by, reason from personal_data_destruction where object_id = $1',
    [requestId],
  )
  assert.deepEqual(rows, [
    {
      fields: before.filter((field) => field !== 'applicant.name'),
      destroyed_by: both.accountId,
      approved_by: signer.accountId,
      reason,
    },
  ])
  assert.equal((await send(`/personal-data/proposals/${proposal}/approve`, signer.token)).status, 404)
})

it('不销毁 / 清单放弃以后 / 可以再提出；复议、诉讼未了的不列出', async () => {
  clock.now = new Date(Date.parse(clock.now) + 6 * 366 * 86_400_000).toISOString()
  const [handler, signer] = [await made.signedIn(['handler'], 3), await made.signedIn(['signer'], 3)]
  assert.equal((await send('/personal-data/propose', handler.token, { reason })).status, 303)
  const proposal = proposalIn(await open('/personal-data', signer.token))
  assert.equal((await send(`/personal-data/proposals/${proposal}/drop`, signer.token)).status, 303)
  assert.match(await open('/personal-data', handler.token), /提出销毁这 1 件/)
  await database.owner.query('update request set unsettled = true where request_id = $1', [requestId])
  assert.doesNotMatch(await open('/personal-data', handler.token), /提出销毁/)
})
