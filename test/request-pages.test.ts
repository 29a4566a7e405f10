import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftSecrets } from '../src/identity/draft-secrets.ts'
import { draftStore } from '../src/store/draft-store.ts'
import { clearExpiredDrafts } from '../src/usecases/requests/keep-draft.ts'
import { createWeb } from '../src/web/app.ts'
import { requestRoutes } from '../src/web/request-routes.ts'
import {
  answer,
  applicant,
  beginDraft,
  fillDraft,
  readReceipt,
  sendRequest,
} from './support/asked-request.ts'
import { organId } from './support/invented-organs.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor, type Shown } from './support/portal-visitor.ts'
import { confirmReceipt, issueSupplementNotice, recordStep } from './support/request-steps.ts'
import { assertValidHtml } from './support/valid-html.ts'
import { webPorts } from './support/web-ports.ts'

const made = await testPortal()
const { web, regionId, clock, portal } = made
const visitor = (address = '') => new PortalVisitor(web, address)

function forward(seconds: number): void {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
}

describe('申请向导', () => {
  it('每一页、每一种出错 / 打开、提交 / 都是有效的 HTML，不许缓存，没有行内脚本', async () => {
    const one = visitor()
    const seen: Shown[] = [
      await one.open('/requests'),
      await one.open('/requests?q=没有这个机关'),
      await one.open(`/requests/new/${regionId}/${organId(3)}`),
      await beginDraft(one, regionId),
    ]
    for (const { method, path } of requestRoutes) {
      if (method !== 'GET' || !path.startsWith('/requests/draft')) continue
      seen.push(await one.open(path.replace(':id', '1')))
    }
    seen.push(await answer(one, 'items/1', { description: '', 'document-number': '长'.repeat(61) }))
    for (const question of ['category', 'on-behalf', 'supply']) seen.push(await answer(one, question, {}))
    await answer(one, 'category', { category: 'business' })
    await answer(one, 'on-behalf', { 'on-behalf': 'agent' })
    seen.push(await answer(one, 'identity', { 'applicant-credit-code': '91310000MA1FL0000X' }))
    for (const page of seen) {
      await assertValidHtml(page.html)
      assert.equal(page.headers.get('cache-control'), 'no-store', page.path)
      assert.doesNotMatch(page.html, /\sstyle=|<style|\son\w+=/)
    }
  })

  it('第二十九条 / 走完全部问题提交 / 得到编号、时间、摘要和查询码，没有“用途”一栏', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId)
    assert.doesNotMatch(check.html, /用途/)
    forward(60)
    const receipt = await one.submit(check, '/requests/draft/send')
    await assertValidHtml(receipt.html)
    const { number, code } = readReceipt(receipt)
    assert.match(number, /〔2026〕\d+号$/)
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    assert.match(receipt.html, /<code class="digest">[0-9a-f]{64}</)
    const tracked = await one.open('/requests/tracked')
    await assertValidHtml(tracked.html)
    assert.match(tracked.html, /已登记，等机关同您确认/)
    assert.match(tracked.html, /2024年江城大道改造工程的竣工验收报告/)
  })

  it('有一处没填 / 直接打开核对页、直接提交 / 回到各项，不成申请', async () => {
    const one = visitor()
    const list = await beginDraft(one, regionId)
    assert.equal((await one.open('/requests/draft/check')).path, '/requests/draft')
    const token =
      /name="token" value="([^"]+)"/.exec((await one.open('/requests/draft/items')).html)?.[1] ?? ''
    forward(60)
    const sent = await one.post('/requests/draft/send', new URLSearchParams({ token }))
    assert.equal(sent.status, 422)
    assert.match(sent.html, /还有没填完的项目/)
    assert.match(list.html, /暂不能开始/)
  })

  it('填错 / 提交 / 422，摘要里的话和栏目旁的一样，已填的还在', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    await answer(one, 'category', { category: 'naturalPerson' })
    await answer(one, 'on-behalf', { 'on-behalf': 'self' })
    const wrong = await answer(one, 'identity', {
      'applicant-name': '沈一舟',
      'identity-kind': 'resident-card',
      'applicant-identity-number': '110105194912310021',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /<title>问题：/)
    const message = '居民身份证号码是 18 位，请对照证件再核对一遍，最后一位是校验码。'
    assert.equal(wrong.html.split(message).length - 1, 2)
    assert.match(wrong.html, /value="沈一舟"/)
  })

  it('两个窗口各填一题 / 先后保存 / 两题都在', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const [category, supply] = await Promise.all([
      one.open('/requests/draft/category'),
      one.open('/requests/draft/supply'),
    ])
    await Promise.all([
      one.submit(category, '/requests/draft/category', { category: 'research' }),
      one.submit(supply, '/requests/draft/supply', { 'supply-form': 'paper', 'supply-route': 'post' }),
    ])
    const list = await one.open('/requests/draft')
    assert.match(list.html, /id="category-status">已完成|已完成<\/span>/)
    assert.match((await one.open('/requests/draft/category')).html, /value="research" checked/)
    assert.match((await one.open('/requests/draft/supply')).html, /value="paper" checked/)
  })

  it('带脚本的内容 / 核对、查询 / 只当文字显示', async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    const one = visitor()
    const { receipt } = await sendRequest(one, regionId, clock, { description: hostile })
    assert.ok(receipt.status === 200)
    const { html } = await one.open('/requests/tracked')
    assert.doesNotMatch(html, /<script>alert|<img src=x/)
    assert.match(html, /&lt;script&gt;alert\(2\)/)
  })
})

