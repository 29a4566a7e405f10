import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Where a Chromium may be: told by the environment, on the path, or brought by npm. */
async function findChromium(): Promise<{ path: string; args: string[] }> {
  if (process.env.CHROMIUM) return { path: process.env.CHROMIUM, args: [] }
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file))
  if (found !== undefined) return { path: found, args: [] }
  const { default: packaged } = await import('@sparticuz/chromium')
  return { path: await packaged.executablePath(), args: packaged.args }
}

/** Throws with what to install when no Chromium can be started: a journey that cannot run is never a passed one. */
export async function openBrowser(): Promise<Browser> {
  try {
    const { path, args } = await findChromium()
    return await chromium.launch({ executablePath: path, args: [...args, '--no-sandbox', '--lang=zh-CN'] })
  } catch (error) {
    throw new Error('no Chromium could be started: install Debian’s chromium or set CHROMIUM to its path', {
      cause: error,
    })
  }
}
