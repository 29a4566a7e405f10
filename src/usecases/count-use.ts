/** 限流: counters of the portal, by network and kind of use, kept in the database so that all processes share them. */

import { type LimitedUse, networkOf, useLimits } from '../domain/access/use-limits.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'

export interface UseCounter {
  /** Adds one to the counter of a name in the window that began at `windowStart` (seconds since 1970) and answers it. */
  readonly add: (name: string, windowStart: number) => Promise<number>
  /** The same without adding. */
  readonly read: (name: string, windowStart: number) => Promise<number>
  /** Windows that began before are deleted. */
  readonly forget: (before: number) => Promise<void>
}

export interface UsePorts {
  readonly uses: UseCounter
  /** Names are kept as digests: addresses of visitors are nobody's business. */
  readonly digest: (text: string) => string
}

export interface Use {
  readonly use: LimitedUse
  readonly address: string
  readonly now: string
}

/** How many times, this one included, within the present window. */
export async function countUse(ports: UsePorts, use: Use, withinSeconds: number): Promise<number> {
  const windowStart = windowOf(use.now, withinSeconds)
  const count = await ports.uses.add(nameOf(ports, use), windowStart)
  // The first of a window sweeps up: nothing is kept longer than a day.
  if (count === 1) await ports.uses.forget(windowStart - 86_400)
  return count
}

/** Counts a use; the seconds to wait when there were too many, null when it may go on. */
export async function takeUse(
  ports: UsePorts,
  use: Use & { readonly use: keyof typeof useLimits },
): Promise<number | null> {
  const { uses, withinSeconds } = useLimits[use.use]
  const count = await countUse(ports, use, withinSeconds)
  return count > uses ? secondsLeft(use.now, withinSeconds) : null
}

/** Whether the limit is reached already; counts nothing. */
export async function isUsedUp(
  ports: UsePorts,
  use: Use & { readonly use: keyof typeof useLimits },
): Promise<number | null> {
  const { uses, withinSeconds } = useLimits[use.use]
  const count = await readUses(ports, use, withinSeconds)
  return count >= uses ? secondsLeft(use.now, withinSeconds) : null
}

/** Uses within the present window; counts nothing. */
export function readUses(ports: UsePorts, use: Use, withinSeconds: number): Promise<number> {
  return ports.uses.read(nameOf(ports, use), windowOf(use.now, withinSeconds))
}

function nameOf(ports: UsePorts, { use, address }: Use): string {
  return ports.digest(`${use}\n${networkOf(address)}`)
}

function windowOf(now: string, withinSeconds: number): number {
  const seconds = Math.floor(millisecondsOf(now) / 1000)
  return seconds - (seconds % withinSeconds)
}

function secondsLeft(now: string, withinSeconds: number): number {
  return withinSeconds - (Math.floor(millisecondsOf(now) / 1000) % withinSeconds)
}