describe('草稿', () => {
  it('没有账号 / 填了一半 / 数据库里只有密文和摘要，没有姓名、证件号码、令牌', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    await answer(one, 'items/1', { description: applicant.description, 'document-number': '' })
    await answer(one, 'category', { category: 'naturalPerson' })
    await answer(one, 'on-behalf', { 'on-behalf': 'self' })
    await answer(one, 'identity', {
      'applicant-name': applicant.name,
      'identity-kind': 'resident-card',
      'applicant-identity-number': applicant.identityNumber,
    })
    const token = (one.cookies.get('gongkai-draft') ?? '').split('.')[1] ?? ''
    assert.ok(token.length > 40)
    const { rows } = await made.database.owner.query<{ row: string }>(
      'select request_draft::text as row from request_draft',
    )
    const all = rows.map(({ row }) => row).join('\n')
    for (const secret of [applicant.name, applicant.identityNumber, applicant.description, token])
      assert.equal(all.includes(secret), false, secret)
  })

  it('别人的令牌、改动的令牌、另一个地区 / 打开草稿 / 404，什么也不露', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const cookie = one.cookies.get('gongkai-draft') ?? ''
    const [region = '', token = ''] = cookie.split('.')
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
    for (const wrong of ['', 'x', `${region}.${other}`, `110000.${token}`, `${region}.${token}.x`]) {
      const two = visitor()
      if (wrong !== '') two.cookies.set('gongkai-draft', wrong)
      assert.equal((await two.open('/requests/draft')).status, 404)
      assert.equal((await two.open('/requests/receipt')).status, 404)
    }
  })

  it('两周以后，公用电脑一天以后 / 打开 / 没有了', async () => {
    const [own, shared] = [visitor(), visitor()]
    const page = await own.open(`/requests/new/${regionId}/${organId(3)}`)
    await own.submit(page, '/requests/new', { kind: 'disclosure', keep: 'device' })
    await beginDraft(shared, regionId)
    forward(25 * 3600)
    assert.equal((await shared.open('/requests/draft')).status, 404)
    assert.equal((await own.open('/requests/draft')).status, 200)
    forward(14 * 24 * 3600)
    assert.equal((await own.open('/requests/draft')).status, 404)
  })

  it('已有一份草稿 / 再开始一份 / 先说会删除原来的，开始以后原来的打不开', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const before = one.cookies.get('gongkai-draft') ?? ''
    const page = await one.open(`/requests/new/${regionId}/${organId(1)}`)
    assert.match(page.html, /原来的草稿会删除/)
    await assertValidHtml(page.html)
    await one.submit(page, '/requests/new', { kind: 'correction' })
    assert.match((await one.open('/requests/draft')).html, /更正申请/)
    const old = visitor()
    old.cookies.set('gongkai-draft', before)
    assert.equal((await old.open('/requests/draft')).status, 404)
  })

  it('删除草稿 / 之后 / 打不开，附件也不在', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const page = await one.open('/requests/draft/attachments')
    await one.submit(page, '/requests/draft/attachments', { file: new File(['委托书'], '委托书.txt') })
    await one.submit(await one.open('/requests/draft/discard'), '/requests/draft/discard')
    assert.equal((await one.open('/requests/draft')).status, 404)
    const { rows } = await made.database.owner.query(
      "select 1 from file_object where object_kind = 'request-draft' and original_name = '委托书.txt' and removed_at is null",
    )
    assert.deepEqual(rows, [])
  })

  it('没有人回来的草稿 / 每天清理 / 草稿和附件都没有了，没到期的还在', async () => {
    const [old, fresh] = [visitor(), visitor()]
    await beginDraft(old, regionId)
    const page = await old.open('/requests/draft/attachments')
    await old.submit(page, '/requests/draft/attachments', { file: new File(['证件'], '没人要的.txt') })
    forward(23 * 3600)
    await beginDraft(fresh, regionId)
    forward(2 * 3600)
    const ports = { ...made.requests, drafts: draftStore(made.database.app), draftSecrets }
    await clearExpiredDrafts(ports, regionId, clock.now)
    const { rows } = await made.database.owner.query(
      "select 1 from file_object where original_name = '没人要的.txt' and removed_at is null",
    )
    assert.deepEqual(rows, [])
    assert.equal((await fresh.open('/requests/draft')).status, 200)
    const left = await made.database.owner.query('select 1 from request_draft where expires_at <= $1', [
      clock.now,
    ])
    assert.deepEqual(left.rows, [])
  })
})

