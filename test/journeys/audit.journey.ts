import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { toNextPage, untilFocused } from '../support/browsing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWeb, type WebServer } from '../support/web-server.ts'

let browser: Browser
let server: WebServer

before(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startWeb()])
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function audit(page: Page, file: string): Promise<void> {
  await page.goto(server.address)
  await page.setInputFiles('#report', file)
  await toNextPage(page, () => page.click('.upload button'))
}

const scripts = [
  { name: '有脚本', javaScriptEnabled: true },
  { name: '没有脚本', javaScriptEnabled: false },
]

for (const { name, javaScriptEnabled } of scripts) {
  describe(`交来一份年报，${name}`, () => {
    it('选文件、开始核查 / 有错的年报 / 看到批注，从批注到原处，再下载核查单', async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
      await audit(page, 'examples/baoshan-sh-service-centre-2021.txt')
      assert.match(await page.locator('h1').innerText(), /上海市宝山区行政服务中心 2021/)
      assert.match(await page.locator('.finding').first().innerText(), /表三/)
      const link = page.locator('.finding .to-original').first()
      await link.click()
      const place = (await link.getAttribute('href'))?.slice(1) ?? ''
      assert.ok(await page.locator(`#${place}`).evaluate((anchor) => anchor.closest('.place') !== null))
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('button[value="findings.docx"]'),
      ])
      assert.match(download.suggestedFilename(), /核查单\.docx$/)
      assert.equal(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString(),
        'PK',
      )
      await page.close()
    })

    it('扫描以外的 PDF / 核查 / 页面图像上有框，图像来自页面自己', async () => {
      const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
      await audit(page, 'test/fixtures/reports/hongze-2023.pdf')
      assert.ok((await page.locator('.page-image svg image[href^="data:image/png"]').count()) > 0)
      assert.ok((await page.locator('.box.is-error rect').count()) > 0)
      await page.close()
    })

    it('读不了的文件 / 核查 / 回到首页，理由在文件栏旁边', async () => {
      const page = await browser.newPage({ javaScriptEnabled })
      await audit(page, 'LICENSE')
      assert.match(await page.title(), /^问题：/)
      assert.match(await page.locator('#report-problem').innerText(), /\p{Script=Han}/u)
      await page.close()
    })
  })
}

describe('结果页的批注线', () => {
  it('移到一条批注上 / 原处变亮，有线相连；窄屏没有线', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${server.address}/examples/baoshan-sh-service-centre-2021`)
    const tied = page.locator('.finding[data-place^="mark-"]')
    await tied.nth(1).hover()
    assert.ok(((await page.locator('.tie path').getAttribute('d')) ?? '').startsWith('M '))
    assert.equal(await page.locator('.place.lit').count(), 1)
    await page.setViewportSize({ width: 375, height: 800 })
    await page.waitForFunction(() => !document.querySelector('.tie path')?.hasAttribute('d'))
    await page.close()
  })

  it('点原件里的批注号 / 批注得到焦点', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(`${server.address}/examples/baoshan-sh-service-centre-2021`)
    const reference = page.locator('.original .reference').last()
    const finding = (await reference.getAttribute('href'))?.slice(1) ?? ''
    await reference.click()
    await untilFocused(page, finding)
    await page.close()
  })
})

describe('大文件', () => {
  it('超过 20 MB / 选中 / 不上传就说明', async () => {
    const page = await browser.newPage()
    await page.goto(server.address)
    const large = join(temporaryFolder('large'), '很大.pdf')
    writeFileSync(large, Buffer.alloc(20 * 1024 * 1024 + 1))
    await page.setInputFiles('#report', large)
    assert.match(await page.locator('.upload-status').innerText(), /很大\.pdf”超过 20 MB/)
    await page.click('.upload button')
    assert.equal(page.url(), `${server.address}/`)
    await page.close()
  })
})
