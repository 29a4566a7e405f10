import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balancedReport, withText } from '../../../../test/support/report-builder.ts'
import { audit } from './audit.ts'

/** A carrier's own service number, shaped as a mobile number: nobody's telephone. */
const mobile = '13800138000'

function personalDataIn(text: string): number {
  const report = { ...balancedReport({ seed: 3 }), preamble: `申请人王某来电，号码${text}，已记录。` }
  return audit(report).findings.filter(({ id }) => id === 'AR-P06').length
}

describe('AR-P01 公布期限', () => {
  const said = (publishedOn: string) => {
    const report = balancedReport({ seed: 3, organ: '溪原县水务局', year: 2020 })
    const { findings } = audit({ ...report, dates: { ...report.dates, publishedOn } })
    return findings.flatMap(({ id, severity }) => (id === 'AR-P01' ? [severity] : []))
  }

  it('部门 / 期限当日 / 不报；次日 / 报错', () => {
    assert.deepEqual(said('2021-01-31'), [])
    assert.deepEqual(said('2021-02-01'), ['error'])
  })

  it('网页日期比期限晚一年以上 / 像是网站迁移的日期 / 只提示核对', () => {
    assert.deepEqual(said('2025-03-07'), ['warning'])
  })
})

describe('AR-P05 联系方式', () => {
  const missing = (text: string) =>
    audit({ ...withText(balancedReport({ seed: 3 }), 1, text), preamble: '', signature: '' }).findings.filter(
      ({ id }) => id === 'AR-P05',
    ).length

  it('写在第一部分开头 / 有联系单位 / 不报', () => {
    assert.equal(missing('如对本报告有任何疑问，请与溪原县水务局联系（地址：略）。'), 0)
  })

  it('只说受理电话、联系群众 / 不是报告的联系方式 / 报出', () => {
    assert.equal(missing('全年接听咨询电话三十次，主动联系群众。'), 1)
  })
})

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
