import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { similarity } from './edit-distance.ts'
import type { FlowItem } from './flow.ts'
import { foldKey, foldText } from './fold-text.ts'
import { recurring } from './recurring.ts'

/** A place that may be the heading of a section. */
export interface HeadingCandidate {
  readonly section: number
  /** Index of the flow item, and where in its text the heading begins and ends. */
  readonly item: number
  readonly start: number
  readonly end: number
  /** Printed number, 0 when none. */
  readonly number: number
  /** Heading as printed without its number. */
  readonly title: string
  readonly exact: boolean
  /** How sure: wording, numbering, being a line of its own. */
  readonly score: number
}

interface TitleKey {
  readonly section: number
  readonly key: string
  /** The UTF-16 units that occur in `key`. */
  readonly units: ReadonlySet<number>
  readonly official: boolean
}

const titleKeys: readonly TitleKey[] = annualReportForms['2021'].sections
  .flatMap((section) =>
    [section.title, ...section.aliases].map((title) => {
      const key = foldKey(title)
      const units = new Set(Array.from(key, (_, index) => key.charCodeAt(index)))
      return { section: section.number, key, units, official: title === section.title }
    }),
  )
  .sort((a, b) => b.key.length - a.key.length)

const titleByKey = new Map(titleKeys.map((title) => [title.key, title]))

export const officialTitleKeys: readonly string[] = annualReportForms['2021'].sections.map(({ title }) =>
  foldKey(title),
)

const number = '[一二三四五六七八九十]{1,2}|[1-9１-９]|[ⅠⅡⅢⅣⅤⅥ]'
const lineNumber = new RegExp(
  `^[\\s\\u3000\\u00a0*#]*(?:(第\\s*(?:${number})\\s*(?:部分|章))|([（(]\\s*(?:${number})\\s*[）)])|((?:${number})(?=\\s*[、.．,，:：]|[\\s\\u3000]+\\S)))\\s*[、.．,，:：]?[\\s\\u3000\\u00a0]*`,
  'u',
)
const insideNumber = new RegExp(
  `(?:第\\s*(${number})\\s*部分[、.．:：\\s]*|(?<![（(第〔])(${number})\\s*[、.．]\\s*)(?=[\\p{Script=Han}])`,
  'gu',
)

export function listHeadingCandidates(items: readonly FlowItem[]): HeadingCandidate[] {
  return items.flatMap((item, index) => {
    if (item.table || item.text.length === 0) return []
    const line = candidateAtStart(item, index)
    const inside = item.text.length > 20 ? candidatesInside(item, index, line?.end ?? 0) : []
    return line ? [line, ...inside] : inside
  })
}

/** The longest line that may be a heading and nothing else. */
const longestHeading = 70

/** How a line begins, and the title it is if it is one. */
interface LineStart {
  readonly style: 'none' | 'bracket' | 'plain'
  /** The number as printed, with what stands around it; "" when none. */
  readonly printed: string
  readonly number: number
  /** With dots and a page number behind it: a line of a list of contents. */
  readonly listed: boolean
  readonly title: (LineTitle & { readonly text: string }) | null
}

function readLineStart(text: string): LineStart {
  const match = lineNumber.exec(text)
  const printed = match?.[0] ?? ''
  const style = match === null ? 'none' : match[2] !== undefined ? 'bracket' : 'plain'
  const start = { style, printed, number: numberValue(printed) } as const
  if (text.length > longestHeading) return { ...start, listed: false, title: null }
  const rest = text.slice(printed.length)
  const body = rest.replace(/[\s.．…·-]*\d*\s*$/u, '')
  const listed = body !== rest.trimEnd() && /[.．…·]{2,}\s*\d*\s*$/u.test(rest)
  const title = titleOfLine(body)
  return { ...start, listed, title: title && { ...title, text: trimTitle(body) } }
}

const startOfShortLine = recurring(readLineStart, 2000)

function candidateAtStart(item: FlowItem, index: number): HeadingCandidate | null {
  const { text } = item
  const line = text.length > longestHeading ? readLineStart(text) : startOfShortLine(text)
  const base = { item: index, start: 0, number: line.number }
  const lineScore = scoreOf(line.style, item.heading, line.printed) - (line.listed ? 4 : 0)
  if (line.title)
    return {
      ...base,
      section: line.title.section,
      end: text.length,
      title: line.title.text,
      exact: line.title.official,
      score: line.title.score + lineScore + 1,
    }
  return line.style === 'plain' ? gluedAtStart(text, line.printed.length, base, lineScore) : null
}

/** "一、总体情况2021年，我区…": the heading runs on into its section. */
function gluedAtStart(
  text: string,
  from: number,
  base: { item: number; start: number; number: number },
  lineScore: number,
): HeadingCandidate | null {
  const title = titleAt(text, from)
  if (title === null || isListed(text, title.end)) return null
  return {
    ...base,
    section: title.key.section,
    end: title.end,
    title: trimTitle(text.slice(from, title.end)),
    exact: title.key.official,
    score: lineScore + (title.key.official ? 4 : 2),
  }
}

/** A number before the first character of a title: cheap to ask of every long paragraph. */
const mayHoldHeading = new RegExp(
  `[一二三四五六1-6１-６分]\\s{0,6}(?:[、.．:：]\\s{0,6})?[${[...new Set(titleKeys.map(({ key }) => key.charAt(0)))].join('')}]`,
)

