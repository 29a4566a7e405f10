import type { FC } from 'hono/jsx'
import { effectiveTable } from '../../../domain/annual-report/layout.ts'
import { type AnnualReport, type Cell, cellKey } from '../../../domain/annual-report/report.ts'
import type { TableCode } from '../../../law/annual-report-form.ts'
import { cellId } from '../findings/findings.tsx'
import { type CellMark, findingGroups } from '../findings/numbered-findings.ts'
import { FormTableView } from './form-table.tsx'

export interface ReportTableProps {
  readonly report: AnnualReport
  readonly code: TableCode
  readonly marks: ReadonlyMap<string, CellMark>
}

/** A table of a report as read, wrong cells marked by colour, sign and words. */
export const ReportTable: FC<ReportTableProps> = ({ report, code, marks }) => (
  <FormTableView
    table={effectiveTable(report, code)}
    idPrefix="read"
    draw={({ address }) => {
      const key = cellKey(address)
      const mark = marks.get(key)
      return {
        id: `cell-${cellId(key)}`,
        className: cellClass(report.cells[key], mark),
        content: <CellContent cell={report.cells[key]} mark={mark} />,
      }
    }}
  />
)

function cellClass(cell: Cell | undefined, mark: CellMark | undefined): string {
  return ['value', cell?.state ?? 'absent', mark === undefined ? '' : `is-${mark.group}`]
    .filter(Boolean)
    .join(' ')
}

const CellContent: FC<{ cell: Cell | undefined; mark: CellMark | undefined }> = ({ cell, mark }) => (
  <>
    {mark !== undefined && (
      <span class="sign" aria-hidden="true">
        {findingGroups.find(({ group }) => group === mark.group)?.sign}
      </span>
    )}
    <CellFigure cell={cell} />
    {cell?.guessed !== undefined && (
      <span class="guessed" title={cell.guessed}>
        <span class="unseen">（推定：{cell.guessed}）</span>
      </span>
    )}
    {mark !== undefined && <MarkReference mark={mark} />}
  </>
)

const CellFigure: FC<{ cell: Cell | undefined }> = ({ cell }) => {
  if (cell === undefined || cell.state === 'absent') return <span class="state">缺</span>
  if (cell.state === 'blank') return <span class="state">空</span>
  return (
    <span class="figure">
      {cell.state === 'number' ? (cell.raw.trim() === '' ? cell.value : cell.raw.trim()) : cell.raw}
    </span>
  )
}

const MarkReference: FC<{ mark: CellMark }> = ({ mark }) => {
  const title = findingGroups.find(({ group }) => group === mark.group)?.title ?? ''
  const [first] = mark.numbers
  if (first === undefined) return <span class="unseen">（{title}）</span>
  return (
    <a
      class="reference"
      href={`#finding-${first}`}
      aria-label={`${title}，见第 ${mark.numbers.join('、')} 条`}
    >
      {first}
    </a>
  )
}
