import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block, SourcePosition } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readText } from './read-text.ts'

type Table = Extract<Block, { kind: 'table' }>

/** What stands in the text: paragraphs, headings and the cells of tables. */
const piecesOf = (
  block: Block,
): readonly { readonly text: string; readonly source: SourcePosition | null }[] =>
  block.kind === 'table' ? block.cells : [block]

/** Blocks as lines: paragraphs as they are, tables as rows of cells joined by "|". */
function shapeOf(text: string): string[] {
  return readText(text).blocks.flatMap((block) => (block.kind === 'table' ? rowsOf(block) : [block.text]))
}

function rowsOf(table: Table): string[] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map((cell) => cell.text.replaceAll('\n', '⏎'))
      .join('|'),
  )
}

test('制表符表格 / 空格位、行尾空格 / 每一格保留', () => {
  const text = '二、主动公开\n第二十条第（一）项\t\t\n规章\t 0\t\u00a01 \n行政许可\t67\t\n三、申请情况\n'
  assert.deepEqual(shapeOf(text), [
    '二、主动公开',
    '第二十条第（一）项||',
    '规章|0|1',
    '行政许可|67|',
    '三、申请情况',
  ])
})

test('制表符表格 / 中间隔着空行 / 仍是一张表', () => {
  const { blocks } = readText('行政许可\t1\n\n行政处罚\t2\n\n\n行政强制\t3\n\n一、正文\n')
  assert.deepEqual(
    blocks.map((block) => block.kind),
    ['table', 'paragraph'],
  )
})

test('制表符表格 / 只有缩进的正文 / 不是表格', () => {
  assert.deepEqual(shapeOf('\t一、总体情况\n\t2021年，我局认真……\n联系人：张三\t电话：1\n'), [
    '一、总体情况',
    '2021年，我局认真……',
    '联系人：张三\t电话：1',
  ])
})

test('制表符表格 / 一行断在标签中间 / 接回一行并说明', () => {
  const rows = ['甲\t1\t2\t3', '乙\t4\t5\t6', '三、结果\t要求行政机关确认\n或重新出具\t7\t8', '丙\t1\t2\t3']
  const { blocks, notes } = readText(rows.join('\n'))
  const [table] = blocks
  assert.ok(table?.kind === 'table')
  assert.deepEqual(rowsOf(table)[2], '三、结果|要求行政机关确认或重新出具|7|8')
  assert.deepEqual(
    notes.map((note) => note.code),
    ['row-guessed'],
  )
})

test('制表符表格 / 栏目标题行与下一行列数恰好互补 / 不当作断行', () => {
  const rows = [
    '规章\t0\t0\t0',
    '文件\t1\t2\t3',
    '第二十条第（五）项\t',
    '信息内容\t本年处理决定数量\t',
    '行政许可\t5\t\t',
  ]
  assert.deepEqual(shapeOf(rows.join('\n')).length, 5)
})

test('制表符表格 / 从电子表格粘贴、带引号的多行格 / 合为一格', () => {
  assert.deepEqual(shapeOf('"三、本年度\n办理结果"\t"他说""好"""\t1\n四、结转\t无\t0\n'), [
    '三、本年度⏎办理结果|他说"好"|1',
    '四、结转|无|0',
  ])
})

test('制表符表格 / Markdown 留下的横线行 / 去掉；只有两个短横的格是标记，保留', () => {
  assert.deepEqual(shapeOf('甲\t1\t2\n-----\t---\t---\n乙\t--\t--\n'), ['甲|1|2', '乙|--|--'])
})

test('制表符表格 / 各行共用一个网格 / 空格的位置可信', () => {
  const head = '项目\t\t自然人\t商业企业\t科研机构\t公益组织\t法律机构\t其他\t总计'
  const rows = ['一、新收\t\t\t5\t\t\t\t\t5', '二、结转\t\t\t\t\t\t\t\t']
  const [regular] = readText([head, ...rows].join('\n')).blocks
  assert.ok(regular?.kind === 'table' && !regular.ragged)
  const shifted = [head, ...rows, '\t予以公开\t1.国家秘密\t1\t\t\t\t\t', '三、结果\t5\t\t\t\t\t\t\t5'].join(
    '\n',
  )
  const [irregular] = readText(shifted).blocks
  assert.ok(irregular?.kind === 'table' && irregular.ragged)
})

