import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block, SourcePosition } from '../../domain/document.ts'
import { readMarkdown } from './read-markdown.ts'

/** What stands in the text: paragraphs, headings and the cells of tables. */
const piecesOf = (
  block: Block,
): readonly { readonly text: string; readonly source: SourcePosition | null }[] =>
  block.kind === 'table' ? block.cells : [block]

function shapeOf(text: string): string[] {
  return readMarkdown(text).blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`H${block.level} ${block.text}`]
    return block.kind === 'table' ? rowsOf(block) : [block.text]
  })
}

function rowsOf(table: Extract<Block, { kind: 'table' }>): string[] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map((cell) => cell.text.replaceAll('\n', '⏎'))
      .join('|'),
  )
}

test('标题 / 井号与下划线两种写法 / 记下级别，去掉强调符号', () => {
  assert.deepEqual(
    shapeOf('# **云山县年报** #\n\n一、总体情况\n---\n\n正文，**重点**与`代码`。\n\n结尾\n===\n***\n'),
    ['H1 云山县年报', 'H2 一、总体情况', '正文，重点与代码。', 'H1 结尾'],
  )
  assert.equal(readMarkdown('# 云山县年报\n').title, '云山县年报')
})

test('竖线表格 / 有无外框、对齐行、转义竖线、br / 每一格读对', () => {
  assert.deepEqual(
    shapeOf('| 项目 | 件数 |\n|:---|---:|\n| 行政<br>许可 | 5 |\n| a\\|b | **6** |\n|  |  |\n'),
    ['项目|件数', '行政⏎许可|5', 'a|b|6', '|'],
  )
  assert.deepEqual(shapeOf('项目 | 去年 | 今年\n--- | --- | ---\n许可 | 1 |  \n处罚 | | 2\n'), [
    '项目|去年|今年',
    '许可|1|',
    '处罚||2',
  ])
})

test('竖线表格 / 表头为空、紧跟正文 / 表格止于没有竖线的行', () => {
  assert.deepEqual(shapeOf('正文\n| | |\n|-|-|\n|甲|1|\n三、申请情况\n'), [
    '正文',
    '|',
    '甲|1',
    '三、申请情况',
  ])
})

test('网页表格写在 Markdown 里 / 合并单元格 / 展开，且出处指向原文', () => {
  const text =
    '# 年报\r\n\r\n<table>\r\n<tr><td rowspan="2">甲</td><td>12</td></tr>\r\n<tr><td>34</td></tr>\r\n</table>\r\n\r\n正文\r\n'
  const document = readMarkdown(text)
  const table = document.blocks.find((block) => block.kind === 'table')
  assert.ok(table?.kind === 'table')
  assert.deepEqual(
    table.cells.map(({ row, column, rowSpan, text: content }) => [row, column, rowSpan, content]),
    [
      [0, 0, 2, '甲'],
      [0, 1, 1, '12'],
      [1, 1, 1, '34'],
    ],
  )
  for (const { source, text: content } of table.cells) {
    assert.ok(source?.kind === 'text')
    assert.equal(text.slice(source.start, source.end), content)
  }
  assert.deepEqual(document.blocks.at(-1)?.kind, 'paragraph')
})

test('开头的元数据、注释 / 横线之间 / 是普通的行，不是标题', () => {
  assert.deepEqual(shapeOf('---\ntitle: 云山县年报\ndate: 2024-01-20\n---\n# 年报\n<!-- 草稿 -->正文\n'), [
    'title: 云山县年报',
    'date: 2024-01-20',
    'H1 年报',
    '正文',
  ])
})

test('制表符表格写在 Markdown 里 / 与纯文本一样读', () => {
  assert.deepEqual(shapeOf('# 年报\n行政许可\t5\n行政处罚\t6\n'), ['H1 年报', '行政许可|5', '行政处罚|6'])
})

test('出处 / 标题、段落、单元格 / 正是原文那一处', () => {
  const text = '## 二、主动公开\n\n> 共 **3** 件\n\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n'
  const { blocks } = readMarkdown(text)
  const quotes = blocks
    .flatMap(piecesOf)
    .map(({ source }) => (source?.kind === 'text' ? text.slice(source.start, source.end) : null))
  assert.deepEqual(quotes, ['二、主动公开', '> 共 **3** 件', '甲', '1', '乙', '2'])
})

const piece = fc.constantFrom(
  '#',
  ' ',
  '|',
  '-',
  '\n',
  '*',
  '_',
  '`',
  '<table>',
  '<td>',
  '</table>',
  '甲',
  '12',
  '[',
  '](',
  ')',
  '\\',
  '\t',
)

test('任意拼凑的 Markdown / 读入 / 不出错，出处不越界', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const text = pieces.join('')
      for (const block of readMarkdown(text).blocks) {
        for (const { source } of block.kind === 'table' ? block.cells : [block]) {
          if (source?.kind === 'text') assert.ok(source.start <= source.end && source.end <= text.length)
        }
      }
    }),
    { numRuns: 500 },
  )
})
