/**
 * Labels and headings recur in every report: what was worked out for one is kept, up to a bound. For work that depends
 * on nothing but the text, and whose result nobody changes.
 */
export function recurring<T>(work: (text: string) => T, bound: number): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    if (known.size >= bound) known.clear()
    known.set(text, result)
    return result
  }
}
