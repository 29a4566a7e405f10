/** Every way to read figures that lost the boundaries between their cells. */

/** No more readings than this are looked at: beyond it nothing could be decided anyway. */
const mostReadings = 100_000

/** Digits of the largest count a cell may hold. */
const longestNumber = 7

/**
 * Tokens (parted by spaces or breaks in the text, which are kept as boundaries) → readings of exactly `count`
 * numbers. A number has no leading zero. `accept` is asked of each full reading.
 */
export function listSplits(
  tokens: readonly string[],
  count: number,
  accept: (numbers: readonly number[]) => boolean = () => true,
): number[][] {
  const found: number[][] = []
  const digitsAfter = tokens.map((_, index) =>
    tokens.slice(index + 1).reduce((sum, token) => sum + token.length, 0),
  )
  let seen = 0
  const walk = (token: number, offset: number, numbers: number[]): void => {
    if (seen >= mostReadings) return
    const text = tokens[token]
    if (text === undefined) {
      seen++
      if (numbers.length === count && accept(numbers)) found.push([...numbers])
      return
    }
    if (offset === text.length) {
      walk(token + 1, 0, numbers)
      return
    }
    const missing = count - numbers.length
    const left = text.length - offset + (digitsAfter[token] ?? 0)
    if (missing < 1 + (tokens.length - token - 1) || missing > left || left > missing * longestNumber) return
    const longest = text.charAt(offset) === '0' ? 1 : Math.min(longestNumber, text.length - offset)
    for (let length = 1; length <= longest; length++) {
      numbers.push(Number(text.slice(offset, offset + length)))
      walk(token, offset + length, numbers)
      numbers.pop()
    }
  }
  walk(0, 0, [])
  return seen >= mostReadings ? [] : found
}

/** The last number is the sum of those before it. */
export function lastIsSum(numbers: readonly number[]): boolean {
  const total = numbers.at(-1) ?? 0
  let sum = 0
  for (let index = 0; index < numbers.length - 1; index++) sum += numbers[index] ?? 0
  return sum === total
}
