/** Jobs and backups of a desk under test, in memory: the queue and the backups have tests of their own. */

import { randomUUID } from 'node:crypto'
import type { Backup } from '../../src/usecases/backup-ports.ts'
import type { DeadLetter, JobKind } from '../../src/usecases/job-ports.ts'
import { jobKinds } from '../../src/usecases/job-rules.ts'
import type { PlatformPorts } from '../../src/usecases/look-after-platform.ts'

export interface RunningPlatform {
  readonly ports: Omit<PlatformPorts, 'operations'>
  readonly letters: DeadLetter[]
  readonly backups: Backup[]
  /** What was handed over, in order. */
  readonly ordered: { readonly kind: JobKind; readonly items: readonly unknown[] }[]
}

export function emptyRunning(): RunningPlatform {
  const letters: DeadLetter[] = []
  const backups: Backup[] = []
  const ordered: RunningPlatform['ordered'] = []
  return {
    letters,
    backups,
    ordered,
    ports: {
      queue: {
        enqueue: async (kind, items) => {
          ordered.push({ kind, items })
          return items.map(() => randomUUID())
        },
        deadLetters: async () => letters,
        rerun: async (ids) => {
          const before = letters.length
          for (const id of ids) {
            const at = letters.findIndex((letter) => letter.id === id)
            if (at >= 0) letters.splice(at, 1)
          }
          return before - letters.length
        },
        counts: async () =>
          jobKinds.map((kind) => ({
            kind,
            waiting: 2,
            running: 0,
            dead: letters.filter((letter) => letter.kind === kind).length,
          })),
      },
      backups: { list: async () => backups },
    },
  }
}

/** A letter to nobody that was given up. */
export function givenUp(reason: string): DeadLetter {
  return {
    id: randomUUID(),
    kind: 'send-mail',
    items: 1,
    attempts: 11,
    enqueuedAt: '2026-01-11T01:00:00.000Z',
    givenUpAt: '2026-01-11T07:30:00.000Z',
    reason,
  }
}
