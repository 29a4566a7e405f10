import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compoundFile, shortCompoundFile } from '../../../test/support/xls-file.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { openCompoundFile } from './compound-streams.ts'

const content = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)

test('compound file / long streams over several sectors / read whole, names without regard to case', () => {
  const file = openCompoundFile(compoundFile({ Workbook: content(9000), Other: content(5000) }))
  assert.deepEqual(file.names, ['Workbook', 'Other'])
  assert.deepEqual(Buffer.from(file.read('workbook') ?? []).subarray(0, 9000), Buffer.from(content(9000)))
  assert.equal(file.read('WordDocument'), undefined)
})

test('compound file / a stream shorter than 4096 bytes / read from the short sectors', () => {
  for (const length of [1, 64, 700, 4000]) {
    const file = openCompoundFile(shortCompoundFile('Book', content(length)))
    assert.deepEqual(Buffer.from(file.read('Book') ?? []), Buffer.from(content(length)))
  }
})

test('compound file / a chain of sectors that turns back / refused, no endless reading', () => {
  const bytes = compoundFile({ Workbook: content(9000) })
  new DataView(bytes.buffer).setUint32(512 + 4 * 4, 2, true)
  assert.throws(() => openCompoundFile(bytes).read('Workbook'), UnreadableFile)
})

test('compound file / cut in the middle of a stream / refused', () => {
  assert.throws(
    () => openCompoundFile(compoundFile({ Workbook: content(9000) }).subarray(0, 4000)).read('Workbook'),
    UnreadableFile,
  )
})
