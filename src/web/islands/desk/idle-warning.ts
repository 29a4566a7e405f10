const warnBefore = 2 * 60_000

/** Two minutes before the session ends for want of use, one key keeps it; typing alone is not seen by the server. */
export function startIdleWarning(dialog: HTMLDialogElement): void {
  const idle = Number(dialog.dataset.minutes) * 60_000
  const button = dialog.querySelector<HTMLButtonElement>('#stay-in')
  if (!Number.isFinite(idle) || button === null) return
  let timer = 0
  const wait = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (!dialog.open) dialog.showModal()
    }, idle - warnBefore)
  }
  button.addEventListener('click', async () => {
    dialog.close()
    // At once: an answer that is long in coming must not leave the page without a warning.
    wait()
    const answer = await fetch('/session', { redirect: 'manual' }).catch(() => null)
    if (answer?.status !== 204) window.location.reload()
  })
  wait()
}