describe('附件', () => {
  it('提交以后 / 查询页 / 是申请的文件，草稿名下不再有；改名的程序不收', async () => {
    const one = visitor()
    await fillDraft(one, regionId)
    const page = await one.open('/requests/draft/attachments')
    const refused = await one.submit(page, '/requests/draft/attachments', {
      file: new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], '证件.jpg'),
    })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /“证件\.jpg”/)
    const added = await one.submit(page, '/requests/draft/attachments', {
      file: new File(['兹委托林若溪代为申请。'], '委托书.txt'),
    })
    await assertValidHtml(added.html)
    assert.match(added.html, /委托书\.txt/)
    forward(60)
    const receipt = await one.submit(await one.open('/requests/draft/check'), '/requests/draft/send')
    readReceipt(receipt)
    const tracked = await one.open('/requests/tracked')
    const address = /href="(\/requests\/tracked\/files\/[^"]+)"/.exec(tracked.html)?.[1] ?? ''
    const file = await one.open(address)
    assert.equal(file.status, 303)
    const link = new URL(file.headers.get('location') ?? '')
    const opened = await made.filesFace.request(link.pathname)
    assert.equal(await opened.text(), '兹委托林若溪代为申请。')
  })

  it('同一个网络一小时传了很多次 / 再传 / 要等，内容没有读；填文字的题照样能答', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    for (let count = 0; count < 60; count++)
      await portal.take('upload', portal.clientAddress(null, null), clock.now)
    const page = await one.open('/requests/draft/attachments')
    const refused = await one.submit(page, '/requests/draft/attachments', {
      file: new File(['一'], '一.txt'),
    })
    assert.equal(refused.status, 429)
    assert.equal((await answer(one, 'category', { category: 'research' })).path, '/requests/draft/on-behalf')
    forward(3600)
  })

  it('没有草稿的人 / 上传 / 404，文件没有读', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(1024))
      },
    })
    const answered = await web.request('/requests/draft/attachments', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      duplex: 'half',
    } as RequestInit) // the types of fetch do not know duplex
    assert.equal(answered.status, 404)
    assert.ok(pulled <= 1, String(pulled))
  })

  it('没有选文件 / 上传 / 说明', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const page = await one.submit(
      await one.open('/requests/draft/attachments'),
      '/requests/draft/attachments',
    )
    assert.equal(page.status, 422)
    assert.match(page.html, /请先选择文件/)
  })

  it('一次选几个文件，其中一个类型不对 / 上传 / 好的都留下，不收的写明是哪一个、为什么', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const page = await one.open('/requests/draft/attachments')
    assert.match(page.html, /<input type="file"[^>]* multiple/)
    const both = await one.submit(page, '/requests/draft/attachments', {
      file: [new File(['一'], '委托书.txt'), new File(['二'], '说明.txt')],
    })
    assert.match(both.html, /委托书\.txt/)
    assert.match(both.html, /说明\.txt/)
    const mixed = await one.submit(both, '/requests/draft/attachments', {
      file: [new File(['MZ'], '程序.exe'), new File(['三'], '补充.txt')],
    })
    assert.equal(mixed.status, 422)
    await assertValidHtml(mixed.html)
    assert.match(mixed.html, /error-summary[\s\S]*“程序\.exe”/)
    assert.match(mixed.html, /<ul class="files">[\s\S]*补充\.txt[\s\S]*<\/ul>/)
  })

  it('超过 20 MB 的文件，合计超过 50 MB 的几个 / 上传 / 在这个页面里说明，已经传上的还在', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    const before = await one.submit(
      await one.open('/requests/draft/attachments'),
      '/requests/draft/attachments',
      { file: new File(['一'], '委托书.txt') },
    )
    const big = (name: string, megabytes: number) => new File([new Uint8Array(megabytes * 1024 * 1024)], name)
    const large = await one.submit(before, '/requests/draft/attachments', { file: big('照片.jpg', 21) })
    assert.equal(large.status, 422)
    assert.match(large.html, /error-summary[\s\S]*照片\.jpg”超过 20 MB/)
    assert.match(large.html, /委托书\.txt/)
    const many = await one.submit(before, '/requests/draft/attachments', {
      file: ['一', '二', '三'].map((name) => big(`${name}.jpg`, 19)),
    })
    assert.equal(many.status, 422)
    assert.match(many.html, /error-summary[\s\S]*超过 50 MB/)
    assert.match(many.html, /委托书\.txt/)
  })
})

