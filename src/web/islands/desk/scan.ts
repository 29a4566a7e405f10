/** A scanner ends with Enter, which would send the form half filled in: go on to the next field instead. */
export function startScan(input: HTMLInputElement): void {
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || input.form === null) return
    event.preventDefault()
    const fields = [...input.form.elements].filter(
      (each): each is HTMLElement => each instanceof HTMLElement && each.matches(':not([type="hidden"])'),
    )
    fields[fields.indexOf(input) + 1]?.focus()
  })
}
