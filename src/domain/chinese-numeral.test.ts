import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { narrowDigits, readNumeral, scanNumbers } from './chinese-numeral.ts'

const known: readonly (readonly [string, number | null])[] = [
  ['两千零五', 2005],
  ['二〇二四', 2024],
  ['二○一二', 2012],
  ['1.8万', 18000],
  ['2.29万', 22900],
  ['四十余', 40],
  ['十二', 12],
  ['二十', 20],
  ['〇', 0],
  ['零', 0],
  ['两', 2],
  ['一百零三', 103],
  ['一百二', 120],
  ['一百一十', 110],
  ['三万五千', 35000],
  ['两万三', 23000],
  ['一亿二千万', 120000000],
  ['１２３', 123],
  ['1,234', 1234],
  ['1，234，567', 1234567],
  ['百分之十二', 0.12],
  ['百分之九十九点五', 0.995],
  ['十二点五', 12.5],
  ['约300', 300],
  ['10万余', 100000],
  ['3千', 3000],
  ['', null],
  ['无', null],
  ['1,23', null],
  ['一一百', null],
  ['12件', null],
  ['百分之', null],
]

describe('公文中的数字', () => {
  for (const [text, value] of known) {
    it(`${text || '空'} / 读作 ${value}`, () => assert.equal(readNumeral(text), value))
  }

  it('任意整数 / 半角、全角、千分位写法 / 读作同一个数', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (value) => {
        const plain = String(value)
        const wide = plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
        assert.equal(readNumeral(plain), value)
        assert.equal(readNumeral(wide), value)
        assert.equal(readNumeral(value.toLocaleString('en-US')), value)
      }),
    )
  })

  it('任意四位数 / 汉字写法 / 读回原数', () => {
    const digits = '零一二三四五六七八九'
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        const places = [...String(value).padStart(4, '0')].map(Number)
        const words = places
          .map((digit, index) => (digit === 0 ? '零' : `${digits[digit]}${['千', '百', '十', ''][index]}`))
          .join('')
          .replace(/零+/g, '零')
          .replace(/^零|零$/g, '')
        assert.equal(readNumeral(words), value)
      }),
    )
  })

  it('全角数字 / 变窄 / 每个字符位置不变', () => {
    assert.equal(narrowDigits('收到１２件，占５．１％'), '收到12件，占5.1%')
  })
})

describe('正文中的数字和单位', () => {
  const scan = (text: string) =>
    scanNumbers(text).map(({ value, unit, approximate }) => `${approximate ? '约' : ''}${value}${unit}`)

  it('件数、百分比、金额 / 逐个取出', () => {
    assert.deepEqual(scan('收到75件，占51.85%，收费1,234.5万元'), ['75件', '51.85%', '1234.5万元'])
  })

  it('汉字件数 / 有单位才算数', () => {
    assert.deepEqual(scan('收到十二件，一方面做好三件工作'), ['12件', '3件'])
  })

  it('余、多、近 / 标为约数', () => {
    assert.deepEqual(scan('张贴60余条，近百条，1.8万余次，约30件'), ['约60条', '约18000次', '约30件'])
  })

  it('百分之…… / 与 % 相同', () => {
    const [token] = scanNumbers('占百分之三十二点五')
    assert.deepEqual([token?.value, token?.unit, token?.decimals], [32.5, '%', 1])
  })
})