describe('先看已经公开的', () => {
  it('要的内容在已发布的年报里提过 / 查一查 / 有年报的链接和原文，打开是有效的 HTML；不够用的照样申请', async () => {
    const one = visitor()
    await beginDraft(one, regionId)
    await answer(one, 'items/1', { description: '“一网通办”好差评的全部评价', 'document-number': '' })
    const page = await one.open('/requests/draft/look-up')
    const href = /href="(\/published\/[^"]+)"/.exec(page.html)?.[1] ?? ''
    assert.match(page.html, /……[^…]*(网通办|好差评)/)
    await assertValidHtml(page.html)
    const report = await one.open(href)
    await assertValidHtml(report.html)
    assert.match(report.html, /表三|收到和处理政府信息公开申请情况/)
    const next = await one.submit(page, '/requests/draft/look-up')
    assert.equal(next.path, '/requests/draft/category')
  })

  it('已公开的年报 / 打开、按机关名称查 / 列出最新一年，打开是有效的 HTML；查不到的写明没有不等于没有发布', async () => {
    const list = await visitor().open('/published')
    await assertValidHtml(list.html)
    assert.match(list.html, new RegExp(`/published/${regionId}/${organId(3)}/2021`))
    const none = await visitor().open('/published?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E6%9C%BA%E5%85%B3')
    await assertValidHtml(none.html)
    assert.doesNotMatch(none.html, new RegExp(organId(3)))
    assert.match(none.html, /没有不等于没有发布/)
  })

  it('编制下一年的年报，上年的已经发布 / 带着机关打开 / 上年结转已经填好；没有的是空白格式', async () => {
    const address = (organ: number, year: number) =>
      `/compile?${new URLSearchParams({ organ: '某机关', year: String(year), region: regionId, id: organId(organ) })}`
    const carriedIn = /id="[^"]*requests[^"]*carriedIn[^"]*"[^>]*value="\d+"/
    const next = await visitor().open(address(3, 2022))
    assert.match(next.html, carriedIn)
    await assertValidHtml(next.html)
    for (const blank of [await visitor().open(address(3, 2030)), await visitor().open(address(2, 2022))]) {
      assert.doesNotMatch(blank.html, carriedIn)
      assert.match(blank.html, /value="某机关"/)
    }
  })

  it('没有的年报、别的地区的机关、乱写的地址 / 打开 / 404', async () => {
    for (const path of [
      `/published/${regionId}/${organId(3)}/1999`,
      `/published/110000/${organId(3)}/2021`,
      `/published/${regionId}/x/2021`,
      `/published/${regionId}/${organId(3)}/now`,
    ])
      assert.equal((await visitor().open(path)).status, 404, path)
  })
})

