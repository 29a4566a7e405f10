/** Whether a database keeps a text as it is: PostgreSQL takes no NUL, and half a surrogate pair is no character. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** The first so many characters. Never half of one: names hold characters of two units, and half of one is no text. */
export function firstCharacters(text: string, count: number): string {
  return [...text.slice(0, 2 * count)].slice(0, count).join('').toWellFormed()
}

/** Deeper than anything that is kept here; a hundred thousand levels would end every recursion over it. */
const deepest = 20

/** Whether parsed JSON can be kept: every text in it, and no nesting without end. */
export function isStorableJson(value: unknown): boolean {
  const left = [{ value, depth: 0 }]
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (each.depth > deepest) return false
    if (typeof each.value === 'string' && !isStorableText(each.value)) return false
    if (typeof each.value !== 'object' || each.value === null) continue
    for (const [name, part] of Object.entries(each.value)) {
      if (!isStorableText(name)) return false
      left.push({ value: part, depth: each.depth + 1 })
    }
  }
  return true
}
