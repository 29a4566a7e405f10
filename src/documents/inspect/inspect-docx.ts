/** A DOCX looked through for what Word does not show, or shows only when asked. */

import { type HiddenContent, type HiddenKind, quoteOf } from '../../domain/release/hidden-content.ts'
import { holdsInvisible } from '../../domain/release/invisible-characters.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import { childElements, descend, textInside, type XmlElement } from '../read/xml.ts'
import { inspectParts, treeOf } from './office-package-parts.ts'
import { WordLook } from './word-look.ts'

export interface InspectedOffice {
  readonly found: readonly HiddenContent[]
  /** What a reader sees. */
  readonly seen: string
}

export interface InspectedDocx extends InspectedOffice {
  /** 正文、页眉、页脚、脚注 one by one. */
  readonly stories: readonly { readonly where: string; readonly seen: string }[]
  /** Hidden text that cannot be told from what is seen. */
  readonly mixed: boolean
}

/** Throws `UnreadableFile` where it cannot be looked through. */
export function inspectDocx(bytes: Uint8Array): InspectedDocx {
  const parts = inspectParts(bytes, 'docx')
  const look = new WordLook(treeOf(parts.zip, 'word/styles.xml') ?? undefined)
  const stories = parts.zip.names.filter((name) =>
    /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/i.test(name),
  )
  const walks = stories.map((name) => walkStory(treeOf(parts.zip, name), name, look))
  const seen = walks.map((walk) => walk.seen).join('\n')
  const folded = foldForSearch(seen)
  const says = (text: string) => folded.includes(foldForSearch(text))
  const settings = treeOf(parts.zip, 'word/settings.xml')
  return {
    found: [
      ...parts.found,
      ...parts.properties(says),
      ...walks.flatMap((walk) => walk.found),
      ...walks.flatMap((walk) => walk.words.filter(({ quote }) => quote !== '' && !says(quote))),
      ...(settings === null ? [] : inspectSettings(settings)),
    ],
    seen,
    mixed: walks.some(({ mixed }) => mixed),
    stories: walks.map((walk, index) => ({ where: storyName(stories[index] ?? ''), seen: walk.seen })),
  }
}

function inspectSettings(settings: XmlElement): HiddenContent[] {
  const where = '文档设置'
  return childElements(settings).flatMap(({ name, children }): HiddenContent[] => {
    if (name === 'w:docVars' && children.length > 0)
      return [{ kind: 'custom-data', where, quote: '文档变量' }]
    if (name === 'w:mailMerge') return [{ kind: 'connection', where, quote: '邮件合并的数据源' }]
    return []
  })
}

interface Story {
  readonly found: HiddenContent[]
  /** Compared with what is seen afterwards. */
  readonly words: HiddenContent[]
  seen: string
  /** Something hidden that cannot be told from the text that is seen: a writer of what is seen must refuse. */
  mixed: boolean
}

function walkStory(root: XmlElement | null, part: string, look: WordLook): Story {
  const story: Story = { found: [], words: [], seen: '', mixed: false }
  const where = storyName(part)
  if (root === null) story.found.push({ kind: 'uninspectable', where: part, quote: '' })
  else new StoryWalk(story, where, look).walk(root, { paragraph: undefined, ground: null })
  return story
}

function storyName(part: string): string {
  if (/header/i.test(part)) return '页眉'
  if (/footer/i.test(part)) return '页脚'
  return /notes/i.test(part) ? '脚注、尾注' : '正文'
}

/** What the text stands on and in. */
interface Setting {
  /** w:pPr of the paragraph. */
  readonly paragraph: XmlElement | undefined
  /** w:tcPr of the innermost cell. */
  readonly ground: XmlElement | null
}

/** Elements that alone say what is there. */
const telling: Readonly<Record<string, HiddenKind>> = {
  'w:ins': 'revision',
  'w:del': 'revision',
  'w:moveFrom': 'revision',
  'w:moveTo': 'revision',
  'w:cellIns': 'revision',
  'w:cellDel': 'revision',
  'w:cellMerge': 'revision',
  'w:object': 'embedded-object',
  'w:altChunk': 'embedded-object',
  'w:subDoc': 'external-link',
  'w:dataBinding': 'custom-data',
  'w:ffData': 'form-field',
  'w:commentReference': 'comment',
  'w:control': 'active-content',
}

/** Ground enough for the usual paper: a place this far away is outside of it, in EMU and in twentieths of a point. */
const farEmu = 12_000_000
const farTwips = 18_000

class StoryWalk {
  readonly #story: Story
  readonly #where: string
  readonly #look: WordLook

  constructor(story: Story, where: string, look: WordLook) {
    this.#story = story
    this.#where = where
    this.#look = look
  }

  walk(element: XmlElement, setting: Setting): void {
    this.#inspect(element)
    if (element.name === 'w:r') {
      this.#run(element, setting)
      return
    }
    if (element.name === 'mc:AlternateContent') this.#alternates(element)
    const inner = innerSetting(element, setting)
    for (const each of childElements(element)) if (each.name !== 'mc:Fallback') this.walk(each, inner)
    if (element.name === 'w:p') this.#story.seen += '\n'
  }

