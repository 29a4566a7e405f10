import type { FC } from 'hono/jsx'
import {
  type CalendarEffect,
  type ChangedDay,
  compareCalendars,
} from '../../../../domain/calendar/compare-calendars.ts'
import { parseLocalDate } from '../../../../domain/calendar/local-date.ts'
import { readHolidayTable } from '../../../../domain/calendar/read-holiday-table.ts'
import { workCalendar } from '../../../../domain/calendar/work-calendar.ts'
import type { Refusal } from '../../../../domain/refusal.ts'
import type { HolidayYear } from '../../../../law/work-calendar/holiday-rule.ts'
import type { CalendarPreview, MovedRequest } from '../../../../usecases/requests/preview-calendar.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'

interface Values {
  readonly year: string
  readonly notice: string
  readonly table: string
}

interface Preview {
  readonly year: HolidayYear
  readonly effect: CalendarEffect
  /** Open requests whose last day would move. */
  readonly requests: CalendarPreview
  readonly regionId: string
}

/** GET /calendars/import */
export function showImportCalendar(visit: Visit): Promise<Response> {
  const year = String(Number(visit.at.today.slice(0, 4)) + 1)
  return show(visit, { year, notice: '', table: '' }, null, [])
}

/** POST /calendars/import: `look` shows what would change, `apply` puts the year in force. */
export async function importCalendar(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const values = {
    year: fieldOf(visit, 'year').trim(),
    notice: fieldOf(visit, 'notice').trim(),
    table: fieldOf(visit, 'table'),
  }
  const errors = complaintsAbout(values)
  if (errors.length > 0) return show(visit, values, null, errors)
  const read = readHolidayTable(values.table, Number(values.year), values.notice)
  if (!read.ok) {
    const lines = read.complaints.map(({ line, message }) => ({
      field: 'table',
      message: `第 ${line} 行：${message}`,
    }))
    return show(visit, values, null, lines)
  }
  const preview = await previewOf(visit, read.year)
  if ('code' in preview) return preview
  const { addYear } = ports.calendars
  if (fieldOf(visit, 'action') !== 'apply' || addYear === null) return show(visit, values, preview, [])
  const added = await addYear({ signedIn, at, year: read.year })
  if (added.ok) return done('/calendars', `${values.year}年的放假安排已生效。`)
  return show(visit, values, preview, errorsOf(added))
}

function complaintsAbout({ year, notice, table }: Values): readonly FormError[] {
  const errors: FormError[] = []
  if (!/^20\d\d$/.test(year)) errors.push({ field: 'year', message: '年度应写成 2027 的样子' })
  if (notice === '') errors.push({ field: 'notice', message: '请填写通知的文号' })
  if (table.trim() === '') errors.push({ field: 'table', message: '请填写放假安排' })
  return errors
}

async function previewOf({ ports, signedIn, at }: Visit, year: HolidayYear): Promise<Preview | Refusal> {
  const requests = await ports.calendars.preview({ signedIn, at, year })
  if (!requests.ok) return requests
  const known = await ports.calendars.years(signedIn.account.regionId)
  const [from, to] = [parseLocalDate(`${year.year - 1}-12-01`), parseLocalDate(`${year.year}-12-31`)]
  if (from === null || to === null) throw new Error(`calendar of ${year.year}`)
  const others = known.filter((each) => each.year !== year.year)
  const effect = compareCalendars(workCalendar(known), workCalendar([...others, year]), from, to)
  return { year, effect, requests, regionId: signedIn.account.regionId }
}

function show(
  visit: Visit,
  values: Values,
  preview: Preview | null,
  errors: readonly FormError[],
): Promise<Response> {
  const mayApply = visit.ports.calendars.addYear === null ? 'no' : 'yes'
  return respondWithDeskPage(
    visit.context,
    <ImportView shell={visit.shell} values={values} preview={preview} errors={errors} mayApply={mayApply} />,
    errors.length > 0 ? 422 : 200,
  )
}

