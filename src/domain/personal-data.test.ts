import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isIdentityNumber } from './personal-data/checked-numbers.ts'
import { findPersonalData } from './personal-data.ts'

/** A well-formed number of nobody: area 110101, born 1900-01-01, with the check character worked out. */
function inventedIdentityNumber(): string {
  const body = '11010119000101001'
  const check = '0123456789X'.split('').find((character) => isIdentityNumber(body + character))
  assert.ok(check)
  return body + check
}

const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind)

describe('报告中的个人信息', () => {
  it('身份证号码 / 校验位正确 / 找到，并指出位置', () => {
    const number = inventedIdentityNumber()
    const text = `申请人（身份证号${number}）提出申请。`
    const [found] = findPersonalData(text)
    assert.equal(found?.kind, 'identity-number')
    assert.equal(text.slice(found?.start, found?.end), number)
  })

  it('十八位数字 / 校验位不对 / 不是身份证号码', () => {
    const number = inventedIdentityNumber()
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    assert.deepEqual(kinds(`编号${wrong}`), [])
  })

  it('手机号码 / 没有联系字样 / 找到', () => {
    assert.deepEqual(kinds('申请人张某13800000000要求公开'), ['mobile'])
  })

  it('手机号码 / 本单位的联系电话 / 不是个人信息', () => {
    assert.deepEqual(kinds('联系电话：13800000000'), [])
    assert.deepEqual(kinds('值班手机 13800000000'), [])
  })

  it('座机、邮编、邮箱、统一社会信用代码 / 不是个人信息', () => {
    assert.deepEqual(
      kinds('邮编350400，电话0591-23165385，36070814，邮箱bashqb2016@163.com，12620600MB0523338C'),
      [],
    )
  })

  it('银行卡号 / 写明账户且校验通过 / 找到', () => {
    assert.deepEqual(kinds('户名王某，卡号4111111111111111'), ['bank-card'])
    assert.deepEqual(kinds('户名王某，卡号4111111111111112'), [])
    assert.deepEqual(kinds('流水4111111111111111'), [])
  })
})
