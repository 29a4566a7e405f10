import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access/access.ts'
import { caseTabs } from '../../src/web/pages/desk/requests/case/case-tabs.ts'
import { queues } from '../../src/web/pages/desk/requests/queues.ts'
import { stepForms } from '../../src/web/pages/desk/requests/steps/step-forms.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { follow, overflow, press, signedInPage, toNextPage } from '../support/browsing.ts'
import { startDesk } from '../support/desk-server.ts'

const server = await startDesk()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})

/** From here on it is this day, at ten in the morning. */
function itIs(day: string): void {
  server.clock.now = `${day}T02:00:00.000Z`
}

const today = () => server.clock.now.slice(0, 10)

const pageOf = (role: Role, options: BrowserContextOptions = {}) =>
  signedInPage(browser, server, [role], options)

const close = (page: Page) => page.context().close()

type Filled = Readonly<Record<string, string>>

async function fill(page: Page, fields: Filled): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="${name}"]`).first()
    const type = await control.evaluate((element) =>
      element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
    )
    if (type === 'radio') await page.check(`[name="${name}"][value="${value}"]`)
    else if (type === 'select') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** Opens the form of a step from the case, fills it in, sends it, and is back at the case. */
async function take(
  page: Page,
  path: string,
  step: string,
  submit: string,
  fields: Filled = {},
): Promise<void> {
  await page.goto(`${server.address}${path}/steps/${step}`)
  await fill(page, fields)
  await press(page, submit)
  assert.match(
    (await page
      .locator('.flash')
      .textContent({ timeout: 2000 })
      .catch(() => page.textContent('main'))) ?? '',
    /已记下/,
    step,
  )
}

/** Drafts the reply from the decision. */
async function draftReply(page: Page, path: string): Promise<void> {
  await page.goto(`${server.address}${path}/letters/new/reply`)
  await press(page, '生成草稿')
}

/** Follows the case on to numbering the signed reply. */
async function issueReply(page: Page, path: string): Promise<void> {
  await page.goto(server.address + path)
  await follow(page, '印发答复书')
  await press(page, '印发')
}

let letters = 0

/** Registers a letter on the page; answers the address of the case. */
async function register(page: Page, fields: Filled = {}): Promise<string> {
  await page.goto(`${server.address}/requests/new`)
  await fill(page, {
    courierNumber: `EZ${String(++letters).padStart(9, '0')}CN`,
    name: '陆知远',
    address: '临川市青云路 18 号',
    items: `第 ${letters} 号道路养护工程的结算报告`,
    ...fields,
  })
  await press(page, '登记，出回执')
  const again = page.getByRole('button', { name: '仍然登记为新的申请' })
  if (await again.isVisible()) await press(page, '仍然登记为新的申请')
  await follow(page, '办理这件申请')
  return new URL(page.url()).pathname
}

describe('登记一封快递', () => {
  it('扫快递单、打字、登记 / 不超过 15 次操作，回执有查询码，可以打印', async () => {
    itIs('2026-03-02')
    const page = await pageOf('handler')
    await page.goto(`${server.address}/requests`)
    let interactions = 0
    const click = async (target: string) => {
      interactions++
      await page.click(target)
    }
    const type = async (text: string) => {
      interactions++
      await page.keyboard.type(text)
    }
    const tab = async () => {
      interactions++
      await page.keyboard.press('Tab')
    }
    await toNextPage(page, () => click('a[href="/requests/new"]'))
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'courierNumber')
    await type('1234567890123')
    await page.keyboard.press('Enter') // the scanner's own
    assert.equal(
      await page.evaluate(() => document.activeElement?.id),
      'day',
      'Enter of a scanner sends nothing',
    )
    await click('#name')
    await type('陆知远')
    await tab()
    await type('110101199003070011')
    await tab()
    await type('13800001234')
    await tab()
    await type('临川市青云路 18 号')
    await click('#items')
    await type('《临川市旧城改造实施方案》（临政发〔2025〕7号）')
    await toNextPage(page, () => click('button.primary'))
    assert.ok(interactions <= 15, `${interactions} interactions`)
    const receipt = (await page.textContent('.receipt')) ?? ''
    assert.match(receipt, /市政府公开〔2026〕\d+号/)
    assert.match(receipt, /查询码/)
    assert.match(receipt, /2026年3月30日/)
    await assertAccessible(page, 'receipt')
    const pdf = await page.pdf()
    assert.ok(pdf.length > 1000)
    await close(page)
  })

  it('同一封信再登记一次 / 先指出，仍然要登记才登记', async () => {
    const page = await pageOf('handler', { javaScriptEnabled: false })
    await page.goto(`${server.address}/requests/new`)
    await fill(page, { courierNumber: '1234567890123', name: '陆知远', items: '旧城改造实施方案' })
    await press(page, '登记，出回执')
    assert.match((await page.textContent('#similar-title')) ?? '', /已经登记过/)
    await close(page)
  })
})

for (const javaScriptEnabled of [true, false]) {
  describe(`${javaScriptEnabled ? '有' : '没有'} JavaScript / 从登记到送达`, () => {
    it('登记、补正、征求第三方、延期、拟办、审核、保密审查、签发、交邮 / 走到办结，进表三', async () => {
      itIs('2026-03-02')
      const [handler, signer, reviewer, secrecy] = await Promise.all(
        (['handler', 'signer', 'reviewer', 'secrecy-reviewer'] as const).map((role) =>
          pageOf(role, { javaScriptEnabled }),
        ),
      )
      assert.ok(handler && signer && reviewer && secrecy)
      const path = await register(handler)
      await take(handler, path, 'supplement-requested', '记下已告知补正', { missing: '请写明工程的年份' })
      assert.match((await handler.textContent('.case-standing')) ?? '', /等待申请人/)
      await take(handler, path, 'supplement-received', '记下已收到补正')
      await take(handler, path, 'consultation-sent', '记下已发出征求意见书', {
        thirdParty: '临川某养护公司',
        about: '单价',
      })
      assert.match((await handler.textContent('.clock-sum')) ?? '', /期限停着/)
      await take(handler, path, 'consultation-delivered', '记下已送到')
      await take(handler, path, 'consultation-answered', '记下意见', {
        answer: 'object',
        grounds: '单价是商业秘密',
      })

      await handler.goto(`${server.address}${path}/steps/extension-notified`)
      assert.match((await handler.textContent('.not-possible')) ?? '', /第三十三条/)
      await handler.goto(`${server.address}${path}/steps/extension-proposed`)
      await fill(handler, { workingDays: '10', reason: '需要核对三个年度的账册' })
      await press(handler, '先看期限会怎样')
      assert.match((await handler.textContent('#preview-title')) ?? '', /记下以后/)
      await press(handler, '提请批准延期')
      await take(signer, path, 'extension-approved', '同意延期')
      await take(handler, path, 'extension-notified', '记下已告知延期')
      assert.match((await handler.textContent('.clock-sum')) ?? '', /其中延长 10 个工作日/)

      await handler.goto(`${server.address}${path}/steps/decision-drafted`)
      await follow(handler, 'B2 部分公开')
      await fill(handler, {
        'items-1': 'given-in-part',
        'items-says-1': '提供结算总额，不提供单价。',
        grounds: '《政府信息公开条例》第三十七条\n《政府信息公开条例》第十五条',
        reason: '单价是养护公司采取保密措施的经营信息，公开会损害其合法权益。',
        'particulars-givenContent': '结算总额',
        'particulars-withheldContent': '单价',
      })
      await press(handler, '提交审核')
      await take(reviewer, path, 'decision-reviewed', '审核通过')
      await take(secrecy, path, 'secrecy-reviewed', '记下保密审查结论', {
        passes: 'yes',
        opinion: '不涉密。',
      })
      await draftReply(handler, path)
      await signer.goto(`${server.address}${path}/steps/decision-signed`)
      assert.match((await signer.textContent('.decision-card')) ?? '', /B2 部分公开/)
      await press(signer, '签发')
      await issueReply(handler, path)
      await take(handler, path, 'letter-dispatched', '记下已发出', {
        mode: 'post',
        carrier: '中国邮政 EMS',
        trackingNumber: '9876543210987',
      })
      await take(handler, path, 'letter-delivered', '记下已送达', { proof: '邮件查询单' })
      assert.match((await handler.textContent('.case-standing')) ?? '', /已办结/)

      await handler.goto(`${server.address}/requests/numbers?year=2026`)
      const cell = handler.locator('[data-cell="requests/partlyGranted/naturalPerson"] a')
      await toNextPage(handler, () => cell.click())
      assert.ok(
        (await handler.locator('.case-number').count()) >= 1 &&
          (await handler.locator(`a[href="${path}"]`).count()) === 1,
      )
      for (const page of [handler, signer, reviewer, secrecy]) await close(page)
    })

    it('过了期限没有答复 / 清单、办理页、自查都指出；不能再延期', async () => {
      itIs('2026-03-02')
      const clerk = await pageOf('handler', { javaScriptEnabled })
      const path = await register(clerk)
      await close(clerk)
      itIs('2026-04-02')
      const page = await pageOf('handler', { javaScriptEnabled })
      await page.goto(`${server.address}/requests?queue=overdue`)
      assert.equal(await page.locator(`a[href="${path}"]`).count(), 1)
      await page.goto(server.address + path)
      assert.match((await page.textContent('.case-standing')) ?? '', /逾期 \d+ 个工作日/)
      assert.ok((await page.locator('.clock-band .is-late').count()) > 0)
      await page.goto(`${server.address}${path}/steps/extension-proposed`)
      assert.match((await page.textContent('.not-possible')) ?? '', /期限已于2026年3月30日届满/)
      await page.goto(`${server.address}/requests/checks`)
      assert.match((await page.textContent('main')) ?? '', /CW-D03/)
      await page.goto(server.address)
      assert.ok(
        (await page.locator(`a[href="${path}"]`).count()) > 0,
        'stands among the things to be done today',
      )
      await close(page)
    })

    it('申请人起诉、判决撤销 / 登记、答辩、证据材料、重新办理 / 走得通', async () => {
      itIs('2026-03-02')
      const [handler, signer, reviewer] = await Promise.all(
        (['handler', 'signer', 'reviewer'] as const).map((role) => pageOf(role, { javaScriptEnabled })),
      )
      assert.ok(handler && signer && reviewer)
      const path = await register(handler)
      await take(handler, path, 'search-recorded', '记下检索', {
        places: '档案室',
        terms: '养护 结算',
        by: '沈岚',
        found: 'no',
      })
      await handler.goto(`${server.address}${path}/steps/decision-drafted`)
      await follow(handler, 'D1 经检索不存在')
      assert.equal(
        await handler.inputValue('[name="grounds"]'),
        '《政府信息公开条例》第三十六条第四项',
        'only the ground of this way',
      )
      await fill(handler, {
        'items-says-1': '经检索没有该信息。',
        reason: '该工程由区里实施，本机关没有制作、获取。',
      })
      await press(handler, '提交审核')
      await take(reviewer, path, 'decision-reviewed', '审核通过')
      await draftReply(handler, path)
      await take(signer, path, 'decision-signed', '签发')
      await issueReply(handler, path)
      await take(handler, path, 'letter-dispatched', '记下已发出', { mode: 'post', trackingNumber: '55' })
      await take(handler, path, 'letter-delivered', '记下已送达', { proof: '邮件查询单' })
      await take(handler, path, 'remedy-filed', '登记复议、诉讼', {
        remedyKind: 'litigation',
        before: '临川市中级人民法院',
        docket: '（2026）临01行初3号',
      })
      await take(handler, path, 'remedy-notice-received', '记下已收到', { procedure: 'ordinary' })
      await handler.goto(`${server.address}${path}?tab=remedies`)
      assert.match((await handler.textContent('.case-side')) ?? '', /2026-03-17/)
      await follow(handler, '证据材料（答复书、送达凭证、检索记录、办理日志）')
      assert.match((await handler.textContent('h1')) ?? '', /证据/)
      await take(handler, path, 'remedy-answered', '记下已提交')
      await take(handler, path, 'remedy-decided', '记下结果', { result: 'annulled', remake: 'yes' })
      await take(handler, path, 'reply-reopened', '重新办理', { until: '2026-03-31' })
      assert.match((await handler.textContent('.case-standing')) ?? '', /办理中/)
      await handler.goto(`${server.address}/requests/numbers?year=2026`)
      const figure = handler.locator('[data-cell="remedies/litigationDirect/corrected"] a')
      assert.ok(Number(await figure.textContent()) >= 1)
      for (const page of [handler, signer, reviewer]) await close(page)
    })
  })
}

describe('记错了', () => {
  it('日期记错 / 更正 / 期限按更正的算，原来的一条仍在日志里', async () => {
    itIs('2026-03-02')
    const page = await pageOf('handler')
    const path = await register(page)
    await take(page, path, 'consultation-sent', '记下已发出征求意见书', {
      thirdParty: '某公司',
      about: '单价',
    })
    await page.goto(`${server.address}${path}?tab=log`)
    await toNextPage(page, () => page.click('a[href*="entry-revoked"]'))
    await fill(page, { reason: '记到了别的申请上' })
    await press(page, '撤销这条记录')
    await page.goto(`${server.address}${path}?tab=log`)
    assert.match((await page.textContent('.case-side')) ?? '', /已更正/)
    assert.doesNotMatch((await page.textContent('.clock-sum')) ?? '', /期限停着/)
    await close(page)
  })

  it('两个人同时办 / 后一个提交 / 填的还在，请看过最新的再做', async () => {
    const [first, second] = await Promise.all([pageOf('handler'), pageOf('handler')])
    const path = await register(first)
    await second.goto(`${server.address}${path}/steps/handed-to-unit`)
    await take(first, path, 'handed-to-unit', '分办', { unit: '规划科' })
    await fill(second, { unit: '财务科' })
    await press(second, '分办')
    assert.match((await second.textContent('#error-summary')) ?? '', /刚才有人/)
    assert.equal(await second.inputValue('[name="unit"]'), '财务科')
    for (const page of [first, second]) await close(page)
  })
})

describe('无障碍 / 申请的每一页', () => {
  it('1280、640、375、320 像素 / axe 没有发现问题，不报错，不横向滚动', async () => {
    itIs('2026-04-02')
    const page = await pageOf('handler')
    const path = await register(page, { day: today() })
    const paths = [
      ...queues.map(({ id }) => `/requests?queue=${id}`),
      '/requests/new',
      '/requests/numbers?year=2026',
      '/requests/numbers/cases?year=2026&table=requests&row=newlyReceived&column=total',
      '/requests/workload',
      '/requests/checks?state=all',
      `${path}/receipt`,
      ...Object.keys(caseTabs).map((tab) => `${path}?tab=${tab}`),
      ...stepForms.map(({ type }) => `${path}/steps/${type}`),
      `${path}/steps/decision-drafted?code=B2`,
    ]
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    for (const each of paths) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(server.address + each)
      for (const width of [1280, 640, 375, 320]) {
        await page.setViewportSize({ width, height: 800 })
        assert.equal(await overflow(page), 0, `${each} ${width}`)
        if (width === 1280 || width === 375) await assertAccessible(page, `${each} ${width}`)
      }
    }
    assert.deepEqual(errors, [])
    await close(page)
  })

  it('填错的表单 / 提交 / 焦点到错误摘要，axe 没有发现问题', async () => {
    const page = await pageOf('handler')
    await page.goto(`${server.address}/requests/new`)
    await press(page, '登记，出回执')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
    await assertAccessible(page, 'register with errors')
    await close(page)
  })

  it('长辈模式 / 办理页 / 不横向滚动', async () => {
    const page = await pageOf('handler', { viewport: { width: 375, height: 800 } })
    const path = await register(page)
    await press(page, '长辈模式（大字、单栏）')
    for (const each of ['/requests', '/requests/new', path, `${path}/steps/consultation-sent`]) {
      await page.goto(server.address + each)
      assert.equal(await overflow(page), 0, each)
      await assertAccessible(page, `elder ${each}`)
    }
    await close(page)
  })
})
