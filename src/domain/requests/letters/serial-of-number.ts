import type { NumberTemplate } from './letter-settings.ts'

/** Year and serial of a number that this template made ("文水公开〔2026〕12号" → 2026, 12); null for any other number. */
export function serialOf(
  { prefix, category }: NumberTemplate,
  number: string,
): { readonly year: number; readonly serial: number } | null {
  const head = `${prefix}${category}`
  if (!number.startsWith(head)) return null
  const [, year, serial] = /^〔(\d{4})〕(\d{1,6})号$/.exec(number.slice(head.length)) ?? []
  return year === undefined || serial === undefined ? null : { year: Number(year), serial: Number(serial) }
}
