/** Levenshtein distance of two texts, or more than `limit` as soon as it must be more than `limit`. */
function editDistance(whole: string, otherWhole: string, limit: number): number {
  const [a, b] = withoutCommonEnds(whole, otherWhole)
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const row: number[] = [0]
  for (let j = 1; j <= b.length; j++) row.push(j)
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

/** What two texts begin and end with alike is no part of their distance; "表二 主动公开…" and its title share nearly all. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

/** 1 = equal, 0 = nothing in common; 0 too for what is certain to be below `floor`. */
export function similarity(a: string, b: string, floor = 0): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  const limit = Math.ceil((1 - floor) * longer)
  const distance = editDistance(a, b, limit)
  return distance > limit ? 0 : 1 - distance / longer
}
