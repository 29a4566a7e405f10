import { compileText as text } from './text.ts'

/** Characters that are not spaces, as the audit counts them, and whether they pass the limit. */
export function describeLength(value: string, limit: number | null): { words: string; over: boolean } {
  const count = [...value.replaceAll(/\s/g, '')].length
  if (limit === null) return { words: text.charactersPlain(count), over: false }
  return { words: text.characters(count, limit), over: count > limit }
}
