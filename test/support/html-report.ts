/** Annual reports with invented figures as web pages, in the many ways such pages are written. */

import { layoutTable } from '../../src/domain/annual-report/layout.ts'
import { cellKey } from '../../src/domain/annual-report/report.ts'
import type { AnnualReportForm } from '../../src/law/annual-report-form.ts'

export interface PrintedCell {
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
}

export interface PrintedTable {
  readonly title: string
  readonly headRowCount: number
  readonly rows: readonly (readonly PrintedCell[])[]
}

export interface InventedReport {
  readonly title: string
  readonly tables: readonly PrintedTable[]
  /** What each cell of the form says, by `cellKey`. */
  readonly texts: ReadonlyMap<string, string>
}

/** A report of an invented organ. `figure` gives the text of the n-th cell of the form. */
export function inventReport(form: AnnualReportForm, figure: (index: number) => string): InventedReport {
  const texts = new Map<string, string>()
  const tables = form.tables.map((table): PrintedTable => {
    const { title, headRowCount, rows } = layoutTable(table)
    const printed = rows.map((row) =>
      row.map(({ rowSpan, colSpan, ...cell }): PrintedCell => {
        if (cell.kind === 'label') return { text: cell.text, rowSpan, colSpan }
        const text = figure(texts.size)
        texts.set(cellKey(cell.address), text)
        return { text, rowSpan, colSpan }
      }),
    )
    return { title, headRowCount, rows: printed }
  })
  return { title: '云山县青石镇人民政府2023年政府信息公开工作年度报告', tables, texts }
}

/** How a page is written. Every part may be replaced. */
export interface PageStyle {
  readonly name: string
  readonly page: (title: string, sections: readonly string[]) => string
  readonly paragraph: (text: string) => string
  readonly table: (rows: readonly string[]) => string
  readonly row: (cells: readonly string[]) => string
  readonly cell: (cell: PrintedCell) => string
}

const spans = ({ rowSpan, colSpan }: PrintedCell) =>
  `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`

export const plainStyle: PageStyle = {
  name: '最简单的网页',
  page: (title, sections) =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${sections.join('')}</body></html>`,
  paragraph: (text) => `<p>${text}</p>`,
  table: (rows) => `<table><tbody>${rows.join('')}</tbody></table>`,
  row: (cells) => `<tr>${cells.join('')}</tr>`,
  cell: (cell) => `<td${spans(cell)}>${cell.text}</td>`,
}

const wordRun = (text: string) =>
  `<span lang=EN-US style='font-size:10.5pt;font-family:仿宋_GB2312;mso-bidi-font-family:宋体;color:#333333;mso-font-kerning:0pt'>${text}</span>`

export const wordStyle: PageStyle = {
  ...plainStyle,
  name: 'Word 另存的网页',
  page: (title, sections) =>
    `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15"><title>${title}</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:"";margin:0cm} .hide {mso-hide:all} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1><p class=MsoNormal align=center><b>${wordRun(title)}<o:p></o:p></b></p>${sections.join('\n')}</div></body></html>`,
  paragraph: (text) =>
    `<p class=MsoNormal style='text-indent:32.0pt;line-height:28.95pt;mso-line-height-rule:exactly'>${torn(text, wordRun)}<span lang=EN-US><o:p></o:p></span></p>`,
  table: (rows) =>
    `<div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=582 style='width:436.8pt;border-collapse:collapse;mso-padding-alt:0cm 5.4pt'>${rows.join('\n')}<![if !supportMisalignedColumns]><tr height=0>${"<td width=19 style='border:none'></td>".repeat(15)}</tr><![endif]></table></div>`,
  row: (cells) => `<tr style='mso-yfti-irow:0;height:20.5pt'>${cells.join('')}</tr>`,
  cell: (cell) =>
    `<td width=67 valign=top${spans(cell)} style='width:50.0pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt'>\n  <p class=MsoNormal align=center style='text-align:center'>${torn(cell.text, wordRun)}<span lang=EN-US><o:p></o:p></span></p>\n  </td>`,
}

