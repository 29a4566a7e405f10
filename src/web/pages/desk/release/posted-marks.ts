/** The form of the marking page → marks. Only the page and the lines that were shown are replaced; all else stays. */

import { isRemovalGround, type Marks, type RemovalGround } from '../../../../domain/release/marks.ts'
import type { DescribedPage } from '../../../../domain/release/page-text.ts'
import { foldForSearch } from '../../../../domain/release/search-removed.ts'
import { firstCharacters } from '../../../../domain/storable-text.ts'

export interface ShownLines {
  readonly page: DescribedPage
  /** Numbers of the first and the last line shown. */
  readonly from: number
  readonly to: number
}

/** More than a form carries: it is refused whole before a box is lost. */
const mostBoxes = 1_000

/** What is wrong with it, in Chinese; or the marks. */
export function readPostedMarks(
  fields: ReadonlyMap<string, string>,
  before: Marks,
  shown: ShownLines,
): Marks | string {
  const method = fields.get('method') === 'as-is' ? 'as-is' : 'rewrite'
  const chosen = fields.get('ground') ?? ''
  const ground: RemovalGround = isRemovalGround(chosen) ? chosen : 'privacy'
  const boxes = readBoxes(fields, shown.page.page, ground)
  if (typeof boxes === 'string') return boxes
  return {
    ...before,
    method,
    boxes: [...before.boxes.filter(({ page }) => page !== shown.page.page), ...boxes],
    lines: readLines(fields, before, shown, ground),
    terms: readTerms(fields, before, ground),
  }
}

function readBoxes(
  fields: ReadonlyMap<string, string>,
  page: number,
  ground: RemovalGround,
): Marks['boxes'] | string {
  const boxes: Marks['boxes'][number][] = []
  for (let index = 0; index < mostBoxes; index++) {
    const texts = ['left', 'top', 'width', 'height'].map((side) =>
      (fields.get(`box-${index}-${side}`) ?? '').trim(),
    )
    if (fields.get(`box-${index}-remove`) !== undefined || texts.every((text) => text === '')) continue
    const [left = 0, top = 0, width = 0, height = 0] = texts.map((text) => Number(text) / 100)
    const fits = [left, top, width, height].every((side) => side >= 0 && side <= 1)
    if (!fits || width === 0 || height === 0) return `第 ${index + 1} 个框的位置应当是 0 到 100 之间的百分数`
    const own = fields.get(`box-${index}-ground`) ?? ''
    boxes.push({
      page,
      left,
      top,
      width: Math.min(width, 1 - left),
      height: Math.min(height, 1 - top),
      ground: isRemovalGround(own) ? own : ground,
    })
  }
  return boxes
}

function readLines(
  fields: ReadonlyMap<string, string>,
  before: Marks,
  { page, from, to }: ShownLines,
  ground: RemovalGround,
): Marks['lines'] {
  const isShown = (line: number) => line >= from && line <= to
  const others = before.lines.filter((each) => each.page !== page.page || !isShown(each.line))
  const own = page.lines.flatMap(({ text }, index): Marks['lines'][number][] => {
    const line = index + 1
    if (!isShown(line) || fields.get(`line-${line}`) === undefined) return []
    const known = before.lines.find((each) => each.page === page.page && each.line === line)
    return [{ page: page.page, line, text, ground: known?.ground ?? ground }]
  })
  return [...others, ...own]
}

function readTerms(
  fields: ReadonlyMap<string, string>,
  before: Marks,
  ground: RemovalGround,
): Marks['terms'] {
  const kept = before.terms.filter((_, index) => fields.get(`term-${index}-remove`) === undefined)
  const suggested = [...fields].flatMap(([name, text]) => (name.startsWith('suggestion-') ? [text] : []))
  const typed = (fields.get('terms') ?? '').split(/\r?\n/)
  const known = new Set(kept.map(({ text }) => foldForSearch(text)))
  const added: Marks['terms'][number][] = []
  for (const raw of [...suggested, ...typed]) {
    const text = firstCharacters(raw.trim(), 500)
    const folded = foldForSearch(text)
    if (folded === '' || known.has(folded)) continue
    known.add(folded)
    added.push({ text, ground })
  }
  return [...kept, ...added]
}
