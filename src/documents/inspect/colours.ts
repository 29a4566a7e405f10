/** Colours of office files: whether text can be told from what it stands on. */

export type Colour = readonly [red: number, green: number, blue: number]

export const black: Colour = [0, 0, 0]
export const white: Colour = [255, 255, 255]

/** "RRGGBB" or "AARRGGBB"; null for names and "auto". */
export function colourOf(hex: string | undefined): Colour | null {
  const digits = hex?.length === 8 ? hex.slice(2) : hex
  if (digits === undefined || !/^[0-9a-f]{6}$/i.test(digits)) return null
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

/** So little difference in every channel that nobody reads the text. */
const unreadable = 40

export function isUnreadable(text: Colour, ground: Colour): boolean {
  return text.every((channel, index) => Math.abs(channel - (ground[index] ?? 0)) < unreadable)
}