export const cmsStyle: PageStyle = {
  ...plainStyle,
  name: '网站模板，整篇套在布局表格里',
  page: (title, sections) =>
    `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><title>${title}_云山县人民政府</title><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-01-20 09:00"><script>var a="<table><tr><td>9</td></tr></table>";</script></head><body><div class="header"><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul></div><table width="1000"><tr><td width="200" rowspan="3"><ul><li>机构职能</li><li>政府信息公开年报</li></ul></td><td>当前位置：首页 &gt; 政务公开 &gt; 年度报告</td></tr><tr><td><h2>${title}</h2></td></tr><tr><td><table><tr><td class="content"><div class="TRS_Editor">${sections.join('')}</div></td></tr></table></td></tr></table><div id="footer"><table><tr><td>版权所有：云山县人民政府</td></tr></table><p>网站标识码：0000000000</p></div></body></html>`,
  paragraph: (text) => `<p>　　${text}</p><p>&nbsp;</p>`,
  cell: (cell) =>
    `<td${spans(cell)}><div><font face="宋体"><span>&nbsp;</span>${cell.text || '&nbsp;'}<span>&nbsp;</span></font></div></td>`,
}

export const unclosedStyle: PageStyle = {
  ...plainStyle,
  name: '大写标签，标签不闭合',
  page: (title, sections) => `<HTML><BODY><CENTER><B>${title}</B></CENTER>${sections.join('\n')}`,
  paragraph: (text) => `<P>${text}`,
  table: (rows) => `<TABLE BORDER=1>${rows.join('\n')}\n</TABLE>`,
  row: (cells) => `<TR>${cells.join('\n')}`,
  cell: (cell) => `<TD ALIGN=center ROWSPAN=${cell.rowSpan} COLSPAN='${cell.colSpan} '><P>${cell.text}`,
}

export const entityStyle: PageStyle = {
  ...plainStyle,
  name: '每个字都写成字符实体',
  paragraph: (text) => `<p>${entities(text)}</p>`,
  cell: (cell) => `<th${spans(cell)}>${entities(cell.text)}</th>`,
}

export const hiddenStyle: PageStyle = {
  ...plainStyle,
  name: '带隐藏行列和模板的网页',
  table: (rows) =>
    `<table><tr hidden><td>77</td></tr><tr style="display:none"><td>78</td><td>79</td></tr>${rows.join('<!-- <tr><td>80</td></tr> -->')}</table><template><table><tr><td>81</td></tr></table></template>`,
  row: (cells) => `<tr><td style="DISPLAY: none">82</td>${cells.join('')}<td hidden>83</td></tr>`,
  cell: (cell) => `<td${spans(cell)}>${cell.text}<span style="display:none">84</span></td>`,
}

export const verticalStyle: PageStyle = {
  ...plainStyle,
  name: '竖排标签，一字一行',
  cell: (cell) => `<td${spans(cell)}>${cell.rowSpan > 2 ? [...cell.text].join('<br/>') : cell.text}</td>`,
}

export const pageStyles: readonly PageStyle[] = [
  plainStyle,
  wordStyle,
  cmsStyle,
  unclosedStyle,
  entityStyle,
  hiddenStyle,
  verticalStyle,
]

/** The page of a report. `cut` may divide a table's rows over several tables. */
export function pageOf(
  report: InventedReport,
  style: PageStyle,
  cut: (table: PrintedTable) => readonly (readonly (readonly PrintedCell[])[])[] = ({ rows }) => [rows],
): string {
  const tables = report.tables.map((table) =>
    cut(table)
      .map((rows) => style.table(rows.map((row) => style.row(row.map(style.cell)))))
      .join(''),
  )
  const sections = [
    style.paragraph('一、总体情况'),
    style.paragraph('2023年，我镇认真做好政府信息公开工作。'),
    style.paragraph('二、主动公开政府信息情况'),
    tables[0] ?? '',
    style.paragraph('三、收到和处理政府信息公开申请情况'),
    tables[1] ?? '',
    style.paragraph('四、政府信息公开行政复议、行政诉讼情况'),
    tables[2] ?? '',
    style.paragraph('五、存在的主要问题及改进情况'),
    style.paragraph('公开内容还不够丰富。'),
    style.paragraph('六、其他需要报告的事项'),
    style.paragraph('无。'),
  ]
  return style.page(report.title, sections)
}

/** The text torn over runs of two characters, the way Word and CMS editors tear it. */
function torn(text: string, run: (text: string) => string): string {
  return (text.match(/[\s\S]{1,2}/g) ?? []).map(run).join('')
}

function entities(text: string): string {
  return [...text].map((character) => `&#${character.codePointAt(0)};`).join('')
}
