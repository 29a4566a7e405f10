/** What is kept while a Word document is read: styles, counters, and what was left out. */

import type { XmlElement } from '../xml.ts'
import type { Numbering } from './numbering.ts'
import type { StyleSheet } from './styles.ts'

/** Text left out of the reading, counted by kind with a first example. */
export interface LeftOut {
  count: number
  example: string
}

export interface Reading {
  readonly styles: StyleSheet
  readonly numbering: Numbering
  /** Fields that stand open: their code is not printed, their result is. They may span paragraphs. */
  readonly fields: { phase: 'code' | 'result'; instruction: string; checkBox: string }[]
  /** Text boxes met inside a paragraph; they are printed beside it and read after it. */
  readonly textBoxes: XmlElement[]
  /** Notes in the order of their marks. */
  readonly noteMarks: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[]
  /** Text of a paragraph whose end is deleted or hidden: it runs on into the next one. */
  carried: string
  readonly hidden: LeftOut
  readonly deleted: LeftOut
  readonly white: LeftOut
  /** Pictures large enough to hold a table. */
  largePictures: number
  embeddedParts: number
}

export function newReading(styles: StyleSheet, numbering: Numbering): Reading {
  return {
    styles,
    numbering,
    fields: [],
    textBoxes: [],
    noteMarks: [],
    carried: '',
    hidden: { count: 0, example: '' },
    deleted: { count: 0, example: '' },
    white: { count: 0, example: '' },
    largePictures: 0,
    embeddedParts: 0,
  }
}

/** Counts one passage; passages without text do not matter to anyone. */
export function leaveOut(kind: LeftOut, text: string): void {
  const trimmed = text.trim()
  if (trimmed === '') return
  kind.count++
  if (kind.example === '') kind.example = trimmed
}
