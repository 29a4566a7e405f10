/** A button that prints the page; without JavaScript the browser's own menu does, so it is not shown. */
export function startPrinting(button: HTMLButtonElement): void {
  button.classList.remove('needs-script')
  button.addEventListener('click', () => window.print())
}