test('画线表格 / 竖线与制表框线、格内折行 / 读出各格', () => {
  const boxed = '┌────┬──┐\n│行政 │ 1 │\n│许可 │   │\n├────┼──┤\n│处罚 │ 2 │\n└────┴──┘\n'
  assert.deepEqual(shapeOf(boxed), ['行政⏎许可|1', '处罚|2'])
  assert.deepEqual(shapeOf('| 第二十条第（一）项 |\n| 规章 | 1 | 2 | 3 |\n'), [
    '第二十条第（一）项',
    '规章|1|2|3',
  ])
  assert.deepEqual(shapeOf('| 许可 | 1 |\n| 处罚 | 2 |\n| 强制 |  |\n'), ['许可|1', '处罚|2', '强制|'])
  assert.deepEqual(shapeOf('当前位置：首页 | 政务公开 | 年报\n'), ['当前位置：首页 | 政务公开 | 年报'])
})

test('空格对齐的表格 / 中间有空白格 / 按列位放回', () => {
  const text =
    '项目　　　　总数    自然人  企业\n新收        12      10      2\n结转                 3\n办结        15      13      2\n'
  assert.deepEqual(shapeOf(text), ['项目|总数|自然人|企业', '新收|12|10|2', '结转||3|', '办结|15|13|2'])
})

test('逗号分隔的文件 / 引号内的逗号与换行 / 读成表格和段落', () => {
  const text = '一、总体情况,,\n信息内容,本年,现行\n"规章,\n办法",1,2\n行政许可,3,\n'
  assert.deepEqual(shapeOf(text), ['一、总体情况', '信息内容|本年|现行', '规章,⏎办法|1|2', '行政许可|3|'])
})

test('正文里有半角逗号 / 不是 CSV', () => {
  const text = '(区分处理的, 只计这一情形, 不计其他情形)\n我局认真落实, 取得成效。\n无。\n'
  assert.equal(
    readText(text).blocks.every((block) => block.kind === 'paragraph'),
    true,
  )
})

test('收到的文本年报 / 每一格与每一段 / 出处正是原文那一处', () => {
  const files = [
    ...readdirSync('examples')
      .filter((name) => name.endsWith('.txt'))
      .map((name) => `examples/${name}`),
    ...['2021', '2022', '2023'].map((year) => `test/fixtures/reports/pingtan-${year}.txt`),
  ]
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const document = readText(text)
    let last = 0
    for (const piece of document.blocks.flatMap(piecesOf)) {
      assert.ok(piece.source?.kind === 'text')
      const { start, end } = piece.source
      assert.equal(text.slice(start, end), piece.text, file)
      assert.ok(start >= last, `${file}: in reading order`)
      last = end
    }
  }
})

const line = fc.array(
  fc.constantFrom(
    '\t',
    '\t',
    '  ',
    '|',
    '│',
    '──',
    '甲',
    '行政许可',
    '1',
    '23',
    '"',
    ',',
    '\u3000',
    '---',
    '\u00a0',
  ),
  { maxLength: 12 },
)

test('任意拼凑的文本 / 读入 / 非空白文字一字不丢，出处不越界', () => {
  const letters = (text: string) => text.replace(/[^甲-龥\d]/g, '')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.map((pieces) => pieces.join('')).join('\n')
      const { blocks } = readText(text)
      const pieces = blocks.flatMap(piecesOf)
      assert.equal(letters(pieces.map((piece) => piece.text).join('')).length, letters(text).length)
      for (const { source } of pieces) {
        assert.ok(
          source?.kind === 'text' &&
            source.start >= 0 &&
            source.start <= source.end &&
            source.end <= text.length,
        )
      }
    }),
    { numRuns: 500 },
  )
})

test('异常的文本 / 一行到底、无数空列 / 读完或明白拒绝', () => {
  const monsters = [
    '一'.repeat(3_000_000),
    `a${'\t'.repeat(1_000_000)}`,
    '甲  乙\n'.repeat(50_000),
    'a\t\n'.repeat(50_000),
    `a${' '.repeat(3_000_000)}b`,
    '"a\t'.repeat(200_000),
  ]
  for (const text of monsters) {
    try {
      assert.equal(readText(text).format, 'text')
    } catch (error) {
      assert.ok(error instanceof UnreadableFile && error.reason === 'too-large', String(error))
    }
  }
})
