import type { Cell } from '../../domain/annual-report/report.ts'
import type { CellKind } from '../../law/annual-report-form.ts'

/**
 * A cell as the printed table shows it. A number is set in plain digits, unless the organ wrote a note
 * or a unit into the cell: that is part of what it said. Blank and absent are empty, never 0.
 */
export function printCell(cell: Cell | undefined, kind: CellKind): string {
  if (cell === undefined) return ''
  switch (cell.state) {
    case 'absent':
    case 'blank':
      return ''
    case 'mark':
      return oneLine(cell.raw) || '/'
    case 'text':
      return oneLine(cell.raw)
    case 'number':
      return printNumber(cell, kind)
    default:
      return cell.state satisfies never
  }
}

/** The cell as a bare number, or null where it prints as anything else. For workbooks. */
export function numericCell(cell: Cell | undefined, kind: CellKind): number | null {
  if (cell?.state !== 'number' || cell.value === null) return null
  return printCell(cell, kind) === plainNumber(cell.value) ? cell.value : null
}

function printNumber(cell: Cell, kind: CellKind): string {
  if (cell.value === null) throw new Error('cell: state number without a value')
  const raw = oneLine(cell.raw)
  // A guess was cut out of damaged text: its raw text says more than the one number.
  if (cell.guessed !== undefined) return withUnit(cell.value, kind)
  if (kind === 'money-with-unit') return /[元]/.test(raw) ? raw : withUnit(cell.value, kind)
  if (hasNote(raw)) return raw
  return withUnit(cell.value, kind)
}

function withUnit(value: number, kind: CellKind): string {
  const plain = plainNumber(value)
  if (kind === 'money-with-unit') return `${plain}元`
  if (kind === 'signed-count' && value > 0) return `+${plain}`
  return plain
}

/** Digits, signs, separators and the usual units are form; anything else is a note by the organ. */
function hasNote(raw: string): boolean {
  const rest = raw.normalize('NFKC').replace(/[\d.,+\-\s−–]|万元|元|件|项|条|次|宗|个|增|减|加/g, '')
  return /\d/.test(raw.normalize('NFKC')) && rest !== ''
}

/** Without exponent, however small: 0.0000001 is 0.0000001. */
export function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
}

function oneLine(raw: string): string {
  return raw.replace(/\s+/g, ' ').trim()
}
