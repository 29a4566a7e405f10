/** Thrown when too many files are already being read; the person is asked to come back. */
export class TooBusy extends Error {}

/**
 * Lets `width` pieces of work run at once and `waiting` more stand in line: reading a scan takes all of a
 * processor, and fifty people at once would otherwise all time out.
 */
export function createQueue(width: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const line: (() => void)[] = []
  return async (work) => {
    if (running >= width) {
      if (line.length >= waiting) throw new TooBusy('queue full')
      await new Promise<void>((resolve) => line.push(resolve))
    }
    running++
    try {
      return await work()
    } finally {
      running--
      line.shift()?.()
    }
  }
}
