/** Compiles Typst sources to PDF. Runs in a worker thread: the compiler's memory only ever grows. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import initialise, {
  type TypstCompiler,
  TypstCompilerBuilder,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'

/** What the parent hands over when it starts the thread. */
export interface TypstWorkerData {
  /** Font files, in any order; sources name their families. */
  readonly fonts: readonly string[]
}

export interface TypstJob {
  readonly id: number
  readonly source: string
  /** Files that the source names by absolute path, e.g. "/3.pdf". */
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[]
}

export type TypstAnswer =
  | { readonly id: number; readonly pdf: Uint8Array; readonly memory: number }
  | { readonly id: number; readonly failure: string; readonly memory: number }

const { fonts } = workerData as TypstWorkerData // set by compile-typst.ts only
const started = start(fonts)

async function start(paths: readonly string[]) {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  const instance = await initialise({ module_or_path: readFileSync(wasm) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const compiler = await builder.build()
  const resolver = new TypstFontResolverBuilder()
  for (const path of paths) resolver.add_raw_font(readFileSync(path))
  compiler.set_fonts(await resolver.build())
  return { compiler, size: () => instance.memory.buffer.byteLength }
}

parentPort?.on('message', async ({ id, source, files }: TypstJob) => {
  try {
    const { compiler, size } = await started
    const pdf = compile(compiler, source, files)
    parentPort?.postMessage({ id, pdf, memory: size() } satisfies TypstAnswer, [pdf.buffer as ArrayBuffer]) // a fresh copy out of the compiler, never shared
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage({ id, failure, memory: Number.POSITIVE_INFINITY } satisfies TypstAnswer)
  }
})

const fullDiagnostics = 3

function compile(compiler: TypstCompiler, source: string, files: TypstJob['files']): Uint8Array {
  compiler.add_source('/main.typ', source)
  for (const [path, bytes] of files) compiler.map_shadow(path, bytes)
  const outcome: { result?: Uint8Array; diagnostics?: unknown } = compiler.compile(
    '/main.typ',
    undefined,
    'pdf',
    fullDiagnostics,
  )
  for (const [path] of files) compiler.unmap_shadow(path)
  if (outcome.result === undefined) throw new Error(`typst: ${JSON.stringify(outcome.diagnostics)}`)
  return outcome.result
}
