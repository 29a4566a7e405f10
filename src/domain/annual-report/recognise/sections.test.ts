import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document } from '../../document.ts'
import type { AnnualReport } from '../report.ts'
import { recognise } from './recognise.ts'

const sixTitles = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]
const numerals = '一二三四五六'

function read(lines: readonly string[]): AnnualReport {
  let start = 0
  const text = lines.join('\n')
  const blocks = lines.map((line): Block => {
    const source = { kind: 'text' as const, start, end: start + line.length }
    start += line.length + 1
    return { kind: 'paragraph', text: line, source }
  })
  const document: Document = { format: 'text', title: null, blocks, text, notes: [] }
  return recognise(document)
}

const headed = (index: number) => `${numerals[index]}、${sixTitles[index]}`
const body = (index: number) => `第${index + 1}部分的正文。`
const plain = sixTitles.flatMap((_, index) => [headed(index), body(index)])
const title = '青川县档案局2023年政府信息公开工作年度报告'

const texts = (report: AnnualReport) => report.sections.map(({ number, text }) => `${number} ${text}`)
const expected = sixTitles.map((_, index) => `${index + 1} ${body(index)}`)
const kinds = (report: AnnualReport) =>
  report.irregularities.filter(({ kind }) => kind.startsWith('heading')).map(({ kind }) => kind)

test('标题 / 六个标题齐全 / 六个部分，没有异常', () => {
  const report = read([title, ...plain])
  assert.deepEqual(texts(report), expected)
  assert.deepEqual(kinds(report), [])
})

test('标题 / 第六部分换了名称 / 按序号和位置认出，报告改名', () => {
  const lines = plain.with(10, '六、其他工作')
  const report = read([title, ...lines])
  assert.deepEqual(texts(report), expected)
  assert.deepEqual(kinds(report), ['heading-renamed'])
  // Its own numbered points make no section.
  const points = plain.with(10, '六、第一点').with(11, '六、第二点')
  assert.ok(kinds(read([title, ...points])).includes('heading-missing'))
})

test('标题 / 前面有目录 / 目录不是标题', () => {
  const contents = sixTitles.map((_, index) => `${headed(index)}……………${index + 1}`)
  assert.deepEqual(texts(read([title, '目 录', ...contents, ...plain])), expected)
  const bare = sixTitles.map((_, index) => headed(index))
  assert.deepEqual(texts(read([title, '目录', ...bare, ...plain])), expected)
})

test('标题 / 前言列举六个部分的名称 / 前言不是标题', () => {
  const list = `本报告由${sixTitles.join('、')}六个部分组成。`
  const numbered = `本报告分为：${sixTitles.map((_, index) => headed(index)).join('；')}。`
  for (const preamble of [list, numbered]) {
    const report = read([title, preamble, ...plain])
    assert.deepEqual(texts(report), expected)
    assert.equal(report.preamble, preamble)
  }
})

test('标题 / 第一部分的小标题与部分名称相近 / 仍属第一部分', () => {
  const subheads = [
    '（一）主动公开情况',
    '公开了信息。',
    '（二）依申请公开情况',
    '收到申请两件。',
    '（三）其他事项',
    '无。',
  ]
  const report = read([title, headed(0), ...subheads, ...plain.slice(2)])
  assert.equal(report.sections[0]?.text, subheads.join('\n'))
  assert.deepEqual(texts(report).slice(1), expected.slice(1))
})

test('标题 / 与正文连成一行 / 标题与正文分开，正文位置准确', () => {
  const text = [title, sixTitles.map((_, index) => `${headed(index)}${body(index)}`).join('')]
  const report = read(text)
  assert.deepEqual(texts(report), expected)
  const source = report.sections[2]?.paragraphs[0]?.source
  assert.ok(source?.kind === 'text')
  assert.equal(text.join('\n').slice(source.start, source.end), body(2))
})

test('标题 / 缺第四部分 / 报告缺失，其余不动', () => {
  const report = read([title, ...plain.slice(0, 6), ...plain.slice(8)])
  assert.deepEqual(
    report.sections.map(({ number }) => number),
    [1, 2, 3, 5, 6],
  )
  assert.deepEqual(
    report.irregularities.filter(({ kind }) => kind === 'heading-missing'),
    [{ kind: 'heading-missing', section: 4 }],
  )
})

test('标题 / 第五、第六部分次序颠倒 / 两个部分都在，报告次序', () => {
  const report = read([title, ...plain.slice(0, 8), ...plain.slice(10), ...plain.slice(8, 10)])
  assert.deepEqual(new Set(texts(report)), new Set(expected))
  assert.ok(kinds(report).includes('heading-out-of-order'))
})

test('标题 / 序号错、名称改 / 按意思认出并报告', () => {
  const lines = [...plain]
  lines[2] = '三、主动公开情况'
  lines[8] = '五、存在的主要问题及改进措施'
  const report = read([title, ...lines])
  assert.deepEqual(texts(report), expected)
  assert.deepEqual(kinds(report), ['heading-renamed', 'heading-misnumbered', 'heading-renamed'])
})

test('标题 / 同一标题印了两遍 / 报告重复', () => {
  const report = read([title, ...plain.slice(0, 4), ...plain.slice(2)])
  assert.ok(kinds(report).includes('heading-doubled'))
})

test('标题 / 第一部分里有“5、政府信息公开行政复议、行政诉讼情况” / 是小标题，不算重复', () => {
  const item = `5、${sixTitles[3]}。本年度没有发生。`
  const report = read([title, ...plain.slice(0, 2), `5、${sixTitles[3]}`, item, ...plain.slice(2)])
  assert.ok(!kinds(report).includes('heading-doubled'))
})

test('标题 / “1、 总体情况”“一 概 述” / 认出', () => {
  const arabic = sixTitles.flatMap((name, index) => [`${index + 1}、 ${name}`, body(index)])
  assert.deepEqual(texts(read([title, ...arabic])), expected)
  const spaced = ['一 概 述', ...plain.slice(1)]
  assert.deepEqual(texts(read([title, ...spaced])), expected)
})

test('落款 / 机关与日期在最后 / 不属第六部分', () => {
  const report = read([title, ...plain, '青川县档案局', '2024年1月20日', '打印 关闭', '附件下载'])
  assert.deepEqual(texts(report), expected)
  assert.equal(report.signature, '青川县档案局\n2024年1月20日')
  assert.equal(report.dates.signedOn, '2024-01-20')
})

test('落款 / 第六部分只有“无。” / 仍是第六部分的正文', () => {
  const report = read([title, ...plain.slice(0, 11), '无。'])
  assert.equal(report.sections[5]?.text, '无。')
  assert.equal(report.signature, '')
})

test('页码 / 夹在正文之间 / 去掉', () => {
  const report = read([title, ...plain.slice(0, 2), '- 2 -', '第 3 页 共 5 页', '— 4 —', ...plain.slice(2)])
  assert.deepEqual(texts(report), expected)
})

test('没有年报 / 无标题、无表格 / 拒读', () => {
  assert.throws(() => read(['关于召开会议的通知', '各单位：', '定于明日召开会议。']), { reason: 'no-report' })
})

test('统计期限 / 不到年末 / 按印的读', () => {
  const period = '本报告所列数据的统计期限自2023年1月1日起至2023年11月30日止。'
  const { dates } = read([title, period, ...plain])
  assert.deepEqual([dates.periodFrom, dates.periodTo], ['2023-01-01', '2023-11-30'])
  const campaign = '自2023年5月1日至2023年6月30日开展公开月活动。'
  assert.equal(read([title, campaign, ...plain]).dates.periodFrom, null)
})
