import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { withCheckCharacter } from '../organs/credit-code.ts'
import { isIdentityNumber, passesLuhn } from './checked-numbers.ts'
import { screenText } from './screen-text.ts'

/** Numbers of nobody, with the check digit worked out. */
const identity =
  '0123456789X'
    .split('')
    .map((check) => `11010119000101001${check}`)
    .find(isIdentityNumber) ?? ''
const card =
  '0123456789'
    .split('')
    .map((check) => `622200000000000000${check}`)
    .find(passesLuhn) ?? ''
const trader = withCheckCharacter('92110101MA0000000')

const found = (text: string) =>
  screenText(text).map((hit) => `${hit.class} ${hit.confidence} ${text.slice(hit.start, hit.end)}`)
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const spaced = `${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`
const broken = `${identity.slice(0, 10)}\n${identity.slice(10)}`

const finds: readonly (readonly [string, readonly string[]])[] = [
  [`编号${identity}`, [`identity-number certain ${identity}`]],
  [`编号${wide(identity)}。`, [`identity-number certain ${wide(identity)}`]],
  [`编号 ${spaced}`, [`identity-number certain ${spaced}`]],
  [`编号${broken}，`, [`identity-number certain ${broken}`]],
  [`${identity} 13800001234`, [`identity-number certain ${identity}`, 'phone likely 13800001234']],
  ['身份证：110101900101001', ['identity-number likely 110101900101001']],
  ['身份证号 110101199001010000', ['identity-number likely 110101199001010000']],
  ['手写 138-0000-1234 一份', ['phone likely 138-0000-1234']],
  ['手写 +86 13800001234', ['phone likely +86 13800001234']],
  ['申请人虚某，联系电话13800001234', ['phone possible 13800001234']],
  ['家庭电话：021-55550000', ['phone likely 021-55550000']],
  [`开户行某行，卡号${card}`, [`bank-account certain ${card}`]],
  [`转入${card}`, [`bank-account possible ${card}`]],
  ['申请人邮箱 nobody@qq.com', ['email likely nobody@qq.com']],
  ['护照号E00000012', ['passport likely E00000012']],
  ['车辆沪A·00D08违停', ['licence-plate likely 沪A·00D08']],
  [`个体户${trader}`, [`credit-code possible ${trader}`]],
  ['住址：某市某区虚构路1号2室', ['address likely 某市某区虚构路1号2室']],
  ['户主 位于虚构小区12号楼3单元402室', ['address likely 位于虚构小区12号楼3单元402室']],
  ['姓名：张三', ['name likely 张三']],
  ['户主: 欧阳小五，', ['name likely 欧阳小五']],
  [`王小五（男，身份证号：${identity}）`, ['name likely 王小五', `identity-number certain ${identity}`]],
  ['李四 13800001234', ['name likely 李四', 'phone likely 13800001234']],
]

for (const [text, expected] of finds)
  test(`个人信息筛查 / ${text.replaceAll(/\d{6,}/g, '…')} / 找到`, () => {
    assert.deepEqual(found(text), expected)
  })

const clean: readonly string[] = [
  '联系电话：13800000000，传真021-55550000',
  '办公地址：虚构路15号508室，邮编350400',
  '公开邮箱 bureau@163.com，或 office@example.gov.cn',
  '统一社会信用代码11310113MB2F00000X',
  '索引号：SY0002430506-2021-00001',
  '国办公开办函〔2021〕30号，京政办发[2019]12号',
  '本年度受理 13 件，结转 0 件，共 1234567.89 万元',
  '支出 48.9919 万元，同比增长 12.5%',
  '2021年1月1日至2021年12月31日，2021-12-31',
  '阅读量 13800001234567 次',
  '流水号4111111111111111',
  '财政专户 开户银行某行，账号4111111111111111',
  '公务用车沪A00D08',
  '申请人：自然人 12 件',
  '申请人对答复不服的，申请人应当在收到之日起',
  '姓名：张某某',
  '张某（身份证3101**********1234，电话138****1234）',
  '7 24 28 0 0 0 12 35 46 57 68 79 80 91 10 11 12 13',
  'sha256: 13800001234aa5b6c13900001234567890123456789012345678901234567890',
  'https://example.gov.cn/art/13800001234/20210101.html',
  'http://example.gov.cn/2021/t20210131_13800001234.html',
]

for (const text of clean)
  test(`个人信息筛查 / ${text} / 不是个人信息`, () => {
    assert.deepEqual(found(text), [])
  })

test('个人信息筛查 / 掩码建议 / 照分类表', () => {
  const suggestions = screenText(`王小五，身份证号${wide(identity)}，手写13800001234`).map(
    ({ suggestion }) => suggestion,
  )
  assert.deepEqual(suggestions, ['王**', `1101**********${identity.slice(14)}`, '138****1234'])
})

test('个人信息筛查 / 按建议改过以后 / 号码都不在了，再查也没有', () => {
  const text = `姓名：张三，住址：某市某区虚构路1号2室，${identity}，手写13800001234。`
  let masked = text
  for (const { start, end, suggestion } of screenText(text).toReversed())
    masked = masked.slice(0, start) + suggestion + masked.slice(end)
  assert.deepEqual(found(masked), [])
})

test('个人信息筛查 / 已公布的年度报告 / 没有一处误报为身份证、银行卡或者车牌', () => {
  for (const name of readdirSync('examples').filter((each) => each.endsWith('.txt'))) {
    const wrong = screenText(readFileSync(`examples/${name}`, 'utf8')).filter(
      (hit) => hit.confidence !== 'possible' || hit.class === 'identity-number',
    )
    assert.deepEqual(wrong, [], name)
  }
})

test('个人信息筛查 / 任何文字 / 位置有效、依次、不重叠', () => {
  const pieces = fc.constantFrom(
    identity,
    spaced,
    card,
    '13800001234',
    '张三',
    '，',
    ' ',
    '\n',
    '姓名：',
    '0',
    'x',
    '住址：某市某路1号2室',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end } of screenText(text)) {
        assert.ok(start >= last && end > start && end <= text.length)
        last = end
      }
    }),
    { numRuns: 100 },
  )
})

test('个人信息筛查 / 十万字的刁钻文字 / 与长度成正比，不会越查越慢', () => {
  for (const unit of [
    '1',
    '1 ',
    '11 ',
    '12-',
    'a.',
    'a@',
    '路',
    '路1',
    '沪A',
    '1 1 1 1 12 ',
    '姓名',
    '住址：中',
    '92',
    '张',
  ])
    assert.ok(screenText(unit.repeat(100_000 / unit.length)).length < 100_000)
})
