/** What the reader has to know about HTML's elements, as sets of lower-case tag names. */

import { html, type Token } from 'parse5'

const knownNames: string[] = []
for (const name of Object.values(html.TAG_NAMES)) knownNames[html.getTagID(name)] = name

/**
 * The tag's name. For the elements of HTML it is always the same string: the tokenizer puts a new one together for
 * every tag, and to look that up in the sets below costs several times as much.
 */
export function nameOf(token: Token.TagToken): string {
  return knownNames[token.tagID] ?? token.tagName
}

/** Begin and end a line of their own; every other element is part of the running text. */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre section ' +
    'summary ul table caption colgroup thead tbody tfoot tr td th br'
  ).split(' '),
)

/** A start tag of these ends an open `<p>`, as the HTML standard has it. */
export const closesParagraph: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul'
  ).split(' '),
)

export const voidElements: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)

/** What the reader makes of bare text. */
export type RawTextUse = 'skip' | 'style' | 'title' | 'text'

interface RawTextElement {
  readonly use: RawTextUse
  readonly mode: 'RCDATA' | 'RAWTEXT' | 'SCRIPT_DATA'
}

const skippedRawText: RawTextElement = { use: 'skip', mode: 'RAWTEXT' }

/** The content of these is bare text; the tokenizer must not look for tags in it. */
export const rawTextElements: ReadonlyMap<string, RawTextElement> = new Map([
  ['script', { use: 'skip', mode: 'SCRIPT_DATA' }],
  ['style', { use: 'style', mode: 'RAWTEXT' }],
  ['title', { use: 'title', mode: 'RCDATA' }],
  ['textarea', { use: 'text', mode: 'RCDATA' }],
  ['xmp', skippedRawText],
  ['iframe', skippedRawText],
  ['noembed', skippedRawText],
  ['noframes', skippedRawText],
  ['noscript', skippedRawText],
])

/** Content is struck through: somebody's deletion. */
export const struckElements: ReadonlySet<string> = new Set(['del', 's', 'strike'])

/** Content is never part of the page's text: drawings, players, choices, Office's data islands. */
export const skippedElements: ReadonlySet<string> = new Set(
  'template svg object audio video canvas select datalist map xml w:worddocument w:latentstyles o:officedocumentsettings rp'.split(
    ' ',
  ),
)

export const headingLevels: ReadonlyMap<string, number> = new Map([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 5],
  ['h6', 6],
])
