import type { OwnDeskPorts, SavedQueue } from '../usecases/own-desk-ports.ts'
import { listReadNotices, readNotice } from '../usecases/read-notices.ts'
import { listQueues, removeQueue, saveQueue } from '../usecases/save-queue.ts'
import type { Asked } from './desk-ports.ts'

/** What the person who is signed in keeps for themself. */
export interface DeskOwn {
  readonly queues: (asked: Asked) => Promise<readonly SavedQueue[]>
  readonly saveQueue: (
    input: Asked & { readonly name: string; readonly query: string },
  ) => ReturnType<typeof saveQueue>
  readonly removeQueue: (input: Asked & { readonly queueId: string }) => Promise<void>
  /** Ids of the notices that are read. */
  readonly readNotices: (asked: Asked) => Promise<ReadonlySet<string>>
  readonly readNotice: (input: Asked & { readonly noticeId: string }) => Promise<void>
}

/** For `installation.ts`. */
export function bindOwn(ports: OwnDeskPorts): DeskOwn {
  return {
    queues: (asked) => listQueues(ports, asked),
    saveQueue: (input) => saveQueue(ports, input),
    removeQueue: (input) => removeQueue(ports, input),
    readNotices: (asked) => listReadNotices(ports, asked),
    readNotice: (input) => readNotice(ports, input),
  }
}
