/** A note above the grids about a block that was filled, with a way back. */

export interface Notice {
  readonly message: string
  readonly details: readonly string[]
  readonly undo: () => void
}

/** Puts the note before `anchor`; a new note replaces the old one. */
export function showNotice(anchor: Element, { message, details, undo }: Notice): void {
  document.querySelector('.paste-note')?.remove()
  const note = document.createElement('section')
  note.className = 'paste-note'
  note.setAttribute('role', 'status')
  const line = document.createElement('p')
  line.textContent = message
  note.append(line)
  if (details.length > 0) {
    const list = document.createElement('ul')
    for (const detail of details.slice(0, mostDetails)) list.append(item(detail))
    if (details.length > mostDetails) list.append(item(`等 ${details.length} 处`))
    note.append(list)
  }
  const actions = document.createElement('p')
  actions.className = 'actions'
  actions.append(
    button('撤销', () => {
      undo()
      note.remove()
    }),
    button('知道了', () => note.remove()),
  )
  note.append(actions)
  anchor.before(note)
}

const mostDetails = 8

function item(text: string): HTMLLIElement {
  const element = document.createElement('li')
  element.textContent = text
  return element
}

function button(label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = label
  element.addEventListener('click', act)
  return element
}
