/** Columns a text takes on a terminal: wide East Asian characters take two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…]/u.test(
        character,
      )
        ? 2
        : 1
  return width
}

/** Fills a text to a number of terminal columns; what does not fit ends in “…”. At least one space follows. */
export function padDisplay(text: string, columns: number): string {
  const room = columns - 1
  const shown = displayWidth(text) <= room ? text : `${cutDisplay(text, room - displayWidth('…'))}…`
  return shown + ' '.repeat(columns - displayWidth(shown))
}

function cutDisplay(text: string, room: number): string {
  let kept = ''
  for (const character of text) {
    if (displayWidth(kept + character) > room) break
    kept += character
  }
  return kept
}