describe('重复提交', () => {
  it('同一份草稿 / 连按三次、两个窗口各按一次 / 一件申请，同一个编号和查询码', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId, { description: '重复提交只成一件' })
    const again = await one.open('/requests/draft/check')
    forward(60)
    const answers = await Promise.all(
      [check, check, again].map((page) => one.submit(page, '/requests/draft/send')),
    )
    const shown = answers.map((page) => JSON.stringify(readReceipt(page)))
    assert.equal(new Set(shown).size, 1)
    const { rows } = await made.database.owner.query(
      "select 1 from request where title like '重复提交只成一件%'",
    )
    assert.equal(rows.length, 1)
  })
})

describe('滥用', () => {
  it('比人快的提交 / 第一次 / 请再确认一次；等过以后照收', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId)
    const asked = await one.submit(check, '/requests/draft/send')
    assert.match(asked.html, /确认提交/)
    forward(10)
    readReceipt(await one.submit(asked, '/requests/draft/send'))
  })

  it('填了人看不见的一栏 / 提交 / 请再确认；确认就收', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId)
    forward(60)
    const asked = await one.submit(check, '/requests/draft/send', { website: 'http://example.com' })
    assert.match(asked.html, /确认提交/)
    readReceipt(await one.submit(asked, '/requests/draft/send', { website: 'http://example.com' }))
  })

  it('同一个网络一小时里很多件 / 再提交 / 等得久一些，不拒收', async () => {
    const one = visitor()
    for (let count = 0; count < 12; count++)
      await portal.countSent(portal.clientAddress(null, null), clock.now)
    const check = await fillDraft(one, regionId)
    forward(10)
    const asked = await one.submit(check, '/requests/draft/send')
    assert.match(asked.html, /秒以后按“确认提交”/)
    forward(30)
    readReceipt(await one.submit(asked, '/requests/draft/send'))
    forward(3600)
  })

  it('从别的网站发来的表单、没有令牌的表单 / 提交 / 不收', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId)
    forward(60)
    assert.equal((await one.post('/requests/draft/send', new URLSearchParams({}))).status, 400)
    const token = /name="token" value="([^"]+)"/.exec(check.html)?.[1] ?? ''
    const foreign = await web.request('/requests/draft/send', {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers: {
        Cookie: `gongkai-draft=${one.cookies.get('gongkai-draft')}`,
        Origin: 'https://evil.example',
      },
    })
    assert.equal(foreign.status, 400)
    assert.equal((await one.open('/requests/draft')).status, 200)
  })
})

describe('存储出问题', () => {
  const broken = (code: string) =>
    createWeb({
      ...webPorts(made.ports.assetsFolder),
      requests: {
        ...portal,
        drafts: {
          ...portal.drafts,
          change: () => Promise.reject(Object.assign(new Error('沈一舟 11010519491231002X'), { code })),
        },
      },
    })

  it('磁盘满、数据库断开 / 保存一题 / 507 或 503，填的内容在页面里可以再提交，恢复以后收下', async (test) => {
    const logged = test.mock.method(console, 'error', () => undefined)
    for (const [code, status] of [
      ['53100', 507],
      ['ECONNREFUSED', 503],
    ] as const) {
      const one = visitor()
      await beginDraft(one, regionId)
      const two = new PortalVisitor(broken(code))
      two.cookies.set('gongkai-draft', one.cookies.get('gongkai-draft') ?? '')
      const failed = await answer(two, 'category', { category: 'charity' })
      assert.equal(failed.status, status)
      await assertValidHtml(failed.html)
      assert.match(failed.html, /没有保存/)
      const again = await one.submit(failed, '/requests/draft/category')
      assert.equal(again.path, '/requests/draft/on-behalf')
    }
    assert.doesNotMatch(JSON.stringify(logged.mock.calls.map((call) => call.arguments)), /沈一舟|1101/)
  })
})

