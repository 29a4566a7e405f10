/** 一并办理: many who ask for the same get one decision and each a letter of their own (第四十四条). */

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access/access.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { follow, overflow, press, signedInPage } from '../support/browsing.ts'
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

async function pageOf(role: Role, options: BrowserContextOptions): Promise<Page> {
  const page = await signedInPage(browser, server, [role], options)
  if (options.javaScriptEnabled !== false) withScripts.add(page)
  return page
}

let letters = 0

/** Registers a letter that asks for the same as the others; answers the address of the case. */
async function register(page: Page, sought: string): Promise<string> {
  await page.goto(`${server.address}/requests/new`)
  await page.fill('#courierNumber', `EZ${String(++letters).padStart(9, '0')}CN`)
  await page.fill('#name', `陆知${letters}`)
  await page.fill('#address', `临川市青云路 ${letters} 号`)
  await page.fill('#items', sought)
  await press(page, '登记，出回执')
  const anyway = page.getByRole('button', { name: '仍然登记为新的申请' })
  if (await anyway.isVisible()) await press(page, '仍然登记为新的申请')
  await follow(page, '办理这件申请')
  return new URL(page.url()).pathname
}

const withScripts = new WeakSet<Page>()

/** axe is a script: where none run there is nothing to run it. */
async function look(page: Page, name: string): Promise<void> {
  if (!withScripts.has(page)) return
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    await assertAccessible(page, `${name} ${width}`)
    assert.equal(await overflow(page), 0, name)
  }
}

/** Opens the page of one, goes on with all that are ticked, and is back where the next task is chosen. */
async function together(
  page: Page,
  path: string,
  task: string,
  fill?: () => Promise<void>,
  also?: string,
): Promise<string> {
  await page.goto(`${server.address}${path}/together`)
  if (also !== undefined) await page.check(`[name="pick-${also.split('/').at(-1)}"]`)
  await page.selectOption('#task', task)
  await press(page, '下一步')
  if (task === 'decision-drafted') await follow(page, 'B1 向申请人提供')
  await look(page, task)
  await fill?.()
  await press(page, /（\d 件）$/)
  return (await page.textContent('main'))?.replaceAll(/\s+/g, ' ') ?? ''
}

for (const javaScriptEnabled of [true, false])
  it(`${javaScriptEnabled ? '有' : '没有'} JavaScript / 三人要同一信息 / 一个决定、三份答复书，再一并决定主动公开；不能办的一件说明为什么`, async () => {
    server.clock.now = '2026-03-02T02:00:00.000Z'
    const sought = javaScriptEnabled ? '望江楼修缮工程的招标文件' : '二〇二五年公务车辆租赁合同'
    const options = { javaScriptEnabled }
    const [clerk, reviewer, secrecy, signer] = await Promise.all(
      (['handler', 'reviewer', 'secrecy-reviewer', 'signer'] as const).map((role) => pageOf(role, options)),
    )
    assert.ok(clerk && reviewer && secrecy && signer)
    const [first, second, third, gone] = [
      await register(clerk, sought),
      await register(clerk, sought),
      await register(clerk, sought),
      await register(clerk, sought),
    ]
    await clerk.goto(`${server.address}${gone}/steps/request-withdrawn`)
    await press(clerk, '记下已撤回')

    await clerk.goto(`${server.address}${first}/steps/decision-drafted`)
    await follow(clerk, '与相同的申请一并办理')
    await look(clerk, 'choosing')
    const answering = async () => {
      assert.match((await clerk.textContent('.not-possible')) ?? '', /不包括在内/)
      await clerk.fill('[name="items-says-1"]', '随信提供。')
    }
    const drafted = await together(clerk, first, 'decision-drafted', answering, gone)
    assert.match(drafted, /拟办：3 件已办。/)
    assert.match(await together(clerk, first, 'draft-letters'), /给每件拟写答复书：3 件已办。/)
    assert.match(await together(reviewer, first, 'decision-reviewed'), /审核：3 件已办。/)
    const reviewed = await together(secrecy, first, 'secrecy-reviewed', async () => {
      await secrecy.check('[name="passes"][value="yes"]')
      await secrecy.fill('[name="opinion"]', '不涉密。')
    })
    assert.match(reviewed, /保密审查：3 件已办。/)
    assert.match(await together(signer, first, 'decision-signed'), /签发：3 件已办。/)
    assert.match(await together(clerk, first, 'issue-letters'), /印发答复书：3 件已办。/)
    const numbers = new Set<string>()
    for (const path of [first, second, third]) {
      await clerk.goto(`${server.address}${path}/letters`)
      numbers.add(/〔2026〕\d+号-答/.exec((await clerk.textContent('main')) ?? '')?.[0] ?? '')
      await clerk.goto(`${server.address}${path}/steps/letter-dispatched`)
      await clerk.fill('[name="trackingNumber"]', `98765432${numbers.size}`)
      await press(clerk, '记下已发出')
    }
    assert.equal(numbers.size, 3, 'a letter of its own with its own number')

    await clerk.goto(`${server.address}/requests/checks`)
    const found = clerk.locator('.check-group', { hasText: sought })
    assert.match((await found.textContent()) ?? '', /4件申请要同一信息/)
    const published = await together(reviewer, first, 'publication-decided', async () => {
      await reviewer.check('[name="publish"][value="yes"]')
      await reviewer.fill('[name="reason"]', '多人申请，可以公开。')
    })
    assert.match(published, /决定是否主动公开：3 件已办。/)
    await clerk.goto(`${server.address}/requests/checks`)
    assert.equal(await clerk.locator('.check-group', { hasText: sought }).count(), 0)
    for (const page of [clerk, reviewer, secrecy, signer]) await page.context().close()
  })
