/** Ctrl+K: type a part of the name, arrow keys choose, Enter goes. */
export function startPalette(dialog: HTMLDialogElement): void {
  const search = dialog.querySelector<HTMLInputElement>('#palette-search')
  const options = [...dialog.querySelectorAll<HTMLElement>('[role="option"]')]
  if (search === null) return

  const shown = () => options.filter((option) => !option.hidden)
  const chosen = () => shown().find((option) => option.getAttribute('aria-selected') === 'true')
  const choose = (option: HTMLElement | undefined) => {
    for (const each of options) each.setAttribute('aria-selected', String(each === option))
    if (option === undefined) search.removeAttribute('aria-activedescendant')
    else search.setAttribute('aria-activedescendant', option.id)
    option?.scrollIntoView({ block: 'nearest' })
  }
  const filter = () => {
    const wanted = search.value.trim().toLowerCase()
    for (const option of options) option.hidden = !(option.textContent ?? '').toLowerCase().includes(wanted)
    choose(shown()[0])
  }
  const go = (option: HTMLElement | undefined) => {
    const href = option?.dataset.href
    if (href !== undefined) window.location.assign(href)
  }
  const open = () => {
    if (dialog.open) return
    search.value = ''
    filter()
    dialog.showModal()
    search.focus()
  }

  search.addEventListener('input', filter)
  search.addEventListener('keydown', (event) => {
    const list = shown()
    const at = list.findIndex((option) => option === chosen())
    if (event.key === 'ArrowDown') choose(list[Math.min(at + 1, list.length - 1)])
    else if (event.key === 'ArrowUp') choose(list[Math.max(at - 1, 0)])
    else if (event.key === 'Enter') go(chosen())
    else return
    event.preventDefault()
  })
  for (const option of options) option.addEventListener('click', () => go(option))
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
