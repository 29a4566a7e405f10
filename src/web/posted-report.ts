import type { AnnualReport } from '../domain/annual-report/report.ts'
import { reportToJson } from '../domain/annual-report/to-json.ts'
import { documentFormats } from '../domain/document.ts'
import { FormRefused } from './form-refused.ts'
import type { WebPorts } from './web-ports.ts'

/**
 * The report as the hidden field of a form. Nothing is kept on the server, so the page carries it; besides the JSON
 * contract it carries what the audit needs to judge the original again: departures from the form, and dates.
 */
export function packReport(report: AnnualReport): string {
  return JSON.stringify({
    ...reportToJson(report),
    sections: report.sections.map(({ number, title, heading, text }) => ({ number, title, heading, text })),
    irregularities: report.irregularities,
    dates: report.dates,
  })
}

/** The hidden field back to a report. Throws `FormRefused`, or `UnreadableFile` from the parser. */
export function unpackReport(
  field: string | undefined,
  ports: Pick<WebPorts, 'reportFromJson'>,
): AnnualReport {
  if (field === undefined) throw new FormRefused(400, '表单里没有年报数据。请回到核查结果页重新下载。')
  let value: unknown
  try {
    value = JSON.parse(field)
  } catch {
    throw new FormRefused(400, '表单里的年报数据不完整。请回到核查结果页重新下载。')
  }
  const report = ports.reportFromJson(value)
  const named = typeof value === 'object' && value !== null && 'format' in value ? value.format : null
  const format = documentFormats.find((each) => each === named) ?? report.format
  // Of the original, not of the hidden field: a scan and a workbook are judged by what they can say.
  return { ...report, format }
}
