/** For `toSorted`: by the numbers of the characters, which for dates and register numbers is their order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
