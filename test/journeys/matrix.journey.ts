/**
 * 路由 × 状态: every address of portal and desk that is a page, taken from the tables of routes, so that a new one
 * without a state here fails. Each is opened at 1280, 640 (200 %), 375 and 320 pixels, in 长辈模式, with forced colours
 * and on paper.
 */

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, it } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access/access.ts'
import { deskRoutes } from '../../src/web/desk-routes.ts'
import { routes } from '../../src/web/routes.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { fillDraft, sendRequest } from '../support/asked-request.ts'
import { openBrowser } from '../support/browser.ts'
import { overflow } from '../support/browsing.ts'
import { organId } from '../support/invented-organs.ts'
import { startPortal } from '../support/portal-server.ts'
import { PortalVisitor } from '../support/portal-visitor.ts'
import { givenUp } from '../support/running-platform.ts'

const server = await startPortal()
let browser: Browser

/** A page with the cookie of whoever may open it. */
interface Stop {
  readonly name: string
  readonly address: string
  readonly cookie: string
}

const stops: Stop[] = []
const office = createServer(getRequestListener((request, env) => server.desk.fetch(request, env)))

before(async () => {
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
  const bound = office.address()
  assert.ok(bound !== null && typeof bound === 'object')
  stops.push(...(await portalStops()), ...(await deskStops(`http://localhost:${bound.port}`)))
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
  office.close()
  office.closeAllConnections()
})

/** GET routes that hand out a file or send the browser on: no page to look at. */
const noPages: ReadonlySet<string> = new Set([
  'portal /download',
  'portal /requests/tracked/dates.ics',
  'portal /requests/tracked/receipt.pdf',
  'portal /requests/tracked/letters/:letter',
  'portal /requests/tracked/files/:file',
  // No report is published here; test/web-pages.test.ts opens one.
  'portal /published/:region/:organ/:year',
  // A file: test/journeys/release.journey.ts.
  'portal /published/:region/:request/files/:file',
  'desk /session',
  'desk /sign-in/code',
  'desk /sign-in/single-sign-on',
  // Goes on by itself: test/journeys/sign-in.journey.ts.
  'desk /sign-in/single-sign-on/answer',
  'desk /sign-in/single-sign-on/finish',
  'desk /account/single-sign-on',
  'desk /account/single-sign-on/finish',
  'desk /account/single-sign-on/remove',
  'desk /organs/export',
  'desk /files/:region/:kind/:object/:file',
])

async function portalStops(): Promise<Stop[]> {
  const drafting = new PortalVisitor(server.web)
  await fillDraft(drafting, server.regionId)
  const following = new PortalVisitor(server.web)
  const sent = await sendRequest(following, server.regionId, server.clock)
  const find = await following.open('/requests/track')
  await following.submit(find, '/requests/track', { number: sent.number, code: sent.code })
  const found: Stop[] = []
  for (const { method, path } of routes) {
    if (method !== 'GET' || noPages.has(`portal ${path}`)) continue
    const visitor = path.startsWith('/requests/draft') ? drafting : following
    const place = path
      .replace(':region', server.regionId)
      .replace(':organ', organId(3))
      .replace(/items\/:id/, 'items/1')
      .replace('/examples/:id', '/examples/baoshan-sh-service-centre-2021')
    assert.doesNotMatch(place, /:/, `portal ${path}: say which address stands for it`)
    const shown = await visitor.open(place)
    assert.equal(shown.status, 200, `portal ${path}: ${shown.html.slice(0, 200)}`)
    found.push({ name: `portal ${path}`, address: server.address + place, cookie: cookiesOf(visitor) })
  }
  return found
}

function cookiesOf({ cookies }: PortalVisitor): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

const inOrder: readonly Role[] = [
  'handler',
  'supervisor',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'signer',
]

async function deskStops(origin: string): Promise<Stop[]> {
  server.running.letters.push(givenUp('没有设置发信服务器（SMTP_URL）'))
  const people = new Map<Role, { accountId: string; token: string }>()
  for (const role of inOrder) people.set(role, await server.signedIn([role], 3))
  for (const role of ['supervisor', 'system-administrator', 'security-administrator'] as const)
    people.set(role, await server.signedIn([role]))
  const colleague = await server.signedIn(['handler'], 3)
  const view = await server.access.accounts.listGrants(colleague.accountId)
  const { rows } = await server.database.owner.query('select request_id from request limit 1')
  const replaced = {
    ':region': server.regionId,
    ':organ': organId(3),
    ':person': colleague.accountId,
    ':grant': view[0]?.grantId ?? '',
    ':link': await server.invited('matrix', '周明', ['handler']),
    ':request': String(rows[0]?.request_id),
    ':name': 'courier',
    ':factor': '00000000-0000-4000-8000-000000000009',
  }
  await server.database.owner.query(
    `insert into personal_data_destruction (region_id, certificate_id, object_id, object_kind, fields, classes, files,
       file_classes, destroyed_at, destroyed_by, approved_by, reason)
     values ($1, gen_random_uuid(), $2, 'request', '{applicant.phone}', '{phone}', array[gen_random_uuid()],
       '{handed-in}', now(), $3, $4, '保存期限届满，依归档范围和保管期限表')`,
    [server.regionId, rows[0]?.request_id, colleague.accountId, people.get('signer')?.accountId],
  )
  const found: Stop[] = []
  for (const route of deskRoutes) {
    if (route.method !== 'GET' || noPages.has(`desk ${route.path}`)) continue
    const path = Object.entries(replaced).reduce(
      (text, [name, value]) => text.replace(name, value),
      route.path,
    )
    if (/:/.test(path)) continue // addresses of cases in special states: test/journeys/casework.journey.ts
    const stop = await firstWhoMay(origin, route.path, path, [...people.values()])
    if (stop !== null) found.push(stop)
  }
  const pages = deskRoutes.filter(({ method, path }) => method === 'GET' && !noPages.has(`desk ${path}`))
  assert.ok(found.length > pages.length * 0.8, `${found.length} of ${pages.length} pages of the desk`)
  return found
}

