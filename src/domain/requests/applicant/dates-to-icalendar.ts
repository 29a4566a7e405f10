import { addDays, type LocalDate } from '../../calendar/local-date.ts'
import { citationText } from '../../citation-text.ts'
import type { ApplicantDate } from './applicant-dates.ts'

export interface CalendarFile {
  /** Names the entries, so that a later download replaces an earlier one. */
  readonly requestId: string
  readonly number: string
  readonly organName: string
  readonly dates: readonly ApplicantDate[]
  /** ISO 8601, when the file is made. */
  readonly now: string
}

/** Days as an iCalendar file (RFC 5545): whole days, a reminder three days before, lines folded at 75 bytes. */
export function datesToIcalendar({ requestId, number, organName, dates, now }: CalendarFile): string {
  const stamp = now.replaceAll(/[-:]/g, '').replace(/\.\d+/, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongkai//Requests//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...dates.flatMap(({ id, on, title, text, cites }) => [
      'BEGIN:VEVENT',
      `UID:${requestId}-${id}@gongkai`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plain(on)}`,
      `DTEND;VALUE=DATE:${plain(addDays(on, 1))}`,
      `SUMMARY:${escaped(`${title}：${number}`)}`,
      `DESCRIPTION:${escaped([`${organName}。${text}`, ...(cites === null ? [] : [citationText(cites)])].join('\n'))}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(title)}`,
      'TRIGGER:-P3D',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function plain(date: LocalDate): string {
  return date.replaceAll('-', '')
}

function escaped(text: string): string {
  // A line break of any kind would begin another line of the file; other control characters have no place in a text.
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

const longestLine = 75

/** Never inside a character: a line of Chinese has 25 of them. */
function folded(line: string): string[] {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const sign of line) {
    const size = bytesOf(sign)
    if (bytes + size > longestLine) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += sign
    bytes += size
  }
  return [...parts, part]
}

function bytesOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
