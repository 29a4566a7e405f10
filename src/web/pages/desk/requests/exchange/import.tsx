import type { FC } from 'hono/jsx'
import {
  type GroupedComplaint,
  groupComplaints,
} from '../../../../../domain/requests/sheet/group-complaints.ts'
import type { ChosenColumns, MappedColumn } from '../../../../../domain/requests/sheet/map-columns.ts'
import {
  headingOf,
  isSheetColumn,
  type SheetColumn,
  sheetColumnNames,
} from '../../../../../domain/requests/sheet/sheet-columns.ts'
import { UnreadableFile } from '../../../../../domain/unreadable-file.ts'
import type { RequestImport } from '../../../../../usecases/requests/import-requests.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { Choices, FileField, type Option, SelectField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../../desk-visit.ts'
import { chosenFile } from '../../../../read-form.ts'
import { registeringOrgans } from '../registering-organs.ts'
import { exchangeText as text } from './text.ts'

interface ImportPage {
  readonly organs: readonly Option[]
  readonly organ: string
  readonly outcome: RequestImport | null
  readonly errors: readonly FormError[]
}

/** GET /requests/import */
export async function showImportRegister(visit: Visit): Promise<Response> {
  const organs = await registeringOrgans(visit)
  return show(visit, { organs, organ: organs[0]?.value ?? '', outcome: null, errors: [] })
}

/** POST /requests/import: first what would happen, then, sent again as `apply`, it happens. */
export async function importRegister(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at, posted } = visit
  const organs = await registeringOrgans(visit)
  const organ = fieldOf(visit, 'organ')
  const again = (errors: readonly FormError[], outcome: RequestImport | null = null) =>
    show(visit, { organs, organ, outcome, errors })
  const chosen = chosenFile(posted, 'file')
  if (!chosen.ok) return again([{ field: 'file', message: chosen.message }])
  const { file } = chosen
  const [regionId = '', organId = ''] = organ.split('/')
  const mode = fieldOf(visit, 'mode') === 'apply' ? 'apply' : 'try'
  const outcome = await ports.exchange
    .importSheet({
      signedIn,
      at,
      regionId,
      organId,
      bytes: file.bytes,
      fileName: file.name,
      chosen: chosenColumns(posted.fields),
      mode,
    })
    .catch((error: unknown) => {
      if (error instanceof UnreadableFile) return error
      throw error
    })
  if (outcome instanceof UnreadableFile) return again([{ field: 'file', message: outcome.message }])
  if (!outcome.ok)
    return outcome.code === 'version-conflict'
      ? again(errorsOf(outcome).map(({ message }) => ({ field: 'file', message })))
      : outcome
  const errors = outcome.problems.length
  if (errors > 0) return again([{ field: 'file', message: `有 ${errors} 处错误，没有导入任何一行` }], outcome)
  if (mode === 'try') return again([], outcome)
  const before = outcome.unchanged + outcome.different
  return done(
    '/requests?queue=all',
    `导入完成：登记 ${outcome.added} 件${before === 0 ? '' : `，${before} 件早已在系统里，没有改动`}。`,
  )
}

/** `column-3` = what the fourth column is; empty = as the program read it. */
function chosenColumns(fields: ReadonlyMap<string, string>): ChosenColumns {
  const chosen: Record<number, SheetColumn | 'ignore'> = {}
  for (const [name, value] of fields) {
    const index = /^column-(\d{1,3})$/.exec(name)?.[1]
    if (index !== undefined && (value === 'ignore' || isSheetColumn(value))) chosen[Number(index)] = value
  }
  return chosen
}

function show({ context, shell }: Visit, page: ImportPage): Promise<Response> {
  return respondWithDeskPage(
    context,
    <ImportView shell={shell} page={page} />,
    page.errors.length > 0 ? 422 : 200,
  )
}

const ImportView: FC<{ shell: Shell; page: ImportPage }> = ({ shell, page }) => {
  const { organs, organ, outcome, errors } = page
  return (
    <DeskPage title="导入申请台账" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/requests/exchange">导入、导出申请</a>
      </p>
      <h1>导入申请台账</h1>
      {outcome !== null && <ImportOutcome outcome={outcome} />}
      <Form shell={shell} action="/requests/import" upload="yes">
        <SelectField name="organ" label="哪个机关的申请" options={organs} value={organ} />
        <FileField
          name="file"
          label="台账文件"
          hint={text.importHint}
          accept=".csv,.xlsx,.xls,.txt"
          errors={errors}
        />
        {outcome !== null && outcome.columns.length > 0 && <ColumnChoices columns={outcome.columns} />}
        <Choices
          name="mode"
          label="怎样导入"
          hint={text.again}
          pick="one"
          values={[outcome !== null && errors.length === 0 ? 'apply' : 'try']}
          options={text.modes}
        />
        <p class="actions">
          <button type="submit" class="primary">
            提交
          </button>
        </p>
      </Form>
    </DeskPage>
  )
}

const columnOptions: readonly Option[] = [
  { value: '', label: '由程序认' },
  { value: 'ignore', label: '不读这一列' },
  ...sheetColumnNames
    .filter((column) => column !== 'note' && column !== 'serial')
    .map((column) => ({ value: column, label: headingOf(column) })),
]

/** Each column of the file and what it is read as, to be put right. */
const ColumnChoices: FC<{ columns: readonly MappedColumn[] }> = ({ columns }) => (
  <details open={columns.some(({ how }) => how === 'guessed')}>
    <summary>各列读作什么（认错了可以改）</summary>
    {columns
      .filter(({ heading }) => heading !== '')
      .map((column) => (
        <SelectField
          name={`column-${column.index}`}
          label={`“${column.heading}”${readAs(column)}`}
          options={columnOptions}
          value={column.how === 'chosen' ? (column.column ?? 'ignore') : ''}
        />
      ))}
  </details>
)

function readAs({ column, how }: MappedColumn): string {
  if (column === null) return '没有读'
  return how === 'guessed' ? `猜作“${headingOf(column)}”` : `读作“${headingOf(column)}”`
}

const ImportOutcome: FC<{ outcome: RequestImport }> = ({ outcome }) => {
  const { rows, added, unchanged, different, problems, warnings } = outcome
  const told = groupComplaints([...problems, ...warnings])
  return (
    <section class="outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title">
        {problems.length > 0 ? '检查结果：有错误，没有改动' : `试导入结果：${rows} 行，会登记 ${added} 件`}
      </h2>
      {unchanged + different > 0 && (
        <p>
          {unchanged} 件早已在系统里，内容相同；{different} 件内容不同，导入不改动它们。
        </p>
      )}
      {problems.length === 0 && <p>没有错误。还没有改动。要正式导入，请再选一次同一个文件，选“正式导入”。</p>}
      {told.length > 0 && (
        <DataTable
          caption="按行列出的问题"
          columns={[
            { name: '行', cell: ({ lines }: GroupedComplaint) => lines },
            { name: '列', cell: ({ column }) => column ?? '整行' },
            {
              name: '问题',
              cell: ({ severity, message }) =>
                severity === 'error' ? <span class="problem">{message}</span> : `提醒：${message}`,
            },
          ]}
          rows={told.slice(0, mostShown)}
          empty=""
        />
      )}
      {told.length > mostShown && <p>还有 {told.length - mostShown} 条没有列出，改好上面的再试。</p>}
    </section>
  )
}

/** A page of more is no help to anybody. */
const mostShown = 500