async function firstWhoMay(
  origin: string,
  route: string,
  path: string,
  people: readonly { token: string }[],
): Promise<Stop | null> {
  for (const cookie of ['', ...people.map(({ token }) => `gongkai=${token}`)]) {
    const answer = await server.desk.request(path, { headers: { Cookie: cookie } })
    const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html')
    if (answer.status === 200 && isPage) return { name: `desk ${route}`, address: origin + path, cookie }
  }
  return null
}

async function contextFor(
  stop: Stop,
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...more })
  const pairs = stop.cookie.split('; ').filter((pair) => pair.includes('='))
  await context.addCookies(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: stop.address }
    }),
  )
  return context
}

type Look = (page: Page, stop: Stop) => Promise<readonly string[]>

/** What is wrong at every stop; one window for each set of cookies, because opening one costs the most. */
async function everywhere(looks: Readonly<Record<string, Look>>): Promise<void> {
  const wrong: string[] = []
  const windows = new Map<string, Page>()
  for (const stop of stops) {
    const page = windows.get(stop.cookie) ?? (await (await contextFor(stop)).newPage())
    windows.set(stop.cookie, page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(stop.address)
    for (const [state, look] of Object.entries(looks))
      for (const problem of await look(page, stop)) wrong.push(`${stop.name} / ${state}: ${problem}`)
  }
  for (const page of windows.values()) await page.context().close()
  assert.deepEqual(wrong, [])
}

const atEveryWidth: Look = async (page) => {
  const wide: string[] = []
  for (const width of [1280, 640, 375, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const pixels = await overflow(page)
    if (pixels > 0) wide.push(`${pixels} pixels too wide at ${width}`)
  }
  return wide
}

/** Whatever can be reached shows that it was, in the colours that the person chose. */
const inForcedColors: Look = async (page) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ forcedColors: 'active' })
  // A first key, so that the browser takes the focus for one of the keyboard.
  await page.keyboard.press('Tab')
  const unseen = await page.evaluate(() => {
    const reached = 'main a, main button, main input:not([type=hidden]), main select, main textarea'
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(reached)) {
      // A trap for programs, which no key reaches.
      if (element.tabIndex < 0) continue
      element.focus()
      if (document.activeElement !== element) continue
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      if (outlineStyle === 'none' || outlineWidth === '0px')
        found.push(`focus not seen: ${element.outerHTML.slice(0, 100)}`)
    }
    return found.slice(0, 3)
  })
  await page.emulateMedia({ forcedColors: 'none' })
  return unseen
}

/** A4 less the margins that browsers print with. */
const paperWidth = 718

const onPaper: Look = async (page) => {
  await page.setViewportSize({ width: paperWidth, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const problems = await page.evaluate(() => {
    const isShown = (element: Element) => element.getClientRects().length > 0
    const main = document.querySelector('main')
    const found: string[] = []
    if (main === null || !isShown(main) || (main.textContent ?? '').trim() === '')
      found.push('nothing on paper')
    for (const element of document.querySelectorAll('nav, button, .skip'))
      if (isShown(element)) found.push(`on paper: ${element.outerHTML.slice(0, 80)}`)
    const wider = document.documentElement.scrollWidth - window.innerWidth
    if (wider > 0) found.push(`${wider} pixels wider than the paper`)
    return found.slice(0, 3)
  })
  await page.emulateMedia({ media: null })
  return problems
}

const forElders: Look = async (page, stop) => {
  await page.setViewportSize({ width: 375, height: 800 })
  const { origin } = new URL(stop.address)
  await page.context().addCookies([{ name: 'gongkai-elder', value: '1', url: origin }])
  await page.goto(stop.address)
  await assertAccessible(page, `elder ${stop.name}`)
  const [pixels, size] = [
    await overflow(page),
    await page.evaluate(() => getComputedStyle(document.documentElement).fontSize),
  ]
  await page.context().clearCookies({ name: 'gongkai-elder' })
  return [
    ...(pixels > 0 ? [`${pixels} pixels too wide`] : []),
    ...(size === '24px' ? [] : [`letters of ${size}`]),
  ]
}

it('路由 × 状态 / 四种宽度、强制颜色、打印、长辈模式 / 不横向滚动，焦点看得见，纸上只有正文，axe 没有发现问题', async () => {
  await everywhere({
    widths: atEveryWidth,
    'forced colours': inForcedColors,
    print: onPaper,
    elder: forElders,
  })
})

it('没有一个状态的路由 / 清点 / 门户的每个页面都在，名字不重复', () => {
  const names = stops.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  const missing = routes.filter(
    ({ method, path }) =>
      method === 'GET' && !noPages.has(`portal ${path}`) && !names.includes(`portal ${path}`),
  )
  assert.deepEqual(missing, [])
})
