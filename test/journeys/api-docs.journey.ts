import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { createApi } from '../../src/api/app.ts'
import { audit } from '../../src/domain/annual-report/audit/audit.ts'
import { nationalCalendar } from '../../src/domain/calendar/national-calendar.ts'
import { openFaces, type ServedFaces } from '../../src/wiring/serve.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { overflow } from '../support/browsing.ts'

let browser: Browser
let served: ServedFaces

before(async () => {
  const api = createApi({
    readReport: () => Promise.reject(new Error('nothing is read here')),
    auditReport: audit,
    calendar: async () => nationalCalendar,
    requestId: () => '',
    onError: () => {},
  })
  browser = await openBrowser()
  served = await openFaces([{ title: '接口', port: 0, handle: (request) => api.fetch(request) }], '127.0.0.1')
})
after(async () => {
  await browser?.close()
  await served?.close()
})

describe('接口说明', () => {
  for (const width of [320, 1280])
    it(`${width} 像素宽 / axe 没有发现问题，样式到了，不横向滚动，目录走得到`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(`http://127.0.0.1:${served.ports[0]}/api/docs`)
      await assertAccessible(page, '/api/docs')
      const maxWidth = await page.evaluate(
        () => getComputedStyle(document.querySelector('main') ?? document.body).maxWidth,
      )
      assert.notEqual(maxWidth, 'none')
      assert.equal(await overflow(page), 0)
      await page.click('nav a[href="#computeClock"]')
      await page.waitForURL(/#computeClock$/)
      assert.deepEqual(complaints, [])
      await page.close()
    })
})
