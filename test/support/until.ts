import { setTimeout as pause } from 'node:timers/promises'

/** How often is looked, and for how long: what takes longer on a loaded machine has failed. Milliseconds. */
const [between, patience] = [50, 30_000]

/** What `find` answers once it answers something: neither null, undefined nor false. Throws when it never does. */
export async function eventually<T>(
  find: () => T | Promise<T>,
): Promise<Exclude<T, null | undefined | false>> {
  for (let waited = 0; waited < patience; waited += between) {
    const found = await find()
    if (found !== null && found !== undefined && found !== false)
      return found as Exclude<T, null | undefined | false> // narrowed by the line above, which a type parameter does not show
    await pause(between)
  }
  throw new Error(`waited ${patience / 1000} s in vain`)
}

/** Waits until it holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(holds)
}
