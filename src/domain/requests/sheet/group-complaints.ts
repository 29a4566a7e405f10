import type { LineComplaint } from '../../line-complaint.ts'

/** The same thing said of several lines, said once. */
export interface GroupedComplaint extends Omit<LineComplaint, 'line'> {
  /** "第 2 行", "第 2、5—9 行". */
  readonly lines: string
}

/** Errors before warnings, each by its first line. A column that a whole register lacks is told once and not a thousand times. */
export function groupComplaints(complaints: readonly LineComplaint[]): GroupedComplaint[] {
  const groups = Map.groupBy(complaints, ({ severity, column, message }) =>
    JSON.stringify([severity, column, message]),
  )
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same
      return first === undefined
        ? []
        : [{ first, lines: same.map(({ line }) => line).toSorted((a, b) => a - b) }]
    })
    .toSorted((a, b) => rank(a.first) - rank(b.first) || (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
    .map(({ first: { severity, column, message }, lines }) => ({
      severity,
      column,
      message,
      lines: told(lines),
    }))
}

function rank({ severity }: LineComplaint): number {
  return severity === 'error' ? 0 : 1
}

/** 2, 3, 5, 6, 7 → "第 2、3、5—7 行" */
function told(lines: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const line of new Set(lines)) {
    const last = runs.at(-1)
    if (last !== undefined && line === last.to + 1) last.to = line
    else runs.push({ from: line, to: line })
  }
  const words = runs.map(({ from, to }) =>
    from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}—${to}`,
  )
  const shown = words.slice(0, mostRuns).join('、')
  return words.length > mostRuns ? `第 ${shown} 等 ${new Set(lines).size} 行` : `第 ${shown} 行`
}

const mostRuns = 8
