import type { FormTable } from '../law/annual-report-form.ts'
import { displayWidth, padDisplay } from './display-width.ts'

const labelWidth = 44
const cellWidth = 14

/**
 * A table of the form on a terminal, its columns aligned.
 *
 * @param textAt what stands at a row and a column; undefined where the source has no such cell
 */
export function tableLines(
  table: FormTable,
  textAt: (row: string, column: string) => string | undefined,
): string[] {
  const blocks = table.blocks.flatMap((block) => {
    const columns = block.columns.map(({ code, label }) => ({
      code,
      label,
      width: Math.max(cellWidth, displayWidth(label) + 2),
    }))
    const head = columns.map(({ label, width }) => padDisplay(label, width)).join('')
    const rows = block.rows.map((row) => {
      const texts = columns.map(({ code, width }) => ({ text: textAt(row.code, code), width }))
      const cells = texts.every(({ text }) => text === undefined)
        ? '（原件中没有这一行）'
        : texts.map(({ text, width }) => padDisplay(text ?? '（缺）', width)).join('')
      return `${padDisplay(row.label, labelWidth)}${cells}`
    })
    return [`${padDisplay(block.heading ?? '', labelWidth)}${head}`, ...rows].map((line) =>
      `  ${line}`.trimEnd(),
    )
  })
  return [`表${'〇一二三四'[table.number]} ${table.title}`, ...blocks]
}
