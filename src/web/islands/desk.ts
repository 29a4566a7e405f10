/** The desk: Ctrl+K, the warning before the session ends, focus on errors, sending files, security keys. Only the keys need it. */

import { startIdleWarning } from './desk/idle-warning.ts'
import { startPalette } from './desk/palette.ts'
import { startPrinting } from './desk/print.ts'
import { startScan } from './desk/scan.ts'
import { startSecurityKey } from './desk/security-key.ts'
import { startUpload } from './desk/upload.ts'

document.querySelector<HTMLElement>('#error-summary')?.focus()
const palette = document.querySelector<HTMLDialogElement>('dialog#palette')
if (palette !== null) startPalette(palette)
const warning = document.querySelector<HTMLDialogElement>('dialog#idle-warning')
if (warning !== null) startIdleWarning(warning)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) startUpload(form)
for (const box of document.querySelectorAll<HTMLElement>('.security-key')) startSecurityKey(box)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-scan]')) startScan(input)
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-prints]')) startPrinting(button)
