import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCreditCode, normalCreditCode, withCheckCharacter } from './credit-code.ts'

const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const body = fc
  .array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 })
  .map((each) => each.join(''))

test('GB 32100 / 两个公开的代码 / 校验位与算出的一致', () => {
  // As the 财政部 and a large company publish them.
  for (const code of ['11100000000013186G', '91330100799655058B'])
    assert.equal(withCheckCharacter(code.slice(0, 17)), code)
})

test('GB 32100 / 任意代码 / 带上校验位就通过；改任何一位就不通过', () => {
  fc.assert(
    fc.property(body, fc.nat({ max: 17 }), fc.constantFrom(...signs), (first, place, sign) => {
      const code = withCheckCharacter(first)
      assert.ok(isCreditCode(code))
      const changed = code.slice(0, place) + sign + code.slice(place + 1)
      assert.equal(isCreditCode(changed), changed === code)
    }),
  )
})

test('GB 32100 / 含 I、O、S、V、Z，长度不对，小写 / 不通过', () => {
  for (const code of [
    '',
    '1110000000001318',
    'I1100000000013186G',
    withCheckCharacter('11100000000013186').toLowerCase(),
  ])
    assert.equal(isCreditCode(code), false, code)
})

test('统一社会信用代码 / 全角、空格、小写 / 归一后再比', () => {
  assert.equal(normalCreditCode(' １１１00000 0000131-86g '), '11100000000013186G')
})
