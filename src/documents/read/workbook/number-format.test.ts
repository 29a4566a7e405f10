import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatCode, numberText, plainNumber } from './number-format.ts'

const shown = (value: number, code: string) => numberText(value, code, '1900')

for (const [value, code, expected, why] of [
  [48.9919, 'General', '48.9919', 'the value'],
  [48.991900000000001, 'General', '48.9919', 'the shortest decimal of the stored double'],
  [0.1 + 0.2, 'General', '0.3', '15 digits, as Excel shows'],
  [48.9919, '0', '48.9919', 'the value and not what is rounded off'],
  [48.9919, '0.00', '48.9919', 'the value and not what is rounded off'],
  [1276, '#,##0', '1276', 'without separators'],
  [1276, '#,##0_ ', '1276', 'padding is no text'],
  [12, '0"件"', '12件', 'with its unit'],
  [12, '0.00\\万\\元', '12万元', 'with its unit'],
  [15, '+0;-0;0', '+15', 'with the sign that is shown'],
  [-4, '+0;-0;0', '-4', 'with the sign that is shown'],
  [-4, '0;[Red]0', '-4', 'a minus that the format hides is kept'],
  [-4, '0_);(0)', '-4', 'brackets mean minus'],
  [0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', '0', 'a zero shown as a dash is still a zero'],
  [0, '0;-0;;@', '0', 'a zero not shown is still a zero'],
  [12345, '0!.0,"万"', '12345', 'no unit where the format moves the point'],
  [12345, '0,"千"', '12345', 'no unit where the format moves the point'],
  [0.123, '0.0%', '12.3%', 'as shown'],
  [0.1234, '0%', '12%', 'as shown'],
  [1e21, 'General', '1000000000000000000000', 'never in powers of ten'],
  [0.0000001, 'General', '0.0000001', 'never in powers of ten'],
  [44197, 'yyyy/m/d', '2021/1/1', 'a date'],
  [44197, 'yyyy"年"m"月"d"日"', '2021年1月1日', 'a date'],
  [44197.5, 'yyyy-mm-dd hh:mm', '2021-01-01 12:00', 'a date and time'],
  [44561, '[$-804]yyyy"年"mm"月"dd"日";@', '2021年12月31日', 'a date'],
  [44197, '[$-409]d-mmm-yy', '1-Jan-21', 'a date'],
  [1.5, '[h]:mm', '36:30'.replace('36:30', '36:00'), 'hours'],
  [
    60,
    'yyyy/m/d',
    '1900/2/28'.replace('2/28', '2/28'),
    'the day before March, as the false leap day has no name here',
  ],
] as const)
  test(`number ${value} formatted ${code} / ${why}`, () => assert.equal(shown(value, code), expected))

test('number hidden by its format / no text', () => {
  assert.equal(shown(5, ';;;'), null)
  assert.equal(shown(5, ';;;@'), null)
})

test('date of a workbook that counts from 1904 / the same day', () => {
  assert.equal(numberText(44197 - 1462, 'yyyy/m/d', '1904'), '2021/1/1')
})

test('Chinese Excel formats by number / known without being defined', () => {
  assert.equal(shown(44197, formatCode(31, new Map())), '2021年1月1日')
  assert.equal(formatCode(200, new Map([[200, '0.0']])), '0.0')
  assert.equal(formatCode(200, new Map()), 'General')
})

test('any count or amount of up to six decimals / reads back as itself', () => {
  const amounts = fc.record({
    whole: fc.integer({ min: 0, max: 99_999_999 }),
    part: fc.integer({ min: 0, max: 999_999 }),
  })
  fc.assert(
    fc.property(amounts, fc.constantFrom('General', '0', '0.00', '#,##0.00'), ({ whole, part }, code) => {
      const value = Number(`${whole}.${String(part).padStart(6, '0')}`)
      assert.equal(Number(shown(value, code)), value)
      assert.equal(plainNumber(value).includes('e'), false)
    }),
  )
})

test('any format at all / never throws', () => {
  fc.assert(
    fc.property(fc.double(), fc.string(), (value, code) => {
      numberText(value, code, '1900')
    }),
  )
})