/** Headings in the middle of a text without breaks: only with their number. */
function candidatesInside(item: FlowItem, index: number, from: number): HeadingCandidate[] {
  if (!mayHoldHeading.test(item.text)) return []
  const found: HeadingCandidate[] = []
  for (const match of item.text.matchAll(insideNumber)) {
    const start = match.index
    if (start < Math.max(from, 1)) continue
    const title = titleAt(item.text, start + match[0].length)
    if (title === null || isListed(item.text, title.end)) continue
    const before = item.text.slice(0, start).trimEnd().at(-1) ?? ''
    const number = numberValue(match[0])
    // In running text the number must be the section's own, or the sentence before must be over.
    if (number !== title.key.section && !/[。！？；;.\d）)]/.test(before)) continue
    found.push({
      section: title.key.section,
      item: index,
      start,
      end: title.end,
      number,
      title: trimTitle(item.text.slice(start + match[0].length, title.end)),
      exact: title.key.official,
      score: (title.key.official ? 3 : 1.5) + (number === title.key.section ? 1.5 : 0),
    })
  }
  return found
}

/** The title that a text has at an offset, with the offset behind it. */
function titleAt(text: string, from: number): { key: TitleKey; end: number } | null {
  const window = foldText(text.slice(from, from + 60))
  const key = titleKeys.find((title) => window.key.startsWith(title.key))
  if (key === undefined) return null
  const last = window.at[key.key.length - 1] ?? 0
  return { key, end: from + last + 1 }
}

/** "分为一、总体情况；二、…", "…情况、…" : an enumeration of titles, not a heading. */
function isListed(text: string, end: number): boolean {
  return /^[\s]*[；;、，,及和与”"》」]/.test(text.slice(end, end + 3))
}

interface LineTitle {
  readonly section: number
  readonly official: boolean
  readonly score: number
}

/** The title that a line of its own is, or is near to. */
function titleOfLine(body: string): LineTitle | null {
  // A sentence, or the first line of one, is no heading.
  if (/[。；;！]./.test(body) || (/[；;，,。]\s*$/.test(body) && body.length > 30)) return null
  const key = foldKey(body)
  if (key.length < 2 || key.length > 45) return null
  const exact = titleByKey.get(key)
  if (exact) return { section: exact.section, official: exact.official, score: exact.official ? 4 : 3 }
  return /情况|概述|事项|问题|总体/.test(key) ? nearTitle(key) : null
}

/** More than this they cannot be alike: the share of characters they have in common. */
function mostAlike(title: TitleKey, key: string): number {
  let common = 0
  for (let index = 0; index < key.length; index++) if (title.units.has(key.charCodeAt(index))) common++
  return common / Math.min(title.key.length, key.length)
}

/** Likeness to a second title that no longer makes the first one doubtful. */
const unlike = 0.55

function nearTitle(key: string): LineTitle | null {
  let best = 0
  let second = 0
  let section = 0
  for (const title of titleKeys) {
    // A title of the section that leads matters only when it is nearer still, any other from the second on.
    const near = likeness(title, key, title.section === section ? best : second)
    if (near > best) {
      if (title.section !== section) second = best
      best = near
      section = title.section
    } else if (title.section !== section && near > second) second = near
  }
  if (best < 0.7 || best - second < 0.15) return null
  return { section, official: false, score: 1.5 }
}

/** How alike a title and a line are, 0 to 1; 0 for what is certain to be below `floor` or `unlike`. Cheap tests come first. */
function likeness(title: TitleKey, key: string, floor: number): number {
  const contained =
    title.key.length >= 6 && key.length <= title.key.length + 10 && key.includes(title.key) ? 0.8 : 0
  const shorter = Math.min(title.key.length, key.length)
  const longer = Math.max(title.key.length, key.length)
  const least = Math.max(unlike, floor, contained)
  if (longer - shorter > 8 || shorter < longer * least || mostAlike(title, key) < 0.7) return contained
  return Math.max(contained, similarity(title.key, key, least))
}

function scoreOf(style: 'none' | 'bracket' | 'plain', heading: boolean, printed: string): number {
  const numbered = style === 'plain' ? (/[1-9１-９]/.test(printed) ? 1 : 2) : style === 'bracket' ? -2.5 : 0
  return numbered + (heading ? 1 : 0)
}

/** The printed number of a heading: 一, １, Ⅲ → 1 to 10; 0 when none. */
function numberValue(printed: string): number {
  if (printed === '') return 0
  const sign = /[一二三四五六七八九十]{1,2}|\d|[ⅠⅡⅢⅣⅤⅥ]/u.exec(
    printed.replace(/[１-９]/g, (char) => char.normalize('NFKC')),
  )?.[0]
  if (sign === undefined) return 0
  if (/\d/.test(sign)) return Number(sign)
  const roman = 'ⅠⅡⅢⅣⅤⅥ'.indexOf(sign)
  if (roman >= 0) return roman + 1
  if (sign.length === 2) return 10 + '一二三四五六七八九'.indexOf(sign.charAt(1)) + 1
  return '一二三四五六七八九十'.indexOf(sign) + 1
}

function trimTitle(text: string): string {
  return text.replace(/^[\s\u3000*#]+|[\s\u3000*:：。.]+$/gu, '')
}
