/** One keystroke in the workbench, from the input event to the redrawn check, in a real browser. */

import type { Page } from 'playwright-core'
import { openBrowser } from '../test/support/browser.ts'
import { startWeb } from '../test/support/web-server.ts'
import { percentile, print } from './measure.ts'

/** Prints milliseconds a keystroke with a full form and one broken row: plainly, and on a processor four times slower. */
export async function benchKeystroke(): Promise<void> {
  const [browser, server] = await Promise.all([openBrowser(), startWeb()])
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${server.address}/compile?organ=bench&year=2025`)
  await page.click('#ask-zeros')
  await page.click('dialog .primary')
  await page.fill(
    '#section-1',
    `本年度共收到政府信息公开申请75件，其中自然人72件。${'加强公文属性审核，更新公开目录。'.repeat(60)}`,
  )
  const session = await page.context().newCDPSession(page)
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    const times = await typeAndMeasure(page)
    print(
      `workbench in the browser, one keystroke judged and drawn, ms (processor ÷ ${rate})`,
      { median: percentile(times, 0.5), p99: percentile(times, 0.99) },
      '≤ 16',
    )
  }
  await browser.close()
  await server.close()
}

/** Types figures into one cell; each event is handled and its layout done before the next. */
function typeAndMeasure(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('[name="requests/newlyReceived/business"]')
    if (input === null) throw new Error('the grid is not there')
    const times: number[] = []
    for (let i = 0; i < 220; i++) {
      input.value = String(i % 97)
      const started = performance.now()
      input.dispatchEvent(new Event('input', { bubbles: true }))
      document.body.getBoundingClientRect()
      if (i >= 20) times.push(performance.now() - started)
    }
    return times.sort((a, b) => a - b)
  })
}
