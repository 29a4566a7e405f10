import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import type { Raster } from './raster.ts'

export interface OcrSymbol {
  readonly text: string
  /** Pixels of the picture handed over. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** 0 to 1. */
  readonly confidence: number
}

export interface OcrLine {
  readonly symbols: readonly OcrSymbol[]
  readonly top: number
  readonly bottom: number
}

export interface OcrText {
  readonly text: string
  /** 0 to 1. */
  readonly confidence: number
}

export interface Ocr {
  /** Chinese text. */
  readText(raster: Raster, layout: 'block' | 'line'): Promise<OcrText>
  /** Chinese text with the place of every character. */
  readLines(raster: Raster): Promise<OcrLine[]>
  /** One number, in digits and the signs that stand with them. */
  readNumber(raster: Raster, layout?: 'block' | 'line'): Promise<OcrText>
  /** A picture in a format that only the engine knows, as PNG. */
  decode(picture: Uint8Array): Promise<Uint8Array>
}

const NUMBER_SIGNS = '0123456789.-+/,'

const segmentation = { page: PSM.AUTO, block: PSM.SINGLE_BLOCK, line: PSM.SINGLE_LINE } as const

/** A recogniser for one language: a thread with its model, and the job it is at. */
interface Reader {
  readonly worker: Worker
  layout: PSM | undefined
  last: Promise<unknown>
}

const readers = new Map<string, Promise<Reader>>()

/** The OCR engine. Its threads start at the first use, are kept, and never hold the process open while idle. */
export const ocr: Ocr = {
  readText: (raster, layout) =>
    withReader('chi_sim', segmentation[layout], async ({ worker }) => {
      const { data } = await worker.recognize(encodePgm(raster), {}, { text: true })
      return { text: data.text.trim(), confidence: data.confidence / 100 }
    }),
  readLines: (raster) =>
    withReader('chi_sim', segmentation.page, async ({ worker }) => {
      const { data } = await worker.recognize(encodePgm(raster), {}, { text: false, blocks: true })
      return (data.blocks ?? []).flatMap((block) =>
        block.paragraphs.flatMap((paragraph) =>
          paragraph.lines.map((line) => ({
            top: line.bbox.y0,
            bottom: line.bbox.y1,
            symbols: line.words.flatMap((word) =>
              word.symbols.map(({ text, bbox, confidence }) => ({
                text,
                left: bbox.x0,
                top: bbox.y0,
                right: bbox.x1,
                bottom: bbox.y1,
                confidence: confidence / 100,
              })),
            ),
          })),
        ),
      )
    }),
  readNumber: (raster, layout = 'block') =>
    withReader('eng', segmentation[layout], async ({ worker }) => {
      const { data } = await worker.recognize(encodePgm(raster), {}, { text: true })
      return { text: data.text.trim(), confidence: data.confidence / 100 }
    }),
  decode: (picture) =>
    withReader('eng', segmentation.line, async ({ worker }) => {
      const { data } = await worker.recognize(Buffer.from(picture), {}, { text: false, imageColor: true })
      if (typeof data.imageColor !== 'string') throw new Error('OCR engine: it gave back no picture')
      return Buffer.from(data.imageColor.slice(data.imageColor.indexOf(',') + 1), 'base64')
    }),
}

async function withReader<T>(language: string, layout: PSM, job: (reader: Reader) => Promise<T>): Promise<T> {
  let starting = readers.get(language)
  if (starting === undefined) {
    starting = startReader(language)
    readers.set(language, starting)
  }
  const reader = await starting.catch((error: unknown) => {
    readers.delete(language)
    throw new UnreadableFile('ocr-failed', '文字识别引擎没有启动，请检查安装是否完整（npm ci）后再试。', {
      cause: error,
    })
  })
  // A thread reads one picture at a time: jobs line up.
  const turn = reader.last.then(async () => {
    thread(reader.worker)?.ref()
    try {
      if (reader.layout !== layout) {
        await reader.worker.setParameters({ tessedit_pageseg_mode: layout })
        reader.layout = layout
      }
      return await job(reader)
    } finally {
      thread(reader.worker)?.unref()
    }
  })
  reader.last = turn.catch(() => undefined)
  return turn
}

async function startReader(language: string): Promise<Reader> {
  const require = createRequire(import.meta.url)
  const model = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: join(model, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // Without a handler a failure inside the thread would end the process.
    errorHandler: () => undefined,
  })
  await worker.setParameters({
    user_defined_dpi: '300',
    // The engine's own chatter would stand between our messages.
    debug_file: '/dev/null',
    ...(language === 'eng' ? { tessedit_char_whitelist: NUMBER_SIGNS } : {}),
  })
  return { worker, layout: undefined, last: Promise.resolve() }
}

/** The thread behind a tesseract.js worker: not in its typings. */
function thread(worker: Worker): { ref(): void; unref(): void } | undefined {
  const own = (worker as unknown as { worker?: { ref(): void; unref(): void } }).worker // set by createWorker.js, typings leave it out
  return own
}

/** Portable greymap (binary): no compression, so that a cell costs next to nothing to hand over. */
function encodePgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}
