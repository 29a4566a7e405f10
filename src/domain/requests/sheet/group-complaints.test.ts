import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupComplaints } from './group-complaints.ts'

const warning = (line: number, message = '没有送达方式') => ({
  line,
  column: '送达方式',
  severity: 'warning' as const,
  message,
})

test('同一句话说了很多行 / 合成一句，写明哪些行；错误在前', () => {
  const error = { line: 9, column: '答复日期', severity: 'error' as const, message: '没有答复日期' }
  const grouped = groupComplaints([
    warning(2),
    warning(3),
    warning(5),
    warning(6),
    warning(7),
    error,
    warning(4, '另一句'),
  ])
  assert.deepEqual(
    grouped.map(({ lines, message }) => `${lines} ${message}`),
    ['第 9 行 没有答复日期', '第 2、3、5—7 行 没有送达方式', '第 4 行 另一句'],
  )
})

test('断断续续的很多行 / 只写前几处和总数', () => {
  const [one] = groupComplaints(Array.from({ length: 20 }, (_, index) => warning(index * 2)))
  assert.match(one?.lines ?? '', /等 20 行$/)
})
