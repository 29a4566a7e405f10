import { readChineseDate } from '../../chinese-date.ts'
import type { Document, SourcePosition } from '../../document.ts'
import type { Irregularity, ReportSection } from '../report.ts'
import { chooseHeadings } from './choose-headings.ts'
import { type FlowItem, partSource } from './flow.ts'
import type { HeadingCandidate } from './headings.ts'
import { isPageNumber, isWebsiteLine } from './page-furniture.ts'
import { isTableCaption } from './table-caption.ts'

export interface SectionsRead {
  readonly sections: readonly ReportSection[]
  /** Lines before the first heading: title, metadata, preamble. */
  readonly opening: readonly FlowItem[]
  /** Lines after the text of the last section: signature, date. */
  readonly closing: readonly FlowItem[]
  readonly irregularities: readonly Irregularity[]
  /** Block of the document in which each heading stands, in order of place. */
  readonly places: readonly { readonly section: number; readonly block: number }[]
}

/** Running text → six sections by the meaning of their headings. */
export function readSections(items: readonly FlowItem[], document: Document): SectionsRead {
  const { headings, irregularities, repeated } = chooseHeadings(items)
  const first = headings[0]
  if (first === undefined)
    return { sections: [], opening: textOnly(items), closing: [], irregularities, places: [] }
  const repeatedItems = new Set([...repeated].map((index) => items[index]))
  const bodies = headings.map((heading, index) =>
    bodyOf(heading, headings[index + 1], items, document).filter((item) => !repeatedItems.has(item)),
  )
  const lastBody = bodies.at(-1) ?? []
  const { text, closing } = splitClosing(lastBody)
  bodies[bodies.length - 1] = text
  return {
    sections: headings.map((heading, index) => sectionOf(heading, bodies[index] ?? [], items)),
    opening: openingOf(first, items, document),
    closing,
    irregularities,
    places: headings.map(({ section, item }) => ({ section, block: items[item]?.block ?? 0 })),
  }
}

/** What is left of a table of bars whose cells have been read. */
const onlyBars = /^[\s|｜│]+$/u

function textOnly(items: readonly FlowItem[]): FlowItem[] {
  return items.filter(
    (item) =>
      !item.table && !isPageNumber(item.text) && !isTableCaption(item.text) && !onlyBars.test(item.text),
  )
}

function openingOf(first: HeadingCandidate, items: readonly FlowItem[], document: Document): FlowItem[] {
  const before = items.slice(0, first.item)
  const item = items[first.item]
  const part = item ? cut(item, 0, first.start, document) : null
  return textOnly(part ? [...before, part] : before)
}

/** The part of an item between two offsets, trimmed, or null when nothing is left. */
function cut(item: FlowItem, start: number, end: number, document: Document): FlowItem | null {
  const slice = item.text.slice(start, end)
  const text = slice.trim()
  if (text === '') return null
  const at = start + slice.indexOf(text)
  if (at === 0 && text.length === item.text.length) return item
  return { ...item, text, source: partSource(item.source, text, at, document.text), heading: false }
}

function bodyOf(
  heading: HeadingCandidate,
  next: HeadingCandidate | undefined,
  items: readonly FlowItem[],
  document: Document,
): FlowItem[] {
  const body: (FlowItem | null)[] = []
  const own = items[heading.item]
  const sameItem = next?.item === heading.item
  if (own)
    body.push(cut(own, heading.end, sameItem ? (next?.start ?? own.text.length) : own.text.length, document))
  if (!sameItem) {
    for (const item of items.slice(heading.item + 1, next?.item ?? items.length)) body.push(item)
    const last = next === undefined ? undefined : items[next.item]
    if (last && next) body.push(cut(last, 0, next.start, document))
  }
  return textOnly(body.filter((item) => item !== null))
}

const organLine = /^[\p{Script=Han}\d（）()·、\s]{2,40}$/u

/** Signature and date stand at the end, each on a short line of its own; what the website adds below is dropped. */
function splitClosing(body: readonly FlowItem[]): { text: FlowItem[]; closing: FlowItem[] } {
  let end = body.length
  while (end > 0 && isWebsiteLine(body[end - 1]?.text ?? '')) end--
  const kept = body.slice(0, end).map(withoutWebsiteTail)
  const dateAt = kept.findLastIndex((item) => isDateLine(item.text))
  const tail = kept.length - 1 - dateAt
  if (dateAt >= 0 && tail <= 3) {
    let start = dateAt
    while (start > 0 && start > dateAt - 3 && isOrganLine(kept[start - 1]?.text ?? '')) start--
    return { text: kept.slice(0, start), closing: kept.slice(start) }
  }
  const last = kept.at(-1)
  if (last && kept.length > 1 && isOrganLine(last.text) && endsLikeOrgan(last.text))
    return { text: kept.slice(0, -1), closing: [last] }
  return { text: kept, closing: [] }
}

/** "无收取信息处理费情况。 附件下载": what the website printed behind the last sentence. */
function withoutWebsiteTail(item: FlowItem, index: number, all: readonly FlowItem[]): FlowItem {
  if (index !== all.length - 1) return item
  const text = item.text.replace(
    /(?<=[。！])[\s\u3000]+(?:附件下载|相关链接|附件|打印|关闭|分享).{0,30}$/u,
    '',
  )
  return text === item.text ? item : { ...item, text }
}

function isDateLine(text: string): boolean {
  const line = text.trim()
  if (line.length > 30) return false
  const date = readChineseDate(line)
  return date?.day !== undefined && line.length - (date.end - date.start) <= 6
}

function isOrganLine(text: string): boolean {
  const line = text.trim()
  return organLine.test(line) && !/^(无|暂无|没有|未收取)/.test(line) && !/[一二三四五六]、/.test(line)
}

function endsLikeOrgan(text: string): boolean {
  return /(?:人民政府|办公室|办公厅|委员会|办事处|局|厅|院|中心|街道办|管委会|党工委|支队|总队|大队|集团|公司|学校|医院|银行|税务局|海关)\s*[）)]?\s*$/u.test(
    text.trim(),
  )
}

function sectionOf(
  heading: HeadingCandidate,
  body: readonly FlowItem[],
  items: readonly FlowItem[],
): ReportSection {
  const paragraphs: { start: number; end: number; source: SourcePosition | null }[] = []
  let text = ''
  for (const item of body) {
    const line = item.text.trim()
    if (text !== '') text += '\n'
    paragraphs.push({ start: text.length, end: text.length + line.length, source: item.source })
    text += line
  }
  const item = items[heading.item]
  return {
    number: heading.section,
    title: heading.title,
    heading: (item?.text.slice(heading.start, heading.end) ?? heading.title).trim(),
    text,
    source: item?.source ?? null,
    paragraphs,
  }
}
