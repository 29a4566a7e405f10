import { child, childElements, descend, type XmlElement } from '../read/xml.ts'
import { black, type Colour, colourOf, isUnreadable, white } from './colours.ts'

/** How a run of text looks to who reads the page. */
export type WordAppearance = 'seen' | 'hidden' | 'tiny' | 'covered'

/** Half points; smaller print is not meant to be read. */
const smallest = 5
/** Per cent of the width of a character. */
const narrowest = 20

const highlights: Readonly<Record<string, Colour>> = {
  black,
  darkBlue: [0, 0, 139],
  darkCyan: [0, 139, 139],
  darkGreen: [0, 100, 0],
  darkMagenta: [139, 0, 139],
  darkRed: [139, 0, 0],
  darkGray: [169, 169, 169],
  white,
}

/** Answers for runs from their own properties, the styles they use and the ground they stand on. */
export class WordLook {
  readonly #styles = new Map<string, XmlElement>()
  readonly #defaults: XmlElement | undefined
  #defaultParagraph: string | undefined

  /** `part`: word/styles.xml. */
  constructor(part: XmlElement | undefined) {
    this.#defaults = descend(part, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
    for (const style of childElements(part, 'w:style')) {
      const id = style.attributes['w:styleId']
      if (id === undefined) continue
      this.#styles.set(id, style)
      const isDefault = ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '')
      if (isDefault && style.attributes['w:type'] === 'paragraph') this.#defaultParagraph = id
    }
  }

  of(
    run: XmlElement | undefined,
    paragraph: XmlElement | undefined,
    cell: XmlElement | null,
  ): WordAppearance {
    const sources = this.#sources(run, paragraph)
    const first = (name: string) =>
      sources.map((source) => child(source, name)).find((each) => each !== undefined)
    if (['w:vanish', 'w:specVanish', 'w:webHidden'].some((name) => isOn(first(name)))) return 'hidden'
    const size = Number(first('w:sz')?.attributes['w:val'] ?? 21)
    const width = Number((first('w:w')?.attributes['w:val'] ?? '100').replace('%', ''))
    if (size < smallest || width < narrowest) return 'tiny'
    const highlight = highlights[first('w:highlight')?.attributes['w:val'] ?? '']
    const shade = [first('w:shd'), descend(paragraph, 'w:shd'), child(cell ?? undefined, 'w:shd')].find(
      (each) => each !== undefined,
    )
    const ground = highlight ?? colourOf(shade?.attributes['w:fill'])
    const named = first('w:color')?.attributes['w:val']
    // "auto" turns white on dark shading by itself, but not on a highlight.
    const colour = colourOf(named) ?? (highlight === undefined ? null : black)
    if (colour === null || !isUnreadable(colour, ground ?? white)) return 'seen'
    return ground === null || ground === undefined ? 'hidden' : 'covered'
  }

  /** Where properties are looked up: the run, its style, the style of its paragraph, the document. */
  #sources(run: XmlElement | undefined, paragraph: XmlElement | undefined): (XmlElement | undefined)[] {
    const paragraphStyle = child(paragraph, 'w:pStyle')?.attributes['w:val'] ?? this.#defaultParagraph
    return [
      run,
      ...this.#chain(child(run, 'w:rStyle')?.attributes['w:val']),
      ...this.#chain(paragraphStyle),
      this.#defaults,
    ]
  }

  #chain(id: string | undefined): (XmlElement | undefined)[] {
    const found: (XmlElement | undefined)[] = []
    const seen = new Set<string>()
    for (let next = id; next !== undefined && !seen.has(next); ) {
      seen.add(next)
      const style: XmlElement | undefined = this.#styles.get(next)
      found.push(child(style, 'w:rPr'))
      next = child(style, 'w:basedOn')?.attributes['w:val']
    }
    return found
  }
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? 'true')
}
