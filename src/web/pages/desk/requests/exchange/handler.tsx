import type { FC } from 'hono/jsx'
import { can } from '../../../../../domain/access/can.ts'
import { isLocalDate } from '../../../../../domain/calendar/local-date.ts'
import { categoryNames } from '../../../../../domain/requests/request-words.ts'
import type { RequestFilter } from '../../../../../usecases/request-ports.ts'
import type { RequestExportFormat } from '../../../../../usecases/requests/export-requests.ts'
import { DeskPage, respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../../components/kit/error-summary.tsx'
import { SelectField, TextField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import {
  errorsOf,
  type FormError,
  fieldOf,
  mayGo,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../../desk-visit.ts'
import { exchangeText as text } from './text.ts'

type Filter = Omit<RequestFilter, 'today' | 'after' | 'limit'>

/** GET /requests/exchange */
export async function showExchange(visit: Visit): Promise<Response> {
  const { context, shell } = visit
  const applicants = await mayExportApplicants(visit)
  return respondWithDeskPage(context, <ExchangeView shell={shell} applicants={applicants} errors={[]} />)
}

/** Whoever is only asked for another proof of identity may. */
async function mayExportApplicants({ ports, signedIn, at }: Visit): Promise<'yes' | 'no'> {
  const { regionId, organId } = signedIn.account
  const organPath = await ports.organs.path(regionId, organId)
  const place = { kind: 'personal-data', regionId, organPath, workOf: [] } as const
  const permission = can(signedIn.actor, 'export-bulk', place, at.now)
  return permission.allowed || permission.code === 'step-up-needed' ? 'yes' : 'no'
}

/** GET /requests/export: without applicants. */
export async function downloadRegister(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const query = (name: string) => context.req.query(name) ?? ''
  const format = formatOf(query('format'))
  const written = await ports.exchange.exportSheet({
    signedIn,
    at,
    format,
    filter: filterOf(query),
    applicants: { with: 'no' },
  })
  return 'ok' in written ? written : download(visit, written, format)
}

/** POST /requests/export: with applicants, a reason and a line of the access log for every case. */
export async function exportRegister(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const field = (name: string) => fieldOf(visit, name)
  const format = formatOf(field('format'))
  const written = await ports.exchange.exportSheet({
    signedIn,
    at,
    format,
    filter: filterOf(field),
    applicants: { with: 'yes', reason: field('reason') },
  })
  if (!('ok' in written))
    return {
      kind: 'done',
      to: '/requests/exchange',
      says: '已导出。要再导出一次，请重新填写理由。',
      first: () => download(visit, written, format),
    }
  if (!('fields' in written)) return written
  return respondWithDeskPage(
    context,
    <ExchangeView shell={shell} applicants="yes" errors={errorsOf(written)} />,
    422,
  )
}

function download(
  { context, at }: Visit,
  written: { readonly bytes: Uint8Array; readonly mediaType: string },
  format: RequestExportFormat,
): Response {
  const name = encodeURIComponent(`申请台账${at.today}`)
  return context.body(new Uint8Array(written.bytes), 200, {
    'Content-Type': written.mediaType,
    'Content-Disposition': `attachment; filename="requests.${format}"; filename*=UTF-8''${name}.${format}`,
  })
}

function formatOf(text: string): RequestExportFormat {
  return text === 'csv' || text === 'json' ? text : 'xlsx'
}

function filterOf(value: (name: string) => string): Filter {
  const [state, category, from, to] = [value('state'), value('category'), value('from'), value('to')]
  return {
    state: state === 'open' || state === 'overdue' || state === 'closed' ? state : 'all',
    lifecycle: null,
    dueTo: null,
    organId: null,
    search: '',
    category: isCategory(category) ? category : null,
    outcome: null,
    receivedFrom: isLocalDate(from) ? from : null,
    receivedTo: isLocalDate(to) ? to : null,
  }
}

function isCategory(text: string): text is keyof typeof categoryNames {
  return Object.hasOwn(categoryNames, text)
}

const ExchangeView: FC<{ shell: Shell; applicants: 'yes' | 'no'; errors: readonly FormError[] }> = ({
  shell,
  applicants,
  errors,
}) => {
  const may = (href: string) => mayGo(shell, href)
  return (
    <DeskPage title="导入、导出申请" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <h1>导入、导出申请</h1>
      {may('/requests/import') && (
        <section class="part" aria-labelledby="import-title">
          <h2 id="import-title">导入</h2>
          <ul>
            <li>
              <a href="/requests/import">导入台账</a>：把原来的 Excel 台账里的申请登记进来
            </li>
            <li>
              <a href="/requests/import/case">核对、导入案卷包</a>：从别的系统、别的机关移交来的一件申请
            </li>
          </ul>
        </section>
      )}
      <section class="part" aria-labelledby="export-title">
        <h2 id="export-title">导出台账</h2>
        <form method="get" action="/requests/export">
          <Scope which="plain" />
          <p class="actions">
            <button type="submit" class="primary">
              导出（不含申请人信息）
            </button>
          </p>
        </form>
      </section>
      {applicants === 'yes' && (
        <section class="part" aria-labelledby="applicants-title">
          <h2 id="applicants-title">连同申请人信息导出</h2>
          <p>{text.applicants}</p>
          <Form shell={shell} action="/requests/export">
            <Scope which="full" />
            <TextField name="reason" label="为什么要导出申请人的信息" maxlength={200} errors={errors} />
            <p class="actions">
              <button type="submit">导出（含申请人信息）</button>
            </p>
          </Form>
        </section>
      )}
    </DeskPage>
  )
}

/** Two forms of one page: what is asked is the same, the ids are not. */
const Scope: FC<{ which: 'plain' | 'full' }> = ({ which }) => (
  <div class="filter">
    <Pick which={which} name="state" label="范围" options={states} />
    <Pick which={which} name="category" label="申请人类型" options={[all, ...categories]} />
    <Day which={which} name="from" label="收到日期从" />
    <Day which={which} name="to" label="到" />
    <Pick which={which} name="format" label="格式" options={formats} />
  </div>
)

const Pick: FC<{
  which: string
  name: string
  label: string
  options: readonly { readonly value: string; readonly label: string }[]
}> = ({ which, name, label, options }) =>
  which === 'plain' ? (
    <SelectField name={name} label={label} options={options} />
  ) : (
    <p class="field">
      <label for={`full-${name}`}>{label}</label>
      <select id={`full-${name}`} name={name}>
        {options.map((option) => (
          <option value={option.value}>{option.label}</option>
        ))}
      </select>
    </p>
  )

const Day: FC<{ which: string; name: string; label: string }> = ({ which, name, label }) =>
  which === 'plain' ? (
    <TextField name={name} label={label} type="date" />
  ) : (
    <p class="field">
      <label for={`full-${name}`}>{label}</label>
      <input type="date" id={`full-${name}`} name={name} />
    </p>
  )

const all = { value: '', label: '全部' }
const states = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '未办结' },
  { value: 'overdue', label: '已逾期' },
  { value: 'closed', label: '已办结' },
]
const categories = Object.entries(categoryNames).map(([value, label]) => ({ value, label }))
const formats = [
  { value: 'xlsx', label: 'Excel（xlsx）' },
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
]
