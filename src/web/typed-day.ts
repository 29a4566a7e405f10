import { type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts'

/** 2025-09-30, 2025.9.30, 2025/9/30, 20250930, 2025年9月30日, full-width digits too; null when it is no day. */
export function readTypedDay(typed: string): LocalDate | null {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '')
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain)
  if (parts === null) return null
  return parseLocalDate([parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-'))
}
