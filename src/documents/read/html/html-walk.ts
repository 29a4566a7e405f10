import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { readLimits, tooLarge } from '../read-limits.ts'
import type { FlowBlock, TextRange } from './flow.ts'
import {
  blockElements,
  closesParagraph,
  headingLevels,
  nameOf,
  type RawTextUse,
  rawTextElements,
  skippedElements,
  struckElements,
  voidElements,
} from './html-names.ts'
import { OpenLists } from './list-markers.ts'
import { PageState } from './page-state.ts'
import { isAside } from './page-zones.ts'
import { isDecoration } from './picture.ts'
import { preformattedBlocks } from './preformatted.ts'
import { attributeOf, spanOf } from './tag-attributes.ts'
import { type Visibility, VisibilityRules } from './visibility.ts'

export interface WalkOptions {
  /** `left-out` is the rule; `kept` is for pages whose report stands in a part that only a script shows. */
  readonly hidden: 'left-out' | 'kept'
  /** Where the HTML begins in a text whose offsets are to be kept; null when none are. */
  readonly offset: number | null
}

export interface WalkedPage {
  readonly blocks: FlowBlock[]
  readonly title: string
  /** `<meta name=… content=…>` by lower-case name. */
  readonly metas: ReadonlyMap<string, string>
  readonly hasHiddenText: boolean
  readonly hasStruckText: boolean
  readonly hiddenCells: number
  readonly hasAside: boolean
}

/** Reads HTML in one pass over its tags, without building a tree. Throws `UnreadableFile` when it is beyond all measure. */
export function walkHtml(html: string, options: WalkOptions): WalkedPage {
  const walk = new HtmlWalk(options)
  walk.run(html)
  return walk.finish()
}

/** Most metadata a page is heard on. */
const metaLimit = 100

class HtmlWalk implements TokenHandler {
  readonly #options: WalkOptions
  readonly #tokenizer: Tokenizer
  readonly #state = new PageState()
  readonly #visibility = new VisibilityRules()
  readonly #metas = new Map<string, string>()
  readonly #lists = new OpenLists()
  /** The element whose content the tokenizer hands over as bare text. */
  #raw: RawTextUse | null = null
  #rawText = ''
  #preformatted: string[] | null = null
  #tagCount = 0
  #title = ''

  constructor(options: WalkOptions) {
    this.#options = options
    this.#tokenizer = new Tokenizer({ sourceCodeLocationInfo: options.offset !== null }, this)
  }

  run(html: string): void {
    this.#tokenizer.write(html, true)
  }

  finish(): WalkedPage {
    const state = this.#state
    state.finish()
    return {
      blocks: state.page.blocks,
      title: this.#title.replace(/\s+/g, ' '),
      metas: this.#metas,
      hasHiddenText: state.hasHiddenText,
      hasStruckText: state.hasStruckText,
      hiddenCells: state.hiddenCells,
      hasAside: state.hasAside,
    }
  }

