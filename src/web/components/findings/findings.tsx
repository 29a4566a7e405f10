import type { FC } from 'hono/jsx'
import type { AnnualReport } from '../../../domain/annual-report/report.ts'
import { groupByLine, groupByTable } from './address-name.ts'
import { findingGroups, type NumberedFinding } from './numbered-findings.ts'

export interface FindingsProps {
  readonly report: AnnualReport
  readonly findings: readonly NumberedFinding[]
  /** Id of the place a finding points at in the original or the tables; null where it has none. */
  readonly placeOf: (finding: NumberedFinding) => string | null
}

/** Findings by severity, each with what is wrong, the sum, how to mend it and on what basis. */
export const Findings: FC<FindingsProps> = ({ report, findings, placeOf }) => (
  <>
    {findingGroups.map(({ group, title, sign }) => {
      const members = findings.filter((each) => each.group === group)
      if (members.length === 0) return null
      return (
        <section class={`finding-group is-${group}`} aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>
            <span class="sign" aria-hidden="true">
              {sign}
            </span>
            {title}
            <span class="count">{members.length} 条</span>
          </h3>
          <ol>
            {members.map((numbered) => (
              <FindingNote report={report} numbered={numbered} place={placeOf(numbered)} />
            ))}
          </ol>
        </section>
      )
    })}
  </>
)

const FindingNote: FC<{ report: AnnualReport; numbered: NumberedFinding; place: string | null }> = ({
  report,
  numbered: { number, finding },
  place,
}) => (
  <li class="finding" id={`finding-${number}`} value={number} data-place={place ?? undefined} tabindex={-1}>
    <p class="finding-message">
      <span class="finding-number" aria-hidden="true">
        {number}
      </span>
      {finding.message}
    </p>
    {finding.formula !== null && <p class="formula">{finding.formula}</p>}
    {finding.text !== null && <blockquote class="quote">{finding.text.quote}</blockquote>}
    {finding.suggestion !== null && (
      <p class="suggestion">
        <span class="term">建议</span>
        {finding.suggestion}
      </p>
    )}
    <p class="basis">
      <span class="term">依据</span>
      {finding.basis}
      <a class="rule-id" href={`/rules#${finding.id}`} aria-label={`规则 ${finding.id}`}>
        {finding.id}
      </a>
    </p>
    <Places report={report} numbered={{ number, finding }} place={place} />
  </li>
)

const Places: FC<{
  report: AnnualReport
  numbered: Pick<NumberedFinding, 'number' | 'finding'>
  place: string | null
}> = ({ report, numbered: { number, finding }, place }) => {
  const byRow = groupByLine(report, finding.cells)
  const lines = byRow.length <= mostLines ? byRow : groupByTable(finding.cells)
  if (lines.length === 0 && place === null) return null
  return (
    <p class="places">
      {place !== null && (
        <a class="to-original" href={`#${place}`}>
          看原处<span class="unseen">（第 {number} 条）</span>
        </a>
      )}
      {lines.map((line) => (
        <span>
          {line.name}
          {line.cells.length <= mostCells ? (
            line.cells.map(({ name, key }) => <a href={`#cell-${cellId(key)}`}>{name}</a>)
          ) : (
            <a href={`#cell-${cellId(line.cells[0]?.key ?? '')}`}>{line.cells.length} 格</a>
          )}
        </span>
      ))}
    </p>
  )
}

const mostLines = 6
const mostCells = 4

/** A cell key as an id: ids may not hold a slash in a link's fragment without escaping. */
export function cellId(key: string): string {
  return key.replaceAll('/', '-').replaceAll('.', '-')
}
