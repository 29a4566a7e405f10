/** Articles of the Regulation that a text cites, to paragraph and item, however they are written. */

import { readNumeral } from '../../chinese-numeral.ts'

export interface CitedArticle {
  readonly article: number
  readonly paragraph: number | null
  readonly item: number | null
  /** Offsets in the text. */
  readonly start: number
  readonly end: number
}

const numeral = '[一二三四五六七八九十百零〇\\d]{1,6}'
const citation = new RegExp(`第(${numeral})条(?:第(${numeral})款)?(?:第?[（(]?(${numeral})[）)]?项)?`, 'g')
/** A title in 《》, or a citation: titles say whose articles follow. */
const titles = /《([^《》]{2,60})》/g

/** Only articles that follow the Regulation's name, short or full, up to another text's name. */
export function citedArticles(text: string): CitedArticle[] {
  const named = [...text.matchAll(titles)].map((match) => ({ at: match.index, title: match[1] ?? '' }))
  const found: CitedArticle[] = []
  for (const match of text.matchAll(citation)) {
    const before = named.findLast(({ at }) => at < match.index)
    if (before !== undefined && !isRegulation(before.title)) continue
    const [whole, article = '', paragraph, item] = match
    found.push({
      article: readNumeral(article) ?? 0,
      paragraph: paragraph === undefined ? null : (readNumeral(paragraph) ?? 0),
      item: item === undefined ? null : (readNumeral(item) ?? 0),
      start: match.index,
      end: match.index + whole.length,
    })
  }
  return found
}

function isRegulation(title: string): boolean {
  return title === '条例' || title.endsWith('政府信息公开条例')
}
