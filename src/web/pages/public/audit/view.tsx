import type { FC } from 'hono/jsx'
import type { AuditResult } from '../../../../domain/annual-report/finding.ts'
import { formOf } from '../../../../domain/annual-report/layout.ts'
import type { AnnualReport } from '../../../../domain/annual-report/report.ts'
import type { Document } from '../../../../domain/document.ts'
import { cellId, Findings } from '../../../components/findings/findings.tsx'
import {
  type CellMark,
  findingGroups,
  type NumberedFinding,
} from '../../../components/findings/numbered-findings.ts'
import { ReportTable } from '../../../components/form-table/report-table.tsx'
import { Original } from '../../../components/original/original.tsx'
import type { OriginalModel } from '../../../components/original/original-model.ts'
import { Page } from '../../../components/page/page.tsx'
import { packReport } from '../../../posted-report.ts'
import { auditText as text } from './text.ts'

export interface AuditResultProps {
  readonly asset: (name: string) => string
  readonly fileName: string
  readonly report: AnnualReport
  readonly previous: AnnualReport | null
  readonly document: Document | null
  readonly audit: AuditResult
  readonly findings: readonly NumberedFinding[]
  readonly marks: ReadonlyMap<string, CellMark>
  readonly model: OriginalModel
  readonly pageImages: ReadonlyMap<number, string>
}

/** Left the original, right the findings; below the tables as read, what could not be judged, and the downloads. */
export const AuditResultView: FC<AuditResultProps> = (props) => {
  const { asset, report, findings, marks, model } = props
  const placeOf = ({ number, finding }: NumberedFinding) => {
    if (model.placed.has(number)) return `mark-${number}`
    const [cell] = finding.cells
    return cell === undefined ? null : `cell-${cellId(`${cell.table}/${cell.row}/${cell.column}`)}`
  }
  return (
    <Page
      title={`核查结果：${titleOf(props)}`}
      section="audit"
      asset={asset}
      islands={['ties.js']}
      width="wide"
    >
      <ResultHead {...props} />
      <div class="desk" data-island="ties">
        <section class="margin" aria-labelledby="findings-title" id="findings">
          <h2 id="findings-title">{text.findings}</h2>
          <Findings report={report} findings={findings} placeOf={placeOf} />
          {findings.length === 0 && <p class="clean">{text.clean}</p>}
          <Unassessed audit={props.audit} />
        </section>
        <section class="original" aria-labelledby="original-title" id="original" tabindex={0}>
          <h2 id="original-title">
            {text.original}
            <span class="quiet">　{text.kindAndForm(report)}</span>
          </h2>
          <Original document={props.document} model={model} pageImages={props.pageImages} />
        </section>
      </div>
      <section class="read-tables" aria-labelledby="tables-title" id="tables">
        <h2 id="tables-title">{text.tables}</h2>
        {report.tables.length === 0 && <p>{text.noTables}</p>}
        {formOf(report)
          .tables.filter(({ code }) => report.tables.includes(code))
          .map(({ code }) => (
            <ReportTable report={report} code={code} marks={marks} />
          ))}
      </section>
    </Page>
  )
}

function titleOf({ report, fileName }: Pick<AuditResultProps, 'report' | 'fileName'>): string {
  const named = [report.organ, report.year === null ? '' : `${report.year} 年度报告`]
    .filter(Boolean)
    .join(' ')
  return named === '' ? fileName : named
}

const ResultHead: FC<AuditResultProps> = (props) => {
  const { report, previous, findings } = props
  return (
    <header class="result-head">
      <div>
        <h1>{titleOf(props)}</h1>
        <p class="quiet">
          {props.fileName}
          {previous !== null && `　对照上年：${previous.organ} ${previous.year ?? ''}`}
        </p>
        <Counts findings={findings} />
        {report.notes.length > 0 && (
          <details class="notes">
            <summary>
              {text.notes}（{report.notes.length}）
            </summary>
            <ul>
              {report.notes.map((note) => (
                <li>{note.message}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Downloads report={report} previous={previous} />
    </header>
  )
}

const Counts: FC<{ findings: readonly NumberedFinding[] }> = ({ findings }) => (
  <ul class="tally">
    {findingGroups.map(({ group, title, sign }) => {
      const count = findings.filter((each) => each.group === group).length
      return (
        <li class={count === 0 ? 'none' : `is-${group}`}>
          <a href={count === 0 ? '#findings' : `#group-${group}`}>
            <span class="number">{count}</span>
            <span class="sign" aria-hidden="true">
              {sign}
            </span>
            {title}
          </a>
        </li>
      )
    })}
  </ul>
)

/** One form carries the report once; each button says what it wants. */
const Downloads: FC<{ report: AnnualReport; previous: AnnualReport | null }> = ({ report, previous }) => (
  <form method="post" action="/download" class="downloads" aria-label={text.downloads}>
    <input type="hidden" name="report" value={packReport(report)} />
    {previous !== null && <input type="hidden" name="previous" value={packReport(previous)} />}
    <p>
      <span class="term">核查单</span>
      <button type="submit" name="want" value="findings.pdf" aria-label="下载核查单 PDF">
        PDF
      </button>
      <button type="submit" name="want" value="findings.docx" aria-label="下载核查单 DOCX">
        DOCX
      </button>
    </p>
    <p>
      <span class="term">数据</span>
      <button type="submit" name="want" value="report.json" aria-label="下载数据 JSON">
        JSON
      </button>
      <button type="submit" name="want" value="report.xlsx" aria-label="下载数据 XLSX">
        XLSX
      </button>
      <button type="submit" name="want" value="report.csv" aria-label="下载数据 CSV">
        CSV
      </button>
    </p>
    <p>
      <button type="submit" name="action" value="open" formaction="/compile" class="primary">
        在此基础上编制
      </button>
      <a href="/audit">{text.otherFile}</a>
    </p>
  </form>
)

const Unassessed: FC<{ audit: AuditResult }> = ({ audit }) => {
  if (audit.notAssessable.length === 0) return null
  return (
    <details class="unassessed">
      <summary>
        {text.notAssessable}（{audit.notAssessable.length}）
      </summary>
      <p>{text.notAssessableLead}</p>
      <ul>
        {audit.notAssessable.map(({ id, needs }) => (
          <li>
            <a href={`/rules#${id}`}>{id}</a>　{needs}
          </li>
        ))}
      </ul>
    </details>
  )
}
