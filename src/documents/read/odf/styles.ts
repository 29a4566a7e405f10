/** OpenDocument styles, as far as they decide what a reader sees. */

import { child, childElements, type XmlElement } from '../xml.ts'
import { type ListStyle, listStyle } from './list-style.ts'

interface Style {
  readonly parent: string | undefined
  readonly listStyle: string | undefined
  readonly hidden: boolean | undefined
  readonly raised: boolean | undefined
  readonly bordered: boolean | undefined
  /** Twips; table columns only. */
  readonly width: number | undefined
}

const longestChain = 20

export class OdfStyles {
  /** By family and name: a paragraph style and a text style may share a name. */
  readonly #styles = new Map<string, Style>()
  readonly #lists = new Map<string, ListStyle>()
  readonly outline: ListStyle | undefined

  /** `parts` are the roots of styles.xml and content.xml, in this order: later styles win. */
  constructor(parts: readonly (XmlElement | undefined)[]) {
    let outline: ListStyle | undefined
    for (const part of parts)
      for (const group of ['office:styles', 'office:automatic-styles'])
        for (const element of childElements(child(part, group))) {
          const name = element.attributes['style:name'] ?? ''
          if (element.name === 'style:style')
            this.#styles.set(`${element.attributes['style:family']}/${name}`, styleOf(element))
          else if (element.name === 'text:list-style') this.#lists.set(name, listStyle(element))
          else if (element.name === 'text:outline-style') outline = listStyle(element)
        }
    this.outline = outline
  }

  list(name: string | undefined): ListStyle | undefined {
    return name === undefined ? undefined : this.#lists.get(name)
  }

  /** The list style that a paragraph style brings along. */
  listOfParagraph(name: string | undefined): string | undefined {
    return this.#first('paragraph', name, (style) => style.listStyle)
  }

  isHidden(family: 'paragraph' | 'text', name: string | undefined): boolean {
    return this.#first(family, name, (style) => style.hidden) === true
  }

  isRaised(name: string | undefined): boolean {
    return this.#first('text', name, (style) => style.raised) === true
  }

  isBordered(name: string | undefined): boolean {
    return this.#first('table-cell', name, (style) => style.bordered) === true
  }

  /** Width of a table column in twips, 0 where none is given. */
  columnWidth(name: string | undefined): number {
    return this.#first('table-column', name, (style) => style.width) ?? 0
  }

  #first<T>(family: string, name: string | undefined, pick: (style: Style) => T | undefined): T | undefined {
    let next = name
    for (let links = 0; next !== undefined && links < longestChain; links++) {
      const style = this.#styles.get(`${family}/${next}`)
      const found = style === undefined ? undefined : pick(style)
      if (found !== undefined) return found
      next = style?.parent
    }
    return undefined
  }
}

function styleOf(element: XmlElement): Style {
  const text = child(element, 'style:text-properties')?.attributes
  const display = text?.['text:display']
  const position = text?.['style:text-position']
  const edges = Object.entries(child(element, 'style:table-cell-properties')?.attributes ?? {}).filter(
    ([name]) => name.startsWith('fo:border'),
  )
  return {
    parent: element.attributes['style:parent-style-name'],
    listStyle: element.attributes['style:list-style-name'],
    hidden: display === undefined ? undefined : display === 'none',
    raised: position === undefined ? undefined : /^(?:super|[1-9])/.test(position),
    width: twips(child(element, 'style:table-column-properties')?.attributes['style:column-width']),
    bordered: edges.length === 0 ? undefined : edges.some(([, value]) => value !== 'none'),
  }
}

function twips(length: string | undefined): number | undefined {
  const [, value, unit] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length ?? '') ?? []
  const perUnit: Readonly<Record<string, number>> = { cm: 567, mm: 56.7, in: 1440, pt: 20 }
  return value === undefined ? undefined : Number(value) * (perUnit[unit ?? ''] ?? 0)
}
