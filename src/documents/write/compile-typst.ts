import { Worker } from 'node:worker_threads'
import type { FontSet } from './fonts.ts'
import type { TypstAnswer, TypstJob, TypstWorkerData } from './typst-worker.ts'

/** The compiler keeps about 3 MB a report; past this its thread is replaced. Measured: 56 MB at start. */
const memoryLimit = 300 * 1024 * 1024

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (reason: Error) => void
}

interface Compiler {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  retired: boolean
}

const compilers = new Map<FontSet, Compiler>()
let lastId = 0

/**
 * Typst source → PDF bytes. The same source, fonts and files give the same bytes.
 * Throws when the source does not compile, which is a bug of the template or a file that cannot be set.
 */
export function compileTypst(
  source: string,
  fonts: FontSet,
  files: TypstJob['files'] = [],
): Promise<Uint8Array> {
  const compiler = compilerFor(fonts)
  const id = ++lastId
  return new Promise((resolve, reject) => {
    compiler.waiting.set(id, { resolve, reject })
    compiler.worker.ref()
    compiler.worker.postMessage({ id, source, files } satisfies TypstJob)
  })
}

function compilerFor(fonts: FontSet): Compiler {
  const known = compilers.get(fonts)
  if (known !== undefined) return known
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const workerData: TypstWorkerData = { fonts: fonts.faces.map((face) => face.path) }
  const worker = new Worker(new URL(`./typst-worker.${extension}`, import.meta.url), { workerData })
  const compiler: Compiler = { worker, waiting: new Map(), retired: false }
  compilers.set(fonts, compiler)
  worker.on('message', (answer: TypstAnswer) => settle(fonts, compiler, answer))
  worker.on('error', (error) => abandon(fonts, compiler, error))
  worker.on('exit', () => abandon(fonts, compiler, new Error('typst: the compiler stopped')))
  worker.unref()
  return compiler
}

function settle(fonts: FontSet, compiler: Compiler, answer: TypstAnswer): void {
  const waiting = compiler.waiting.get(answer.id)
  compiler.waiting.delete(answer.id)
  if (answer.memory > memoryLimit) retire(fonts, compiler)
  // An idle compiler must not keep the program from ending.
  if (compiler.waiting.size === 0) {
    compiler.worker.unref()
    if (compiler.retired) void compiler.worker.terminate()
  }
  if ('pdf' in answer) waiting?.resolve(answer.pdf)
  else waiting?.reject(new Error(answer.failure))
}

function retire(fonts: FontSet, compiler: Compiler): void {
  compiler.retired = true
  if (compilers.get(fonts) === compiler) compilers.delete(fonts)
}

function abandon(fonts: FontSet, compiler: Compiler, error: unknown): void {
  retire(fonts, compiler)
  for (const { reject } of compiler.waiting.values())
    reject(error instanceof Error ? error : new Error(String(error)))
  compiler.waiting.clear()
}
