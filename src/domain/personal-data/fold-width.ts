/** Full-width letters, digits and signs as ordinary ones, character for character, so that places stay. */
export function foldWidth(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u00a0\u2002-\u200a\u3000]/g, ' ')
}
