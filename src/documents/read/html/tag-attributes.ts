import type { Token } from 'parse5'

/** The attribute's value; '' when the tag has none of that name. */
export function attributeOf(token: Token.TagToken, name: string): string {
  for (const one of token.attrs) if (one.name === name) return one.value
  return ''
}

/** Class and id in one string, for telling what part of a page an element is. */
export function namesOf(token: Token.TagToken): string {
  let names = ''
  for (const { name, value } of token.attrs) if (name === 'class' || name === 'id') names += ` ${value}`
  return names
}

/** The largest span the HTML standard knows. */
const longestSpan = 65_534

/** `rowspan` or `colspan`; what cannot be read is 1. */
export function spanOf(token: Token.TagToken, name: 'rowspan' | 'colspan'): number {
  const value = attributeOf(token, name)
  if (value === '') return 1
  const span = Number.parseInt(value, 10)
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, longestSpan)
}
