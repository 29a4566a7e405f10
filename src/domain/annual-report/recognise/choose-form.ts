import type { FormId } from '../../../law/annual-report-form.ts'
import type { Line } from './table-lines.ts'
import { formsByColumn } from './vocabulary.ts'

/** Columns and rows that only one form has → votes for each form. */
export function votesForForm(lines: readonly Line[]): Record<FormId, number> {
  const votes: Record<FormId, number> = { '2021': 0, '2019': 0 }
  for (const line of lines)
    for (const cell of line.cells) {
      if (cell.is.kind !== 'label') continue
      for (const meaning of cell.is.meanings) {
        if (meaning.kind === 'column' && meaning.table === 'proactive') voteColumn(meaning.column, votes)
        if (meaning.kind === 'row') voteRow(meaning.row, votes)
      }
    }
  return votes
}

function voteColumn(column: string, votes: Record<FormId, number>): void {
  const forms = formsByColumn.get(column)
  const [only] = forms ?? []
  // 处理决定数量 and 总数 occur in both forms under other names.
  if (forms?.size === 1 && only !== undefined && column !== 'decisions') votes[only] += 2
}

function voteRow(row: string, votes: Record<FormId, number>): void {
  if (row === 'otherServices' || row === 'procurement') votes['2019'] += 2
  if (row === 'other.correctionLapsed' || row === 'other.feeLapsed') votes['2021'] += 1
}

/** The form by its tables; by the year where they do not tell. */
export function chooseForm(votes: Readonly<Record<FormId, number>>, year: number | null): FormId {
  if (votes['2019'] !== votes['2021']) return votes['2019'] > votes['2021'] ? '2019' : '2021'
  return year !== null && year <= 2020 ? '2019' : '2021'
}