describe('更正', () => {
  it('第四十一条 / 申请更正自己的记录 / 问的是要更正什么，登记为更正', async () => {
    const one = visitor()
    const page = await one.open(`/requests/new/${regionId}/${organId(3)}`)
    await one.submit(page, '/requests/new', { kind: 'correction' })
    const item = await one.open('/requests/draft/items')
    assert.match(item.html, /哪一份记录、哪里不准确、应当是什么/)
    await assertValidHtml(item.html)
    await answer(one, 'items/1', { description: '档案里我的出生日期记错了' })
    await answer(one, 'category', { category: 'naturalPerson' })
    await answer(one, 'on-behalf', { 'on-behalf': 'self' })
    await answer(one, 'identity', {
      'applicant-name': applicant.name,
      'identity-kind': 'resident-card',
      'applicant-identity-number': applicant.identityNumber,
    })
    await answer(one, 'supply', { 'supply-form': 'paper', 'supply-route': 'pick-up' })
    await answer(one, 'contact', { 'applicant-phone': applicant.phone })
    forward(60)
    readReceipt(await one.submit(await one.open('/requests/draft/check'), '/requests/draft/send'))
    const { rows } = await made.database.owner.query<{ kind: string }>(
      "select kind from request where title like '档案里我的出生日期%'",
    )
    assert.deepEqual(rows, [{ kind: 'correction' }])
  })
})

