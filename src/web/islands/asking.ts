/** Pages of requests: the focus on what is wrong, and how far a file is sent. Everything works without it. */

import { startUpload } from './desk/upload.ts'

function start(): void {
  document.querySelector<HTMLElement>('#error-summary')?.focus()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) startUpload(form)
}

start()
document.addEventListener('page-shown', start)
