/** A plain address: what stands in it can neither end a header nor name a second recipient. */
const plainAddress = /^[^\s@<>",;:()[\]\\\p{Cc}]{1,64}@[^\s@<>",;:()[\]\\\p{Cc}]{1,255}$/u

/** Whether the text is one address that a letter may be sent to. */
export function isMailAddress(text: string): boolean {
  return plainAddress.test(text)
}
