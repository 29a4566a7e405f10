import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvField, guard, parseCsv, unguard } from './report-csv.ts'

test('CSV / fields of any text / come back as they went in', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '文', '"', ',', '\r', '\n', ' ', '=', '𠮷') })
  const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(rows, (table) => {
      // An empty last field of the last line leaves nothing behind to be read.
      const closed = table.map((row) => [...row, 'end'])
      const text = closed.map((row) => row.map(csvField).join(',')).join('\r\n')
      assert.deepEqual(parseCsv(text), closed)
    }),
  )
})

test('CSV / quotes that are not closed, text behind a closing quote, empty lines / read to the end', () => {
  assert.deepEqual(parseCsv('"a'), [['"a']])
  assert.deepEqual(parseCsv('"a"b,c\n'), [['a', 'c']])
  assert.deepEqual(parseCsv('a,\n\nb'), [['a', ''], [''], ['b']])
  assert.deepEqual(parseCsv('a,'), [['a', '']])
  assert.deepEqual(parseCsv('\uFEFFa\r\nb'), [['a'], ['b']])
})

test('CSV / one field of ten million characters / read', () => {
  const long = 'x"'.repeat(5_000_000)
  assert.deepEqual(parseCsv(`a,${csvField(long)}\n`), [['a', long]])
})

test('CSV / what a spreadsheet would run / gets an apostrophe, and loses it again', () => {
  for (const text of ['=1+1', '+cmd', '-cmd|x', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "'=1"]) {
    assert.equal(guard(text), `'${text}`)
    assert.equal(unguard(guard(text)), text)
  }
  for (const text of ['-1', '+2.5', 'a=1']) assert.equal(guard(text), text)
})
