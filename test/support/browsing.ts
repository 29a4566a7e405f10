/** What people do in a browser, in the steps that journeys are made of. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Role } from '../../src/domain/access/access.ts'
import type { DeskServer } from './desk-server.ts'

/** Does what leads to another page, and is there when that one has loaded and its scripts have run. */
export async function toNextPage(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation(), act()])
}

/** Presses the button that sends a form. */
export function press(page: Page, name: string | RegExp): Promise<void> {
  return toNextPage(page, () => page.getByRole('button', { name, exact: true }).click())
}

/** Follows the first link of this name. */
export function follow(page: Page, name: string): Promise<void> {
  return toNextPage(page, () => page.getByRole('link', { name, exact: true }).first().click())
}

/** Waits until the focus is on the element of this id. */
export async function untilFocused(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
}

/** Pixels by which the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
}

/** A page of the desk of somebody with these roles, signed in just now. */
export async function signedInPage(
  browser: Browser,
  server: DeskServer,
  roles: readonly Role[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { token } = await server.signedIn(roles)
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    ...options,
  })
  await context.addCookies([
    { name: 'gongkai', value: token, url: server.address, httpOnly: true, sameSite: 'Strict' },
  ])
  return context.newPage()
}