describe('查询进度', () => {
  async function twoCases() {
    const [first, second] = [visitor(), visitor()]
    const mine = await sendRequest(first, regionId, clock, { description: '我的那一件' })
    const theirs = await sendRequest(second, regionId, clock, {
      description: '别人的那一件',
      name: '顾清和',
      organ: 1,
    })
    return { first, mine, theirs }
  }

  async function track(one: PortalVisitor, number: string, code: string): Promise<Shown> {
    return one.submit(await one.open('/requests/track'), '/requests/track', { number, code })
  }

  it('编号和查询码 / 换一个浏览器，括号和大小写随便写 / 看得到', async () => {
    const { mine } = await twoCases()
    const typed = mine.number.replace('〔', '[').replace('〕', ']')
    const page = await track(visitor(), typed, mine.code.toLowerCase().replaceAll('-', ' '))
    assert.equal(page.path, '/requests/tracked')
    assert.match(page.html, /我的那一件/)
  })

  it('没有查询码、查询码错、用别人的查询码、编号错 / 查询 / 同一句话，什么也不露', async () => {
    const { mine, theirs } = await twoCases()
    const wrongCode = `${mine.code.slice(0, -1)}${mine.code.endsWith('0') ? '1' : '0'}`
    const pages: Shown[] = []
    for (const [number, code] of [
      [mine.number, ''],
      [mine.number, wrongCode],
      [mine.number, theirs.code],
      [theirs.number, mine.code],
      ['', mine.code],
      ['市档案局公开〔2026〕99999号', mine.code],
      [mine.number, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    ] as const) {
      const one = visitor()
      const page = await track(one, number, code)
      pages.push(page)
      assert.equal(page.status, 422)
      assert.equal(one.cookies.has('gongkai-tracked'), false)
      assert.doesNotMatch(page.html, /那一件|沈一舟|顾清和/)
    }
    const said = pages.map(({ html }) => /<section class="error-summary"[\s\S]*?<\/section>/.exec(html)?.[0])
    assert.equal(new Set(said).size, 1)
  })

  it('没有出示编号和查询码 / 每一个个案地址 / 都回到查询页，不露内容', async () => {
    const { mine } = await twoCases()
    for (const { method, path } of requestRoutes) {
      if (!path.startsWith('/requests/tracked')) continue
      const one = visitor()
      const page =
        method === 'GET'
          ? await one.open(path.replace(/:\w+/, organId(1)))
          : await one.post(path, new URLSearchParams({ note: 'x' }))
      assert.doesNotMatch(page.html, /那一件|沈一舟/, path)
      assert.equal(page.html.includes(mine.number), false)
    }
  })

  it('自己的查询码 / 打开别人的文件、文书 / 404', async () => {
    const one = visitor()
    const check = await fillDraft(one, regionId)
    const attachments = await one.open('/requests/draft/attachments')
    await one.submit(attachments, '/requests/draft/attachments', { file: new File(['秘'], '他人.txt') })
    forward(60)
    await one.submit(check, '/requests/draft/send')
    const theirFile =
      /\/requests\/tracked\/files\/[^"]+/.exec((await one.open('/requests/tracked')).html)?.[0] ?? ''
    assert.notEqual(theirFile, '')
    const { first } = await twoCases()
    assert.equal((await first.open(theirFile)).status, 404)
    assert.equal((await first.open(`/requests/tracked/letters/${organId(1)}`)).status, 404)
  })

  it('在另一件申请的页面上填的表单 / 换了申请以后提交 / 不收，哪一件都没有变', async () => {
    const { first, theirs } = await twoCases()
    const form = await first.open('/requests/tracked/withdraw')
    await track(first, theirs.number, theirs.code)
    const page = await first.submit(form, '/requests/tracked/withdraw', { note: '撤回' })
    assert.equal(page.status, 400)
    assert.match((await first.open('/requests/tracked')).html, /已登记，等机关同您确认/)
  })

  it('猜查询码 / 同一个网络错二十次 / 要等，正确的也要等；别的网络不受影响', async () => {
    const { mine } = await twoCases()
    const proxied = createWeb({
      ...webPorts(made.ports.assetsFolder),
      requests: { ...portal, clientAddress: (_socket, forwarded) => forwarded ?? '127.0.0.1' },
    })
    const guesser = new PortalVisitor(proxied, '203.0.113.7')
    let last: Shown | null = null
    for (let guess = 0; guess < 21; guess++) last = await track(guesser, mine.number, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    assert.equal(last?.status, 429)
    assert.ok(Number(last?.headers.get('retry-after')) > 0)
    assert.match(last?.html ?? '', /当面提交/)
    const neighbour = new PortalVisitor(proxied, '203.0.113.9')
    assert.equal((await track(neighbour, mine.number, mine.code)).status, 429)
    const elsewhere = new PortalVisitor(proxied, '198.51.100.1')
    assert.equal((await track(elsewhere, mine.number, mine.code)).path, '/requests/tracked')
  })

  it('结束查看 / 之后 / 要重新输入', async () => {
    const { first } = await twoCases()
    await first.submit(await first.open('/requests/tracked'), '/requests/tracked/leave')
    assert.equal((await first.open('/requests/tracked')).path, '/requests/track')
  })
})

describe('个案页', () => {
  it('第三十三条 / 机关确认收到 / 有逐日的期限和最迟答复日，日历文件里也有', async () => {
    const one = visitor()
    await sendRequest(one, regionId, clock)
    const before = await one.open('/requests/tracked')
    assert.match(before.html, /机关同您确认收到申请以后，答复期限才开始计算/)
    const due = await confirmReceipt(made, one)
    const page = await one.open('/requests/tracked')
    await assertValidHtml(page.html)
    assert.match(page.html, /机关同您确认收到申请/)
    assert.match(page.html, /class="clock-sum"/)
    assert.match(page.html, new RegExp(`<time dateTime="${due}"|<time datetime="${due}"`))
    const ics = await one.open('/requests/tracked/dates.ics')
    assert.equal(ics.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.match(ics.html, new RegExp(`DTSTART;VALUE=DATE:${due.replaceAll('-', '')}\r\n`))
    for (const line of ics.html.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  })

  it('第三十条 / 机关要求补正、申请人在网上补充 / 页面先说要做什么，补充后期限重新起算', async () => {
    const one = visitor()
    await sendRequest(one, regionId, clock)
    await confirmReceipt(made, one)
    await recordStep(made, one, {
      type: 'supplement-requested',
      missing: '请写明工程的标段',
      until: '2026-12-31',
      letterId: null,
    })
    const page = await one.open('/requests/tracked')
    assert.match(page.html, /需要您做的/)
    assert.match(page.html, /请写明工程的标段/)
    const form = await one.open('/requests/tracked/supplement')
    await assertValidHtml(form.html)
    const empty = await one.submit(form, '/requests/tracked/supplement', { 'items-0-description': '' })
    assert.equal(empty.status, 422)
    await assertValidHtml(empty.html)
    const done = await one.submit(form, '/requests/tracked/supplement', {
      'items-0-description': '江城大道改造工程第二标段的竣工验收报告',
      phone: '010-12345678',
    })
    assert.match(done.html, /补充的内容已经提交/)
    assert.match(done.html, /第二标段/)
    assert.match(done.html, /收到您补充的内容/)
    assert.equal((await one.open('/requests/tracked/supplement')).path, '/requests/tracked')
    // The same form once more, as it was: the first answer. With other words: told that it is not taken.
    const fields = { 'items-0-description': '江城大道改造工程第二标段的竣工验收报告', phone: '010-12345678' }
    const again = await one.submit(form, '/requests/tracked/supplement', fields)
    assert.match(again.html, /补充的内容已经提交/)
    const changed = await one.submit(form, '/requests/tracked/supplement', {
      ...fields,
      'items-0-description': '江城大道改造工程第三标段的竣工验收报告',
    })
    assert.equal(changed.status, 422)
    assert.match(changed.html, /这个表单已经用过/)
    assert.match(changed.html, /第三标段/)
  })

  it('撤回 / 按两次 / 撤回一次，之后不能再撤', async () => {
    const one = visitor()
    await sendRequest(one, regionId, clock)
    await confirmReceipt(made, one)
    const form = await one.open('/requests/tracked/withdraw')
    const done = await one.submit(form, '/requests/tracked/withdraw', { note: '不需要了' })
    assert.match(done.html, /申请已经撤回/)
    const again = await one.submit(form, '/requests/tracked/withdraw', { note: '不需要了' })
    assert.match(again.html, /您撤回了申请/)
    assert.equal(again.html.split('您撤回了申请').length - 1, 1)
    assert.equal((await one.open('/requests/tracked/withdraw')).path, '/requests/tracked')
  })

  it('第四十四条 / 建议主动公开 / 记在办理过程里', async () => {
    const one = visitor()
    await sendRequest(one, regionId, clock)
    const form = await one.open('/requests/tracked/publication')
    await assertValidHtml(form.html)
    const done = await one.submit(form, '/requests/tracked/publication', { note: '很多人关心' })
    assert.match(done.html, /建议主动公开/)
    assert.match(done.html, /建议已经提交/)
  })

  it('接收回执 / 下载 / 是 PDF，看过姓名有记录', async () => {
    const one = visitor()
    const { number } = await sendRequest(one, regionId, clock)
    const answered = await web.request('/requests/tracked/receipt.pdf', {
      headers: { Cookie: [...one.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    assert.equal(answered.status, 200)
    const bytes = new Uint8Array(await answered.arrayBuffer())
    assert.equal(new TextDecoder().decode(bytes.slice(0, 5)), '%PDF-')
    assert.match(decodeURIComponent(answered.headers.get('content-disposition') ?? ''), new RegExp(number))
  })

  it('地址里的话 / 打开 / 不照着显示', async () => {
    const one = visitor()
    await sendRequest(one, regionId, clock)
    const { html } = await one.open('/requests/tracked?said=您中奖了')
    assert.doesNotMatch(html, /中奖/)
  })
})

describe('文书', () => {
  it('补正告知书印发、寄出 / 申请人打开 / 看得到送达的那一份；还没有发出的、发给别人的看不到', async () => {
    const [one, two] = [visitor(), visitor()]
    await sendRequest(one, regionId, clock)
    await sendRequest(two, regionId, clock)
    await confirmReceipt(made, one)
    const { letterId, number } = await issueSupplementNotice(made, one)
    const address = `/requests/tracked/letters/${letterId}`
    assert.equal((await one.open(address)).status, 404)
    await recordStep(made, one, {
      type: 'letter-dispatched',
      letterId,
      letter: 'supplement-notice',
      mode: 'post',
      carrier: '中国邮政',
      trackingNumber: 'XA00000000044',
    })
    const page = await one.open('/requests/tracked')
    await assertValidHtml(page.html)
    assert.match(page.html, new RegExp(`href="${address}"[^>]*>补正告知书 ${number}`))
    assert.match(page.html, /邮件号码 XA00000000044/)
    const letter = await one.open(address)
    assert.equal(letter.status, 200)
    assert.equal(letter.headers.get('content-type'), 'application/pdf')
    assert.equal((await two.open(address)).status, 404)
  })
})
