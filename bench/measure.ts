/** Measuring: CPU seconds of this process, and one JSON line a figure with the machine's shape. */

import { cpus, totalmem } from 'node:os'

export const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}

/** CPU seconds (user + system, all threads) that `work` takes. */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Runs `once` until at least `seconds` of CPU are used; answers times per CPU-second, median of three rounds. */
export async function perCpuSecond(once: () => unknown, seconds = 1): Promise<number> {
  for (let i = 0; i < 20; i++) await once()
  const rounds: number[] = []
  for (let round = 0; round < 3; round++) {
    let times = 0
    let used = 0
    while (used < seconds) {
      used += await cpuSeconds(async () => {
        for (let i = 0; i < 10; i++) await once()
      })
      times += 10
    }
    rounds.push(times / used)
  }
  return rounds.sort((a, b) => a - b)[1] ?? 0
}

/** Wall milliseconds of each of `times` runs, sorted. */
export async function wallMilliseconds(once: () => unknown, times: number): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    await once()
    taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const round = (value: number) => Number(value.toPrecision(4))

/** One line a figure. `goal` as in the design, for the reader; nothing is judged here. */
export function print(what: string, figures: Readonly<Record<string, number>>, goal: string): void {
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]))
  console.log(JSON.stringify({ what, ...rounded, goal, machine }))
}
