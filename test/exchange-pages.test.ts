import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { readTable } from '../src/documents/read/read-table.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testDesk()
const handler = await made.signedIn(['handler'])
const signer = await made.signedIn(['signer'])
const organ = `${made.regionId}/${organId(1)}`

const head = [
  '编号',
  '受理时间',
  '渠道说明',
  '申请人',
  '类别说明',
  '申请内容',
  '办理结果',
  '答复日期',
  '备注',
]
const rows = [
  [
    '市府公开〔2025〕1号',
    '2025-09-15',
    '现场',
    '江听雨',
    '自然人',
    '公务接待费用',
    '予以公开',
    '2025-10-10',
    '电话通知',
  ],
  [
    '市府公开〔2025〕2号',
    '2025-11-03',
    '网站',
    '青禾物业管理有限公司',
    '企业',
    '会议纪要',
    '不予公开（过程性信息）',
    '2025-11-20',
    '',
  ],
]
const sheet = (lines: readonly (readonly string[])[]) =>
  new File([new Uint8Array(writeTable({ title: '台账', rows: lines }, 'xlsx').bytes)], '2025年台账.xlsx')

let keys = 0
function post(path: string, token: string, fields: Record<string, string | Blob>): Promise<Response> {
  const form = new FormData()
  const key = `key-of-the-exchange-${++keys}`
  for (const [name, value] of Object.entries({ token: formToken(token), key, ...fields }))
    form.set(name, value)
  const headers = { Cookie: `gongkai=${token}` }
  return Promise.resolve(made.desk.request(path, { method: 'POST', body: form, headers }))
}

function get(path: string, token: string): Promise<Response> {
  return Promise.resolve(made.desk.request(path, { headers: { Cookie: `gongkai=${token}` } }))
}

async function countRequests(): Promise<number> {
  const { rows: found } = await made.database.owner.query('select count(*)::int as count from request')
  return found[0]?.count
}

test('导入台账 / 先试一遍 / 按行列出猜的和没读的列，什么也没有写；页面有效', async () => {
  const answer = await post('/requests/import', handler.token, {
    organ,
    mode: 'try',
    file: sheet([head, ...rows]),
  })
  const html = await answer.text()
  assert.equal(answer.status, 200, html)
  assertValidHtml(html)
  assert.match(html, /2 行，会登记 2 件/)
  assert.match(html, /没有申请人类型，按名称看是“商业企业”/)
  assert.match(html, /不认识“渠道说明”一列，没有读/)
  assert.match(html, /备注不导入/)
  assert.match(html, /name="column-2"/)
  assert.equal(await countRequests(), 0)
})

test('导入台账 / 有错误 / 422，按行指出，一件也没有', async () => {
  const wrong = [...rows, ['3号', '2025-13-01', '', '陶潜溪', '自然人', '', '', '', '']]
  const answer = await post('/requests/import', handler.token, {
    organ,
    mode: 'apply',
    file: sheet([head, ...wrong]),
  })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assertValidHtml(html)
  assert.match(html, /第 4 行/)
  assert.equal(await countRequests(), 0)
})

test('导入台账 / 文件超过 20 MB / 在这个页面里说明，选的机关还在', async () => {
  const file = new File([new Uint8Array(21 * 1024 * 1024)], '台账.xlsx')
  const answer = await post('/requests/import', handler.token, { organ, mode: 'try', file })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assertValidHtml(html)
  assert.match(html, /error-summary[\s\S]*台账\.xlsx”超过 20 MB/)
  assert.match(html, /action="\/requests\/import"/)
})

test('导入台账 / 改正认错的列，正式导入 / 登记；按渠道算收到之日', async () => {
  const fields = {
    organ,
    mode: 'apply',
    'column-2': 'channel',
    'column-4': 'category',
    file: sheet([head, ...rows]),
  }
  const answer = await post('/requests/import', handler.token, fields)
  assert.equal(answer.status, 303, await answer.text())
  const { rows: found } = await made.database.owner.query(
    'select number, channel, category, outcome from request order by number',
  )
  assert.deepEqual(found, [
    { number: '市府公开〔2025〕1号', channel: 'in-person', category: 'naturalPerson', outcome: 'B1' },
    { number: '市府公开〔2025〕2号', channel: 'internet', category: 'business', outcome: 'C6' },
  ])
})

