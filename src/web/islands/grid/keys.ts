import { findPlace, type Grid } from './grid-tables.ts'
import { type MoveKey, movePlace } from './move.ts'

/** Arrows and Enter move as in a spreadsheet; Escape takes the cell back to what it was. */
export function moveWithKeys(form: HTMLFormElement, grids: readonly Grid[], changed: () => void): void {
  let before = ''
  form.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || findPlace(grids, target) === null) return
    before = target.value
    target.select()
  })
  form.addEventListener('keydown', (event) => {
    const { target } = event
    if (
      !(target instanceof HTMLInputElement) ||
      event.isComposing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    const place = findPlace(grids, target)
    if (place === null) return
    if (event.key === 'Escape') {
      target.value = before
      target.select()
      changed()
      return
    }
    const key = moveKey(event, target)
    if (key === null) return
    // Enter must never press a button of the form while figures are typed.
    event.preventDefault()
    const widths = place.grid.map((row) => row.length)
    const next = movePlace(key, place, widths)
    if (next !== null) place.grid[next.row]?.[next.column]?.input.focus()
  })
}

function moveKey(event: KeyboardEvent, input: HTMLInputElement): MoveKey | null {
  if (event.key === 'Enter') return event.shiftKey ? 'ShiftEnter' : 'Enter'
  if (event.shiftKey) return null
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return event.key
  const { selectionStart: start, selectionEnd: end, value } = input
  const whole = start === 0 && end === value.length
  if (event.key === 'ArrowLeft' && (whole || (start === 0 && end === 0))) return 'ArrowLeft'
  if (event.key === 'ArrowRight' && (whole || (start === value.length && end === value.length)))
    return 'ArrowRight'
  return null
}
