import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { generateSync } from 'otplib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access/access.ts'
import { galleryExamples } from '../../src/web/pages/desk/gallery/examples.tsx'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { overflow, press, signedInPage, toNextPage, untilFocused } from '../support/browsing.ts'
import { startDesk } from '../support/desk-server.ts'
import { organId } from '../support/invented-organs.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const server = await startDesk()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})

const password = 'Lushan-3847-yun'

/** What the authenticator app shows at the time of the desk. */
function codeFor(secret: string): string {
  return generateSync({ secret, epoch: Math.floor(Date.parse(server.clock.now) / 1000) })
}

/** Half a minute later: no code is taken twice. */
function nextCode(secret: string): string {
  server.clock.now = new Date(Date.parse(server.clock.now) + 30_000).toISOString()
  return codeFor(secret)
}

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
}

/** Opens the one-time link, sets password and authenticator; answers the secret. */
async function setUp(page: Page, link: string): Promise<string> {
  await page.goto(`${server.address}/set-up/${link}`)
  const secret = ((await page.textContent('.key')) ?? '').replaceAll(/\s/g, '')
  await page.fill('#password', password)
  await page.fill('#repeated', password)
  await page.fill('#code', codeFor(secret))
  await press(page, '启用账号并登录')
  return secret
}

const pageOf = (roles: readonly Role[], options: BrowserContextOptions = {}) =>
  signedInPage(browser, server, roles, options)

async function close(page: Page): Promise<void> {
  await page.context().close()
}

function tableFile(): string {
  const file = join(temporaryFolder('organs'), '名录.csv')
  const name = `临川市${randomBytes(3).toString('hex')}中心`
  writeFileSync(
    file,
    `机关名称,机关性质,层级,上级政府,成立日期\n${name},派出机构、授权组织等,市级,${server.regionId} 临川市人民政府,2020-01-01\n`,
  )
  return file
}

for (const javaScriptEnabled of [true, false]) {
  it(`${javaScriptEnabled ? '有' : '没有'} JavaScript / 链接启用、退出、登录、导入名录、退出 / 走得通`, async () => {
    const loginName = `zhou-${javaScriptEnabled ? 'on' : 'off'}`
    const link = await server.invited(loginName, '周明', ['system-administrator'])
    const page = await newPage({ javaScriptEnabled })
    const secret = await setUp(page, link)
    assert.equal(await page.textContent('h1'), '今日待办')
    await press(page, '退出')
    assert.match((await page.textContent('.flash')) ?? '', /已经退出/)

    await page.fill('#loginName', loginName)
    await page.fill('#password', password)
    await press(page, '下一步')
    await page.fill('#code', nextCode(secret))
    await press(page, '登录')
    assert.equal(await page.textContent('h1'), '今日待办')

    await page.goto(`${server.address}/organs/import`)
    const file = tableFile()
    await page.setInputFiles('#file', file)
    await press(page, '提交')
    assert.match(
      (await page.textContent('#outcome-title')) ?? (await page.textContent('main')) ?? '',
      /会新增 1 个/,
    )
    await page.setInputFiles('#file', file)
    await press(page, '提交')
    assert.match((await page.textContent('.flash')) ?? '', /新增 1 个/)
    await press(page, '退出')
    await page.goto(`${server.address}/organs`)
    assert.equal(await page.textContent('h1'), '登录')
    await close(page)
  })
}

it('只用键盘 / 启用账号 / 出错时焦点到摘要，改好就进去', async () => {
  const link = await server.invited('key-only', '沈岚', ['handler'])
  const page = await newPage()
  await page.goto(`${server.address}/set-up/${link}`)
  const secret = ((await page.textContent('.key')) ?? '').replaceAll(/\s/g, '')
  const type = async (text: string) => {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.focus('#password')
  await type('short')
  await page.keyboard.type('other')
  await toNextPage(page, () => page.keyboard.press('Enter'))
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'error-summary')
  assert.match(await page.title(), /^问题：/)
  assert.equal(((await page.textContent('.key')) ?? '').replaceAll(/\s/g, ''), secret, 'the key stays')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await untilFocused(page, 'password')
  await type(password)
  await type(password)
  await page.focus('#code')
  await page.keyboard.type(nextCode(secret))
  await toNextPage(page, () => page.keyboard.press('Enter'))
  assert.equal(await page.textContent('h1'), '今日待办')
  await close(page)
})

it('只用键盘 / Ctrl K、打几个字、回车 / 到那一页；Esc 关上', async () => {
  const page = await pageOf(['handler'])
  await page.goto(server.address)
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('dialog[open]').count(), 0)
  await page.keyboard.press('Control+k')
  await assertAccessible(page, 'palette')
  await page.keyboard.type('日历')
  await toNextPage(page, () => page.keyboard.press('Enter'))
  assert.equal(await page.textContent('h1'), '工作日历')
  await close(page)
})

