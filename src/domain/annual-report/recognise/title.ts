import { readChineseDate } from '../../chinese-date.ts'
import type { FlowItem } from './flow.ts'
import { simplified } from './fold-text.ts'
import { readPeriod } from './report-dates.ts'

export interface TitleRead {
  /** Title as printed, its lines joined; "" when none. */
  readonly title: string
  readonly year: number | null
  /** Organ named in the title, "" when none. */
  readonly organ: string
  /** Flow items that make up the title: first and one past the last; both −1 when it is not in the text. */
  readonly from: number
  readonly to: number
}

const subject =
  /(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)/
const yearPart =
  /(?:(?:19|20)\s*\d\s*\d|[二２][〇○零Ｏ０O][一二三四五六七八九〇○零０-９][一二三四五六七八九〇○零０-９])\s*年?\s*度?/

const noTitle: TitleRead = { title: '', year: null, organ: '', from: -1, to: -1 }

/** A title stands no further down. */
const mostLines = 80

/** The title among the lines before the first heading; else that of the file's own metadata. */
export function readTitle(opening: readonly FlowItem[], documentTitle: string | null): TitleRead {
  const own = fromMetadata(documentTitle)
  const period = readPeriod(opening.map((item) => item.text)).year
  let best = noTitle
  let bestScore = 0
  const links = reportsListed(opening)
  const last = Math.min(opening.length, mostLines)
  for (let index = 0; index < last; index++) {
    // The words 信息公开 must stand in one of the three lines that could make up a title.
    if (!opening.slice(index, index + 3).some((item) => /公|开/.test(item.text) && item.text.length <= 80))
      continue
    for (const lines of [1, 2, 3]) {
      if (index + lines > opening.length) break
      const read = titleOf(opening, index, lines)
      if (read && links.length >= fewestLinks && !standsOut(read, opening[index], own, period, links))
        continue
      const score = read === null ? 0 : scoreOf(read, lines) + bearing(read, opening[index], own, period)
      if (read && score > bestScore) {
        best = read
        bestScore = score
      }
    }
  }
  if (best.title === '' && own.title === '')
    return links.length >= fewestLinks ? noTitle : gluedTitle(opening[0]?.text ?? '')
  if (best.title === '') return own
  return { ...best, organ: best.organ || own.organ, year: best.year ?? own.year }
}

/** As many reports named in lines of their own are links of the website: three years or organs. */
const fewestLinks = 3

function reportsListed(opening: readonly FlowItem[]): TitleRead[] {
  const listed = new Map<string, TitleRead>()
  for (const item of opening.slice(0, mostLines)) {
    if (item.text.length > 80 || !/公|开/.test(item.text)) continue
    const read = titleOf([item], 0, 1)
    if (read !== null && read.year !== null && read.organ !== '')
      listed.set(`${read.year} ${read.organ}`, read)
  }
  return [...listed.values()]
}

/** Among links only the title that the file, the markup or the period of the figures bears out is the report's. */
function standsOut(
  read: TitleRead,
  item: FlowItem | undefined,
  own: TitleRead,
  period: number | null,
  links: readonly TitleRead[],
): boolean {
  if (own.title !== '' && own.year !== null)
    return read.year === own.year && (own.organ === '' || read.organ === own.organ)
  if (item?.heading) return true
  if (read.year === null || read.year !== period) return false
  // The same year's reports of several organs: none of them is known to be this one.
  return links.every(({ year, organ }) => year !== period || organ === read.organ)
}

/** A text without any breaks begins with its title. */
function gluedTitle(text: string): TitleRead {
  const match = /^[^。；]{0,60}?(?:19|20)\d\d\s*年度?政府信息公开(?:工作)?(?:年度)?(?:报告|年报)/u.exec(
    text.slice(0, 120),
  )
  // "根据《条例》规定，现公布某局2023年…": a sentence that names the report.
  if (match === null || /根据|依据|按照|现将|公布|编制|做好|要求|《/u.test(match[0])) return noTitle
  const words = match[0].trim().split(/\s{2,}|\t/)
  const title = words.at(-1) ?? ''
  // "某某局 某某局2021年…": the name of the site stands before the title.
  const organ = organOf(title)
  const half = organ.slice(0, organ.length / 2)
  return { ...noTitle, title, year: yearOf(title), organ: organ === half + half ? half : organ }
}

