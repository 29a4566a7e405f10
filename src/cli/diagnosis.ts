/** What `gongkai doctor` found. */
export interface Diagnosis {
  readonly version: string
  readonly checks: readonly DiagnosedCheck[]
  /** Secrets masked; empty when the settings cannot be read. */
  readonly settings: readonly {
    readonly name: string
    readonly meaning: string
    /** null = not set. */
    readonly value: string | null
  }[]
}

export interface DiagnosedCheck {
  /** Kebab-case, for programs. */
  readonly name: string
  /** `mend`: it will not work so. `warning`: it works, and should be looked at. */
  readonly state: 'ok' | 'warning' | 'mend'
  /** Chinese: what was found and, unless it is fine, what to do. */
  readonly message: string
}
