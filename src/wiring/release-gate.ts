import { Worker } from 'node:worker_threads'
import { refuse } from '../domain/refusal.ts'
import type { Inspection } from '../domain/release/hidden-content.ts'
import type { Described, MadeFile, ReleaseGate } from '../usecases/release/release-ports.ts'
import { describedError } from './described-error.ts'
import type { ReleaseAnswer, ReleaseTask } from './release-worker.ts'

/** 300 pages drawn, searched and packed are the slowest honest file. In milliseconds. */
const longestTask = 240_000
/** Pictures of pages are large; above this heap the thread is ended and the file refused. */
const workerLimits = { maxOldGenerationSizeMb: 1536 }
/** Engines of PDF and type keep some memory; a fresh thread gives it back. */
const tasksPerThread = 60

/** Looks through files and makes them anew, one after the other on one thread. Close it when done. */
export function openReleaseGate(
  patience = longestTask,
): ReleaseGate & { readonly close: () => Promise<void> } {
  const thread = new GateThread(patience)
  const ask = (task: ReleaseTask) => thread.ask(task)
  return {
    inspect: async (bytes, name) => {
      const answer = await ask({ task: 'inspect', bytes, name })
      // What stops the thread cannot be looked through either: it stays in.
      if ('done' in answer) return answer.done as Inspection // what the worker answers to this task
      return {
        format: 'unknown',
        found: [{ kind: 'uninspectable', where: '整个文件', quote: sayOf(answer) }],
      }
    },
    describe: async (bytes, name, page) => {
      const answer = await ask({ task: 'describe', bytes, name, page })
      return 'done' in answer ? (answer.done as Described) : refuse('not-readable', sayOf(answer)) // as above
    },
    make: async (bytes, name, marks) => {
      const answer = await ask({ task: 'make', bytes, name, marks })
      if (!('done' in answer)) return refuse('cannot-make', sayOf(answer))
      return { ok: true, ...(answer.done as Omit<MadeFile, 'ok'>) } // as above
    },
    draw: async (bytes, page, scale) => {
      const answer = await ask({ task: 'draw', bytes, page, scale })
      return 'done' in answer ? (answer.done as Uint8Array) : refuse('not-readable', sayOf(answer)) // as above
    },
    close: () => thread.end(),
  }
}

const sayOf = (answer: Exclude<ReleaseAnswer, { done: unknown }>) =>
  'refused' in answer ? answer.refused : '系统处理不了这个文件。请用原来的软件打开，另存为 PDF 再上传。'

class GateThread {
  readonly #patience: number
  #worker: Worker | undefined
  #tasks = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(patience: number) {
    this.#patience = patience
  }

  /** In turn: two files at once would share the memory limit. */
  ask(task: ReleaseTask): Promise<ReleaseAnswer> {
    const turn = this.#last.then(() => this.#work(task))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#tasks = 0
    await worker?.terminate()
  }

  async #work(task: ReleaseTask): Promise<ReleaseAnswer> {
    if (this.#tasks++ >= tasksPerThread) await this.end()
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve) => {
      const settle = (answer: ReleaseAnswer) => {
        clearTimeout(timer)
        for (const event of ['message', 'error', 'exit'] as const) worker.removeAllListeners(event)
        worker.unref()
        if ('bug' in answer) {
          console.error(`release gate, ${task.task}: ${answer.bug}`)
          void this.end()
        }
        resolve(answer)
      }
      const timer = setTimeout(() => settle({ bug: 'took too long' }), this.#patience)
      worker.on('message', (answer: ReleaseAnswer) => settle(answer))
      worker.on('error', (error: unknown) => settle({ bug: JSON.stringify(describedError(error)) }))
      worker.on('exit', (code) => settle({ bug: `thread ended with code ${code}` }))
      worker.ref()
      worker.postMessage(task)
    })
  }

  #start(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './release-worker.ts' : './release-worker.js'
    const worker = new Worker(new URL(file, import.meta.url), { resourceLimits: workerLimits })
    this.#worker = worker
    return worker
  }
}
