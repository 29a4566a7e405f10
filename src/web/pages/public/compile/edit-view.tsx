import type { FC } from 'hono/jsx'
import { type DraftEntries, draftShape } from '../../../../domain/annual-report/draft.ts'
import { effectiveTable } from '../../../../domain/annual-report/layout.ts'
import { cellKey } from '../../../../domain/annual-report/report.ts'
import type { FormSection, TableCode } from '../../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../../law/annual-report-forms.ts'
import { DraftCheck, inputId } from '../../../components/draft-check/draft-check.tsx'
import type { DraftJudgement } from '../../../components/draft-check/judge-draft.ts'
import { markCells } from '../../../components/findings/numbered-findings.ts'
import { FormTableView } from '../../../components/form-table/form-table.tsx'
import { Page } from '../../../components/page/page.tsx'
import { SectionField } from './section-field.tsx'
import { compileText as text } from './text.ts'

export interface EditProps {
  readonly asset: (name: string) => string
  readonly entries: DraftEntries
  readonly judgement: DraftJudgement
  /** The number of cells 空白处填 0 would fill, when the person has just asked for it. */
  readonly askZeros?: number
}

/** The report as one form: six sections in order, their tables as grids, the check beside them. */
export const CompileEditView: FC<EditProps> = ({ asset, entries, judgement, askZeros }) => (
  <Page
    title={`编制：${entries.organ} ${entries.year} 年度报告`}
    section="compile"
    asset={asset}
    islands={['grid.js']}
    width="wide"
  >
    <form
      method="post"
      action="/compile"
      class="workbench"
      data-island="grid"
      data-paste={asset('paste.js')}
      autocomplete="off"
    >
      <div class="manuscript">
        <Head entries={entries} />
        {askZeros !== undefined && <ZeroQuestion count={askZeros} />}
        {annualReportForms[entries.form].sections.map((section) => (
          <SectionPart section={section} entries={entries} judgement={judgement} />
        ))}
        <Ends entries={entries} />
      </div>
      <aside class="rail" id="check" aria-label={text.check}>
        <div id="judgement">
          <DraftCheck judgement={judgement} />
        </div>
        <p class="unseen" role="status" id="announcement"></p>
        <Actions />
      </aside>
    </form>
  </Page>
)

const Head: FC<{ entries: DraftEntries }> = ({ entries }) => (
  <header class="manuscript-head">
    <h1>
      {entries.organ}
      {entries.year}年政府信息公开工作年度报告
    </h1>
    <div class="field-row">
      <div class="field">
        <label for="organ">{text.blank.organ}</label>
        <input type="text" id="organ" name="organ" value={entries.organ} maxlength={100} />
      </div>
      <div class="field">
        <label for="year">{text.blank.year}</label>
        <input
          type="text"
          id="year"
          name="year"
          class="short"
          inputmode="numeric"
          value={String(entries.year)}
        />
      </div>
      {/* Enter in a field presses the first button of a form: it must be the harmless one. */}
      <button type="submit" name="action" value="check" formaction="/compile#check">
        {text.checkNow}
      </button>
    </div>
    <input type="hidden" name="form" value={entries.form} />
  </header>
)

const SectionPart: FC<{ section: FormSection; entries: DraftEntries; judgement: DraftJudgement }> = ({
  section,
  entries,
  judgement,
}) => (
  <section class="part" aria-labelledby={`part-${section.number}`}>
    <h2 id={`part-${section.number}`}>
      {'〇一二三四五六'[section.number]}、{section.title}
    </h2>
    {section.table !== null && <Grid code={section.table} entries={entries} judgement={judgement} />}
    <SectionField section={section} value={entries.sections[section.number] ?? ''} />
  </section>
)

const Grid: FC<{ code: TableCode; entries: DraftEntries; judgement: DraftJudgement }> = ({
  code,
  entries,
  judgement,
}) => {
  const marks = markCells(judgement.findings)
  return (
    <>
      <p class="hint grid-hint">{text.pasteHint}</p>
      <FormTableView
        table={effectiveTable(draftShape(entries), code)}
        idPrefix="edit"
        draw={({ address, kind, name }) => {
          const key = cellKey(address)
          const mark = marks.get(key)
          return {
            className: mark === undefined ? 'entry' : `entry is-${mark.group}`,
            content: (
              <input
                id={inputId(key)}
                name={key}
                value={entries.cells[key] ?? ''}
                type="text"
                inputmode={kind === 'count' ? 'numeric' : 'decimal'}
                aria-label={name}
                aria-invalid={mark === undefined ? undefined : 'true'}
                autocomplete="off"
                maxlength={40}
              />
            ),
          }
        }}
      />
    </>
  )
}

const ZeroQuestion: FC<{ count: number }> = ({ count }) => (
  <section class="question" aria-labelledby="zero-question" id="zeros" tabindex={-1}>
    <h2 id="zero-question">{text.zeroQuestion(count)}</h2>
    <p>{text.zeroExplain}</p>
    <p class="actions">
      <button type="submit" name="action" value="zeros" class="primary">
        {text.zeroConfirm}
      </button>
      <button type="submit" name="action" value="check">
        {text.zeroCancel}
      </button>
    </p>
  </section>
)

const Ends: FC<{ entries: DraftEntries }> = ({ entries }) => (
  <details class="ends">
    <summary>{text.more}</summary>
    <div class="field">
      <label for="preamble">{text.preamble}</label>
      <textarea id="preamble" name="preamble" rows={4}>
        {entries.preamble}
      </textarea>
    </div>
    <div class="field">
      <label for="signature">{text.signature}</label>
      <textarea id="signature" name="signature" rows={2}>
        {entries.signature}
      </textarea>
    </div>
  </details>
)

const formats = ['docx', 'pdf', 'xlsx', 'html', 'csv'] as const

const Actions: FC = () => (
  <div class="rail-actions">
    <p class="actions">
      <button type="submit" name="action" value="ask-zeros" formaction="/compile#zeros" id="ask-zeros">
        {text.fillZeros}
      </button>
      <button type="submit" name="action" value="totals" id="fill-totals">
        {text.fillTotals}
      </button>
    </p>
    <h2>{text.write}</h2>
    <p class="actions formats">
      {formats.map((format) => (
        <button
          type="submit"
          name="write"
          value={format}
          class={format === 'docx' ? 'primary' : undefined}
          aria-label={`写成 ${format.toUpperCase()} 文件`}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </p>
    <p class="actions">
      <button type="submit" name="write" value="json" aria-describedby="save-hint">
        {text.save}
      </button>
    </p>
    <p class="hint" id="save-hint">
      {text.saveHint}
    </p>
  </div>
)
