import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocument } from '../src/documents/read/read-document.ts'
import type { Role } from '../src/domain/access/access.ts'
import { kindNames } from '../src/domain/requests/letters/letter-settings.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testDesk()
const person = async (roles: readonly Role[], organ = 1) => (await made.signedIn(roles, organ)).token
const [clerk, reviewer, signer, stranger] = await Promise.all([
  person(['handler']),
  person(['reviewer', 'secrecy-reviewer']),
  person(['signer']),
  person(['handler', 'signer'], 3),
])

let keys = 0

function get(path: string, token: string): Promise<Response> {
  return Promise.resolve(made.desk.request(path, { headers: { Cookie: `gongkai=${token}` } }))
}

function post(path: string, token: string, fields: Record<string, string>): Promise<Response> {
  const form = new FormData()
  const key = `key-for-letter-pages-${++keys}`
  for (const [name, value] of Object.entries({ token: formToken(token), key, ...fields }))
    form.set(name, value)
  const headers = { Cookie: `gongkai=${token}` }
  return Promise.resolve(made.desk.request(path, { method: 'POST', body: form, headers }))
}

/** A form that was done leads on; anything else is told with its page. */
async function donePath(answer: Response): Promise<string> {
  const location = answer.headers.get('location')
  assert.equal(answer.status, 303, location === null ? await answer.text() : location)
  return location ?? ''
}

async function pageOf(path: string, token = clerk): Promise<string> {
  const answer = await get(path, token)
  assert.equal(answer.status, 200, path)
  const html = await answer.text()
  await assertValidHtml(html)
  return html
}

const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

/** Each asks for something else: what is like an earlier one is shown beside it first. */
const things = [
  '财政预算执行',
  '公园绿化养护',
  '道路照明设施',
  '校车运行线路',
  '菜市场改造',
  '河道清淤',
  '图书馆藏书采购',
  '路灯更换',
].map((each) => `2025年度${each}情况`)
let asked = 0

async function registered(): Promise<string> {
  const answer = await post('/requests/new', clerk, {
    organ: `${made.regionId}/${organId(1)}`,
    channel: 'in-person',
    day: '2026-01-12',
    category: 'naturalPerson',
    name: '陆知远',
    items: things[asked++] ?? '',
    supplyForm: 'paper',
    supplyRoute: 'post',
    kind: 'disclosure',
  })
  const id =
    answer.status > 303 ? undefined : /\/requests\/\d+\/([0-9a-f-]{36})/.exec(await answer.text())?.[1]
  assert.ok(id)
  return `/requests/${made.regionId}/${id}`
}

