import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balancedReport, withText } from '../../../../test/support/report-builder.ts'
import { audit } from './audit.ts'

const requests: Readonly<Record<string, readonly [naturalPerson: number, other: number]>> = {
  newlyReceived: [36, 6],
  carriedIn: [3, 0],
  granted: [20, 4],
  'refused.deliberative': [5, 1],
  'unavailable.notHeld': [6, 0],
  'declined.repeat': [3, 1],
  total: [34, 6],
  carriedOut: [5, 0],
}

const others: Readonly<Record<string, number>> = {
  'proactive/licences/decisions': 320,
  'proactive/penalties/decisions': 41,
  'proactive/coercion/decisions': 3,
  'proactive/feesWan/amount': 19.0985,
  'remedies/reconsideration/upheld': 4,
  'remedies/reconsideration/corrected': 1,
  'remedies/reconsideration/other': 2,
  'remedies/reconsideration/total': 7,
  'remedies/litigationDirect/upheld': 2,
  'remedies/litigationDirect/corrected': 1,
  'remedies/litigationDirect/total': 3,
}

/** 42 received and 3 carried in make 40 answered and 5 carried out; 7 reviews, 3 suits. */
function narrativeFindings(text: string, heading: string): string[] {
  const cells: Record<string, number> = { ...others }
  for (const [row, [naturalPerson, other]] of Object.entries(requests)) {
    cells[`requests/${row}/naturalPerson`] = naturalPerson
    cells[`requests/${row}/otherOrganisation`] = other
    cells[`requests/${row}/total`] = naturalPerson + other
  }
  const report = withText(balancedReport({ seed: 0, organ: '青川县财政局', cells }), 1, `${heading}${text}`)
  return audit(report).findings.flatMap(({ id, message }) =>
    /^AR-(?:N|D07)/.test(id) ? [`${id} ${message}`] : [],
  )
}

/** What offices write of other things than their requests, or in words that more than one figure fits. */
const agreeing: readonly string[] = [
  '全年制发公文60件，其中主动公开35件、依申请公开20件、不予公开15件，公文公开率58.3%。',
  '共审查公文126件，确定主动公开52件，依申请公开60件，不予公开14件。',
  '全年依法规范受理答复政府信息公开申请42件，其中5件结转下年度继续办理。',
  '共收到政府信息公开申请42件；经查，2022年收到，结转至2023年作出答复的政府信息公开申请3件。',
  '共收到政府信息公开申请42件，答复30件，不予公开6件，不予处理4件。',
  '全年共制作依申请公开文件数40件。',
  '我局因具体行政行为被提起行政诉讼2起，其中1起已移送，1起胜诉。',
  '共收到申请42件，其中通过依申请公开系统收到40件，局长信箱收到2件。',
  '全年办理依申请公开转办件6件，协助其他单位答复申请4件。',
  '全年收到县政府转办的政府信息公开申请3件，均按时反馈办理意见。',
  '未收到涉及第三方权益的政府信息公开申请，未发生因逾期答复引发的行政复议。',
  '未发生因未按时答复政府信息公开申请引起的行政诉讼败诉情况。',
  '编制依申请公开答复模板12份，制作告知书36份。',
  '出具告知书40份，其中公开告知书12份，不予公开告知书3份。',
  '在办结的申请中，当场答复3件，20个工作日内答复12件，延期答复4件。',
  '申请数量最多的单位为自然资源局，收到56件；其次为住建局，收到34件。',
  '县自然资源局收到23件，县住建局收到15件。',
  '参加行政复议案件答复5件，出庭应诉行政诉讼13件。',
  '收到政府信息公开行政复议答复通知书2份，均已按期提交答复书。',
  '县司法局全年审理政府信息公开类行政复议案件45件，纠错率8.9%。',
  '全年办理行政复议案件213件，其中维持100件，撤销12件；行政应诉案件86件。',
  '全年收到规划公示意见申请12件；受理听证申请3件，行政裁决申请2件。',
  '在线访谈6期，答复网民提问45个。',
  '本年度无上年结转的未办结行政复议案件，没有结转下年度继续办理的行政诉讼案件。',
  '全年收取行政事业性收费36项，涉及金额1200万元的专项资金已公开。',
  '受理依申请公开的县级单位26个，办理满意率100%。',
  '免征行政事业性收费56万元。',
  '政府信息公开行政复议案件较上年减少2件，行政诉讼案件减少1件。',
  '不断提升答复质量，力争政府信息公开零复议、零诉讼、零败诉。',
  '共办理政府信息公开申请40件。',
  '共办理依申请公开45件（含上年结转3件），已答复40件，5件结转至下一年度。',
  '收到申请42件，上年结转3件，共45件，答复40件，结转5件。',
  '其中重复申请和撤回的信息不予公开各1件。',
  '收到申请42件，其中其他组织提出6件，其余36件均由自然人提出。',
  '收到申请42件，其中自然人申请占85.71%，法人或其他组织占14.29%。',
  '收到申请42件，自然人36件，占85.7%；法人或其他组织6件，占14.3%。',
  '政府信息公开行政复议7件（维持4件、纠正1件、其他2件），行政诉讼3件。',
]

