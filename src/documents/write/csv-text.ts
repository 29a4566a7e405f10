/** One field: quoted where it must be, and never a formula when a spreadsheet opens it. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/**
 * Text that a spreadsheet would run (=, +, -, @, tab) gets an apostrophe before it, as does text that already
 * begins with one: `unguard` takes back exactly what `guard` put there. Plain signed numbers are left alone.
 */
export function guard(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text
  return /^['=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
}

export function unguard(text: string): string {
  return /^'['=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text
}
