/** Ctrl+K: type a part of the name, Enter opens the first, arrow keys go through the rest; without a match it searches. */
export function startPalette(dialog: HTMLDialogElement): void {
  const search = dialog.querySelector<HTMLInputElement>('input')
  const links = [...dialog.querySelectorAll<HTMLAnchorElement>('li a')]
  if (search === null) return

  const shown = () => links.filter((link) => link.parentElement?.hidden === false)
  const filter = () => {
    const wanted = search.value.trim().toLowerCase()
    for (const link of links) {
      if (link.parentElement !== null)
        link.parentElement.hidden = !(link.textContent ?? '').toLowerCase().includes(wanted)
    }
  }
  const open = () => {
    if (dialog.open) return
    search.value = ''
    filter()
    dialog.showModal()
    search.focus()
  }

  search.addEventListener('input', filter)
  dialog.addEventListener('keydown', (event) => {
    const stops: HTMLElement[] = [search, ...shown()]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? stops.indexOf(focused) : -1
    if (event.key === 'ArrowDown') stops[Math.min(at + 1, stops.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') stops[Math.max(at - 1, 0)]?.focus()
    else if (event.key === 'Enter' && at === 0 && shown().length > 0) shown()[0]?.click()
    else return
    event.preventDefault()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
    event.preventDefault()
    open()
  })
  for (const link of document.querySelectorAll<HTMLElement>('[data-opens="palette"]'))
    link.addEventListener('click', (event) => {
      event.preventDefault()
      open()
    })
}