describe('文书的页面', () => {
  it('文书一览、每一种文书的表单 / 打开 / 是有效的 HTML', async () => {
    const path = await registered()
    assert.match(await pageOf(`${path}/letters`), /还没有文书/)
    for (const kind of Object.keys(kindNames)) await pageOf(`${path}/letters/new/${kind}`)
    assert.equal((await get(`${path}/letters/new/no-such-kind`, clerk)).status, 404)
  })

  it('答复书 / 还没有拟办 / 说明先拟办，不生成', async () => {
    const path = await registered()
    const answer = await post(`${path}/letters/new/reply`, clerk, {})
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /先登记拟办意见/)
  })

  it('协办函 / 缺一项 / 草稿里标出待填，不能印发；补上以后印发，下载的就是印发的', async () => {
    const path = await registered()
    const letter = await donePath(
      await post(`${path}/letters/new/assistance-request`, clerk, { 'f-to': '市财政局' }),
    )
    const draft = await pageOf(letter)
    assert.match(draft, /<strong class="letter-gap">【待填：请协助的事项】<\/strong>/)
    assert.match(draft, /CW-R00/)
    const early = await post(`${letter}/issue`, clerk, { version: versionIn(draft) })
    assert.equal(early.status, 422)
    const facts = await pageOf(`${letter}/facts`)
    const typed = {
      'f-to': '市财政局',
      'f-about': '核对预算执行数',
      'f-until': '2026-01-20',
      'served-by': 'post',
    }
    assert.equal(
      await donePath(await post(`${letter}/facts`, clerk, { version: versionIn(facts), ...typed })),
      letter,
    )
    const mended = await pageOf(letter)
    assert.match(mended, /检查通过，没有问题/)
    const edit = await pageOf(`${letter}/edit`)
    const opening = /id="section-0"[^>]*>([^<]*)</.exec(edit)?.[1] ?? ''
    await donePath(
      await post(`${letter}/edit`, clerk, {
        version: versionIn(edit),
        'section-0': opening,
        'section-1': '请协助核对预算执行数。\n请于2026年1月20日前反馈。',
        attachments: '',
      }),
    )
    const stale = await post(`${letter}/edit`, clerk, { version: versionIn(edit), 'section-0': opening })
    assert.equal(stale.status, 409)
    const issue = await pageOf(`${letter}/issue`)
    assert.equal(await donePath(await post(`${letter}/issue`, clerk, { version: versionIn(issue) })), letter)
    const issued = await pageOf(letter)
    assert.match(issued, /已印发/)
    assert.match(issued, /市政府公开〔2026〕\d+号-协/)
    assert.doesNotMatch(issued, /修改文字/)
    for (const format of ['pdf', 'docx']) {
      const file = await get(`${letter}/file/${format}`, clerk)
      assert.equal(file.status, 200)
      assert.match(file.headers.get('content-disposition') ?? '', /filename\*=UTF-8''/)
      const text = JSON.stringify(await readDocument(new Uint8Array(await file.arrayBuffer())))
      assert.match(text, /请协助核对预算执行数/)
    }
  })

  it('草稿 / 下载 / 写明是草稿，申请人掩码；放弃以后不再列出', async () => {
    const path = await registered()
    const letter = await donePath(await post(`${path}/letters/new/receipt`, clerk, {}))
    const file = await get(`${letter}/file/docx`, clerk)
    const text = JSON.stringify(await readDocument(new Uint8Array(await file.arrayBuffer())))
    assert.match(text, /草稿，未经签发/)
    assert.doesNotMatch(text, /陆知远/)
    await donePath(await post(`${letter}/drop`, clerk, { version: '1' }))
    assert.match(await pageOf(`${path}/letters`), /还没有文书/)
  })

  it('答复书 / 拟办、审核、拟稿、签发、印发 / 走得完；证据材料一键下载', async () => {
    const path = await registered()
    const id = path.split('/').at(-1) ?? ''
    const decision = {
      code: 'B1',
      items: [{ itemId: 'item-1', answer: 'given', says: '' }],
      grounds: [{ instrument: 'disclosure-regulation', article: 36, paragraph: null, item: 2 }],
      reason: '',
      particulars: { how: '向申请人提供', attachments: '2025年度预算执行情况表', suppliedForm: '纸质' },
    } as const
    const stored = await made.requests.requests.find(made.regionId, id)
    assert.ok(stored !== null)
    const [item] = stored.events.flatMap((event) => (event.type === 'request-registered' ? event.items : []))
    const at = { now: made.clock.now, today: '2026-01-12' } as const
    const facts = [
      {
        type: 'decision-drafted',
        on: '2026-01-12',
        decision: { ...decision, items: [{ ...decision.items[0], itemId: item?.id ?? '' }] },
      },
      { type: 'decision-reviewed', on: '2026-01-12', opinion: '同意' },
      { type: 'secrecy-reviewed', on: '2026-01-12', passes: 'yes', opinion: '' },
      { type: 'decision-signed', on: '2026-01-12', letterId: null },
    ] as const
    const draftOnly = await made.requests.requests.append(stored, facts.slice(0, 3), {
      actorId: '00000000-0000-4000-8000-00000000000a',
      at,
      supersedes: null,
    })
    assert.ok(draftOnly.ok)
    const online = await donePath(
      await post(`${path}/letters/new/reply`, clerk, {
        'f-how': '向申请人提供',
        'f-attachments': '2025年度预算执行情况表',
        'served-by': 'online',
      }),
    )
    const findings = await pageOf(online)
    assert.match(findings, /CW-R16/)
    assert.match(findings, /在<a href="\/letter-settings">文书设置<\/a>里登记网上申请复议的网址/)
    await donePath(await post(`${online}/drop`, clerk, { version: '1' }))
    const letter = await donePath(
      await post(`${path}/letters/new/reply`, clerk, {
        'f-how': '向申请人提供',
        'f-attachments': '2025年度预算执行情况表',
        'served-by': 'post',
      }),
    )
    assert.match(await pageOf(letter), /可以签发了/)
    const again = await made.requests.requests.find(made.regionId, id)
    assert.ok(again !== null)
    const signed = await made.requests.requests.append(again, facts.slice(3), {
      actorId: '00000000-0000-4000-8000-00000000000b',
      at,
      supersedes: null,
    })
    assert.ok(signed.ok)
    await donePath(
      await post(`${letter}/issue`, clerk, { version: versionIn(await pageOf(`${letter}/issue`)) }),
    )
    await pageOf(`${path}/bundle`, signer)
    const pdf = await get(`${path}/bundle/pdf`, signer)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.match(JSON.stringify(await readDocument(new Uint8Array(await pdf.arrayBuffer()))), /证据材料/)
    const zip = await get(`${path}/bundle/zip`, signer)
    assert.equal(zip.headers.get('content-type'), 'application/zip')
    assert.match(await pageOf(path, reviewer), /letters/)
  })

  it('其他机关的人 / 文书、证据材料 / 都没有这一页', async () => {
    const path = await registered()
    const letter = await donePath(await post(`${path}/letters/new/receipt`, clerk, {}))
    for (const page of [
      `${path}/letters`,
      letter,
      `${letter}/edit`,
      `${letter}/issue`,
      `${letter}/file/pdf`,
      `${path}/bundle`,
      `${path}/bundle/pdf`,
    ])
      assert.equal((await get(page, stranger)).status, 404, page)
    for (const form of [`${letter}/edit`, `${letter}/facts`, `${letter}/issue`, `${letter}/drop`])
      assert.equal((await post(form, stranger, { version: '1' })).status, 404, form)
  })

  it('文书设置 / 签发人改代字 / 以后的编号照新的；经办人看得到、改不了', async () => {
    const page = await pageOf('/letter-settings', signer)
    assert.match(page, /市政府公开〔2026〕12号-答/)
    const settings = {
      prefix: '临政',
      category: '公开',
      series: 'request',
      digits: '0',
      'reply-title': '告知书',
      seal: 'organ-seal',
      'special-register': 'review-first',
      version: versionIn(page),
    }
    assert.equal((await post('/letter-settings', clerk, settings)).status, 403)
    const empty = await post('/letter-settings', signer, { ...settings, prefix: '' })
    assert.equal(empty.status, 422)
    await assertValidHtml(await empty.text())
    await donePath(await post('/letter-settings', signer, settings))
    const saved = await pageOf('/letter-settings', clerk)
    assert.match(saved, /临政公开〔2026〕12号-答/)
    assert.match(saved, /<option value="review-first" selected/)
    assert.match(await pageOf(await registered()), /临政公开〔2026〕\d+号/)
  })
})