test('导出台账 / Excel、CSV、JSON / 是那种文件，不含姓名', async () => {
  for (const format of ['xlsx', 'csv', 'json']) {
    const answer = await get(`/requests/export?format=${format}&state=all`, handler.token)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`\\.${format}$`))
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text =
      format === 'json'
        ? new TextDecoder().decode(bytes)
        : readTable(bytes)
            .flatMap(({ fields }) => fields)
            .join()
    assert.match(text, /市府公开〔2025〕1号/)
    assert.doesNotMatch(text, /江听雨/)
  }
})

test('导出台账 / 含申请人信息 / 经办人没有这个表单，也交不上；签发人写明理由才行', async () => {
  assert.doesNotMatch(await (await get('/requests/exchange', handler.token)).text(), /连同申请人信息导出/)
  const page = await (await get('/requests/exchange', signer.token)).text()
  assertValidHtml(page)
  assert.match(page, /连同申请人信息导出/)
  assert.equal(
    (await post('/requests/export', handler.token, { format: 'csv', reason: '移交档案馆' })).status,
    403,
  )
  const empty = await post('/requests/export', signer.token, { format: 'csv', reason: '' })
  assert.equal(empty.status, 422)
  assertValidHtml(await empty.text())
  const given = await post('/requests/export', signer.token, { format: 'csv', reason: '移交档案馆' })
  assert.equal(given.status, 200)
  assert.match(await given.text(), /江听雨/)
})

test('案卷包 / 从一件申请导出，再核对 / 完整；改了一个字节 / 指出来', async () => {
  const { rows: found } = await made.database.owner.query(
    'select request_id as id from request order by number',
  )
  const path = `/requests/${made.regionId}/${found[0]?.id}/case-file`
  assertValidHtml(await (await get(path, handler.token)).text())
  const answer = await post(path, handler.token, { applicant: 'without', reason: '' })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/zip')
  const zip = new Uint8Array(await answer.arrayBuffer())
  assert.ok(Object.keys(unzipSync(zip)).includes('case.json'))
  const check = async (bytes: Uint8Array<ArrayBuffer>, mode = 'try') => {
    const given = await post('/requests/import/case', handler.token, {
      organ,
      mode,
      file: new File([bytes], 'a.zip'),
    })
    return { status: given.status, html: await given.text() }
  }
  const whole = await check(zip)
  assertValidHtml(whole.html)
  assert.match(whole.html, /完整，没有改动/)
  assert.match(whole.html, /是本系统导出的/)
  const again = await check(zip, 'apply')
  assert.equal(again.status, 422)
  assert.match(again.html, /已经在系统里/)
  const broken = zip.slice()
  broken[broken.length - 30] = (broken[broken.length - 30] ?? 0) ^ 1
  const told = await check(broken)
  assert.doesNotMatch(told.html, /完整，没有改动/)
})

test('接口密钥 / 建立 / 只在这一次显示；停用以后列着“已停用”', async () => {
  const page = await (await get('/account/api-keys', handler.token)).text()
  assertValidHtml(page)
  assert.match(page, /还没有密钥/)
  const wrong = await post('/account/api-keys', handler.token, { name: '', days: '9999' })
  assert.equal(wrong.status, 422)
  assertValidHtml(await wrong.text())
  const key = 'the-form-of-one-key-made-twice'
  const form = { name: '办公系统', days: '90', 'scopes-requests:read': 'requests:read', key }
  const created = await (await post('/account/api-keys', handler.token, form)).text()
  assertValidHtml(created)
  const [token = ''] = /gongkai_\d{6}\.[\w-]+/.exec(created) ?? []
  assert.notEqual(token, '')
  const again = await post('/account/api-keys', handler.token, form)
  assert.equal(again.status, 303, 'the same form again makes no other key')
  const listed = await (await get('/account/api-keys', handler.token)).text()
  assert.ok(!listed.includes(token))
  const [, keyId = ''] = /\/account\/api-keys\/([\w-]{36})\/revoke/.exec(listed) ?? []
  const { rows: kept } = await made.database.owner.query(
    'select answer::text from idempotency_key where key = $1',
    [key],
  )
  assert.ok(kept.every(({ answer }) => !answer.includes(token)))
  assert.equal((await post(`/account/api-keys/${keyId}/revoke`, signer.token, {})).status, 303)
  assert.match(await (await get('/account/api-keys', handler.token)).text(), /停用</)
  assert.equal((await post(`/account/api-keys/${keyId}/revoke`, handler.token, {})).status, 303)
  assert.match(await (await get('/account/api-keys', handler.token)).text(), /已停用或者过期/)
})
