import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readTable } from '../read/read-table.ts'
import { writeTable } from './write-table.ts'

const head = ['行政区划代码', '机关名称', '联系电话']
const fieldsOf = (bytes: Uint8Array) => readTable(bytes).map(({ fields }) => fields)
const write = (rows: readonly (readonly string[])[], format: 'csv' | 'xlsx') =>
  writeTable({ title: '机关名录', rows }, format).bytes

test('名录 / 像公式的内容 / CSV 里加撇号，表格程序不会执行；读回来是原样', () => {
  const rows = [
    head,
    ['310113', '=HYPERLINK("http://evil.example","点我")', '+86,021'],
    ['230506', '@SUM(A1)', '-1+1'],
  ]
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(write(rows, 'csv'))
  assert.ok(csv.startsWith('\uFEFF行政区划代码,'))
  assert.ok(csv.includes(`"'=HYPERLINK(""http://evil.example"",""点我"")"`))
  assert.ok(csv.includes(`'@SUM(A1),'-1+1`))
  for (const format of ['csv', 'xlsx'] as const) assert.deepEqual(fieldsOf(write(rows, format)), rows)
})

// In a workbook an apostrophe before a sign was put there by a CSV opened and saved again: it is taken away.
const field = fc
  .stringMatching(/^[\u4e00-\u9fff0-9a-z=+'"，, <&>@.-]{0,8}$/)
  .map((text) => text.replace(/^[\s']+/, '').trimEnd())
const row = fc.tuple(
  field.filter((text) => text !== ''),
  field,
  field,
)

test('任意的表 / 写成 CSV 或者 XLSX 再读 / 一样', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (body) => {
      for (const format of ['csv', 'xlsx'] as const) {
        const found = fieldsOf(write([head, ...body], format))
        // A sheet does not keep empty fields at the end of a row.
        const padded = found.map((fields) => head.map((_, index) => fields[index] ?? ''))
        assert.deepEqual(padded, [head, ...body])
      }
    }),
    { numRuns: 60 },
  )
})

test('CSV / GB18030 编码、空行、单元格里换行 / 行号是文件里的行号', () => {
  const gbk = Uint8Array.from([
    0xbb, 0xfa, 0xb9, 0xd8, 0x2c, 0xc8, 0xcb, 0x0a, 0xb5, 0xb5, 0xb0, 0xb8, 0xbe, 0xd6, 0x2c, 0xd5, 0xc5,
  ])
  assert.deepEqual(fieldsOf(gbk), [
    ['机关', '人'],
    ['档案局', '张'],
  ])
  const lines = readTable(new TextEncoder().encode('甲,"乙\n丙"\r\n\r\n丁,戊')).map(({ line }) => line)
  assert.deepEqual(lines, [1, 3, 4])
})

test('不是表格的文件 / 空文件、PDF / 说明应当是什么', () => {
  assert.throws(() => readTable(new Uint8Array()), UnreadableFile)
  assert.throws(() => readTable(new TextEncoder().encode('%PDF-1.7\n')), /CSV 或者 Excel/)
})
