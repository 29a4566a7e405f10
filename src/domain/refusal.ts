import type { Citation } from '../law/rule.ts'

/** An expected "no": a value, never an exception. The caller must handle it. */
export interface Refusal {
  readonly ok: false
  /** Kebab-case, for programs. */
  readonly code: string
  /** For people: what is wrong and how to mend it. */
  readonly message: string
  /** The rule that says no; null where plain logic does. */
  readonly cites: Citation | null
}

/** An expected “no”: `message` is Chinese, for the person; `cites` is the article it rests on. */
export function refuse(code: string, message: string, cites: Citation | null = null): Refusal {
  return { ok: false, code, message, cites }
}
