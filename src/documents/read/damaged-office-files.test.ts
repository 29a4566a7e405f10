import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { mutate, type Random, seededRandom } from '../../../test/support/mutate.ts'
import { archive } from '../../../test/support/office-files.ts'
import { compoundFile, record, xlsFile } from '../../../test/support/xls-file.ts'
import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDocx } from './read-docx.ts'
import { readOds, readOdt } from './read-odt.ts'
import { readXls, readXlsx } from './read-workbook.ts'

const readers = { readDocx, readXlsx, readOdt, readOds, readXls } as const

/** Reads; whatever comes must be a document or a refusal with its reason. */
function readOrRefuse(read: (bytes: Uint8Array) => Document, bytes: Uint8Array, what: string): void {
  try {
    read(bytes)
  } catch (error) {
    assert.ok(error instanceof UnreadableFile, `${what}: ${error instanceof Error ? error.stack : error}`)
  }
}

/** Takes out, doubles or moves a tag, or puts a wild number into an attribute: what checksums do not catch. */
function damageXml(xml: string, random: Random): string {
  const pick = (pattern: RegExp) => {
    const found = [...xml.matchAll(pattern)]
    return found[Math.floor(random() * found.length)]
  }
  const tag = pick(/<[^>]+>/g)
  const number = pick(/"\d+"/g)
  const kind = Math.floor(random() * 3)
  if (kind === 0 && number !== undefined) {
    const wild = ['"999999999"', '"-1"', '"1e9"', '"NaN"', '""', '"4294967295"'][Math.floor(random() * 6)]
    return xml.slice(0, number.index) + wild + xml.slice(number.index + number[0].length)
  }
  if (tag === undefined) return xml
  const end = tag.index + tag[0].length
  return kind === 1
    ? xml.slice(0, tag.index) + xml.slice(end)
    : xml.slice(0, end) + tag[0].repeat(3) + xml.slice(end)
}

function damagedPackage(parts: Readonly<Record<string, Uint8Array>>, random: Random): Uint8Array {
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name))
  const largest = [...names].sort((a, b) => (parts[b]?.length ?? 0) - (parts[a]?.length ?? 0))[0]
  const name = random() < 0.6 ? largest : names[Math.floor(random() * names.length)]
  const part = name === undefined ? undefined : parts[name]
  if (name === undefined || part === undefined) return archive(parts)
  const damaged =
    random() < 0.3
      ? mutate(part, random)
      : new TextEncoder().encode(damageXml(new TextDecoder().decode(part), random))
  return archive({ ...parts, [name]: damaged })
}

for (const [format, read] of [
  ['docx', readDocx],
  ['xlsx', readXlsx],
  ['odt', readOdt],
] as const)
  test(`damaged parts in a sound archive / 40 .${format} files / read or refused, never another error`, () => {
    const parts = unzipSync(
      new Uint8Array(readFileSync(`test/fixtures/reports/shanghai-general-office-2019.${format}`)),
    )
    for (let seed = 1; seed <= 40; seed++)
      readOrRefuse(read, damagedPackage(parts, seededRandom(seed)), `${format} ${seed}`)
  })

test('damaged records / 300 .xls files / read or refused, never another error', () => {
  const sound = xlsFile({
    sheets: [
      {
        name: '表',
        records: [
          record(0x203, [0, 2], [0, 2], [0, 2], [7, 8]),
          record(0xe5, [1, 2], [0, 2], [1, 2], [0, 2], [1, 2]),
        ],
      },
    ],
  })
  for (let seed = 1; seed <= 300; seed++)
    readOrRefuse(readXls, mutate(sound, seededRandom(seed)), `xls ${seed}`)
})

test('any bytes, bare or as a part / every reader / read or refused, never another error', () => {
  const bytes = fc.uint8Array({ maxLength: 2000 })
  fc.assert(
    fc.property(bytes, fc.constantFrom(...Object.values(readers)), (content, read) => {
      readOrRefuse(read, content, 'bare')
      readOrRefuse(
        read,
        archive({ 'word/document.xml': content, 'xl/workbook.xml': content, 'content.xml': content }),
        'part',
      )
      readOrRefuse(read, compoundFile({ Workbook: content }), 'stream')
    }),
  )
})
