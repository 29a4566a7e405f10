/** Published reports: every known error is found, and nothing is called an error that is none. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readDocument } from '../src/documents/read/read-document.ts'
import { audit } from '../src/domain/annual-report/audit/audit.ts'
import type { Finding } from '../src/domain/annual-report/finding.ts'
import { recognise } from '../src/domain/annual-report/recognise/recognise.ts'
import type { AnnualReport } from '../src/domain/annual-report/report.ts'

async function read(file: string): Promise<AnnualReport> {
  return recognise(await readDocument(readFileSync(file)), { fileName: file })
}

async function findingsOf(file: string, previous?: string): Promise<readonly Finding[]> {
  const context = previous === undefined ? {} : { previous: await read(previous) }
  return audit(await read(file), context).findings
}

function failing(findings: readonly Finding[], severity: Finding['severity']): string[] {
  return findings.filter((one) => one.severity === severity && one.status === 'fail').map(({ id }) => id)
}

const reports = 'test/fixtures/reports'

describe('已公布的年报', () => {
  it('宝山区机关事务管理局 / 表三断在第八项、没有第四部分 / 报缺失，描述的结果应计入“不掌握”', async () => {
    const findings = await findingsOf('examples/baoshan-sh-offices-2021.txt')
    assert.deepEqual(failing(findings, 'error'), ['AR-S01', 'AR-S03', 'AR-S04'])
    const described = findings.find(({ id }) => id === 'AR-N09')
    assert.match(described?.message ?? '', /1\.本机关不掌握相关政府信息/)
    assert.ok(findings.some(({ id, message }) => id === 'AR-S05' && message.includes('规范性文件')))
  })

  it('双鸭山市宝山区 / 两行各少一个数、表四多一个数 / 只报错位，不报算术错误', async () => {
    const findings = await findingsOf('examples/baoshan-hlj-district-2021.txt')
    assert.deepEqual(failing(findings, 'error'), ['AR-S20', 'AR-S20'])
    for (const id of ['AR-S11', 'AR-S12', 'AR-S13', 'AR-S17', 'AR-L05'])
      assert.ok(failing(findings, 'warning').includes(id), id)
  })

  it('海东市市直机关事务管理局 / 表三、表四空白而正文说没有申请 / 报空白和不一致', async () => {
    const findings = await findingsOf('examples/haidong-offices-2021.txt')
    assert.deepEqual(failing(findings, 'error'), ['AR-S07', 'AR-S07', 'AR-N06'])
    assert.ok(failing(findings, 'warning').includes('AR-L01'))
    assert.ok(findings.some(({ id, message }) => id === 'AR-S05' && message.includes('本年度止件数')))
  })

  it('红旗街道 / 全部为 0 / 没有错误；依申请公开一段写的是别的', async () => {
    const findings = await findingsOf('examples/hongqi-subdistrict-2021.txt')
    assert.deepEqual(failing(findings, 'error'), [])
    for (const id of ['AR-S13', 'AR-S19']) assert.ok(failing(findings, 'warning').includes(id), id)
  })

  it('宝山区行政服务中心 / 自然人 2、其他 2、总计 2 / 两处不平，唯一的改法是把其他改为 0', async () => {
    const findings = await findingsOf('examples/baoshan-sh-service-centre-2021.txt')
    assert.deepEqual(failing(findings, 'error'), ['AR-C01', 'AR-C03'])
    const sum = findings.find(({ id }) => id === 'AR-C03')
    assert.equal(sum?.formula, '2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2')
    assert.match(sum?.suggestion ?? '', /“其他”列由 2 改为 0，全部勾稽关系即可成立/)
  })

  it('洪泽区 2023 / 表四两处总计为 0 / 报两处；政府年报没有考核、评议、追责结果', async () => {
    const findings = await findingsOf(`${reports}/hongze-2023.pdf`)
    assert.deepEqual(failing(findings, 'error'), ['AR-S12', 'AR-D01', 'AR-D01'])
  })

  it('上海市人民政府办公厅 2019 / 正文与表不一致 / 四处已知错误都找到', async () => {
    const findings = await findingsOf(`${reports}/shanghai-general-office-2019.html`)
    assert.deepEqual(failing(findings, 'error'), ['AR-S07', 'AR-N05', 'AR-N05', 'AR-N05', 'AR-N07'])
    const messages = findings.map(({ message, formula }) => `${message}${formula ?? ''}`).join('\n')
    for (const words of ['258 ≠ 至少 275', '265 ≠ 至少 337', '= 716 ≠ 805', '均获维持']) {
      assert.ok(messages.includes(words), words)
    }
  })

  it('平潭三年 / 2021 / 没有错误', async () => {
    const findings = await findingsOf(`${reports}/pingtan-2021.txt`)
    assert.deepEqual([...failing(findings, 'error'), ...failing(findings, 'inconsistency')], [])
  })

  it('平潭三年 / 2022 收到 75 件把上年结转计入 / 报不一致并说明原因', async () => {
    const findings = await findingsOf(`${reports}/pingtan-2022.txt`, `${reports}/pingtan-2021.txt`)
    assert.deepEqual(failing(findings, 'error'), [])
    assert.deepEqual(failing(findings, 'inconsistency'), ['AR-N01', 'AR-N15'])
    assert.match(findings.find(({ id }) => id === 'AR-N01')?.message ?? '', /把上年结转的 1 件也计入/)
  })

  it('平潭三年 / 2023 与上年相比 / 现行有效件数接不上', async () => {
    const findings = await findingsOf(`${reports}/pingtan-2023.txt`, `${reports}/pingtan-2022.txt`)
    assert.deepEqual(failing(findings, 'error'), [])
    assert.equal(findings.find(({ id }) => id === 'AR-B03')?.formula, '698 + 77 − 132 = 643 ≠ 470')
  })
})
