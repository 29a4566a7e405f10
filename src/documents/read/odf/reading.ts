/** What is kept while an OpenDocument text is read. */

import type { XmlElement } from '../xml.ts'
import { ListCounter } from './list-style.ts'
import type { OdfStyles } from './styles.ts'

export interface OdfReading {
  readonly styles: OdfStyles
  /** Text boxes met inside a paragraph; they are read after it. */
  readonly textBoxes: XmlElement[]
  /** Bodies of footnotes and endnotes. */
  readonly notes: XmlElement[]
  readonly hidden: { count: number; example: string }
  largePictures: number
  /** Counters of lists by id and, for lists that only say that they go on, by style. */
  readonly counters: Map<string, ListCounter>
  readonly outlineCounter: ListCounter
}

export function newOdfReading(styles: OdfStyles): OdfReading {
  return {
    styles,
    textBoxes: [],
    notes: [],
    hidden: { count: 0, example: '' },
    largePictures: 0,
    counters: new Map(),
    outlineCounter: new ListCounter(),
  }
}

/** Counts a hidden passage; passages without text do not matter to anyone. */
export function hide(reading: OdfReading, text: string): void {
  if (text.trim() === '') return
  reading.hidden.count++
  reading.hidden.example ||= text.trim()
}
