/** 限流: how fast one client may have work done, beyond signing in (sign-in-gate.ts) and requests (use-limits.ts). */

import type { UseLimit } from './use-limits.ts'

/** Numbers of ours, not of the law: far above what a person does, far below what a program can. */
export const paceLimits = {
  /** Reading, checking and typesetting files at the portal: by network, which may be a whole office. */
  work: { uses: 240, withinSeconds: 60 },
  /** The same through the interface for programs, by network. */
  interface: { uses: 240, withinSeconds: 60 },
  /** Forms of the desk, by session. */
  form: { uses: 240, withinSeconds: 60 },
  /** Searches and exports of the desk, by session. */
  search: { uses: 120, withinSeconds: 60 },
} as const satisfies Record<string, UseLimit>

export type PacedUse = keyof typeof paceLimits

/** Counts a use by somebody; the seconds to wait when there were too many, null when it may go on. */
export type Pace = (use: PacedUse, who: string, nowMilliseconds: number) => number | null

/** Counted in memory, because it is asked for every form: each process has its own, and none survives it. */
export function createPace(limits: Readonly<Record<PacedUse, UseLimit>> = paceLimits): Pace {
  const windows = new Map<PacedUse, { readonly number: number; readonly counts: Map<string, number> }>()
  return (use, who, nowMilliseconds) => {
    const { uses, withinSeconds } = limits[use]
    const seconds = Math.floor(nowMilliseconds / 1000)
    const number = Math.floor(seconds / withinSeconds)
    const known = windows.get(use)
    // The next window begins empty: nobody is remembered for longer than one.
    const window = known?.number === number ? known : { number, counts: new Map<string, number>() }
    windows.set(use, window)
    const count = (window.counts.get(who) ?? 0) + 1
    if (count > 1 || window.counts.size < mostKnown) window.counts.set(who, count)
    return count > uses ? (number + 1) * withinSeconds - seconds : null
  }
}

/** Clients remembered within one window; whoever comes behind so many is not counted, so that memory stays bounded. */
const mostKnown = 100_000
