import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document } from '../../document.ts'
import { firstReport } from './first-report.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, source: null })
const table: Block = {
  kind: 'table',
  rowCount: 0,
  columnCount: 0,
  ragged: false,
  cells: [],
  source: null,
}
const heads = ['一、总体情况', '二、主动公开政府信息情况', '六、其他需要报告的事项']
const report = (organ: string): Block[] => [
  paragraph(`${organ}2023年政府信息公开工作年度报告`),
  paragraph('一、总体情况'),
  paragraph('全年主动公开。'),
  paragraph('二、主动公开政府信息情况'),
  table,
  paragraph('六、其他需要报告的事项'),
  paragraph('未收取信息处理费。'),
  paragraph('2024年1月20日'),
]

const documentOf = (blocks: readonly Block[]): Document => ({
  format: 'html',
  title: null,
  blocks: [...blocks],
  notes: [],
})

test('一个文件两份年报 / 只读第一份 / 说明从哪里起没有读', () => {
  const first = report('青川县档案局')
  const read = firstReport(documentOf([...first, ...report('青川县民政局')]))
  assert.equal(read.blocks.length, first.length)
  assert.deepEqual(
    read.notes.map(({ code }) => code),
    ['second-report-left-out'],
  )
  assert.match(read.notes[0]?.message ?? '', /青川县民政局2023年/)
})

test('一份年报 / 文前、文后有目录，文后有别的年报的链接 / 原样', () => {
  const contents = heads.map(paragraph)
  const links = ['青川县档案局2022年政府信息公开工作年度报告', '青川县档案局2021年政府信息公开工作年度报告']
  for (const blocks of [
    report('青川县档案局'),
    [...contents, ...report('青川县档案局')],
    [...report('青川县档案局'), ...contents],
    [...report('青川县档案局'), ...links.map(paragraph)],
  ]) {
    const document = documentOf(blocks)
    assert.equal(firstReport(document), document)
  }
})
