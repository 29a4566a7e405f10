/** Pages of requests: the focus on what is wrong, and words while a file is sent. Everything works without it. */

import { startUpload } from './desk/upload.ts'

document.querySelector<HTMLElement>('#error-summary')?.focus()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) startUpload(form)
