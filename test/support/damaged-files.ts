/** Reads thousands of damaged files on reader threads and says what went wrong. */

import { readFileSync } from 'node:fs'
import { writeReport } from '../../src/documents/write/write-report.ts'
import { UnreadableFile } from '../../src/domain/unreadable-file.ts'
import { ReaderPool } from '../../src/wiring/reader-pool.ts'
import { mutate, seededRandom } from './mutate.ts'
import { balancedReport } from './report-builder.ts'

export interface DamageOutcome {
  readonly format: string
  readonly files: number
  /** Read as a report all the same. */
  readonly read: number
  readonly refused: number
  /** Seeds whose file crashed the reader or took longer than `patience`. */
  readonly broken: readonly { readonly seed: number; readonly why: string }[]
  /** Longest time of one file, milliseconds. */
  readonly slowest: number
}

const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/reports/${name}`))

/** One sound file of every format, small enough to be damaged often. */
export async function soundFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const report = balancedReport({ seed: 7 })
  const written = async (format: 'docx' | 'pdf' | 'xlsx' | 'html' | 'json' | 'csv') =>
    (await writeReport(report, format)).bytes
  return {
    text: new Uint8Array(readFileSync('examples/baoshan-sh-service-centre-2021.txt')),
    'text without cell boundaries': fixture('pingtan-2022.txt'),
    html: fixture('shanghai-general-office-2019.html'),
    'html, GBK': fixture('shanghai-general-office-2019.gbk.html'),
    odt: fixture('shanghai-general-office-2019.odt'),
    docx: await written('docx'),
    pdf: await written('pdf'),
    xlsx: await written('xlsx'),
    'html, written': await written('html'),
    json: await written('json'),
    csv: await written('csv'),
  }
}

/** `count` damaged copies of a sound file, seeds from `firstSeed` on. `patience` in milliseconds. */
export async function readDamaged(
  format: string,
  sound: Uint8Array,
  count: number,
  firstSeed: number,
  patience: number,
): Promise<DamageOutcome> {
  const pool = new ReaderPool(2, patience)
  const outcome = { format, files: count, read: 0, refused: 0, slowest: 0 }
  const broken: { seed: number; why: string }[] = []
  const seeds = Array.from({ length: count }, (_, i) => firstSeed + i)[Symbol.iterator]()
  const work = async () => {
    for (const seed of seeds) {
      const bytes = mutate(sound, seededRandom(seed))
      const started = performance.now()
      try {
        await pool.read(bytes, 'damaged', { ocr: false })
        outcome.read++
      } catch (error) {
        if (error instanceof UnreadableFile && error.reason !== 'timeout') outcome.refused++
        else
          broken.push({ seed, why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
      outcome.slowest = Math.max(outcome.slowest, performance.now() - started)
    }
  }
  await Promise.all([work(), work()])
  await pool.close()
  return { ...outcome, broken }
}
