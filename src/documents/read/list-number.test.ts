import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatListNumber } from './list-number.ts'

for (const [format, expected] of [
  ['decimal', '1 10 12 20 105'],
  ['decimalZero', '01 10 12 20 105'],
  ['decimalFullWidth', '１ １０ １２ ２０ １０５'],
  ['decimalEnclosedCircle', '① ⑩ ⑫ ⑳ 105'],
  ['decimalEnclosedParen', '⑴ ⑽ ⑿ ⒇ 105'],
  ['chineseCounting', '一 十 十二 二十 一〇五'],
  ['chineseCountingThousand', '一 十 十二 二十 一百零五'],
  ['japaneseCounting', '一 十 十二 二十 一百零五'],
  ['ideographDigital', '一 一〇 一二 二〇 一〇五'],
  ['chineseLegalSimplified', '壹 壹拾 壹拾贰 贰拾 壹佰零伍'],
  ['ideographTraditional', '甲 癸 12 20 105'],
  ['ideographZodiac', '子 酉 亥 20 105'],
  ['ideographZodiacTraditional', '甲子 癸酉 乙亥 癸未 105'],
  ['upperRoman', 'I X XII XX CV'],
  ['lowerLetter', 'a j l t aaaaa'],
  ['bullet', '    '],
  ['somethingNew', '1 10 12 20 105'],
] as const)
  test(`list numbers 1, 10, 12, 20, 105 / ${format} / ${expected}`, () => {
    assert.equal([1, 10, 12, 20, 105].map((value) => formatListNumber(value, format)).join(' '), expected)
  })

test('list numbers / 21 to 50 in circles, thousands in words, zero / as the signs go', () => {
  assert.equal(formatListNumber(21, 'decimalEnclosedCircle'), '㉑')
  assert.equal(formatListNumber(36, 'decimalEnclosedCircle'), '㊱')
  assert.equal(formatListNumber(1010, 'chineseCountingThousand'), '一千零一十')
  assert.equal(formatListNumber(2000, 'chineseCountingThousand'), '二千')
  assert.equal(formatListNumber(0, 'chineseCounting'), '〇')
})
