import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { inventReport, type PrintedTable, pageOf, pageStyles } from '../../../test/support/html-report.ts'
import { recognise } from '../../domain/annual-report/recognise/recognise.ts'
import type { Block, Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { annualReportForms } from '../../law/annual-report-forms.ts'
import { readHtml } from './read-html.ts'

type Table = Extract<Block, { kind: 'table' }>

const tablesOf = (document: Document): Table[] => document.blocks.filter((block) => block.kind === 'table')
const textOf = (document: Document): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
const noteCodes = (document: Document): string[] => document.notes.map((note) => note.code)

/** The cells as [row, column, rowSpan, colSpan, text]. */
function cellsOf(html: string): (string | number)[][] {
  const [table] = tablesOf(readHtml(html))
  assert.ok(table, 'a table is found')
  return table.cells.map(({ row, column, rowSpan, colSpan, text }) => [row, column, rowSpan, colSpan, text])
}

const figures: Readonly<Record<string, (index: number) => string>> = {
  数字: (index) => String((index * 7) % 23),
  多数空白: (index) => (index % 3 === 0 ? '5' : ''),
  斜线: (index) => (index % 4 === 0 ? '3' : '/'),
  全角: (index) => String(index).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
}

const cuts: Readonly<Record<string, (table: PrintedTable) => PrintedTable['rows'][]>> = {
  整张表: ({ rows }) => [rows],
  拆成两张表: ({ rows }) => (rows.length > 20 ? [rows.slice(0, 12), rows.slice(12)] : [rows]),
  拆成两张表且重复表头: ({ rows, headRowCount }) =>
    rows.length > 20 ? [rows.slice(0, 12), [...rows.slice(0, headRowCount), ...rows.slice(12)]] : [rows],
  每行一张表: ({ rows }) => rows.map((row) => [row]),
}

for (const style of pageStyles) {
  test(`年度报告网页 / ${style.name} / 每一格都读对`, () => {
    for (const form of [annualReportForms['2021'], annualReportForms['2019']]) {
      for (const [kind, figure] of Object.entries(figures)) {
        for (const [way, cut] of Object.entries(cuts)) {
          const report = inventReport(form, figure)
          const read = recognise(readHtml(pageOf(report, style, cut)))
          const raws = new Map([...report.texts.keys()].map((key) => [key, read.cells[key]?.raw]))
          assert.deepEqual(raws, report.texts, `${form.id} ${kind} ${way}`)
        }
      }
    }
  })
}

test('公布的 2019 年报网页 / 各表的每一格 / 与人工读数相同', () => {
  const document = readHtml(readFileSync('test/fixtures/reports/shanghai-general-office-2019.html', 'utf8'))
  const [proactive, requests, remedies] = tablesOf(document)
  assert.deepEqual([proactive?.rowCount, requests?.rowCount, remedies?.rowCount], [18, 26, 4])
  const row = (table: Table | undefined, index: number) =>
    table?.cells.filter((cell) => cell.row === index).map((cell) => cell.text)
  assert.deepEqual(row(requests, 3), [
    '一、本年新收政府信息公开申请数量',
    '821',
    '35',
    '',
    '',
    '2',
    '1',
    '859',
  ])
  assert.deepEqual(row(requests, 24)?.slice(-7), ['767', '35', '', '', '2', '1', '805'])
  assert.deepEqual(row(remedies, 3)?.slice(0, 10), ['5', '', '', '2', '7', '8', '', '', '1', '9'])
  assert.deepEqual(row(proactive, 17), ['政府集中采购', '6', '251000元'])
})

test('合并单元格 / 行列合并 / 按网页标准展开到格位', () => {
  const html = '<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2<tr><td>丙<td>3<td>4</table>'
  assert.deepEqual(cellsOf(html), [
    [0, 0, 2, 1, '甲'],
    [0, 1, 1, 2, '乙'],
    [1, 1, 1, 1, '1'],
    [1, 2, 1, 1, '2'],
    [2, 0, 1, 1, '丙'],
    [2, 1, 1, 1, '3'],
    [2, 2, 1, 1, '4'],
  ])
})

test('合并单元格 / rowspan=0 与超出表格的合并 / 止于本组最后一行', () => {
  const html =
    '<table><tbody><tr><td rowspan=0>甲<td rowspan=9>1<tr><td>2</tbody><tbody><tr><td>乙<td>3<td>4</table>'
  assert.deepEqual(cellsOf(html), [
    [0, 0, 2, 1, '甲'],
    [0, 1, 2, 1, '1'],
    [1, 2, 1, 1, '2'],
    [2, 0, 1, 1, '乙'],
    [2, 1, 1, 1, '3'],
    [2, 2, 1, 1, '4'],
  ])
})

test('合并单元格 / 数字写坏或大得离谱 / 不影响其他各格', () => {
  const html =
    '<table><tr><td colspan="99999">表名<tr><td colspan="x">甲<td rowspan="-3">1<tr><td>乙<td>2</table>'
  assert.deepEqual(cellsOf(html), [
    [0, 0, 1, 2, '表名'],
    [1, 0, 1, 1, '甲'],
    [1, 1, 1, 1, '1'],
    [2, 0, 1, 1, '乙'],
    [2, 1, 1, 1, '2'],
  ])
})

test('单元格 / 隐藏的格不占位，看不见的格占位 / 隐藏内容报告出来', () => {
  const html =
    '<style>.no{display:none} @media print{.keep{display:none}}</style><table><tr><td style="display:none">9<td>甲<td class="a no">8<td style="visibility:hidden">7<td class=keep>1<tr><td>乙<td>2<td>3</table>'
  const document = readHtml(html)
  assert.deepEqual(
    tablesOf(document)[0]?.cells.map((cell) => cell.text),
    ['甲', '', '1', '乙', '2', '3'],
  )
  assert.deepEqual(noteCodes(document), ['hidden-text-left-out'])
})

test('文字 / 拆在许多 span 里 / 连成一词，不添空格', () => {
  const document = readHtml(
    '<p><span>政</span><b>府</b><span lang=EN-US>20</span><i>21</i>\n<span>年&nbsp;度</span>报\n  告<o:p></o:p></p>',
  )
  assert.deepEqual(textOf(document), ['政府2021 年 度报告'])
})

test('文字 / 单元格内的 br 与段落 / 成为换行', () => {
  assert.deepEqual(cellsOf('<table><tr><td>三、<br>本<br/>年<p>度</p><td>1</table>'), [
    [0, 0, 1, 1, '三、\n本\n年\n度'],
    [0, 1, 1, 1, '1'],
  ])
})

test('布局表格 / 整篇文章套在表格里 / 拆成段落和数据表', () => {
  const data = '<table><tr><td>行政许可<td>5<tr><td>行政处罚<td>6</table>'
  const document = readHtml(
    `<table><tr><td>栏目<td><table><tr><td><p>一、总体情况</p><p>${'正文。'.repeat(40)}</p>${data}<p>二、其他</p></table></table>`,
  )
  const shape = document.blocks.map((block) =>
    block.kind === 'table' ? `表${block.cells.length}` : block.text.slice(0, 6),
  )
  assert.deepEqual(shape, ['栏目', '一、总体情况', '正文。正文。', '表4', '二、其他'])
})

test('嵌套表格 / 数据表的一格里又有小表 / 单独成表，外表不重复', () => {
  const row = (name: string) => `<tr><td>${name}<td>1<td>2`
  const html = `<table>${['甲', '乙', '丙', '丁', '戊'].map(row).join('')}<tr><td>己<td>3<td><table><tr><td>内<td>7<tr><td>里<td>8</table></table>`
  const tables = tablesOf(readHtml(html))
  assert.deepEqual(
    tables.map((table) => table.cells.map((cell) => cell.text).join(' ')),
    ['甲 1 2 乙 1 2 丙 1 2 丁 1 2 戊 1 2 己 3 ', '内 7 里 8'],
  )
})

test('嵌套表格 / 一行小表恰好填满所跨各列 / 并入外表的这一行', () => {
  const html =
    '<table><tr><td>甲<td>1<td>2<tr><td>乙<td colspan=2><table><tr><td>3<td>4</table><tr><td>丙<td>5<td>6</table>'
  assert.deepEqual(
    cellsOf(html).map((cell) => `${cell[0]},${cell[1]} ${cell[4]}`),
    ['0,0 甲', '0,1 1', '0,2 2', '1,0 乙', '1,1 3', '1,2 4', '2,0 丙', '2,1 5', '2,2 6'],
  )
})

test('表格 / 没有闭合、没有行标签、多出的结束标签 / 仍按顺序读出', () => {
  const document = readHtml('<table><td>甲<td>1</table></table></td><table><tr><th>乙<td>2<p>一、总体情况')
  assert.deepEqual(
    tablesOf(document).map((table) => table.cells.map((cell) => cell.text)),
    [
      ['甲', '1'],
      ['乙', '2\n一、总体情况'],
    ],
  )
  const bare = readHtml('<p>前</p><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr><p>后</p>')
  assert.deepEqual(
    bare.blocks.map((block) => block.kind),
    ['paragraph', 'table', 'paragraph'],
  )
})

test('网页的边框 / 导航、页脚、版权行 / 不进入正文，并报告', () => {
  const document = readHtml(
    '<div class="nav"><a>首页</a><a>年报</a></div><h1>云山县2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><table><tr><td>甲<td>1<td>2<tr><td>乙<td>3<td>4</table><p>无。</p><div id="footer"><p>联系我们</p></div><p>主办：云山县人民政府</p><p>京ICP备00000000号</p>',
  )
  assert.deepEqual(textOf(document), ['云山县2023年政府信息公开工作年度报告', '一、总体情况', '无。'])
  assert.deepEqual(noteCodes(document), ['page-frame-left-out'])
})

test('网页的边框 / 题头的类名是 header / 机关名、标题、日期都留下', () => {
  const document = readHtml(
    '<ul class="menu"><li>首页<li>年报</ul><div class="header"><p>云山县青石镇人民政府</p><p>2023年政府信息公开工作年度报告</p><p>2024-01-20</p></div><h2 class="header">一、总体情况</h2><p>无。</p>',
  )
  assert.deepEqual(textOf(document), [
    '云山县青石镇人民政府',
    '2023年政府信息公开工作年度报告',
    '2024-01-20',
    '一、总体情况',
    '无。',
  ])
})

test('网页的边框 / 类名像导航，里面却是报告 / 一字不丢', () => {
  const document = readHtml('<div class="header menu"><p>一、总体情况</p><p>正文</p></div>')
  assert.deepEqual(textOf(document), ['一、总体情况', '正文'])
})

test('隐藏的文字版 / 可见部分没有表格 / 读隐藏部分，并说明', () => {
  const rows = Array.from({ length: 12 }, (_, index) => `<tr><td>第${index}行<td>${index}`).join('')
  const document = readHtml(`<p>全真版</p><div style="display:none"><table>${rows}</table></div>`)
  assert.equal(tablesOf(document)[0]?.rowCount, 12)
  assert.deepEqual(noteCodes(document), ['hidden-text-read'])
})

test('划掉的文字与注码 / 删除线、上标 / 不混进数字', () => {
  const document = readHtml(
    '<table><tr><td>甲<td><s>5</s>6<td>12<sup>1</sup><tr><td>乙<td><span style="text-decoration:line-through">7</span><td>3<sup>[2]</sup><tr><td>m<sup>2</sup><td><del>8</del>9<td>0</table>',
  )
  assert.deepEqual(
    tablesOf(document)[0]?.cells.map((cell) => cell.text),
    ['甲', '6', '12①', '乙', '', '3②', 'm2', '9', '0'],
  )
  assert.deepEqual(noteCodes(document), ['tracked-change-left-out'])
})

test('Word 的定宽空行与补位格 / 高为 0 的行、mso-cell-special / 不算表格的行和格', () => {
  const html =
    "<table><tr><td>甲<td>1<td>2<tr><td style='mso-cell-special:placeholder'><p>&nbsp;</p><td>3<td>4<tr height=0><td width=9><td width=9><td width=9></table>"
  assert.deepEqual(
    cellsOf(html).map((cell) => `${cell[0]},${cell[1]} ${cell[4]}`),
    ['0,0 甲', '0,1 1', '0,2 2', '1,1 3', '1,2 4'],
  )
})

test('有序列表 / 浏览器显示的编号 / 写回文字前面', () => {
  const document = readHtml(
    '<ol style="list-style-type:cjk-ideographic"><li>总体情况</li><li>主动公开</li></ol><ol start=3><li>丙<ul><li>点</li></ul></li></ol>',
  )
  assert.deepEqual(textOf(document), ['一、总体情况', '二、主动公开', '3. 丙', '点'])
})

test('图片代替表格 / 段落里的大图、单元格里的图 / 报告位置', () => {
  const document = readHtml(
    '<p>三、申请情况</p><p><img src="W020220101.jpg" width="700"></p><table><tr><td>甲<td><img src="a.png"></table><img src="icon.gif">',
  )
  assert.deepEqual(
    document.notes.map(({ code, source }) => [code, source]),
    [
      ['image-not-read', { kind: 'block', block: 1 }],
      ['image-not-read', { kind: 'table', table: 0, row: 0, column: 1 }],
    ],
  )
})

test('网页元数据 / 标题、发布时间 / 读入标题和开头', () => {
  const document = readHtml(
    '<title>年报-云山县</title><meta name="ArticleTitle" content="云山县年报"><meta name="PubDate" content="2024-01-20 09:00"><p>正文</p>',
  )
  assert.equal(document.title, '云山县年报')
  assert.deepEqual(textOf(document), ['发布时间：2024-01-20 09:00', '正文'])
})

test('预排文本 / pre 里的制表符表格 / 读成表格', () => {
  const document = readHtml('<pre>二、主动公开\n行政许可\t5\n行政处罚\t6\n</pre>')
  assert.deepEqual(textOf(document), ['二、主动公开'])
  assert.deepEqual(
    tablesOf(document)[0]?.cells.map((cell) => cell.text),
    ['行政许可', '5', '行政处罚', '6'],
  )
})

/** A table cut into rectangles: wants of height and width, granted where the place is free. */
function cutIntoCells(rows: number, columns: number, wants: readonly (readonly [number, number])[]) {
  const taken = new Set<string>()
  const cells: { row: number; column: number; rowSpan: number; colSpan: number }[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(`${row},${column}`)) continue
      const [high, wide] = wants[cells.length % wants.length] ?? [1, 1]
      let colSpan = 1
      while (colSpan < wide && column + colSpan < columns && !taken.has(`${row},${column + colSpan}`))
        colSpan++
      const rowSpan = Math.min(high, rows - row)
      for (let y = 0; y < rowSpan; y++)
        for (let x = 0; x < colSpan; x++) taken.add(`${row + y},${column + x}`)
      cells.push({ row, column, rowSpan, colSpan })
    }
  }
  return cells
}

