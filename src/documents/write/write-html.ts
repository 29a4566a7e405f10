/** A report as one complete, accessible HTML page that also prints as it should. */

import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { columnShares } from './column-widths.ts'
import { cellText, isLeft } from './docx-body.ts'
import { headingsOf, type PlacedCell, type PlacedGrid, placeGrid } from './place-grid.ts'
import {
  type PrintedReport,
  type PrintedSection,
  type PrintedTable,
  printedReport,
  splitSubheading,
} from './printed-report.ts'

export const htmlMediaType = 'text/html;charset=utf-8'

export function writeHtml(report: AnnualReport): string {
  const printed = printedReport(report)
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(printed.title.join(''))}</title>
${printed.organ === '' ? '' : `<meta name="author" content="${html(printed.organ)}">\n`}<style>${style}${printed.sections.map(({ table }) => columnRules(table)).join('')}</style>
</head>
<body>
<main>
<h1>${printed.title.map(html).join('<br>')}</h1>
${printed.preamble.map(paragraph).join('\n')}
${printed.sections.map(section).join('\n')}
${statistics(printed)}${signature(printed.signature)}</main>
</body>
</html>
`
}

/** Text for HTML content and attributes. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function section({ number, heading, paragraphs, table }: PrintedSection): string {
  const title = heading === null ? '' : `<h2 id="section-${number}">${html(heading)}</h2>\n`
  return `${title}${paragraphs.map(paragraph).join('\n')}${table === null ? '' : `\n${htmlTable(table)}`}`
}

function paragraph(text: string): string {
  const { head, rest } = splitSubheading(text)
  if (head === '') return `<p>${html(rest)}</p>`
  if (rest === '') return `<h3>${html(head)}</h3>`
  return `<p><span class="subheading">${html(head)}</span>${html(rest)}</p>`
}

function signature(lines: readonly string[]): string {
  return lines.map((line) => `<p class="signature">${html(line)}</p>\n`).join('')
}

function statistics(printed: PrintedReport): string {
  if (printed.statistics.length === 0) return ''
  const rows = printed.statistics
    .map(({ label, text }) => `<tr><th scope="row">${html(label)}</th><td>${html(text)}</td></tr>`)
    .join('\n')
  return `<table><caption>统计数据</caption><thead><tr><th scope="col">指标</th><th scope="col">数量</th></tr></thead><tbody>\n${rows}\n</tbody></table>\n`
}

/** A table whose value cells name every label that heads them: scope alone cannot say it for merged heads. */
function htmlTable(table: PrintedTable, attributesOf: (cell: PlacedCell) => string = () => ''): string {
  const grid = placeGrid(table.layout)
  const rows = Array.from({ length: grid.rowCount }, (_, row) => {
    const cells = grid.cells.filter((cell) => cell.top === row)
    return `<tr>${cells.map((cell) => htmlCell(table, grid, cell, attributesOf(cell))).join('')}</tr>`
  })
  const columns = '<col>'.repeat(grid.columnCount)
  const heads = table.layout.headRowCount
  const head = heads === 0 ? '' : `<thead>\n${rows.slice(0, heads).join('\n')}\n</thead>\n`
  return `<section class="sheet" aria-label="${html(table.caption)}" tabindex="0">
<table class="${table.code}">
<caption>${html(table.caption)}</caption>
<colgroup>${columns}</colgroup>
${head}<tbody>
${rows.slice(heads).join('\n')}
</tbody>
</table>
</section>`
}

/** Columns as wide as on paper; rules and not attributes, so that a strict content policy can allow the page. */
function columnRules(table: PrintedTable | null): string {
  if (table === null) return ''
  return columnShares(table.layout)
    .map((share, index) => `.${table.code} col:nth-child(${index + 1}){width:${(share * 100).toFixed(2)}%}\n`)
    .join('')
}

function htmlCell(table: PrintedTable, grid: PlacedGrid, cell: PlacedCell, more: string): string {
  const span =
    (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : '') +
    (cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : '')
  if (cell.kind === 'value') {
    const { above, left } = headingsOf(grid, cell)
    const headers = [...above, ...left].map((head) => idOf(table, head)).join(' ')
    return `<td headers="${headers}"${span}${more}>${html(cellText(table, cell))}</td>`
  }
  const side = table.code !== 'remedies' && isLeft(cell) ? ' class="left"' : ''
  // The note in the corner explains a relation; it heads no cell.
  if (table.code === 'requests' && cell.top === 0 && cell.left === 0)
    return `<td${span}${side}>${html(cell.text)}</td>`
  const scope =
    cell.heads === 'row' ? (cell.rowSpan > 1 ? 'rowgroup' : 'row') : cell.colSpan > 1 ? 'colgroup' : 'col'
  const kind = cell.heads === 'block' ? ' class="block"' : side
  return `<th id="${idOf(table, cell)}" scope="${scope}"${span}${kind}>${html(cell.text)}</th>`
}

const idOf = (table: PrintedTable, cell: PlacedCell) => `${table.code}-${cell.top}-${cell.left}`

const style = `
:root{--ink:#1c1a17;--line:#8a857c;--shade:#c6d9f1}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1.125rem/1.8 "仿宋_GB2312","仿宋",FangSong,"Songti SC",SimSun,"Noto Serif CJK SC",serif}
main{max-width:48rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{font:1.6rem/1.5 "方正小标宋简体","FZXiaoBiaoSong-B05S","华文中宋","Songti SC",SimSun,"Noto Serif CJK SC",serif;text-align:center;margin:0 0 2rem;text-wrap:balance}
h2{font:1.125rem/1.8 "黑体",SimHei,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:1rem 0 .25rem;text-indent:2em}
h3,.subheading{font:1.125rem/1.8 "楷体_GB2312","楷体",KaiTi,"Kaiti SC","LXGW WenKai",serif}
h3{margin:0;text-indent:2em}
p{margin:0;text-indent:2em;text-align:justify}
.signature{text-align:right;text-indent:0;padding-right:2em}
:not(.signature)+.signature{margin-top:2rem}
.sheet{overflow-x:auto;margin:.75rem 0 1.25rem}
table{border-collapse:collapse;width:100%;min-width:36rem;table-layout:fixed;font:.875rem/1.4 "宋体",SimSun,"Songti SC","Noto Serif CJK SC",serif}
caption{text-align:left;padding-bottom:.25rem;font-weight:normal}
th,td{border:1px solid var(--line);padding:.2rem .3rem;text-align:center;font-weight:normal;font-variant-numeric:tabular-nums}
.left{text-align:left}
.block{text-align:left;background:var(--shade)}
@media print{
@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{font-size:16pt;line-height:28.95pt}
main{max-width:none;padding:0}
h1{font-size:22pt}
h2,h3,.subheading{font-size:16pt;line-height:28.95pt}
h2,h3{break-after:avoid}
.sheet{overflow:visible;break-inside:avoid}
table{min-width:0;font-size:10pt;line-height:12.5pt}
tr{break-inside:avoid}
thead{display:table-header-group}
}
`
