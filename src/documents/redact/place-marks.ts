/** Marks → places on the pages, and the pieces of text that must be nowhere afterwards. */

import type { Marks } from '../../domain/release/marks.ts'
import { placesOf } from '../../domain/release/search-removed.ts'
import type { SeenCharacter, SeenPage } from '../inspect/page-ink.ts'
import { linesOfPage, type PageLine } from '../inspect/page-lines.ts'
import { type Box, unite } from '../read/pdf/geometry.ts'

export interface PlacedMarks {
  /** By page, from 0: what is painted over, in points. */
  readonly covers: readonly (readonly Box[])[]
  /** To be searched for in what comes out. */
  readonly removed: readonly string[]
  readonly count: number
}

/** A mark does not fit the file: it was made for another one, or points at nothing. The message is for the person. */
export class MarkMisplaced extends Error {}

/** A character of which so much lies under a mark is removed whole: half a character can still be read. */
const touched = 0.2
/** Painted round the characters, in points, for strokes that reach out of their box. */
const margin = 1

interface Numbered {
  readonly page: number
  readonly character: SeenCharacter
}

/** Throws `MarkMisplaced`. */
export function placeMarks(pages: readonly SeenPage[], marks: Marks): PlacedMarks {
  const drawn = pages.map((): { box: Box; by: 'place' | 'words' }[] => [])
  const add = (page: number, box: Box, by: 'place' | 'words') => {
    const list = drawn[page - 1]
    if (list === undefined) throw new MarkMisplaced(`文件没有第 ${page} 页，请重新标注。`)
    list.push({ box, by })
  }
  for (const { page, left, top, width, height } of marks.boxes) {
    const size = pages[page - 1] ?? { width: 0, height: 0 }
    const [right, bottom] = [left + width, top + height]
    add(
      page,
      {
        left: left * size.width,
        right: right * size.width,
        top: top * size.height,
        bottom: bottom * size.height,
      },
      'place',
    )
  }
  for (const { page, line, text } of marks.lines) {
    const own = pages[page - 1]
    const found = own === undefined ? undefined : seenPageLines(own)[line - 1]
    if (found === undefined || found.text !== text)
      throw new MarkMisplaced(`第 ${page} 页第 ${line} 行与标注时不同，请重新标注。`)
    add(page, found.box, 'place')
  }
  for (const { text } of marks.terms)
    for (const { page, box } of placesOfTerm(pages, text)) add(page, box, 'words')
  const grownBoxes = drawn.map((boxes, index) =>
    boxes.map(({ box, by }) => ({ box: grown(box, pages[index]?.characters ?? []), by })),
  )
  const covers = grownBoxes.map((boxes) => boxes.map(({ box }) => box))
  const removed = [
    ...marks.terms.map(({ text }) => text),
    ...marks.lines.map(({ text }) => text),
    // The parts of words that were wrapped are not looked for by themselves: "公开" may stand where "信息公开" may not.
    ...grownBoxes.flatMap((boxes, index) =>
      boxes.flatMap(({ box, by }) => (by === 'words' ? [] : textsUnder(box, pages[index]?.characters ?? []))),
    ),
  ]
  return { covers, removed: [...new Set(removed)], count: covers.flat().length }
}

/** The lines that are seen, as they are numbered for marking. */
export function seenPageLines({ characters }: SeenPage): PageLine[] {
  return linesOfPage(characters.filter(({ state }) => state === 'seen'))
}

/** Everywhere the words stand, also over the end of a line or a page; in the order of reading and in that of the file. */
function placesOfTerm(pages: readonly SeenPage[], term: string): { page: number; box: Box }[] {
  const inFile = pages.map(({ characters }) => characters)
  const inReading = inFile.map((characters) => linesOfPage(characters).flatMap((line) => line.characters))
  const places = [inFile, inReading].flatMap((order) => {
    const all = order.flatMap((characters, index) =>
      characters.map((character): Numbered => ({ page: index + 1, character })),
    )
    return placesIn(all, term)
  })
  if (places.length === 0) throw new MarkMisplaced(`文件里没有找到“${term}”。如果它在图片里，请用框标出。`)
  const once = new Map(places.map((place) => [JSON.stringify([place.page, place.box].flat()), place]))
  return [...once.values()]
}

function placesIn(all: readonly Numbered[], term: string): { page: number; box: Box }[] {
  let text = ''
  const owners: Numbered[] = []
  for (const numbered of all) {
    for (let unit = 0; unit < numbered.character.text.length; unit++) owners.push(numbered)
    text += numbered.character.text
  }
  return placesOf(text, term).flatMap(([start, end]) => {
    const own = [...new Set(owners.slice(start, end))]
    return [...Map.groupBy(own, ({ page }) => page)].flatMap(([page, those]) =>
      linesOfPage(those.map(({ character }) => character)).map(({ box }) => ({ page, box })),
    )
  })
}

/** Out to the edges of every character it touches, and a little more. */
function grown(box: Box, characters: readonly SeenCharacter[]): Box {
  const whole = unite([box, ...characters.filter((character) => shareUnder(character, box) >= touched)])
  return {
    left: whole.left - margin,
    right: whole.right + margin,
    top: whole.top - margin,
    bottom: whole.bottom + margin,
  }
}

function shareUnder(character: Box, box: Box): number {
  const width = Math.min(character.right, box.right) - Math.max(character.left, box.left)
  const height = Math.min(character.bottom, box.bottom) - Math.max(character.top, box.top)
  const area = (character.right - character.left) * (character.bottom - character.top)
  return width <= 0 || height <= 0 || area <= 0 ? 0 : (width * height) / area
}

export function isCovered(character: Box, covers: readonly Box[]): boolean {
  return covers.some((cover) => shareUnder(character, cover) >= touched)
}

/** What stood under a cover: each line, and all lines as one. */
function textsUnder(box: Box, characters: readonly SeenCharacter[]): string[] {
  const lines = linesOfPage(characters.filter((character) => shareUnder(character, box) >= touched))
  const texts = lines.map(({ text }) => text)
  return texts.length > 1 ? [...texts, texts.join('')] : texts
}
