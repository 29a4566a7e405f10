/** Levenshtein distance of two texts, or `limit + 1` as soon as it must be more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const char = a.charCodeAt(i - 1)
    let diagonal = i - 1
    let best = i
    row[0] = i
    for (let j = 1, left = i; j <= b.length; j++) {
      const above = row[j] ?? 0
      left = Math.min(above + 1, left + 1, diagonal + (char === b.charCodeAt(j - 1) ? 0 : 1))
      diagonal = above
      row[j] = left
      if (left < best) best = left
    }
    if (best > limit) return limit + 1
  }
  return row[b.length] ?? 0
}

/** 1 = equal, 0 = nothing in common; 0 too for what is certain to be below `floor`. */
export function similarity(a: string, b: string, floor = 0): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  const limit = Math.ceil((1 - floor) * longer)
  const distance = editDistance(a, b, limit)
  return distance > limit ? 0 : 1 - distance / longer
}