test('任意合并的表格 / 读入 / 每格的行列与跨度还原', () => {
  const want = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 2, max: 9 }),
      fc.array(want, { minLength: 1, maxLength: 30 }),
      (rows, columns, wants) => {
        const cells = cutIntoCells(rows, columns, wants)
        const numbers = Array.from({ length: rows }, (_, row) => row)
        // A row in which no cell begins has no height and is left out; such tables are not asked about.
        fc.pre(numbers.every((row) => cells.some((cell) => cell.row === row)) && cells.length > rows)
        const html = numbers.map((number) =>
          cells
            .filter(({ row }) => row === number)
            .map((cell) => `<td rowspan=${cell.rowSpan} colspan=${cell.colSpan}>${cell.row}.${cell.column}`)
            .join(''),
        )
        const expected = cells.map((cell) => [...Object.values(cell), `${cell.row}.${cell.column}`])
        assert.deepEqual(cellsOf(`<table><tr>${html.join('<tr>')}</table>`), expected)
      },
    ),
    { numRuns: 300 },
  )
})

const tags = [
  'table',
  'tr',
  'td',
  'p',
  'div',
  'span',
  'ul',
  'ol',
  'li',
  'pre',
  'h2',
  'style',
  'nav',
  'tbody',
  'b',
]
const piece = fc.oneof(
  fc.constantFrom(...tags).map((tag) => `<${tag}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc
    .tuple(fc.constantFrom(...tags), fc.integer({ min: -1, max: 9 }), fc.integer({ min: 0, max: 70_000 }))
    .map(([tag, rows, columns]) => `<${tag} rowspan=${rows} colspan=${columns} hidden>`),
  fc.constantFrom(
    '<br>',
    '<!--',
    '-->',
    '&nbsp;',
    '<img src=a>',
    '甲',
    '1',
    '\n',
    '<td style="display:none">',
  ),
)

test('任意拼凑的网页 / 读入 / 格位不重叠于左上角，且都在表内', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const document = readHtml(pieces.join(''))
      for (const table of tablesOf(document)) {
        const places = new Set(table.cells.map((cell) => `${cell.row},${cell.column}`))
        assert.equal(places.size, table.cells.length)
        for (const cell of table.cells) {
          assert.ok(
            cell.row + cell.rowSpan <= table.rowCount && cell.column + cell.colSpan <= table.columnCount,
          )
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('异常的网页 / 层层嵌套、巨量单元格 / 读完或明白拒绝', () => {
  const monsters = [
    '<div>'.repeat(200_000),
    '<table><tr><td>'.repeat(20_000),
    `<table>${'<tr><td colspan=1000 rowspan=1000>1'.repeat(5_000)}`,
    `<table><tr>${'<td>1'.repeat(300_000)}`,
    `${'<nav>'.repeat(20_000)}<p>甲</p>${'</nav>'.repeat(20_000)}`,
  ]
  for (const html of monsters) {
    try {
      assert.equal(readHtml(html).format, 'html')
    } catch (error) {
      assert.ok(error instanceof UnreadableFile && error.reason === 'too-large', String(error))
    }
  }
})