  #note(kind: HiddenKind, quote = ''): void {
    this.#story.found.push({ kind, where: this.#where, quote: quoteOf(quote) })
  }

  #mixed(kind: HiddenKind, quote: string): void {
    this.#story.mixed = true
    this.#note(kind, quote)
  }

  /** Held against what is seen when all of it is known. */
  #word(kind: HiddenKind, quote: string): void {
    this.#story.words.push({ kind, where: this.#where, quote: quoteOf(quote) })
  }

  #inspect(element: XmlElement): void {
    const { name, attributes } = element
    const kind = telling[name] ?? (/^w:\w+Change$/.test(name) ? 'revision' : undefined)
    if (kind !== undefined) this.#note(kind, textInside(element))
    if (name === 'w:trPr' && childElements(element, 'w:hidden').length > 0) this.#mixed('hidden-row', '')
    if (name === 'w:bookmarkStart') this.#bookmark(attributes['w:name'] ?? '')
    if (name === 'w:tblCaption' || name === 'w:tblDescription')
      this.#word('alternate-text', attributes['w:val'] ?? '')
    if (name === 'w:listItem') this.#word('validation-list', attributes['w:displayText'] ?? '')
    if (name === 'w:alias' || name === 'w:tag') this.#word('custom-data', attributes['w:val'] ?? '')
    if (name === 'w:fldSimple') this.#field(attributes['w:instr'] ?? '')
    if (/(?:^|:)(?:docPr|cNvPr)$/.test(name)) this.#drawing(attributes)
    if (name === 'a:srcRect' && Object.values(attributes).some((value) => Number.parseInt(value, 10) !== 0))
      this.#note('cropped-picture')
    if (name === 'wp:anchor') this.#anchor(element)
    if (name === 'wp:posOffset' && Math.abs(Number(textInside(element))) > farEmu)
      this.#mixed('hidden-text', '页面之外')
    if (
      name === 'w:framePr' &&
      [attributes['w:x'], attributes['w:y']].some((at) => Math.abs(Number(at ?? 0)) > farTwips)
    )
      this.#mixed('hidden-text', '页面之外')
    if (name.startsWith('v:')) this.#oldDrawing(element)
  }

  #bookmark(name: string): void {
    if (!/^_/.test(name)) this.#word('bookmark', name)
  }

  #drawing(attributes: Readonly<Record<string, string>>): void {
    for (const text of [attributes.descr, attributes.title]) this.#word('alternate-text', text ?? '')
    const name = attributes.name ?? ''
    // What programs call things by themselves: "图片 1", "Picture 2", "文本框 12".
    if (!/^[\p{L} ]{0,24}\s*\d*$/u.test(name)) this.#word('alternate-text', name)
    if (['1', 'true'].includes(attributes.hidden ?? '')) this.#mixed('hidden-text', name)
  }

  /** A shape in front of the text with nothing around it: what lies under it cannot be told without setting the page. */
  #anchor(element: XmlElement): void {
    const behind = ['1', 'true'].includes(element.attributes.behindDoc ?? '')
    if (!behind && childElements(element, 'wp:wrapNone').length > 0)
      this.#mixed('covered-text', '浮在文字上面的图形')
  }

  #oldDrawing({ name, attributes }: XmlElement): void {
    const style = attributes.style ?? ''
    for (const text of [attributes.alt, attributes.title]) this.#word('alternate-text', text ?? '')
    if (/visibility\s*:\s*hidden/i.test(style)) this.#mixed('hidden-text', '隐藏的图形')
    const floats = /position\s*:\s*absolute/i.test(style) && !/z-index\s*:\s*-/i.test(style)
    if (floats && /^v:(?:rect|roundrect|shape|oval|line|polyline)$/.test(name))
      this.#mixed('covered-text', '浮在文字上面的图形')
    if (
      name === 'v:imagedata' &&
      ['cropleft', 'cropright', 'croptop', 'cropbottom'].some((side) => side in attributes)
    )
      this.#note('cropped-picture')
  }

  #field(instruction: string): void {
    const usual =
      /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|DATE|TIME|EQ|SYMBOL|FORMTEXT|=)\b/i
    const link = /^\s*HYPERLINK\s+(?:\\l\s+"[^"]*"|"([^"]*)")/i.exec(instruction)
    if (instruction.trim() === '' || usual.test(instruction)) return
    if (link === null) this.#word('field-code', instruction.trim())
    else this.#word('link-target', (link[1] ?? '').replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, ''))
  }

  #alternates(element: XmlElement): void {
    const texts = (name: string) => childElements(element, name).map(shownText).join('')
    const fallback = foldForSearch(texts('mc:Fallback'))
    if (!foldForSearch(texts('mc:Choice')).includes(fallback))
      this.#mixed('alternate-content', texts('mc:Fallback'))
  }

  #run(run: XmlElement, setting: Setting): void {
    const properties = descend(run, 'w:rPr')
    for (const element of childElements(run)) {
      if (element.name === 'w:rPr') this.walk(element, setting)
      else if (element.name === 'w:t') this.#text(textInside(element), properties, setting)
      else if (element.name === 'w:delText') this.#note('revision', textInside(element))
      else if (element.name === 'w:instrText') this.#field(textInside(element))
      else if (element.name === 'w:tab' || element.name === 'w:br') this.#story.seen += ' '
      else this.walk(element, setting)
    }
  }

  #text(text: string, properties: XmlElement | undefined, setting: Setting): void {
    if (text.trim() === '') return
    if (holdsInvisible(text)) this.#note('invisible-characters', text)
    const how = this.#look.of(properties, setting.paragraph, setting.ground)
    if (how === 'seen') this.#story.seen += text
    else this.#note(how === 'tiny' ? 'tiny-text' : how === 'covered' ? 'covered-text' : 'hidden-text', text)
  }
}

function innerSetting(element: XmlElement, setting: Setting): Setting {
  if (element.name === 'w:p') return { ...setting, paragraph: descend(element, 'w:pPr') }
  if (element.name === 'w:tc') return { ...setting, ground: descend(element, 'w:tcPr') ?? null }
  return setting
}

function shownText(element: XmlElement): string {
  if (element.name === 'w:t') return textInside(element)
  return childElements(element).map(shownText).join('')
}
