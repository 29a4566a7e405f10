/** Exits 0 when the browser journeys can open a browser here. */

import { openBrowser } from '../test/support/browser.ts'

try {
  await (await openBrowser()).close()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
