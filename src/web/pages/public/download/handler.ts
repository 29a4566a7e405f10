import type { WriteFormat } from '../../../../usecases/ports.ts'
import { FormRefused } from '../../../form-refused.ts'
import { unpackReport } from '../../../posted-report.ts'
import { readForm } from '../../../read-form.ts'
import { respondWithFile } from '../../../respond-with-file.ts'
import type { Handler } from '../../../web-environment.ts'

const wants: Readonly<
  Record<string, { readonly findings: 'pdf' | 'docx' } | { readonly report: WriteFormat }>
> = {
  'findings.pdf': { findings: 'pdf' },
  'findings.docx': { findings: 'docx' },
  'report.json': { report: 'json' },
  'report.xlsx': { report: 'xlsx' },
  'report.csv': { report: 'csv' },
  'report.docx': { report: 'docx' },
  'report.pdf': { report: 'pdf' },
  'report.html': { report: 'html' },
}

/** POST /download: the report comes in a hidden field and goes out as a file; nothing is kept in between. */
export const download: Handler = async (context, ports) => {
  const { fields } = await readForm(context.req.raw)
  const want = wants[fields.get('want') ?? '']
  if (want === undefined) throw new FormRefused(400, '没有说明要下载哪种文件。请回到核查结果页重新选择。')
  const report = unpackReport(fields.get('report'), ports)
  if ('report' in want)
    return respondWithFile(context, await ports.writeReport(report, want.report), report, want.report)
  const posted = fields.get('previous')
  const audit = ports.auditReport(
    report,
    posted === undefined ? {} : { previous: unpackReport(posted, ports) },
  )
  const written = await ports.writeFindings(report, audit, want.findings, ports.today())
  return respondWithFile(context, written, report, want.findings, '核查单')
}
