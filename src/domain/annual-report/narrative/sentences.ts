/** The running text cut into sentences, each with what it is about. */

import type { TextSpan } from '../finding.ts'
import type { AnnualReport, ReportSection } from '../report.ts'
import { type CompactText, compactText } from './compact-text.ts'

/** What the heading above a sentence announces. */
export type Topic = 'requests' | 'proactive' | 'disputes' | 'other'

export interface Sentence {
  readonly section: number
  readonly number: number
  readonly text: string
  readonly topic: Topic
  /** Text of the sentence before, "" for the first. */
  readonly before: string
  /** Place of a piece of the sentence in the section's original text. */
  readonly span: (start: number, end: number) => TextSpan
}

/** Sentences that cannot state or deny a figure the tables hold are passed over unread. */
const relevant =
  /申请|复议|诉讼|规范性文件|规章|行政许可|行政处罚|行政强制|收费|处理费|主动公开|答复|办结|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|自然人|结转|收到|败诉/
const figureOrDenial = /[\d一二三四五六七八九十百千零两]|未|无|没有|均|全部|都/
/** A full stop, or the （二） that opens a new part (and not 第（二）项). */
const boundary = /[。！？]|(?<!第)[（(][一二三四五六七八九十]{1,2}[)）]/g
const headingLength = 26

/** Sections whose text may speak of the tables' figures. */
const readSections: ReadonlySet<number> = new Set([1, 2, 3, 4, 6])

/** Relevant sentences of sections 1 to 4 and 6 in order. */
export function sentencesOf(report: AnnualReport): Sentence[] {
  const sentences: Sentence[] = []
  for (const section of report.sections) {
    if (readSections.has(section.number) && section.text !== '') cutSection(section, sentences)
  }
  return sentences
}

function cutSection(section: ReportSection, sentences: Sentence[]): void {
  const compact = compactText(section.text)
  const { text } = compact
  let topic: Topic = section.number === 3 ? 'requests' : section.number === 4 ? 'disputes' : 'other'
  let before = ''
  let start = 0
  while (start < text.length) {
    const end = sentenceEnd(text, start)
    const piece = text.slice(start, end)
    topic = topicOf(piece) ?? topic
    if (relevant.test(piece) && figureOrDenial.test(piece)) {
      sentences.push({
        section: section.number,
        number: section.number * 1000 + sentences.length,
        text: piece,
        topic,
        before,
        span: spanIn(section, compact, start),
      })
    }
    before = piece
    start = end
  }
}

/** A sentence without a full stop is cut here, so that no text makes the reading of figures quadratic. */
const longestSentence = 2000

/** After the next full stop, or before the next （二） that opens a new part. */
function sentenceEnd(text: string, start: number): number {
  boundary.lastIndex = start + 1
  const found = boundary.exec(text)
  const longest = Math.min(text.length, start + longestSentence)
  if (found === null) return longest
  return Math.min(longest, found[0].length === 1 ? found.index + 1 : found.index)
}

function topicOf(piece: string): Topic | null {
  if (!/^[（(][一二三四五六七八九十]/.test(piece)) return null
  const heading = piece.slice(0, headingLength)
  if (/依申请|申请公开|公开申请|申请办理/.test(heading)) return 'requests'
  if (/主动公开/.test(heading)) return 'proactive'
  return /复议|诉讼/.test(heading) ? 'disputes' : 'other'
}

/** The place is worked out when it is asked for: most figures agree and never need one. */
function spanIn(section: ReportSection, compact: CompactText, offset: number) {
  return (start: number, end: number): TextSpan => {
    const from = () => compact.original(offset + start)
    const to = () => compact.original(offset + end - 1) + 1
    return {
      section: section.number,
      get start() {
        return from()
      },
      get end() {
        return to()
      },
      get quote() {
        return section.text.slice(from(), to())
      },
    }
  }
}
