import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '../src/documents/read/read-text.ts'
import { recognise } from '../src/domain/annual-report/recognise/recognise.ts'

/** Tables as they come out of a PDF that was copied or converted to text. */
function read(...lines: readonly string[]) {
  const { cells, notes } = recognise(
    readText(
      ['溪原县水务局2023年政府信息公开工作年度报告', ...lines, '五、存在的主要问题及改进情况'].join('\n'),
    ),
  )
  const values = (prefix: string) =>
    Object.entries(cells).flatMap(([key, cell]) => (key.startsWith(prefix) ? [cell.value ?? cell.state] : []))
  return { values, notes }
}

const head = '三、收到和处理政府信息公开申请情况'

test('复制的文本 / 窄列之间只隔一个空格 / 每个数一格，不连成一个数', () => {
  const { values } = read(
    head,
    '                        自然人  商业企业  科研机构  社会公益组织  法律服务机构 其他 总计',
    '一、本年新收政府信息公开申请数量  14     3     4      5      4 2 32',
    '二、上年结转政府信息公开申请数量   1     0     0      0      0 0 1',
    '（一）予以公开                     9     0     1      0      1 0 11',
  )
  assert.deepEqual(values('requests/newlyReceived/'), [14, 3, 4, 5, 4, 2, 32])
  assert.deepEqual(values('requests/carriedIn/'), [1, 0, 0, 0, 0, 0, 1])
  assert.deepEqual(values('requests/granted/'), [9, 0, 1, 0, 1, 0, 11])
})

const rows = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（二）部分公开（区\n分处理的，只计这一\n情形，不计其他情形\n）',
  '1.属于国家秘密',
  '2.其他法律行政法规禁止公开',
  '3.危及“三安全一稳定”',
  '4.保护第三方合法权益',
  '（七）总计',
]

test('复制的文本 / 每格一行，行名折成几行，末行只剩括号 / 数字归这一行', () => {
  const { values } = read(
    head,
    ...rows.flatMap((label, row) => [label, ...[row, 0, 0, 0, 0, 0, row].map(String)]),
  )
  assert.deepEqual(values('requests/partlyGranted/'), [3, 0, 0, 0, 0, 0, 3])
  assert.deepEqual(values('requests/refused.stateSecret/'), [4, 0, 0, 0, 0, 0, 4])
})

test('复制的文本 / 按栏复制，几行没有数字，总计小于各项之和 / 一个数也不认，逐行说明', () => {
  const figures: Readonly<Record<string, string>> = {
    '（一）予以公开': '4 3 0 0 0 0 7',
    '1.属于国家秘密': '9 8 0 0 0 0 17',
    '4.保护第三方合法权益': '2 2 0 0 0 0 4',
    '（七）总计': '1 0 0 0 0 0 1',
  }
  const { values, notes } = read(
    head,
    ...rows.flatMap((label) => [label, ...(figures[label]?.split(' ') ?? [])]),
  )
  assert.ok(values('requests/').every((value) => typeof value !== 'number'))
  assert.equal(notes.filter(({ code }) => code === 'numbers-split').length, 4)
})

test('复制的文本 / 表四一行十五个数，带千分位逗号 / 都读出', () => {
  const { values } = read(
    '四、政府信息公开行政复议、行政诉讼情况',
    '行政复议 行政诉讼',
    '未经复议直接起诉 复议后起诉',
    '结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维',
    '持 结果纠正 其他结果 尚未审结 总计',
    '0 1,117 2,869 0 3,986 0 0 13 0 13 6 1 0 1,545 1,552',
  )
  assert.deepEqual(values('remedies/'), [0, 1117, 2869, 0, 3986, 0, 0, 13, 0, 13, 6, 1, 0, 1545, 1552])
})
