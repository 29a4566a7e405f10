/** Whether a database keeps a text as it is: PostgreSQL takes no NUL, and half a surrogate pair is no character. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** The first so many characters. Never half of one: names hold characters of two units, and half of one is no text. */
export function firstCharacters(text: string, count: number): string {
  return [...text.slice(0, 2 * count)].slice(0, count).join('').toWellFormed()
}
