/** Characters that no program shows, or that turn the order of reading: words hide between them. Line ends and tabs are none. */
const invisibleCharacters =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

export function withoutInvisible(text: string): string {
  return text.replace(invisibleCharacters, '')
}

export function holdsInvisible(text: string): boolean {
  return withoutInvisible(text) !== text
}
