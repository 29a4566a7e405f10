import type { Box } from '../read/pdf/geometry.ts'
import { unite } from '../read/pdf/geometry.ts'
import type { SeenCharacter } from './page-ink.ts'

/** A line of text as a person marks it. */
export interface PageLine {
  readonly text: string
  readonly box: Box
  readonly characters: readonly SeenCharacter[]
}

/** A gap wider than so many characters parts columns. */
const columnGap = 2.5
/** A gap wider than this is a space. */
const wordGap = 0.25

/** The characters of a page in lines, from top to bottom and left to right. Columns are lines of their own. */
export function linesOfPage(characters: readonly SeenCharacter[]): PageLine[] {
  const rows: SeenCharacter[][] = []
  for (const character of characters.toSorted((one, other) => middle(one) - middle(other))) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && sharesRow(first, character)) row.push(character)
    else rows.push([character])
  }
  return rows.flatMap((row) => columnsOf(row.toSorted((one, other) => one.left - other.left)))
}

const middle = ({ top, bottom }: Box) => (top + bottom) / 2

function sharesRow(first: SeenCharacter, next: SeenCharacter): boolean {
  return Math.abs(middle(next) - middle(first)) < Math.max(1, Math.min(first.size, next.size) * 0.4)
}

function columnsOf(row: readonly SeenCharacter[]): PageLine[] {
  const parts: SeenCharacter[][] = []
  for (const character of row) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    if (part !== undefined && last !== undefined && character.left - last.right < columnGap * character.size)
      part.push(character)
    else parts.push([character])
  }
  return parts.map((own) => ({ text: textOf(own), box: unite(own), characters: own }))
}

/** Words parted by a space where there is a gap. */
export function textOf(characters: readonly SeenCharacter[]): string {
  return characters
    .map((character, index) => {
      const before = characters[index - 1]
      const gap = before === undefined ? 0 : character.left - before.right
      return gap > wordGap * character.size ? ` ${character.text}` : character.text
    })
    .join('')
}