  /** Nobody hears of the page's errors; without this the tokenizer looks for them at every character. */
  readonly onParseError = null

  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}
  onNullCharacter(): void {}

  onCharacter(token: Token.CharacterToken): void {
    if (!this.#keepsRaw(token.chars)) this.#state.addText(token.chars, this.#rangeOf(token))
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    if (!this.#keepsRaw(token.chars)) this.#state.addSpace(token.chars)
  }

  /** Takes characters whose white space counts. False for ordinary text. */
  #keepsRaw(characters: string): boolean {
    if (this.#raw !== null) {
      if (this.#raw !== 'skip') this.#rawText += characters
      return true
    }
    if (this.#preformatted === null || this.#state.isSilent) return false
    this.#preformatted.push(characters)
    return true
  }

  #rangeOf(token: Token.CharacterToken): TextRange | null {
    const { offset } = this.#options
    if (offset === null || token.location === null) return null
    return { start: offset + token.location.startOffset, end: offset + token.location.endOffset }
  }

  onStartTag(token: Token.TagToken): void {
    const tag = nameOf(token)
    if (++this.#tagCount > readLimits.tags) throw tooLarge()
    if (this.#startRawText(token)) return
    if (closesParagraph.has(tag)) this.#state.scope.endImplied('p')
    if (tag === 'table' || tag === 'p') this.#endPreformatted()
    if (this.#startTablePart(token)) return
    if (tag === 'li') this.#startItem(token)
    else if (voidElements.has(tag)) this.#addVoid(token)
    else this.#startElement(token)
  }

  #startTablePart(token: Token.TagToken): boolean {
    const state = this.#state
    switch (nameOf(token)) {
      case 'table':
        state.startTable('tag', this.#visibilityOf(token))
        return true
      case 'thead':
      case 'tbody':
      case 'tfoot':
        state.startGroup(this.#visibilityOf(token))
        return true
      case 'tr':
        state.startRow({
          visibility: this.#visibilityOf(token),
          isFlat: attributeOf(token, 'height') === '0',
        })
        return true
      case 'td':
      case 'th': {
        state.startCell({
          rowSpan: spanOf(token, 'rowspan'),
          colSpan: Math.max(1, spanOf(token, 'colspan')),
          visibility: this.#visibilityOf(token),
          isFiller: attributeOf(token, 'style').includes('mso-cell-special'),
        })
        return true
      }
      default:
        return false
    }
  }

  #addVoid(token: Token.TagToken): void {
    const tag = nameOf(token)
    if (tag === 'br') this.#breakLine()
    else if (tag === 'hr') this.#state.startBlock()
    else if (tag === 'img') this.#addImage(token)
    else if (tag === 'input') this.#addInput(token)
    else if (tag === 'meta') this.#learnMeta(token)
  }

  /** Elements whose content the tokenizer must not search for tags. */
  #startRawText(token: Token.TagToken): boolean {
    const rawText = rawTextElements.get(nameOf(token))
    if (rawText === undefined) return false
    // An XML tool's `<script/>` would swallow the page; no author means that.
    if (token.selfClosing) return true
    this.#raw = rawText.use
    this.#rawText = ''
    this.#tokenizer.state = TokenizerMode[rawText.mode]
    return true
  }

  #endRawText(): void {
    if (this.#raw === 'style') this.#visibility.learn(this.#rawText)
    else if (this.#raw === 'title' && !this.#state.isSilent) this.#title ||= this.#rawText.trim()
    else if (this.#raw === 'text') this.#state.addText(this.#rawText, null)
    this.#raw = null
    this.#rawText = ''
  }

  #startElement(token: Token.TagToken): void {
    const tag = nameOf(token)
    const isBlock = blockElements.has(tag)
    if (isBlock) this.#startBlock(tag)
    // `<o:p/>`: names with a prefix are XML, where this closes the element.
    if (token.selfClosing && tag.includes(':')) return
    const leave = this.#effectOf(token)
    if (leave === null) this.#state.scope.pass(tag)
    else this.#state.scope.enter(tag, leave)
  }

  #startBlock(tag: string): void {
    this.#state.startBlock()
    const level = headingLevels.get(tag)
    if (level !== undefined) this.#state.flow.startHeading(level)
    else if (tag === 'p') this.#state.flow.endHeading()
  }

  /** What an element does to its content, as the function that ends it; null when it does nothing. */
  #effectOf(token: Token.TagToken): (() => void) | null {
    const tag = nameOf(token)
    if (skippedElements.has(tag)) return this.#state.skip()
    const visibility = this.#visibilityOf(token)
    if (visibility !== 'shown') return this.#state.hide(visibility)
    if (struckElements.has(tag)) return this.#state.hide('struck')
    if (tag === 'sup') return this.#state.flow.startRaised()
    const aside = isAside(token) ? this.#state.startAside() : null
    if (tag === 'ol' || tag === 'ul') return both(this.#lists.open(token), aside)
    if (tag === 'pre') return this.#startPreformatted()
    return aside
  }

  #visibilityOf(token: Token.TagToken): Visibility {
    if (token.attrs.length === 0 || this.#options.hidden === 'kept') return 'shown'
    return this.#visibility.of(token.attrs)
  }

  #startPreformatted(): (() => void) | null {
    if (this.#preformatted !== null) return null
    this.#preformatted = []
    return () => this.#endPreformatted()
  }

  /** At `</pre>`, or where a table or paragraph shows that the `<pre>` only wraps ordinary HTML. */
  #endPreformatted(): void {
    if (this.#preformatted === null) return
    const text = this.#preformatted.join('')
    this.#preformatted = null
    for (const block of preformattedBlocks(text)) this.#state.flow.addBlock(block)
  }

  #startItem(token: Token.TagToken): void {
    const state = this.#state
    state.startBlock()
    const visibility = this.#visibilityOf(token)
    if (visibility === 'shown') state.scope.pass('li')
    else state.scope.enter('li', state.hide(visibility))
    const marker = state.isSilent ? '' : this.#lists.nextMarker(token)
    if (marker !== '') state.addText(marker, null)
  }

  #breakLine(): void {
    if (this.#preformatted === null) this.#state.flow.breakLine()
    else this.#preformatted.push('\n')
  }

  #addImage(token: Token.TagToken): void {
    if (this.#state.isSilent || this.#state.isAside || this.#visibilityOf(token) !== 'shown') return
    if (!isDecoration(token)) this.#state.flow.addBlock({ kind: 'image' })
  }

  /** A form saved with its entries: the entry is what the page shows. */
  #addInput(token: Token.TagToken): void {
    const type = attributeOf(token, 'type').toLowerCase()
    const isEntry = type === '' || type === 'text' || type === 'number'
    if (!isEntry || !this.#state.isInTable || this.#visibilityOf(token) !== 'shown') return
    const value = attributeOf(token, 'value')
    if (value !== '') this.#state.addText(value, null)
  }

  #learnMeta(token: Token.TagToken): void {
    const name = attributeOf(token, 'name').toLowerCase()
    if (name !== '' && this.#metas.size < metaLimit) this.#metas.set(name, attributeOf(token, 'content'))
  }

  onEndTag(token: Token.TagToken): void {
    const tag = nameOf(token)
    const state = this.#state
    if (this.#raw !== null) this.#endRawText()
    else if (tag === 'table') state.endTable()
    else if (tag === 'tr') state.endRow()
    else if (tag === 'td' || tag === 'th') state.endCell()
    else if (tag === 'thead' || tag === 'tbody' || tag === 'tfoot') state.endGroup()
    else if (tag === 'br') this.#breakLine()
    else {
      if (headingLevels.has(tag)) state.flow.endHeading()
      else if (blockElements.has(tag)) state.flow.endBlock()
      state.scope.end(tag)
    }
  }
}

function both(first: (() => void) | null, second: (() => void) | null): (() => void) | null {
  if (first === null || second === null) return first ?? second
  return () => {
    first()
    second()
  }
}
