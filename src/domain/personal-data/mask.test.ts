import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type PersonalDataClass, personalDataClasses } from '../../law/personal-data-classes.ts'
import { comparableValue, maskPersonalData } from './mask.ts'

const cases: readonly (readonly [PersonalDataClass, string, string])[] = [
  ['identity-number', '310101190001011234', '3101**********1234'],
  ['identity-number', '310101 1900 0101 123x', '3101**********123x'],
  ['identity-number', '310101000101123', '3101*******1123'],
  ['identity-number', '1234', '******'],
  ['phone', '13800001234', '138****1234'],
  ['phone', '+86 138-0000-1234', '138****1234'],
  ['phone', '１３８００００１２３４', '138****1234'],
  ['phone', '021-55550123', '021-****123'],
  ['name', '张三', '张**'],
  ['name', '欧阳某某', '欧阳**'],
  ['name', '司马', '司**'],
  ['name', 'Smith', 'S**'],
  ['email', 'nobody@example.com', 'n***@example.com'],
  ['email', 'not an address', '******'],
  ['address', '上海市宝山区虚构路1号2室', '上海市宝山区****'],
  ['address', '某省某市某县虚构镇一组', '某省某市某县****'],
  ['address', '虚构小区1号楼', '******'],
  ['bank-account', '6222 0000 0000 0000 000', '***************0000'],
  ['passport', 'E00000012', 'E******12'],
  ['licence-plate', '沪A00008', '沪A****8'],
  ['health', '某病', '******'],
  ['minor', '十岁', '******'],
  ['name', '  ', ''],
]

for (const [dataClass, text, masked] of cases)
  test(`${personalDataClasses[dataClass].name} / ${text} / 显示为 ${masked}`, () => {
    assert.equal(maskPersonalData(dataClass, text), masked)
  })

test('个人信息保护法第五十一条 / 任何值、任何类别 / 掩码后不再是原文', () => {
  const classes = Object.keys(personalDataClasses) as PersonalDataClass[] // the keys of the table
  fc.assert(
    fc.property(
      fc.constantFrom(...classes),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (dataClass, text) => {
        if (text.normalize('NFKC').trim() === '' || /^[^\p{L}\p{N}]*$/u.test(text.normalize('NFKC'))) return
        assert.notEqual(maskPersonalData(dataClass, text), text)
      },
    ),
  )
})

test('同一个号码的几种写法 / 用来查找 / 是同一个值', () => {
  assert.equal(
    comparableValue('identity-number', '310101 19000101 123x'),
    comparableValue('identity-number', '３１０１０１１９０００１０１１２３Ｘ'),
  )
  assert.equal(comparableValue('phone', '+86 138-0000-1234'), comparableValue('phone', '13800001234'))
  assert.equal(comparableValue('name', '张 三'), comparableValue('name', '张三'))
})
