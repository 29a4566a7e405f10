import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balancedReport } from '../../../../test/support/report-builder.ts'
import { audit } from './audit.ts'

/** A carrier's own service number, shaped as a mobile number: nobody's telephone. */
const mobile = '13800138000'

function personalDataIn(text: string): number {
  const report = { ...balancedReport({ seed: 3 }), preamble: `申请人王某来电，号码${text}，已记录。` }
  return audit(report).findings.filter(({ id }) => id === 'AR-P06').length
}

describe('AR-P06 正文中的个人信息', () => {
  const wide = mobile.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  for (const [written, text] of [
    ['连写', mobile],
    ['全角数字', wide],
    ['用空格分组', '138 0013 8000'],
    ['用连字符分组', '138-0013-8000'],
    ['用全角空格分组', '138　0013　8000'],
    ['断在行末', '138\r\n00138000'],
  ] as const)
    it(`手机号码 / ${written} / 报出`, () => assert.equal(personalDataIn(text), 1))

  it('不足十位的数 / 年月日、文号、件数 / 不报', () => {
    assert.equal(personalDataIn('2024年1月31日123456789'), 0)
  })
})
