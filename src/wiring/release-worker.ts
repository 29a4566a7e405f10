/** The release gate on its own thread: files of strangers are opened here, so that a bad one can be stopped from outside. */

import { parentPort } from 'node:worker_threads'
import { inspectFile } from '../documents/inspect/inspect-file.ts'
import { renderPage } from '../documents/read/render-page.ts'
import { describeFile } from '../documents/redact/describe-file.ts'
import { makeReleasable } from '../documents/redact/make-releasable.ts'
import { MarkMisplaced } from '../documents/redact/place-marks.ts'
import type { Marks } from '../domain/release/marks.ts'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import { describedError } from './described-error.ts'

export type ReleaseTask =
  | { readonly task: 'inspect'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly task: 'describe'; readonly bytes: Uint8Array; readonly name: string; readonly page: number }
  | { readonly task: 'make'; readonly bytes: Uint8Array; readonly name: string; readonly marks: Marks }
  | { readonly task: 'draw'; readonly bytes: Uint8Array; readonly page: number; readonly scale: number }

export type ReleaseAnswer =
  | { readonly done: unknown }
  /** For the person. */
  | { readonly refused: string }
  | { readonly bug: string }

const port = parentPort
if (port === null) throw new Error('release-worker: started outside a worker thread')

port.on('message', async (task: ReleaseTask) => {
  port.postMessage(await answer(task))
})

async function answer(task: ReleaseTask): Promise<ReleaseAnswer> {
  try {
    return { done: await work(task) }
  } catch (error) {
    if (error instanceof MarkMisplaced || error instanceof UnreadableFile) return { refused: error.message }
    // The words of an error may be words of the file.
    return { bug: JSON.stringify(describedError(error)) }
  }
}

function work(task: ReleaseTask): Promise<unknown> {
  switch (task.task) {
    case 'inspect':
      return inspectFile(task.bytes, task.name)
    case 'describe':
      return describeFile(task.bytes, task.name, task.page)
    case 'make':
      return makeReleasable(task.bytes, task.name, task.marks)
    case 'draw':
      return renderPage(task.bytes, task.page, task.scale)
    default:
      return task satisfies never
  }
}
