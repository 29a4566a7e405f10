import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from '../../document.ts'
import { UnreadableFile } from '../../unreadable-file.ts'
import { recognise } from './recognise.ts'

const heading = '溪原县水务局2023年政府信息公开工作年度报告'

function read(title: string | null, ...lines: readonly string[]) {
  const blocks = lines.map((text): Block => ({ kind: 'paragraph', text, source: null }))
  return recognise({ format: 'html', title, blocks, notes: [] })
}

const refused = (error: unknown) => error instanceof UnreadableFile && error.reason === 'no-report'

test('只有标题 / 由脚本显示的网页、附件页、历年年报的目录 / 拒绝，说明报告可能在附件里', () => {
  assert.throws(() => read(heading, '请启用脚本后浏览'), refused)
  assert.throws(() => read(null, heading, '附件：2023年年报.pdf'), /附件/)
  const list = [2023, 2022, 2021].map((year) => `溪原县水务局${year}年政府信息公开工作年度报告`)
  assert.throws(() => read('政府信息公开年报', ...list), refused)
})

test('只有标题和叙述，没有小标题和表格 / 旧式年报 / 读出机关和年度', () => {
  const report = read(
    null,
    '溪原县水务局2015年政府信息公开工作年度报告',
    '2015年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，全年主动公开政府信息一百二十条，没有收到公开申请。',
  )
  assert.deepEqual([report.organ, report.year], ['溪原县水务局', 2015])
})

test('没有标题 / 前言说本报告的统计期限 / 读出，机关按前言', () => {
  const report = read(
    null,
    '根据《中华人民共和国政府信息公开条例》，现公布溪原县水务局2017年政府信息公开工作年度报告。本报告所列数据的统计期限自2017年1月1日起至12月31日止。',
    '全年主动公开政府信息一百二十条，收到公开申请三件，均已按期答复。',
  )
  assert.deepEqual([report.organ, report.year], ['溪原县水务局', 2017])
})

test('没有标题 / 布置编制年报的通知 / 拒绝', () => {
  const notice = '各单位要认真编制2017年政府信息公开工作年度报告，于2018年1月31日前在门户网站公布。'
  assert.throws(() => read(null, notice), refused)
})

test('年度报告的解读 / 没有表格 / 拒绝，说明它不是报告', () => {
  const explanation = '文字解读：关于溪原县水务局2023年政府信息公开工作年度报告的解读'
  const lines = ['一、编制背景', '本报告统计期限自2023年1月1日起至2023年12月31日止，反映政府信息公开情况。']
  assert.throws(() => read(null, explanation, ...lines), /解读/)
})

test('公布日期 / 前言说的是统计时间 / 不当作公布日期', () => {
  const statistics = '本报告中所列数据的统计时间为2023年1月1日至2023年12月31日。'
  const report = read(null, heading, statistics, '一、总体情况', '全年主动公开政府信息一百二十条。')
  assert.equal(report.dates.publishedOn, null)
})

test('标题 / 报送报告的函在前，报告在后 / 机关按报告的标题，不是函的', () => {
  const report = read(
    null,
    '关于报送2023年政府信息公开工作年度报告的函',
    '现将我单位年度报告报上，请审阅。',
    heading,
    '一、总体情况',
    '全年主动公开政府信息一百二十条。',
    '二、主动公开政府信息情况',
    '见表。',
  )
  assert.deepEqual([report.organ, report.title], ['溪原县水务局', heading])
})
