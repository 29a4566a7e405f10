import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blankCell, markCell, numberCell, printableReport } from '../../../test/support/printable-report.ts'
import { numericCell, plainNumber, printCell } from './print-cell.ts'
import { printedReport, printedTitle, signatureIndents, splitSubheading } from './printed-report.ts'

test('cell / blank, mark, absent, text / are never printed as 0', () => {
  assert.equal(printCell(blankCell, 'count'), '')
  assert.equal(printCell(undefined, 'count'), '')
  assert.equal(printCell({ ...blankCell, state: 'absent' }, 'count'), '')
  assert.equal(printCell(markCell('—'), 'count'), '—')
  assert.equal(printCell({ ...markCell('详见附件'), state: 'text' }, 'count'), '详见附件')
})

test('cell / number in odd dress / is printed plainly, a note of the organ is kept', () => {
  assert.equal(printCell(numberCell(1234, '１，２３４ 件'), 'count'), '1234')
  assert.equal(printCell(numberCell(22, '22（其中修订16件）'), 'count'), '22（其中修订16件）')
  assert.equal(printCell(numberCell(3, '增3'), 'signed-count'), '+3')
  assert.equal(printCell(numberCell(251000, '25.1万元'), 'money-with-unit'), '25.1万元')
  assert.equal(printCell(numberCell(251000, '251000'), 'money-with-unit'), '251000元')
  assert.equal(printCell(numberCell(48.9919, '48.9919'), 'money-wan'), '48.9919')
})

test('cell / guessed from damaged text / prints the guess and not the damage', () => {
  assert.equal(printCell({ ...numberCell(6, '640020470'), guessed: '数字连写' }, 'count'), '6')
})

test('cell / as a number for a workbook / only where nothing else is printed', () => {
  assert.equal(numericCell(numberCell(22, '22件'), 'count'), 22)
  assert.equal(numericCell(numberCell(22, '22（其中修订16件）'), 'count'), null)
  assert.equal(numericCell(markCell('/'), 'count'), null)
  assert.equal(plainNumber(0.0000001), '0.0000001')
})

test('title / organ or year known from elsewhere only / is put in; otherwise the title stays', () => {
  const report = printableReport({ organ: '双鸭山市宝山区', year: 2021, preamble: '', signature: '' })
  assert.equal(
    printedTitle({ ...report, title: '宝山区2021年政府信息公开工作年度报告' }),
    '双鸭山市宝山区2021年政府信息公开工作年度报告',
  )
  assert.equal(printedTitle({ ...report, title: '' }), '双鸭山市宝山区2021年政府信息公开工作年度报告')
  assert.equal(
    printedTitle({ ...report, title: '双鸭山市宝山区二〇二一年政府信息公开工作年度报告' }),
    '双鸭山市宝山区二〇二一年政府信息公开工作年度报告',
  )
  assert.equal(
    printedTitle({ ...report, title: '宝山区2021年年报', signature: '双鸭山市宝山区' }),
    '宝山区2021年年报',
  )
})

test('title / longer than a line of 2号 / is broken after the organ', () => {
  const report = printableReport({ organ: '临江市青石区机关事务管理局', year: 2021 })
  assert.deepEqual(printedReport(report).title, [
    '临江市青石区机关事务管理局',
    '2021年政府信息公开工作年度报告',
  ])
  assert.deepEqual(
    printedReport({ ...report, title: '2021年临江市青石区机关事务管理局政府信息公开工作年度报告' }).title,
    ['2021年临江市青石区机关事务管理局', '政府信息公开工作年度报告'],
  )
})

test('GB/T 9704 7.3.5.2 / signature and date / date begins two characters right of the organ', () => {
  // 13 characters against 8: the date stands 5 in.
  assert.deepEqual(signatureIndents(['临江市青石区机关事务管理局', '2022年1月28日']), [2, 13 - 6.5])
  // Short organ: the date stands two in and the organ moves left of it.
  assert.deepEqual(signatureIndents(['某局', '2022年1月28日']), [6.5 + 4 - 2, 2])
})

test('subheading / （一） / is the first sentence, or the short paragraph', () => {
  assert.deepEqual(splitSubheading('（一）主动公开。全年128条。'), {
    head: '（一）主动公开。',
    rest: '全年128条。',
  })
  assert.deepEqual(splitSubheading('（二）依申请公开'), { head: '（二）依申请公开', rest: '' })
  assert.deepEqual(splitSubheading('全年128条。'), { head: '', rest: '全年128条。' })
})
