/** Security keys (a virtual one of Chromium) and single sign-on (a real provider on another site), through the pages. */

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { press } from '../support/browsing.ts'
import { startDesk } from '../support/desk-server.ts'
import { clientSecret, startIdentityProvider } from '../support/identity-provider.ts'

const title = '市统一身份认证'
const server = await startDesk(async (address) => {
  const redirectUrl = `${address}/sign-in/single-sign-on/answer`
  return {
    title,
    issuer: await startIdentityProvider(redirectUrl, 'urn:test:two-factors'),
    clientId: 'gongkai',
    clientSecret,
    redirectUrl,
    twoFactorValues: ['urn:test:two-factors'],
    transport: 'http-for-tests',
  }
})
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})

const password = 'Lushan-3847-yun'
const codeFor = (secret: string) =>
  generateSync({ secret, epoch: Math.floor(Date.parse(server.clock.now) / 1000) })
const later = (minutes: number) => {
  server.clock.now = new Date(Date.parse(server.clock.now) + minutes * 60_000).toISOString()
}

const secrets = new Map<string, string>()

/** A page whose owner has just set up the account. */
async function settledPage(loginName: string, javaScriptEnabled = true): Promise<Page> {
  const link = await server.invited(loginName, '周明', ['handler'])
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(`${server.address}/set-up/${link}`)
  const secret = ((await page.textContent('.key')) ?? '').replaceAll(/\s/g, '')
  secrets.set(loginName, secret)
  await page.fill('#password', password)
  await page.fill('#repeated', password)
  await page.fill('#code', codeFor(secret))
  await press(page, '启用账号并登录')
  return page
}

async function passPassword(page: Page, loginName: string): Promise<void> {
  await page.goto(`${server.address}/sign-in`)
  await page.fill('#loginName', loginName)
  await page.fill('#password', password)
  await press(page, '下一步')
}

it('安全密钥 / 添加、再用它登录、用它再验证一次 / 走得通，各页可及', async () => {
  const page = await settledPage('key-owner')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: false,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${server.address}/account/security-key`)
  await assertAccessible(page, 'adding a security key')
  await page.fill('#name', '蓝色密钥')
  await press(page, '添加')
  assert.match((await page.textContent('.flash')) ?? '', /安全密钥已添加/)
  assert.match((await page.textContent('main')) ?? '', /蓝色密钥/)
  await press(page, '退出')

  await passPassword(page, 'key-owner')
  await assertAccessible(page, 'second factor with a key')
  await press(page, '使用安全密钥')
  assert.equal(await page.textContent('h1'), '今日待办')

  later(11)
  await page.goto(`${server.address}/account/security-key`)
  assert.equal(await page.textContent('h1'), '再验证一次身份')
  await press(page, '使用安全密钥')
  assert.equal(await page.textContent('h1'), '添加安全密钥')

  // The same key a second time: the browser itself knows it.
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await page.waitForFunction(() => document.querySelector('.key-status')?.textContent?.includes('已经添加过'))
  await page.context().close()
})

it('安全密钥 / 没有 JavaScript / 说明用不了，验证码照常', async () => {
  const page = await settledPage('no-script', false)
  await page.goto(`${server.address}/account/security-key`)
  await press(page, '添加')
  assert.match((await page.textContent('#error-summary')) ?? '', /没有运行本页的脚本/)
  await page.context().close()
})

it('统一身份认证 / 先关联，退出，再用它登录，最后取消关联 / 走得通，要去的页面还记得', async () => {
  const page = await settledPage('single')
  await page.goto(`${server.address}/account`)
  await Promise.all([
    page.waitForURL(/single-sign-on\/finish/),
    page.getByRole('link', { name: `关联${title}` }).click(),
  ])
  await assertAccessible(page, 'linking')
  await press(page, '关联')
  assert.match((await page.textContent('.flash')) ?? '', /已关联/)
  assert.match((await page.textContent('#single-sign-on-title + dl')) ?? '', /127\.0\.0\.1/)
  await press(page, '退出')

  await page.goto(`${server.address}/organs`)
  await assertAccessible(page, 'signing in with the button of single sign-on')
  await Promise.all([
    page.waitForURL(`${server.address}/organs`),
    page.getByRole('link', { name: `用${title}登录` }).click(),
  ])
  assert.equal(await page.textContent('h1'), '机关')

  await page.goto(`${server.address}/account/single-sign-on/remove`)
  await press(page, '取消关联')
  assert.match((await page.textContent('.flash')) ?? '', /已取消关联/)
  await press(page, '退出')
  await Promise.all([
    page.waitForURL(/\/sign-in$/),
    page.getByRole('link', { name: `用${title}登录` }).click(),
  ])
  assert.match((await page.textContent('main')) ?? '', /账号不能使用/)
  await page.context().close()
})

it('登录记录、其他登录 / 看到没走完的一次；结束其他登录 / 别处立即退出，这里照常', async () => {
  const page = await settledPage('watchful')
  const elsewhere = await (await browser.newContext()).newPage()
  await passPassword(elsewhere, 'watchful')
  await page.goto(`${server.address}/account/sign-ins`)
  assert.match((await page.textContent('main')) ?? '', /只过了第一步/)
  await assertAccessible(page, 'the list of sign-ins')

  later(1)
  await elsewhere.fill('#code', codeFor(secrets.get('watchful') ?? ''))
  await press(elsewhere, '登录')
  assert.equal(await elsewhere.textContent('h1'), '今日待办')
  await page.goto(`${server.address}/account`)
  await assertAccessible(page, 'the account with two sessions')
  await press(page, '结束其他所有登录')
  assert.match((await page.textContent('.flash')) ?? '', /其他 1 处/)
  await elsewhere.goto(`${server.address}/organs`)
  assert.equal(await elsewhere.textContent('h1'), '登录')
  await page.context().close()
  await elsewhere.context().close()
})
