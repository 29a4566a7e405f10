/** What `npm audit --json` found, held against the times to mend that SECURITY.md promises. */

import { z } from 'zod'
import { addDays, isLocalDate, type LocalDate } from '../src/domain/calendar/local-date.ts'

/** Days to mend, as in SECURITY.md; null = with the next release. */
export const daysToMend = { critical: 7, high: 30, moderate: 90, low: null, info: null } as const

const advisory = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.enum(['critical', 'high', 'moderate', 'low', 'info']),
})
const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
})

/** docs/advisories.json: since when each open advisory is known to us. */
export const knownAdvisories = z.array(
  z.strictObject({
    url: z.url(),
    /** Day we could first reproduce it, or found that it touches us. */
    since: z.custom<LocalDate>((day) => typeof day === 'string' && isLocalDate(day)),
    /** What is being done, or why it cannot touch us. */
    note: z.string().min(1),
  }),
)

export interface JudgedAdvisory {
  readonly package: string
  readonly title: string
  readonly url: string
  readonly severity: keyof typeof daysToMend
  /** `new`: stands in no list of ours yet. `late`: its time is over. */
  readonly state: 'new' | 'open' | 'late'
  /** Last day; null = none, or not known yet. */
  readonly due: LocalDate | null
}

/** Throws when the text is no report of npm: no answer is not a good answer. */
export function judgeAdvisories(
  npmReport: unknown,
  known: z.infer<typeof knownAdvisories>,
  today: LocalDate,
): JudgedAdvisory[] {
  const { vulnerabilities } = report.parse(npmReport)
  const found = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((each) => typeof each !== 'string')
  const unique = new Map(found.map((each) => [`${each.name} ${each.url}`, each]))
  return [...unique.values()].map(({ name, title, url, severity }) => {
    const since = known.find((each) => each.url === url)?.since
    const days = daysToMend[severity]
    const due = since === undefined || days === null ? null : addDays(since, days)
    const state = since === undefined ? 'new' : due !== null && today > due ? 'late' : 'open'
    return { package: name, title, url, severity, state, due }
  })
}
