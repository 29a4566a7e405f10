import type { Irregularity } from '../report.ts'
import type { FlowItem } from './flow.ts'
import { foldKey } from './fold-text.ts'
import { type HeadingCandidate, listHeadingCandidates, officialTitleKeys } from './headings.ts'

export interface HeadingsChosen {
  /** In order of place. */
  readonly headings: readonly HeadingCandidate[]
  readonly irregularities: readonly Irregularity[]
  /** Flow items that repeat a heading and are no text. */
  readonly repeated: ReadonlySet<number>
}

/** More lines that look like headings than this are a damaged or hostile file. */
const mostCandidates = 300

/** The headings of the six sections among everything that is worded like one. */
export function chooseHeadings(items: readonly FlowItem[]): HeadingsChosen {
  const weighed = weigh(listHeadingCandidates(items).slice(0, mostCandidates), items)
  const chain = bestChain(weighed)
  const chosen = [...chain]
  for (let section = 1; section <= officialTitleKeys.length; section++) {
    if (chosen.some((one) => one.section === section)) continue
    // A heading out of its order must be sure by itself: a line of its own with the official title or its number.
    const stray = weighed
      .filter((one) => one.section === section && one.score >= 4.5)
      .sort((a, b) => b.score - a.score)[0]
    if (stray) chosen.push(stray)
  }
  chosen.sort(byPlace)
  const renamed = renamedHeadings(chosen, items)
  chosen.push(...renamed)
  chosen.sort(byPlace)
  const repeated = chosen.flatMap((one) => {
    const again = repetitionOf(one, weighed)
    return again && again.end >= (items[again.item]?.text.length ?? 0) ? [again.item] : []
  })
  return {
    headings: chosen,
    irregularities: irregularitiesOf(chosen, [...chain, ...renamed], weighed),
    repeated: new Set(repeated),
  }
}

const numerals = '一二三四五六'

/**
 * "六、其他工作": a line of its own with the number of a section that has no heading, between the headings before
 * and after it, is that section under another title.
 */
function renamedHeadings(
  chosen: readonly HeadingCandidate[],
  items: readonly FlowItem[],
): HeadingCandidate[] {
  // Two headings at least, or the lines are of anything.
  if (chosen.length < 2 || chosen.length === numerals.length) return []
  return [...numerals].flatMap((numeral, index) => {
    const section = index + 1
    const before = chosen.find((one) => one.section === section - 1)
    if (chosen.some((one) => one.section === section) || (section > 1 && before === undefined)) return []
    const next = chosen.find((one) => one.section > section)
    const pattern = new RegExp(
      `^[\\s\\u3000]*${numeral}\\s*[、.．]\\s*(\\p{Script=Han}[\\p{Script=Han}、]{1,19})[\\s：:]*$`,
      'u',
    )
    const lines = items.slice((before?.item ?? -1) + 1, next?.item ?? items.length)
    const found = lines.flatMap((item, offset): HeadingCandidate[] => {
      const title = item.table ? undefined : pattern.exec(item.text)?.[1]
      if (title === undefined) return []
      const place = { item: (before?.item ?? -1) + 1 + offset, start: 0, end: item.text.length }
      return [{ section, ...place, number: section, title, exact: false, score: 2 }]
    })
    return found.length === 1 ? found : []
  })
}

function byPlace(a: HeadingCandidate, b: HeadingCandidate): number {
  return a.item - b.item || a.start - b.start
}

/** A title directly followed by the next one is a table of contents; one followed by text or a table is a heading. */
function weigh(candidates: readonly HeadingCandidate[], items: readonly FlowItem[]): HeadingCandidate[] {
  const sorted = [...candidates].sort(byPlace)
  return sorted
    .map((one, index) => {
      const next = sorted
        .slice(index + 1)
        .find((other) => other.section !== one.section || other.item !== one.item)
      const content = contentBetween(one, next, items)
      const last = next === undefined
      return { ...one, score: one.score + (content === 0 && !last ? -2.5 : Math.min(content, 400) / 800) }
    })
    .filter((one) => one.score > 0)
}

function contentBetween(
  from: HeadingCandidate,
  to: HeadingCandidate | undefined,
  items: readonly FlowItem[],
): number {
  const end = to?.item ?? items.length
  if (to && to.item === from.item) return to.start - from.end
  let content = (items[from.item]?.text.length ?? 0) - from.end + (to?.start ?? 0)
  for (let index = from.item + 1; index < end; index++) {
    const item = items[index]
    content += item?.table ? 40 : (item?.text.length ?? 0)
    if (content > 400) break
  }
  return content
}

/** The rising sequence of sections with the highest score; of equal ones the earlier. */
function bestChain(candidates: readonly HeadingCandidate[]): HeadingCandidate[] {
  const best: { score: number; previous: number }[] = []
  candidates.forEach((one, index) => {
    let score = one.score
    let previous = -1
    for (let before = 0; before < index; before++) {
      const other = candidates[before]
      const sum = (best[before]?.score ?? 0) + one.score
      if (other && other.section < one.section && sum > score) {
        score = sum
        previous = before
      }
    }
    best.push({ score, previous })
  })
  let at = -1
  best.forEach((one, index) => {
    if (at < 0 || one.score > (best[at]?.score ?? 0)) at = index
  })
  const chain: HeadingCandidate[] = []
  while (at >= 0) {
    const one = candidates[at]
    if (one) chain.unshift(one)
    at = best[at]?.previous ?? -1
  }
  return chain
}

function irregularitiesOf(
  chosen: readonly HeadingCandidate[],
  chain: readonly HeadingCandidate[],
  candidates: readonly HeadingCandidate[],
): Irregularity[] {
  const found: Irregularity[] = []
  for (let section = 1; section <= officialTitleKeys.length; section++) {
    const one = chosen.find((heading) => heading.section === section)
    if (one === undefined) {
      found.push({ kind: 'heading-missing', section })
      continue
    }
    const official = officialTitleKeys[section - 1] ?? ''
    if (foldKey(one.title) !== official) found.push({ kind: 'heading-renamed', section, found: one.title })
    if (one.number !== section) found.push({ kind: 'heading-misnumbered', section, found: headingText(one) })
    if (!chain.includes(one)) found.push({ kind: 'heading-out-of-order', section })
    const again = repetitionOf(one, candidates)
    if (again) found.push({ kind: 'heading-doubled', section, found: again.title })
  }
  return found
}

/** The same heading once more, on a line of its own. */
function repetitionOf(
  heading: HeadingCandidate,
  candidates: readonly HeadingCandidate[],
): HeadingCandidate | undefined {
  return candidates.find(
    (other) =>
      other.section === heading.section &&
      byPlace(other, heading) !== 0 &&
      other.start === 0 &&
      other.score >= 5 &&
      // "5、行政复议、行政诉讼情况" in a list of another section.
      (other.number === 0 || other.number === heading.number || other.number === heading.section),
  )
}

function headingText(heading: HeadingCandidate): string {
  return heading.number === 0 ? heading.title : `${heading.number}、${heading.title}`
}
