import {
  type DraftEntries,
  draftCells,
  entriesFromReport,
  formForYear,
} from '../../../../domain/annual-report/draft.ts'
import type { AnnualReport } from '../../../../domain/annual-report/report.ts'
import type { FormId } from '../../../../law/annual-report-form.ts'
import { FormRefused } from '../../../form-refused.ts'

/** Fields of the compile form: `organ`, `year`, `form`, `section-1` … `section-6`, and one field a cell named by its key. */
export function entriesFromFields(fields: ReadonlyMap<string, string>): DraftEntries {
  const year = readYear(fields.get('year'))
  if (year === null) throw new FormRefused(400, '请填写报告年度，四位数字，例如 2025。')
  const form = readFormId(fields.get('form')) ?? formForYear(year)
  const sections = Object.fromEntries(
    [...fields].flatMap(([name, value]): [number, string][] => {
      const number = /^section-([1-6])$/.exec(name)?.[1]
      return number === undefined ? [] : [[Number(number), plainLines(value)]]
    }),
  )
  const posted = Object.fromEntries([...fields].filter(([name]) => /^\w+\/[\w.]+\/\w+$/.test(name)))
  const known = { form, cells: posted }
  const cells = Object.fromEntries(
    draftCells(known).flatMap(({ address }) => {
      const key = `${address.table}/${address.row}/${address.column}`
      return key in posted ? [[key, (posted[key] ?? '').trim()]] : []
    }),
  )
  return {
    organ: (fields.get('organ') ?? '').trim(),
    year,
    form,
    cells,
    sections,
    preamble: plainLines(fields.get('preamble') ?? ''),
    signature: plainLines(fields.get('signature') ?? ''),
  }
}

/** A report year a person may type; full-width digits count. Null when it is none. */
export function readYear(text: string | undefined): number | null {
  const digits = (text ?? '').normalize('NFKC').trim()
  return /^20\d\d$/.test(digits) ? Number(digits) : null
}

function readFormId(text: string | undefined): FormId | null {
  return text === '2021' || text === '2019' ? text : null
}

/** Browsers post line ends as CRLF. */
function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

/** Opens a read report for editing as the form it is in. */
export function openForEditing(report: AnnualReport, defaultYear: number): DraftEntries {
  const entries = entriesFromReport(report)
  return report.year === null ? { ...entries, year: defaultYear, form: formForYear(defaultYear) } : entries
}
