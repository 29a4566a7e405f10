/** Marking on the picture of a page: boxes are dragged, lines are clicked; the form beside it is what is sent. */

import { startRedaction } from './desk/redaction.ts'

for (const stage of document.querySelectorAll<HTMLElement>('.redact[data-redact]')) startRedaction(stage)
