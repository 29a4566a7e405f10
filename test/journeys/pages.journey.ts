import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { exampleReports } from '../../src/wiring/example-reports.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { overflow, toNextPage, untilFocused } from '../support/browsing.ts'
import { requestColumns } from '../support/report-builder.ts'
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

type Visit = (page: Page) => Promise<unknown>

const open =
  (path: string): Visit =>
  (page) =>
    page.goto(server.address + path)

const upload =
  (file: string): Visit =>
  async (page) => {
    await page.goto(server.address)
    await page.setInputFiles('#report', file)
    await toNextPage(page, () => page.click('.upload button'))
  }

const blankDraft = '/compile?organ=%E6%B1%9F%E5%9F%8E%E5%B8%82%E6%A1%A3%E6%A1%88%E5%B1%80&year=2025'

async function fillRow(page: Page, row: string, figures: readonly string[]): Promise<void> {
  for (const [index, column] of requestColumns.entries())
    await page.fill(`[name="requests/${row}/${column}"]`, figures[index] ?? '')
}

/** Every page in every state a person can bring it into. */
const states: Readonly<Record<string, Visit>> = {
  首页: open('/'),
  '首页，文件读不了': upload('package-lock.json'),
  ...Object.fromEntries(
    exampleReports.map(({ file }) => [`核查 ${file}`, open(`/examples/${file.replace(/\.\w+$/, '')}`)]),
  ),
  '核查 PDF': upload('test/fixtures/reports/hongze-2023.pdf'),
  '核查 2019 年格式': upload('test/fixtures/reports/shanghai-general-office-2019.docx'),
  编制入口: open('/compile'),
  '编制入口，年度写错': open('/compile?organ=a&year=25'),
  '编制，空白表': open(blankDraft),
  '编制，有一行不平': async (page) => {
    await open(blankDraft)(page)
    await fillRow(page, 'newlyReceived', ['2', '0', '0', '0', '0', '2', '2'])
  },
  '编制，填完': async (page) => {
    await open(blankDraft)(page)
    await page.click('#ask-zeros')
    await page.click('dialog .primary')
  },
  '编制，正在问是否填 0': async (page) => {
    await open(blankDraft)(page)
    await page.click('#ask-zeros')
  },
  期限与收费: open('/calculator'),
  '期限，有征求意见和延期': open(
    '/calculator?received=2025-09-15&channel=internet&sent-1=2025-09-22&answered-1=2025-10-17&consulted-1=third-party&extended=2025-10-20&extended-days=20',
  ),
  '期限，以后年度': open('/calculator?received=2027-09-15'),
  '期限，日期写错': open('/calculator?received=2022-02-31'),
  收费: open('/calculator?items=75'),
  规则: open('/rules'),
  没有的页面: open('/nothing-here'),
}

for (const width of [1280, 375]) {
  describe(`无障碍 / ${width} 像素宽`, () => {
    for (const [name, visit] of Object.entries(states)) {
      it(`${name} / axe 没有发现问题，不报错，不横向滚动`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 } })
        const errors: string[] = []
        page.on('pageerror', (error) => errors.push(error.message))
        page.on('console', (message) => {
          // A page that says no is answered with 4xx, which the console reports.
          if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
            errors.push(message.text())
        })
        await visit(page)
        await assertAccessible(page, name)
        assert.deepEqual(errors, [])
        assert.equal(await overflow(page), 0)
        await page.close()
      })
    }
  })
}

describe('放大和窄屏', () => {
  for (const [name, width] of [
    ['320 像素宽', 320],
    ['1280 像素宽放大到 200%', 640],
  ] as const) {
    it(`${name} / 每个页面 / 不横向滚动`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 700 } })
      const wide: string[] = []
      for (const [state, visit] of Object.entries(states)) {
        await visit(page)
        if ((await overflow(page)) > 0) wide.push(state)
      }
      await page.close()
      assert.deepEqual(wide, [])
    })
  }

  it('强制颜色、减少动态 / 首页和结果页 / 错误仍有边框和文字', async () => {
    const page = await browser.newPage({ forcedColors: 'active', reducedMotion: 'reduce' })
    await open('/examples/baoshan-sh-service-centre-2021')(page)
    const border = await page
      .locator('.place.is-error')
      .first()
      .evaluate((mark) => getComputedStyle(mark).borderTopWidth)
    assert.notEqual(border, '0px')
    await page.close()
  })

  it('打印 / 结果页 / 全部批注和三张表都在纸上', async () => {
    const page = await browser.newPage()
    await open('/examples/baoshan-sh-service-centre-2021')(page)
    await page.emulateMedia({ media: 'print' })
    const height = await page.locator('.margin').evaluate((pane) => pane.scrollHeight - pane.clientHeight)
    assert.ok(height <= 1, 'nothing is cut off in a pane')
    const pdf = await page.pdf({ format: 'A4' })
    assert.ok(pdf.length > 10_000)
    await page.close()
  })
})

describe('只用键盘', () => {
  it('跳到正文 / 第一次按 Tab / 看得见，回车后到正文', async () => {
    const page = await browser.newPage()
    await open('/')(page)
    await page.keyboard.press('Tab')
    const skip = page.locator('.skip')
    assert.ok((await skip.boundingBox())?.y ?? -1 >= 0)
    await page.keyboard.press('Enter')
    await untilFocused(page, 'main')
    await page.close()
  })

  it('结果页 / 一路按 Tab / 每一站都看得见焦点，走得出去', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await open('/examples/baoshan-sh-service-centre-2021')(page)
    const seen = new Set<string>()
    for (let step = 0; step < 400; step++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const element = document.activeElement
        if (element === null || element === document.body) return null
        const style = getComputedStyle(element)
        const visible = style.outlineStyle !== 'none' || element.closest('svg') !== null
        return { visible, place: element.outerHTML.slice(0, 120) }
      })
      if (stop === null) break
      assert.ok(stop.visible, `no visible focus: ${stop.place}`)
      seen.add(stop.place)
    }
    assert.ok(seen.size > 20)
    await page.close()
  })
})
