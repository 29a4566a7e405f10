import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { assertAccessible } from '../support/accessibility.ts'
import { applicant } from '../support/asked-request.ts'
import { openBrowser } from '../support/browser.ts'
import { follow, overflow, press, toNextPage, untilFocused } from '../support/browsing.ts'
import { organId } from '../support/invented-organs.ts'
import { startPortal } from '../support/portal-server.ts'
import { step, trackedBy } from '../support/request-steps.ts'

const server = await startPortal()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
}

function forward(seconds: number): void {
  server.clock.now = new Date(Date.parse(server.clock.now) + seconds * 1000).toISOString()
}

/** Says on every page of the way what a person would do there. `look` is told the name of each. */
async function ask(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto(`${server.address}/requests?q=${encodeURIComponent('档案')}`)
  await look('选机关')
  await follow(page, '临川市档案局')
  await look('机关')
  await press(page, '开始填写')
  await look('各项')
  await follow(page, '想要什么信息')
  await press(page, '保存这一项')
  await look('内容空着')
  await page.fill('#description', applicant.description)
  await press(page, '保存这一项')
  await look('内容')
  await press(page, '就这些，继续')
  await look('已公开的')
  await press(page, '不够用，继续申请')
  await look('由谁申请')
  await page.getByLabel('个人（自然人）').check()
  await press(page, '保存并继续')
  await look('为谁申请')
  await page.getByLabel('为自己（本单位）申请').check()
  await press(page, '保存并继续')
  await press(page, '保存并继续')
  await look('申请人空着')
  await page.fill('#applicant-name', applicant.name)
  await page.fill('#applicant-identity-number', applicant.identityNumber)
  await press(page, '保存并继续')
  await look('怎样得到')
  await page.getByLabel('电子数据', { exact: true }).check()
  await page.getByLabel('网上查收').check()
  await press(page, '保存并继续')
  await look('联系方式')
  await page.fill('#applicant-phone', applicant.phone)
  await press(page, '保存并继续')
  const text = (name: string, words: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(words),
  })
  await page.setInputFiles('#file', [text('委托书.txt', '兹委托林若溪。'), text('说明.txt', '补充说明。')])
  await press(page, '上传')
  assert.equal(await page.locator('.files li').count(), 2)
  await look('附件')
  await page.setInputFiles('#file', text('程序.exe', 'MZ'))
  await page.getByRole('button', { name: '上传', exact: true }).click()
  assert.match((await page.locator('#error-summary').textContent()) ?? '', /“程序\.exe”/)
  assert.equal(await page.locator('.files li').count(), 2)
  await look('附件不收')
  await press(page, '继续')
  await look('帮助')
  await page.fill('#assistance', '请用大字版')
  await press(page, '保存并继续')
  await look('核对')
  forward(60)
  await press(page, '提交申请')
  await look('回执')
}

async function readReceipt(page: Page): Promise<{ number: string; code: string }> {
  const [number, code] = await page.locator('.proof dd').allTextContents()
  assert.ok(number !== undefined && code !== undefined)
  return { number, code }
}

