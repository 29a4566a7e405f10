import { Worker } from 'node:worker_threads'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import type { ReadOptions } from '../usecases/ports.ts'
import type { ReadReport } from '../usecases/read-report.ts'
import type { ReadAnswer, ReadJob } from './read-worker.ts'

/** A scan of some twenty pages is the slowest honest file; whatever takes longer is stopped. In milliseconds. */
const longestRead = 180_000
/** PDF and OCR engines keep some native memory; a fresh thread gives it back. */
const filesPerWorker = 500
/** Above this heap a thread is ended and its file refused. */
const workerLimits = { maxOldGenerationSizeMb: 1024 }

interface Waiting {
  readonly job: Omit<ReadJob, 'id'>
  readonly resolve: (read: ReadReport) => void
  readonly reject: (error: Error) => void
}

/** Reads files on `threads` other threads, each file with a time and memory limit. Close it when done. */
export class ReaderPool {
  readonly #waiting: Waiting[] = []
  readonly #threads: ReaderThread[] = []
  readonly #limit: number
  readonly #patience: number

  /** `patience`: milliseconds a file may take. */
  constructor(threads: number, patience = longestRead) {
    this.#limit = threads
    this.#patience = patience
  }

  /** Throws `UnreadableFile`: what the reader says, `timeout`, or `bomb` when memory ran out. */
  read(bytes: Uint8Array, fileName: string, options?: ReadOptions): Promise<ReadReport> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job: { bytes, fileName, ocr: options?.ocr !== false }, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    let free = this.#threads.find((thread) => !thread.busy)
    if (free === undefined && this.#threads.length < this.#limit) {
      free = new ReaderThread(this.#patience)
      this.#threads.push(free)
    }
    const waiting = free === undefined ? undefined : this.#waiting.shift()
    if (free === undefined || waiting === undefined) return
    free
      .read(waiting.job)
      .then(waiting.resolve, waiting.reject)
      .finally(() => this.#next())
  }
}

/** One worker thread, replaced after many files, after a time-out and after a crash. */
class ReaderThread {
  busy = false
  readonly #patience: number
  #worker: Worker | undefined
  #files = 0

  constructor(patience: number) {
    this.#patience = patience
  }

  async read(job: Omit<ReadJob, 'id'>): Promise<ReadReport> {
    this.busy = true
    try {
      if (this.#files >= filesPerWorker) await this.end()
      this.#files++
      return await this.#ask({ ...job, id: this.#files })
    } finally {
      this.busy = false
    }
  }

  async end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#files = 0
    await worker?.terminate()
  }

  #ask(job: ReadJob): Promise<ReadReport> {
    const worker = this.#worker ?? this.#start()
    return new Promise<ReadReport>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        worker.removeAllListeners('message')
        worker.removeAllListeners('error')
        worker.removeAllListeners('exit')
        worker.unref()
        act()
      }
      const fail = (error: Error) =>
        settle(() => {
          void this.end()
          reject(error)
        })
      const timer = setTimeout(
        () =>
          fail(
            new UnreadableFile(
              'timeout',
              '读取这个文件用时过长，已停止。文件可能损坏，请用原软件打开后另存一份再试。',
            ),
          ),
        this.#patience,
      )
      worker.on('message', (answer: ReadAnswer) => {
        if ('read' in answer) settle(() => resolve(answer.read))
        else if ('unreadable' in answer)
          settle(() => reject(new UnreadableFile(answer.unreadable.reason, answer.unreadable.message)))
        else fail(new Error(answer.bug))
      })
      worker.on('error', (cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause))
        const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        fail(
          full
            ? new UnreadableFile('bomb', '这个文件展开后太大，已停止读取。请检查文件是否正常。', {
                cause: error,
              })
            : error,
        )
      })
      worker.on('exit', (code) => fail(new Error(`reader thread ended with code ${code}`)))
      worker.ref()
      worker.postMessage(job)
    })
  }

  #start(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js'
    const worker = new Worker(new URL(file, import.meta.url), { resourceLimits: workerLimits })
    this.#worker = worker
    return worker
  }
}
