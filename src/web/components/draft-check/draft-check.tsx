import type { FC } from 'hono/jsx'
import type { SingleRepair } from '../../../domain/annual-report/audit/single-repairs.ts'
import type { Finding } from '../../../domain/annual-report/finding.ts'
import { type CellAddress, cellKey } from '../../../domain/annual-report/report.ts'
import { addressName } from '../findings/address-name.ts'
import { findingGroups, type NumberedFinding } from '../findings/numbered-findings.ts'
import type { DraftJudgement } from './judge-draft.ts'
import { draftCheckText as text } from './text.ts'

const tables = [
  { code: 'proactive', name: '表二' },
  { code: 'requests', name: '表三' },
  { code: 'remedies', name: '表四' },
] as const

/** What stands beside the grid while it is filled: what is wrong, what would mend it, what is still blank. */
export const DraftCheck: FC<{ judgement: DraftJudgement }> = ({ judgement }) => {
  const { report, findings, blanks, repairs } = judgement
  const errors = findings.filter(({ group }) => group === 'error' || group === 'inconsistency')
  const hints = findings.filter(({ group }) => group !== 'error' && group !== 'inconsistency')
  return (
    <div class="draft-check">
      <p class="verdict">
        <span class={errors.length === 0 ? 'verdict-count' : 'verdict-count is-error'}>{errors.length}</span>
        {text.errors}
        <span class="verdict-count">{blanks.length}</span>
        {text.blankCells}
        <span class="verdict-count">{hints.length}</span>
        {text.hints}
      </p>
      {errors.length === 0 && blanks.length === 0 && <p class="clean">{text.balanced}</p>}
      <FindingList findings={errors} report={report} />
      {repairs.length > 0 && <Repairs repairs={repairs} />}
      {blanks.length > 0 && <Blanks blanks={blanks} report={report} />}
      {hints.length > 0 && (
        <details class="draft-hints">
          <summary>
            {text.hintsHeading}（{hints.length}）
          </summary>
          <FindingList findings={hints} report={report} />
        </details>
      )}
    </div>
  )
}

/** More ways to mend than this are no help. */
const mostRepairs = 5

const Repairs: FC<{ repairs: readonly SingleRepair[] }> = ({ repairs }) =>
  repairs.length === 0 ? null : (
    <section class="repairs" aria-label={text.repairsHeading}>
      <p>
        <strong>{text.repairsHeading}</strong>
        {repairs.length > 1 && text.repairsChoice}
      </p>
      <ul>
        {repairs.slice(0, mostRepairs).map(({ cell, to, says }) => (
          <li>
            <a href={`#${inputId(cellKey(cell))}`} data-repair={String(to)}>
              {says}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )

const FindingList: FC<{ findings: readonly NumberedFinding[]; report: DraftJudgement['report'] }> = ({
  findings,
  report,
}) =>
  findings.length === 0 ? null : (
    <>
      <ol class="draft-findings">
        {findings.slice(0, mostFindings).map((numbered) => (
          <DraftFinding numbered={numbered} report={report} />
        ))}
      </ol>
      {findings.length > mostFindings && <p class="quiet">{text.more(findings.length - mostFindings)}</p>}
    </>
  )

/** Nobody mends more at once, and drawing more would hold up the next keystroke. */
const mostFindings = 12

/** Broken sums are mended together: `Repairs` says how, once. */
function isBalance(finding: Finding): boolean {
  return finding.formula !== null && finding.text === null
}

const DraftFinding: FC<{ numbered: NumberedFinding; report: DraftJudgement['report'] }> = ({
  numbered: { number, group, finding },
  report,
}) => (
  <li class={`finding is-${group}`} id={`finding-${number}`} value={number}>
    <p class="finding-message">
      <span class="sign" aria-hidden="true">
        {findingGroups.find((each) => each.group === group)?.sign}
      </span>
      {finding.message}
    </p>
    {finding.formula !== null && <p class="formula">{finding.formula}</p>}
    {finding.suggestion !== null && !isBalance(finding) && <p class="suggestion">{finding.suggestion}</p>}
    <p class="places">
      {finding.cells.slice(0, 4).map((address) => (
        <CellLink address={address} report={report} />
      ))}
      {finding.text !== null && finding.text.section >= 1 && finding.text.section <= 6 && (
        <a
          href={`#section-${finding.text.section}`}
          data-start={finding.text.start}
          data-end={finding.text.end}
        >
          {text.section(finding.text.section)}
        </a>
      )}
    </p>
  </li>
)

const CellLink: FC<{ address: CellAddress; report: DraftJudgement['report'] }> = ({ address, report }) => (
  <a href={`#${inputId(cellKey(address))}`}>{addressName(report, address)}</a>
)

const Blanks: FC<{ blanks: readonly CellAddress[]; report: DraftJudgement['report'] }> = ({
  blanks,
  report,
}) => (
  <section class="blanks" aria-label={text.blanksHeading}>
    <p>{text.blanksQuestion}</p>
    <ul>
      {tables.flatMap(({ code, name }) => {
        const own = blanks.filter(({ table }) => table === code)
        const [first] = own
        if (first === undefined) return []
        return [
          <li>
            {name}还空 {own.length} 格{own.length <= 4 ? '：' : '，从这里起：'}
            {own.slice(0, own.length <= 4 ? 4 : 1).map((address) => (
              <CellLink address={address} report={report} />
            ))}
          </li>,
        ]
      })}
    </ul>
  </section>
)

/** Id of the input of a cell. */
export function inputId(key: string): string {
  return `input-${key.replaceAll('/', '-').replaceAll('.', '-')}`
}