interface ImportProps {
  readonly shell: Shell
  readonly values: Values
  readonly preview: Preview | null
  readonly errors: readonly FormError[]
  readonly mayApply: 'yes' | 'no'
}

const ImportView: FC<ImportProps> = ({ shell, values, preview, errors, mayApply }) => (
  <DeskPage title="更新工作日历" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <ErrorSummary errors={errors} />
    <p class="trail">
      <a href="/calendars">工作日历</a>
    </p>
    <h1>更新工作日历</h1>
    {preview !== null && <Effect preview={preview} />}
    <Form shell={shell} action="/calendars/import">
      <TextField
        name="year"
        label="年度"
        value={values.year}
        inputmode="numeric"
        width="short"
        errors={errors}
      />
      <TextField
        name="notice"
        label="通知文号"
        hint="例如“国办发明电〔2026〕9号”。"
        value={values.notice}
        errors={errors}
      />
      <TextAreaField
        name="table"
        label="放假安排"
        hint="每行一个节日：节日,放假第一天,放假最后一天,调休上班（几天用、隔开）。可以从表格软件粘贴，也可以贴 JSON。"
        value={values.table}
        rows={9}
        errors={errors}
      />
      <p class="actions">
        <button type="submit" name="action" value="look" class={preview === null ? 'primary' : undefined}>
          {preview === null ? '查看影响' : '重新查看影响'}
        </button>
        {preview !== null && mayApply === 'yes' && (
          <button type="submit" name="action" value="apply" class="primary">
            生效
          </button>
        )}
      </p>
      {mayApply === 'no' && <p class="hint">本机目前只能查看影响；新的年度随程序更新收录。</p>}
    </Form>
  </DeskPage>
)

const Effect: FC<{ preview: Preview }> = ({ preview: { year, effect, requests, regionId } }) => (
  <section class="outcome" aria-labelledby="effect-title">
    <h2 id="effect-title">
      对{year.year}年的影响：{effect.changed.length} 天改变，工作日由 {effect.workingDaysBefore} 天变为{' '}
      {effect.workingDaysAfter} 天（含上年 12 月）
    </h2>
    <p>还没有生效。</p>
    <DataTable
      caption="会改变的日子"
      columns={[
        { name: '日期', cell: ({ date }: ChangedDay) => <time datetime={date}>{date}</time> },
        { name: '原来', cell: ({ before }) => before.why },
        { name: '以后', cell: ({ after }) => `${after.isWorking ? '上班' : '休息'}：${after.why}` },
      ]}
      rows={effect.changed}
      empty={<EmptyState title="没有一天会改变。" />}
    />
    <Moved requests={requests} regionId={regionId} />
  </section>
)

/** The new days move cases that are running: told before it is done, case by case. */
const Moved: FC<Pick<Preview, 'requests' | 'regionId'>> = ({
  requests: { moved, movedInAll, looked },
  regionId,
}) => (
  <>
    <h3>
      {movedInAll === 0
        ? `${looked} 件未办结的申请，期限都不变`
        : `${looked} 件未办结的申请中，${movedInAll} 件的期限会改变`}
    </h3>
    {moved.length > 0 && (
      <DataTable
        caption="期限会改变的申请"
        captionIs="unseen"
        columns={[
          {
            name: '编号',
            cell: ({ requestId, number }: MovedRequest) => (
              <a href={`/requests/${regionId}/${requestId}`}>{number}</a>
            ),
          },
          {
            name: '原来的期限',
            cell: ({ dueBefore, provisionalBefore }) => dueText(dueBefore, provisionalBefore),
          },
          {
            name: '以后的期限',
            cell: ({ dueAfter, provisionalAfter }) => dueText(dueAfter, provisionalAfter),
          },
        ]}
        rows={moved}
        empty=""
      />
    )}
    {moved.length < movedInAll && (
      <p class="quiet">其中 {movedInAll - moved.length} 件您不能查看，没有列出。</p>
    )}
  </>
)

function dueText(due: string | null, provisional: boolean): string {
  if (due === null) return '期限停着'
  return provisional ? `${due}（暂定）` : due
}
