/** Text as documents may hold it, line by line, and how wide it is set. */

/** Without characters that no document format may hold (C0 and C1 controls, lone surrogates, U+FFFE/FFFF). */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
}

/** Clean lines without their own indents, which the writer sets, and without empty ones. */
export function linesOf(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** In characters of full width. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.5 : 1), 0)
}