function titleOf(opening: readonly FlowItem[], index: number, lines: number): TitleRead | null {
  const texts = opening.slice(index, index + lines).map((item) => clean(item.text))
  if (texts.some((text) => text.length > 60 || /[。；;！]/.test(text))) return null
  if (
    lines > 1 &&
    texts
      .slice(0, -1)
      .some((text) => subject.test(simplified(withoutYear(text))) || /[:：,，]|年报$|报告$/.test(text))
  )
    return null
  const title = texts.join('')
  if (title.length > 80 || !subject.test(simplified(withoutYear(title)))) return null
  if (/[>›»]|首页|当前位置|索\s*引\s*号|发布机构|(?:信息|主题|体裁)分类/.test(title)) return null
  // An explanation of the report, a notice about it.
  if (/(?:解读|图解|一图读懂|的通知)$/.test(title)) return null
  // A sentence that speaks of the report is not its title.
  if (/(?:编制|现将|根据|按照|如下|本报告)/.test(simplified(title))) return null
  return { title, year: yearOf(title), organ: organOf(title), from: index, to: index + lines }
}

/** The subject of a letter that only carries the report. */
const carrying = /关于(?:报送|上报|呈报|呈送|提交|印发|转发|公布|发布|做好|编制|编报)/

/** Full titles beat bare ones, and short lines of their own beat lines with a website around them. */
function scoreOf(read: TitleRead, lines: number): number {
  return (
    2 +
    (read.year === null ? 0 : 2) +
    (read.organ === '' ? 0 : 2) -
    (carrying.test(read.title) ? 3 : 0) -
    (lines - 1) * 0.5 -
    read.title.length / 200
  )
}

/** Other years' reports are linked around the page: the title agrees with the period, the file's title, the markup. */
function bearing(read: TitleRead, item: FlowItem | undefined, own: TitleRead, period: number | null): number {
  return (
    (item?.heading ? 0.6 : 0) +
    (read.year !== null && read.year === period ? 1 : 0) +
    (own.title !== '' && read.year === own.year && read.organ === own.organ ? 1 : 0)
  )
}

function clean(text: string): string {
  return betweenBars(text)
    .replace(/^\s*(?:标\s*题|名\s*称|文件名称|信息名称|主题)\s*[:：\t]\s*/u, '')
    .replace(/^#+\s*/, '')
    .replace(/[*]{2}/g, '')
    .trim()
}

const longestBarredLine = 500

/** "标题 | 某局2023年… | 文号 |": a line of the page's own table; what else stands in it is no title. */
function betweenBars(text: string): string {
  if (text.length > longestBarredLine || !/[|｜\t]/.test(text)) return text
  return text.split(/[|｜\t]/u).find((part) => yearPart.test(part) && subject.test(withoutYear(part))) ?? ''
}

function fromMetadata(documentTitle: string | null): TitleRead {
  const title = clean(documentTitle ?? '')
    .split(/[|_]|\s[-–—]\s|--/)
    .map((part) => part.trim())
    .find((part) => subject.test(withoutYear(part)))
  if (title === undefined) return noTitle
  return { ...noTitle, title, year: yearOf(title), organ: organOf(title) }
}

/** The report year named in a title; a span of a fiscal year or a date of publication is none. */
export function yearOf(title: string): number | null {
  const compact = title.replace(/\s/g, '')
  const match = yearPart.exec(compact)
  if (match === null) return null
  const date = readChineseDate(`${match[0].replace(/年?度?$/, '')}年`)
  return date?.year ?? null
}

/** The title without spaces and without its year, wherever that stands. */
function withoutYear(title: string): string {
  return title.replace(/[\s\u3000\u00a0]/g, '').replace(yearPart, '')
}

/** What is left of a title without its year and subject: the organ. */
function organOf(title: string): string {
  const compact = withoutYear(title)
  const match = subject.exec(simplified(compact))
  if (match === null) return ''
  return compact
    .slice(0, match.index)
    .replace(carrying, '')
    .replace(/^关于/, '')
    .replace(/(?<=.)关于.*$/, '')
    .replace(/[（(【[](?:本级|本部|机关|本级机关|机关本级|本机关|公开稿|全文|图片版|文字版)?[）)】\]]$/, '')
    .replace(/^[（(《“"【[]+|[）)》”"】\]]+$/g, '')
    .replace(/(?:关于|年度|年|度|的|本级|工作)+$/, '')
    .replace(/^(?:年度?|度)/, '')
    .replace(/^[\d.．\-、:：]+/, '')
}