for (const javaScriptEnabled of [true, false]) {
  it(`${javaScriptEnabled ? '有' : '没有'} JavaScript / 申请、换一个浏览器查询、补正、撤回 / 走得通`, async () => {
    const page = await newPage({ javaScriptEnabled })
    await ask(page, async () => {})
    const proof = await readReceipt(page)
    await page.context().close()

    const other = await newPage({ javaScriptEnabled })
    await other.goto(`${server.address}/requests/track`)
    await other.fill('#number', proof.number)
    await other.fill('#code', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    await press(other, '查询')
    assert.match((await other.textContent('#error-summary')) ?? '', /编号或者查询码不对/)
    await other.fill('#code', proof.code)
    await press(other, '查询')
    assert.equal(await other.textContent('h1'), proof.number)
    assert.match((await other.textContent('main')) ?? '', /委托书\.txt/)

    await step(server, await trackedBy(server, proof), { type: 'receipt-confirmed', how: 'phone', note: '' })
    await step(server, await trackedBy(server, proof), {
      type: 'supplement-requested',
      missing: '请写明标段',
      until: '2026-06-30',
      letterId: null,
    })
    await other.reload()
    await follow(other, '补充内容')
    await other.fill('#items-0-description', `${applicant.description}（第二标段）`)
    await press(other, '提交补充')
    assert.match((await other.textContent('.flash')) ?? '', /补充的内容已经提交/)
    assert.match((await other.textContent('.clock-sum')) ?? '', /重新起算|收到/)
    await follow(other, '撤回申请')
    await press(other, '撤回申请')
    assert.match((await other.textContent('.flash')) ?? '', /已经撤回/)
    await press(other, '结束查看')
    await other.goto(`${server.address}/requests/tracked`)
    assert.equal(await other.textContent('h1'), '查询已提交的申请')
    await other.context().close()
  })
}

describe('无障碍', () => {
  const elder = { name: 'gongkai-elder', value: '1', url: server.address }
  for (const [name, options, cookies] of [
    ['1280 像素宽', {}, []],
    ['375 像素宽', { viewport: { width: 375, height: 800 } }, []],
    ['320 像素宽', { viewport: { width: 320, height: 640 } }, []],
    ['375 像素宽，长辈模式', { viewport: { width: 375, height: 800 } }, [elder]],
  ] as const) {
    it(`${name} / 申请的每一页、每一种状态 / axe 没有发现问题，不报错，不横向滚动`, async () => {
      const page = await newPage(options)
      await page.context().addCookies([...cookies])
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        // A page that says no is answered with 4xx, which the console reports.
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text())
      })
      const look = async (where: string) => {
        await assertAccessible(page, where)
        assert.equal(await overflow(page), 0, where)
      }
      await ask(page, look)
      const proof = await readReceipt(page)
      for (const path of ['track', 'tracked', 'tracked/withdraw', 'tracked/publication', 'draft']) {
        await page.goto(`${server.address}/requests/${path}`)
        await look(path)
      }
      await step(server, await trackedBy(server, proof), {
        type: 'receipt-confirmed',
        how: 'phone',
        note: '',
      })
      await step(server, await trackedBy(server, proof), {
        type: 'supplement-requested',
        missing: '请写明标段',
        until: '2026-06-30',
        letterId: null,
      })
      for (const path of ['tracked', 'tracked/supplement']) {
        await page.goto(`${server.address}/requests/${path}`)
        await look(`${path}，待补正`)
      }
      await page.goto(`${server.address}/requests/tracked`)
      await page.click('.day-list summary')
      await look('逐日理由')
      await page.goto(`${server.address}/published/${server.regionId}/${organId(3)}/2021`)
      await look('已发布的年报')
      await page.context().clearCookies()
      await page.goto(`${server.address}/requests/draft`)
      await look('没有草稿')
      assert.deepEqual(errors, [])
      await page.context().close()
    })
  }
})

it('只用键盘 / 填错一题 / 焦点到摘要，回车到那一栏，改好就往下走', async () => {
  const page = await newPage()
  await page.goto(`${server.address}/requests/new/${server.regionId}/${organId(3)}`)
  await page.getByRole('button', { name: '开始填写' }).focus()
  await toNextPage(page, () => page.keyboard.press('Enter'))
  await page.getByRole('link', { name: '由谁申请' }).focus()
  await toNextPage(page, () => page.keyboard.press('Enter'))
  await page.getByRole('button', { name: '保存并继续' }).focus()
  await toNextPage(page, () => page.keyboard.press('Enter'))
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
  assert.match(await page.title(), /^问题：/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await untilFocused(page, 'category')
  await page.keyboard.press('Space')
  await toNextPage(page, () => page.keyboard.press('Enter'))
  assert.equal(await page.textContent('h1'), '为自己申请，还是代别人申请')
  await page.context().close()
})

it('打印 / 回执 / 编号、查询码、摘要都在纸上，按钮不在', async () => {
  const page = await newPage()
  await ask(page, async () => {})
  await page.emulateMedia({ media: 'print' })
  assert.ok(await page.locator('.proof').isVisible())
  assert.ok(await page.locator('.digest').isVisible())
  assert.equal(await page.getByRole('link', { name: '查看这件申请' }).isVisible(), false)
  assert.equal(await page.getByRole('button', { name: /清除/ }).isVisible(), false)
  await page.context().close()
})