it('填到一半身份验证过期 / 授予岗位 / 输一次验证码，填的还在，接着提交；换口令后旧会话作废', async () => {
  const link = await server.invited('security', '何清', ['security-administrator'])
  const { accountId, token } = await server.signedIn(['handler'])
  const page = await newPage({ javaScriptEnabled: false })
  const secret = await setUp(page, link)
  await page.goto(`${server.address}/people/${accountId}/roles`)
  await page.selectOption('#role', 'reviewer')
  server.clock.now = new Date(Date.parse(server.clock.now) + 11 * 60_000).toISOString()
  await press(page, '授予岗位')
  assert.equal(await page.textContent('h1'), '再验证一次身份')
  await page.fill('#code', '000000')
  await press(page, '继续')
  assert.equal(await page.locator('#code-problem').count(), 1)
  await page.fill('#code', nextCode(secret))
  await press(page, '继续')
  assert.equal(await page.textContent('h1'), '身份已确认')
  await press(page, '提交')
  assert.match((await page.textContent('.flash')) ?? '', /已授予“审核人”/)
  assert.match((await page.textContent('main')) ?? '', /审核人/)

  const old = await page.context().cookies()
  await page.goto(`${server.address}/account/password`)
  await page.fill('#current', password)
  await page.fill('#next-password', 'Poyang-5926-hu!')
  await page.fill('#repeated', 'Poyang-5926-hu!')
  await press(page, '更换口令')
  assert.match((await page.textContent('.flash')) ?? '', /口令已更换/)
  const before = old.find(({ name }) => name === 'gongkai')?.value ?? ''
  const stale = await server.desk.request('/', { headers: { Cookie: `gongkai=${before}` } })
  assert.equal(stale.status, 303)
  assert.notEqual(before, token)
  await close(page)
})

it('长辈模式 / 按下 / 字变大，不横向滚动，再按恢复', async () => {
  const page = await pageOf(['supervisor'], { viewport: { width: 375, height: 800 } })
  await page.goto(`${server.address}/organs`)
  await press(page, '长辈模式（大字、单栏）')
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '24px')
  for (const path of [
    '/organs',
    '/',
    '/people',
    '/account',
    '/calendars',
    `/organs/${server.regionId}/${organId(3)}`,
  ]) {
    await page.goto(server.address + path)
    assert.equal(await overflow(page), 0, path)
    await assertAccessible(page, `elder ${path}`)
  }
  await press(page, '退出长辈模式')
  assert.equal(await page.locator('html.elder').count(), 0)
  await close(page)
})

it('28 分钟没有操作 / 弹出提醒；按“继续使用” / 留下，再过 28 分钟又提醒；会话已经结束的转到登录', async () => {
  const page = await pageOf(['handler'])
  await page.clock.install()
  await page.goto(`${server.address}/organs`)
  const warning = page.locator('#idle-warning[open]')
  await page.clock.fastForward(27 * 60_000)
  assert.equal(await warning.count(), 0)
  await page.clock.fastForward(60_000)
  await warning.waitFor()
  await assertAccessible(page, 'idle warning')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'stay-in', 'one key is enough')
  await Promise.all([page.waitForResponse(/\/session$/), page.keyboard.press('Enter')])
  assert.equal(await warning.count(), 0)
  await page.clock.fastForward(28 * 60_000)
  await warning.waitFor()
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'gongkai')
  await server.ports.access.signOut({ token: session?.value ?? '', at: server.ports.moment() })
  await Promise.all([page.waitForURL(/\/sign-in/), page.click('#stay-in')])
  await close(page)
})

const paths: readonly (readonly [string, readonly Role[]])[] = [
  ['/', ['supervisor']],
  ['/', ['audit-administrator']],
  ['/go', ['handler']],
  ['/organs', ['system-administrator']],
  ['/organs?search=nothing', ['handler']],
  [`/organs/${server.regionId}/${organId(3)}`, ['handler']],
  ['/organs/import', ['system-administrator']],
  ['/people', ['system-administrator']],
  ['/people/new', ['system-administrator']],
  ['/account', ['handler']],
  ['/account/password', ['handler']],
  ['/account/one-time-code', ['handler']],
  ['/account/delegate', ['handler']],
  ['/step-up', ['handler']],
  ['/calendars', ['supervisor']],
  ['/calendars/import', ['supervisor']],
  ['/logs', ['audit-administrator']],
  ['/logs', ['handler']],
  ['/nothing-here', ['handler']],
  ['/sign-in', []],
  ['/gallery', ['handler']],
  ...galleryExamples.map(({ id }): [string, ['handler']] => [`/gallery?show=${id}`, ['handler']]),
]

describe('无障碍 / 每一页和每个组件', () => {
  it('1280、375、320 像素，放大到 200% / axe 没有发现问题，不报错，不横向滚动', async () => {
    const pages = new Map<string, Page>()
    for (const [path, roles] of paths) {
      const key = roles.join()
      const page = pages.get(key) ?? (await pageOf(roles))
      pages.set(key, page)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      for (const width of [1280, 640, 375, 320]) {
        await page.setViewportSize({ width, height: 800 })
        if (width === 1280) await page.goto(server.address + path)
        assert.equal(await overflow(page), 0, `${path} ${width}`)
        if (width === 1280 || width === 375) await assertAccessible(page, `${path} ${width}`)
      }
      assert.deepEqual(errors, [], path)
      page.removeAllListeners('pageerror')
    }
    for (const page of pages.values()) await close(page)
  })
})
