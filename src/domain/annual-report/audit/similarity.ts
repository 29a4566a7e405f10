/** How much of one text stands in another, numbers and years aside. */

const shingleLength = 8

/** Text without space, punctuation and figures. */
function maskText(text: string): string {
  return text.replace(/[\s\u3000\p{P}\p{S}]+/gu, '').replace(/[\d０-９〇零一二三四五六七八九十百千万]+/g, '')
}

function shingles(text: string): Set<number> {
  const set = new Set<number>()
  for (let start = 0; start + shingleLength <= text.length; start++) {
    let hash = 7
    for (let index = start; index < start + shingleLength; index++)
      hash = (hash * 31 + text.charCodeAt(index)) | 0
    set.add(hash)
  }
  return set
}

/**
 * Share of the first text's runs of eight characters that the second has too, 0 to 1.
 * Both are masked first; texts too short to tell give 0.
 */
export function similarity(text: string, other: string, minimum: number): number {
  const [a, b] = [maskText(text), maskText(other)]
  if (a.length < minimum || b.length < minimum) return 0
  const [own, theirs] = [shingles(a), shingles(b)]
  let common = 0
  for (const hash of own) if (theirs.has(hash)) common++
  return common / own.size
}
