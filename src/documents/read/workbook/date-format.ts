/** Dates and times of workbook cells, written as their number format shows them. */

const dayMilliseconds = 86_400_000
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = '日一二三四五六'

/** A serial day number as its format shows it; null where it is no date (negative, beyond the year 9999). */
export function formatDate(serial: number, section: string, calendar: '1900' | '1904'): string | null {
  const instant = instantOf(serial, calendar)
  if (instant === null) return null
  const tokens =
    section.match(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|AM\/PM|A\/P|上午\/下午|y+|m+|d+|h+|s+|a+|./gis) ?? []
  const twelveHours = tokens.some((token) => /^(?:AM\/PM|A\/P|上午\/下午)$/i.test(token))
  let previous = ''
  return tokens
    .map((token, index) => {
      const next = tokens.slice(index + 1).find((later) => /^(?:[ymdh]+|s+|\[[hms]+\])$/i.test(later)) ?? ''
      const text = tokenText(token, instant, serial, {
        twelveHours,
        minutes: isMinutes(token, previous, next),
      })
      if (/^(?:[ymdhs]+|\[[hms]+\])$/i.test(token)) previous = token
      return text
    })
    .join('')
    .trim()
}

/** Excel counts a 29 February 1900 that never was; days before it lie one further on. */
function instantOf(serial: number, calendar: '1900' | '1904'): Date | null {
  if (serial < 0 || serial >= 2_958_466) return null
  const day = calendar === '1904' ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const seconds = Math.round(day * 86_400)
  return new Date(Date.UTC(1899, 11, 30) + (seconds * dayMilliseconds) / 86_400)
}

/** "m" means minutes after hours or before seconds. */
function isMinutes(token: string, previous: string, next: string): boolean {
  return /^m{1,2}$/i.test(token) && (/^\[?h/i.test(previous) || /^s/i.test(next))
}

function tokenText(
  token: string,
  instant: Date,
  serial: number,
  { twelveHours, minutes }: { readonly twelveHours: boolean; readonly minutes: boolean },
): string {
  const padded = (value: number) => String(value).padStart(Math.min(token.length, 2), '0')
  if (token.startsWith('"')) return token.replaceAll('"', '')
  if (token.startsWith('\\')) return token.slice(1)
  if (/^[_*]./s.test(token)) return ''
  if (/^\[h+\]$/i.test(token)) return String(Math.floor(serial * 24 + 1e-9))
  if (token.startsWith('[')) return ''
  if (/^y+$/i.test(token))
    return token.length > 2 ? String(instant.getUTCFullYear()) : String(instant.getUTCFullYear()).slice(-2)
  if (minutes) return padded(instant.getUTCMinutes())
  if (/^m+$/i.test(token))
    return token.length > 2 ? (englishMonths[instant.getUTCMonth()] ?? '') : padded(instant.getUTCMonth() + 1)
  if (/^d{1,2}$/i.test(token)) return padded(instant.getUTCDate())
  if (/^(?:d{3,}|a{3,})$/i.test(token))
    return `${token.length > 3 ? '星期' : ''}${weekdays[instant.getUTCDay()] ?? ''}`
  if (/^h+$/i.test(token))
    return padded(twelveHours ? instant.getUTCHours() % 12 || 12 : instant.getUTCHours())
  if (/^s+$/i.test(token)) return padded(instant.getUTCSeconds())
  if (/^(?:AM\/PM|A\/P|上午\/下午)$/i.test(token)) return instant.getUTCHours() < 12 ? '上午' : '下午'
  return /^[@;]$/.test(token) ? '' : token
}
