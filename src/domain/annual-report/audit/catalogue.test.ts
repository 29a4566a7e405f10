import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingExamples } from '../../../../test/support/finding-examples.ts'
import { balancedReport } from '../../../../test/support/report-builder.ts'
import { auditChecks, type CheckId } from '../../../law/annual-report-checks/catalogue.ts'
import { type AuditContext, audit } from './audit.ts'
import { implementations } from './implementations.ts'

const ids = Object.keys(auditChecks) as CheckId[] // keys of the catalogue are its ids
const milder = { error: 0, inconsistency: 1, warning: 2, info: 3 } as const

const fullContext: AuditContext = {
  previous: balancedReport({ seed: 0, year: 2022 }),
  children: [{ name: '青川县统计局', report: balancedReport({ seed: 0, organ: '青川县统计局' }) }],
  expectedChildren: ['青川县统计局'],
  succession: [],
  peers: [],
  organKind: 'department',
  publishedOn: '2024-01-22',
  publication: { column: '政府信息公开年报', copies: 1, downloadable: true, firstFigures: {} },
  fileYear: 2023,
  ledger: {},
  register: {
    supplementNotices: 0,
    reasonRequests: 0,
    thirdPartyConsultations: 0,
    openPastTerm: 0,
    overdueReplies: 0,
    lawyersAsOrganisations: 0,
    countedTwice: 0,
    withdrawnElsewhere: 0,
  },
  library: { inForce: 0, issued: 0 },
  powers: { licences: false, penalties: false, coercion: false },
}

describe('核查规则目录', () => {
  it('目录与实现 / 一一对应', () => {
    assert.deepEqual(Object.keys(implementations).toSorted(), [...ids].toSorted())
    assert.equal(ids.length, 98)
  })

  for (const id of ids) {
    const { shows, breaks, passes } = findingExamples[id]
    it(`${id} ${auditChecks[id].title} / ${shows} / 报出，差一点的不报`, () => {
      const found = audit(breaks.report, breaks.context).findings.filter((finding) => finding.id === id)
      assert.notEqual(found.length, 0)
      for (const finding of found) {
        assert.equal(finding.status, 'fail')
        assert.ok(milder[finding.severity] >= milder[auditChecks[id].severity], '不得重于目录所定')
        assert.match(finding.message, /[\u4e00-\u9fff]/)
        assert.match(finding.basis, /[\u4e00-\u9fff]/)
        assert.deepEqual(JSON.parse(JSON.stringify(finding)), finding)
      }
      const near = audit(passes.report, passes.context)
      assert.deepEqual(
        near.findings.filter((finding) => finding.id === id),
        [],
      )
      assert.ok(!near.notAssessable.some((one) => one.id === id), '反例必须是可以判断的')
    })
  }

  it('合格的报告 / 只有报告本身 / 没有任何发现，缺材料的规则列为无法判断', () => {
    const { findings, notAssessable, counts } = audit(balancedReport({ seed: 0 }))
    assert.deepEqual(findings, [])
    const withoutContext = ids.filter((id) => auditChecks[id].needs.some((need) => need !== 'document'))
    assert.deepEqual(
      notAssessable.map(({ id }) => id),
      withoutContext,
    )
    assert.equal(counts.notAssessable, withoutContext.length)
  })

  it('合格的报告 / 材料齐全 / 每条规则都能判断', () => {
    const report = balancedReport({ seed: 0 })
    const other = { ...fullContext, previous: { ...balancedReport({ seed: 0, year: 2022 }), sections: [] } }
    assert.deepEqual(audit(report, other).notAssessable, [])
    assert.deepEqual(audit(report, other).findings, [])
  })

  it('依据 / 未经核实的标明待确认', () => {
    const { findings } = audit(findingExamples['AR-S13'].breaks.report)
    assert.match(findings.find(({ id }) => id === 'AR-S13')?.basis ?? '', /（待确认）$/)
  })

  it('只有统计表的工作簿 / 六个部分和联系方式 / 无法判断，不报缺失', () => {
    const workbook = { ...balancedReport({ seed: 0 }), format: 'xlsx' as const, sections: [], preamble: '' }
    const { findings, notAssessable } = audit(workbook)
    assert.deepEqual(findings, [])
    for (const id of ['AR-S01', 'AR-P05']) assert.ok(notAssessable.some((one) => one.id === id))
  })

  it('2019 年以前的统计表 / 年报格式的规则 / 无法判断', () => {
    const { findings, notAssessable } = audit({ ...balancedReport({ seed: 0 }), form: 'statistics' })
    assert.deepEqual(findings, [])
    assert.ok(notAssessable.some(({ id, needs }) => id === 'AR-C01' && needs.includes('2019 年以后')))
  })
})
