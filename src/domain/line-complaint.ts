/** What is wrong with a line of a table that is imported. */
export interface LineComplaint {
  readonly line: number
  /** Heading of the column, or null for the line as a whole. */
  readonly column: string | null
  /** An error keeps the list out; a warning is told and let pass. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

/** What keeps the whole list out. */
export function lineError(line: number, column: string | null, message: string): LineComplaint {
  return { line, column, severity: 'error', message }
}

/** What is told and let pass. */
export function lineWarning(line: number, column: string | null, message: string): LineComplaint {
  return { line, column, severity: 'warning', message }
}
