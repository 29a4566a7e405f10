/** Looks for what was removed in what is left, however it is written there. */

/**
 * One form for all ways of writing the same words: compatibility forms (full width, radicals, ligatures), letter case,
 * and no spaces, line ends, invisible or hyphenating characters, so that a text that was wrapped anew is still found.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}

/** The fewest characters that are looked for everywhere: a single one stands in every text. */
export const shortestSearched = 2

/** Which of the removed pieces are still there. Pieces of one character are left to their place. */
export function findRemoved(texts: readonly string[], removed: readonly string[]): string[] {
  const haystacks = texts.map(foldForSearch)
  return [...new Set(removed)].filter((piece) => {
    const needle = foldForSearch(piece)
    return Array.from(needle).length >= shortestSearched && haystacks.some((text) => text.includes(needle))
  })
}

/** Where a piece stands in a text as it is written there: [start, end) in UTF-16 units, across spaces and line ends. */
export function placesOf(text: string, piece: string): readonly (readonly [number, number])[] {
  const needle = foldForSearch(piece)
  if (needle === '') return []
  const { folded, starts, ends } = foldWithPlaces(text)
  const places: [number, number][] = []
  for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + needle.length)) {
    const [start, end] = [starts[at], ends[at + needle.length - 1]]
    if (start !== undefined && end !== undefined) places.push([start, end])
  }
  return places
}

/** The folded text with the place that each of its units comes from. Folded sign by sign, joined marks with their base. */
function foldWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { index, 0: cluster } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const part = foldForSearch(cluster)
    folded += part
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { folded, starts, ends }
}

/** The text with every place of the pieces painted over, and how many places there were. */
export function paintOver(
  text: string,
  pieces: readonly string[],
): { readonly text: string; readonly count: number } {
  const places = pieces.flatMap((piece) => placesOf(text, piece)).toSorted(([one], [other]) => one - other)
  let painted = ''
  let at = 0
  let count = 0
  for (const [start, end] of places) {
    count++
    if (end <= at) continue
    painted += text.slice(at, Math.max(at, start)) + paint
    at = end
  }
  return { text: painted + text.slice(at), count }
}

/** Always as long: the length of what stood there tells too. */
export const paint = '███'
