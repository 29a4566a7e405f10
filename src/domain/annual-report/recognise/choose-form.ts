import type { FormId } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
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

const wording: Readonly<Record<FormId, RegExp>> = {
  '2019': /新制作数量|新公开数量|对外公开总数|上一年(?:度)?项目数量|采购总金额/gu,
  '2021': /制发件数|废止件数|现行有效件数|收费金额/gu,
}

/** The same evidence where the tables ran together into text. */
export function votesInText(text: string): Record<FormId, number> {
  const compact = text.replace(/\s/g, '')
  return {
    '2021': [...compact.matchAll(wording['2021'])].length,
    '2019': [...compact.matchAll(wording['2019'])].length,
  }
}

/** The form by its tables; by the year where they do not tell. */
export function chooseForm(votes: Readonly<Record<FormId, number>>, yearOf: () => number | null): FormId {
  if (votes['2019'] !== votes['2021']) return votes['2019'] > votes['2021'] ? '2019' : '2021'
  const year = yearOf()
  return year !== null && year <= (annualReportForms['2019'].years.to ?? 0) ? '2019' : '2021'
}
