/** 证据材料 as Typst source: cover, page list, and every document behind a line that says which it is. */

import { addSeconds } from '../../../domain/calendar/instant.ts'
import { inChinese } from '../../../domain/calendar/local-date.ts'
import type { BundleEntry, EvidenceBundle } from '../../../domain/requests/letters/evidence-bundle.ts'
import { grouped } from '../../../domain/requests/letters/write-sheet.ts'
import { cleanText } from '../clean-text.ts'
import type { FontSet } from '../fonts.ts'
import { families, literal, preamble, text, titleBlock } from '../typst-text.ts'

const chinaOffsetSeconds = 8 * 3600

/** A document that is set page by page; null pages = it cannot be shown and lies in the zip only. */
export interface PlacedPart {
  readonly number: number
  readonly path: string
  readonly pages: number | null
  /** A picture stands for each page ("/3-1.png") where the PDF itself cannot be embedded. */
  readonly asPictures: boolean
}

export function bundleSource(bundle: EvidenceBundle, parts: readonly PlacedPart[], fonts: FontSet): string {
  const title = cleanText(bundle.title)
  return [
    preamble({ title: `${title}（${bundle.number}）`, author: bundle.organ, date: bundle.madeOn, fonts }),
    titleBlock([cleanText(bundle.organ), title], fonts),
    definitions(fonts),
    `#align(center)[#text(${literal(bundle.number)})#h(2em)#text(${literal(inChinese(bundle.madeOn))})]`,
    pageList(bundle, parts),
    ...bundle.entries.map((entry) =>
      entrySource(
        bundle,
        entry,
        parts.find(({ number }) => number === entry.number),
      ),
    ),
  ].join('\n')
}

const definitions = (fonts: FontSet) => `#let small(body) = {
  set text(size: 10.5pt, tracking: 0pt, font: ${families(fonts.families.table)})
  set par(leading: 6pt, spacing: 6pt, justify: false, first-line-indent: 0em)
  body
}
#let hei = text.with(font: ${families(fonts.families.heading)})
#let start(number) = [#metadata(number)#label("entry-" + str(number))]
#let page-of(number) = context counter(page).at(label("entry-" + str(number))).first()
`

const table = (columns: string, rows: string) =>
  `#small(table(columns: ${columns}, stroke: 0.5pt, align: left + horizon, inset: (x: 4pt, y: 5pt),\n${rows}))`
const head = (...names: readonly string[]) =>
  `  table.header(${names.map((name) => `hei(${literal(name)})`).join(', ')}),\n`

function pageList({ entries }: EvidenceBundle, parts: readonly PlacedPart[]): string {
  const rows = entries
    .map((entry) => {
      const part = parts.find(({ number }) => number === entry.number)
      const page = part?.pages === null ? '[电子件]' : `page-of(${entry.number})`
      return `  [${entry.number}], [${text(cleanText(entry.name))}], [${text(entry.proves)}], [${text(entry.date)}], ${page},\n`
    })
    .join('')
  return table('(8%, 38%, 30%, 14%, 10%)', head('序号', '材料名称', '证明的事项', '日期', '页码') + rows)
}

function entrySource(bundle: EvidenceBundle, entry: BundleEntry, part: PlacedPart | undefined): string {
  if (entry.source === 'file') return part === undefined ? '' : fileSource(entry, part)
  const body = { summary: summary(bundle), searches: searches(bundle), log: log(bundle) }[entry.source]
  return `#pagebreak()\n#start(${entry.number})\n${heading(entry)}\n${body}`
}

const heading = ({ number, name }: BundleEntry) =>
  `#small(block(below: 10pt, hei(size: 14pt, ${literal(`证据${number}　${cleanText(name)}`)})))`

function summary({ summary: rows }: EvidenceBundle): string {
  return table(
    '(20%, 80%)',
    rows.map(({ label, text: value }) => `  hei(${literal(label)}), [${text(cleanText(value))}],\n`).join(''),
  )
}

function searches({ searches: rows }: EvidenceBundle): string {
  const cells = rows
    .map((row) => `  ${row.map((cell) => `[${text(cleanText(cell))}]`).join(', ')},\n`)
    .join('')
  return table('(19%, 17%, 28%, 20%, 16%)', head('日期', '检索人', '检索的地方', '检索词', '结果') + cells)
}

function log({ log: events, logDigest }: EvidenceBundle): string {
  const cells = events
    .map(
      ({ sequence, on, recordedAt, name, actor, digest, proof }) =>
        `  [${sequence}], [${text(on)}], [${text(`${name}\n${chinaTime(recordedAt)} 记录`)}], [${text(cleanText(actor))}], [${text(grouped(digest) + (proof === null ? '' : `\n日志第${proof.position}条：${grouped(proof.hash)}`))}],\n`,
    )
    .join('')
  return (
    `#small(block(below: 8pt)[${text('每条记录的摘要值（SHA-256）由前一条的摘要值和本条内容算出：改动任何一条，其后的摘要值都会改变。原始记录见电子件 events.json。')}])` +
    table('(7%, 15%, 25%, 12%, 41%)', head('序号', '日期', '事项', '经办人', '摘要值') + cells) +
    `\n#small(block(above: 8pt)[${text(`全部记录的摘要值：${grouped(logDigest)}`)}])`
  )
}

const chinaTime = (instant: string) => addSeconds(instant, chinaOffsetSeconds).slice(0, 16).replace('T', ' ')

/** In groups of eight, so that it breaks and can be compared by eye. */
/** Every page as it is, in a frame that says which document and which page of it. */
function fileSource(entry: BundleEntry, { number, path, pages, asPictures }: PlacedPart): string {
  if (pages === null) return ''
  return Array.from({ length: pages }, (_, index) => {
    const label = `证据${number}　${cleanText(entry.name)}　第${index + 1}页，共${pages}页`
    const image = asPictures
      ? `image(${literal(path.replace(/\.[a-z]+$/, `-${index + 1}.png`))}, width: 100%, height: 100%, fit: "contain")`
      : `image(${literal(path)}, page: ${index + 1}, width: 100%, height: 100%, fit: "contain")`
    return `#page(margin: (top: 20mm, bottom: 20mm, left: 20mm, right: 15mm), footer-descent: 6mm)[
${index === 0 ? `#start(${number})` : ''}
#small(${literal(label)})
#block(width: 100%, height: 1fr, ${image})
]`
  }).join('\n')
}