/** A figure beside the tables' own, in the words offices use, and the rule that must tell it. */
const disagreeing: readonly (readonly [string, string])[] = [
  ['共收到政府信息公开申请42件，上年结转3件，共办理39件，结转下年度5件。', 'AR-N03'],
  ['共办理依申请公开事项31件。', 'AR-N03'],
  ['收到公民、法人和其他组织提出的政府信息公开申请47件，与去年相比增长8.5%。', 'AR-N01'],
  ['收到政府信息公开申请42件，尚有6件未到答复期限，结转下年度办理。', 'AR-N04'],
  ['收到依申请公开42件，加上上年结转3件，其中4件结转下一年办理。', 'AR-N04'],
  ['收到申请42件，上年结转3件，答复40件，结转6件。', 'AR-N04'],
  ['收到申请42件，其中自然人36件，法律服务机构0件，其他8件。', 'AR-N15'],
  ['收到申请42件，全部为自然人提出。', 'AR-N15'],
  ['收到申请42件，自然人申请占比62.5%，法人和其他组织占37.5%。', 'AR-N15'],
  ['收到申请42件，其中自然人36件，占总数的90.00%。', 'AR-N15'],
  ['共收到申请42件，其中局长信箱收到2件；予以公开24件，本机关不掌握相关信息7件。', 'AR-N05'],
  ['共收到政府信息公开申请42件。办复率100%，其中予以公开24件；不予公开7件；无法提供6件。', 'AR-N05'],
  ['无法提供6件，其中本机关不掌握相关政府信息8件。', 'AR-N05'],
  ['从申请渠道看，通过网络提交30件，通过信函邮寄9件，当面提交8件。', 'AR-N10'],
  ['因政府信息公开被申请行政复议7件，其中结果维持4件，结果纠正1件，其他结果3件。', 'AR-N07'],
  ['行政复议、行政诉讼均为0件。', 'AR-N07'],
  ['没有公民、法人或其他组织向本局提出政府信息公开申请。', 'AR-N06'],
  ['作出行政许可决定320件、行政处罚决定45件、行政强制决定3件。', 'AR-N08'],
]

describe('正文与表格 / 各单位的写法', () => {
  for (const text of agreeing)
    it(`与表格不矛盾 / ${text.slice(0, 30)} / 不报不一致`, () => {
      for (const heading of ['', '（二）依申请公开。', '（二）依申请公开。本年度收到政府信息公开申请42件。'])
        assert.deepEqual(narrativeFindings(text, heading), [])
    })

  for (const [text, id] of disagreeing)
    it(`与表格矛盾 / ${text.slice(0, 30)} / 报 ${id}`, () => {
      const found = narrativeFindings(text, '（二）依申请公开。')
      assert.ok(
        found.some((finding) => finding.startsWith(id)),
        found.join('\n'),
      )
    })
})

describe('没有读出机关名称', () => {
  const found = (text: string) => {
    const report = { ...balancedReport({ seed: 0, cells: { 'requests/newlyReceived/total': 6 } }), organ: '' }
    return audit(withText(report, 1, text)).findings.flatMap(({ id, severity }) =>
      id === 'AR-N01' ? [severity] : [],
    )
  }

  it('正文自称我局 / 是一个部门的报告 / 与表三不符是错误', () => {
    assert.deepEqual(found('2023年，我局共收到政府信息公开申请5件。'), ['error'])
  })

  it('正文没有自称 / 可能是一个地方的汇总 / 只说不一致', () => {
    assert.deepEqual(found('2023年，共收到政府信息公开申请5件。'), ['inconsistency'])
  })
})

describe('AR-C09 / 有一件逾期未缴费', () => {
  const severities = (partSix: string) => {
    const cells: Record<string, number> = {}
    for (const row of ['newlyReceived', 'other.feeLapsed', 'total'])
      for (const column of ['naturalPerson', 'total']) cells[`requests/${row}/${column}`] = 1
    const report = withText(balancedReport({ seed: 0, cells }), 6, partSix)
    return audit(report).findings.flatMap(({ id, severity }) => (id === 'AR-C09' ? [severity] : []))
  }

  it('第六部分说没有发通知或没有产生 / 不可能 / 错误', () => {
    assert.deepEqual(severities('本年度未发出收费通知，未收取信息处理费。'), ['error'])
    assert.deepEqual(severities('本年度未产生信息处理费。'), ['error'])
  })

  it('第六部分只说没有收取 / 申请人没有缴 / 不一致', () => {
    assert.deepEqual(severities('本年度未收取信息处理费。'), ['inconsistency'])
  })

  it('第六部分写明收了多少，或者说不断规范收费 / 有人缴，有人没有缴 / 不报', () => {
    assert.deepEqual(severities('本年度实际收取信息处理费共计400元。'), [])
    assert.deepEqual(severities('不断规范信息处理费收取，向申请人发出通知。'), [])
    assert.deepEqual(severities('本年度信息处理费为0元。'), ['inconsistency'])
  })

  it('第六部分写了通知件数 / 与表三相符 / 不报', () => {
    assert.deepEqual(severities('本年度发出收费通知1件，总金额200元，实际收取0元。'), [])
    assert.deepEqual(severities('依法收取信息处理费，发出收费通知1件，申请人未缴纳，未实际收取。'), [])
  })
})
