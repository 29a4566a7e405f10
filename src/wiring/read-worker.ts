/** A reader on its own thread: takes bytes, answers the report, so that a bad file can be stopped from outside. */

import { parentPort } from 'node:worker_threads'
import { readDocument } from '../documents/read/read-document.ts'
import { UnreadableFile, type UnreadableReason } from '../domain/unreadable-file.ts'
import { type ReadReport, readReport } from '../usecases/read-report.ts'

export interface ReadJob {
  readonly id: number
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly ocr: boolean
}

export type ReadAnswer =
  | { readonly id: number; readonly read: ReadReport }
  | {
      readonly id: number
      readonly unreadable: { readonly reason: UnreadableReason; readonly message: string }
    }
  | { readonly id: number; readonly bug: string }

const port = parentPort
if (port === null) throw new Error('read-worker: started outside a worker thread')

port.on('message', async (job: ReadJob) => {
  port.postMessage(await answer(job))
})

async function answer({ id, bytes, fileName, ocr }: ReadJob): Promise<ReadAnswer> {
  try {
    return { id, read: await readReport(bytes, fileName, readDocument, { ocr }) }
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { id, unreadable: { reason: error.reason, message: error.message } }
    return { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
