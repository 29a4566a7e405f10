import type { FC } from 'hono/jsx'
import { isId } from '../../../../domain/is-id.ts'
import type { SavedQueue } from '../../../../usecases/own-desk-ports.ts'
import { queueLimits } from '../../../../usecases/save-queue.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { addressOf, askedOf, describeList, queryOf } from './asked-list.ts'

const title = '我的清单'

/** GET /requests/queues: the lists that the person keeps; with `add` the form that keeps one more. */
export function showQueues(visit: Visit): Promise<Outcome> {
  return page(visit, visit.context.req.query('add') ?? '', [])
}

/** POST /requests/queues */
export async function saveQueue(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const asked = listOf(fieldOf(visit, 'query'))
  const name = fieldOf(visit, 'name').trim()
  const saved = await ports.own.saveQueue({ signedIn, at, name, query: queryOf(asked) })
  if (saved.ok) return done(addressOf(asked), `清单“${name}”已保存，只有您自己看得到。`)
  return 'fields' in saved ? page(visit, queryOf(asked), errorsOf(saved)) : saved
}

/** POST /requests/queues/:queue/remove */
export async function removeQueue({ context, ports, signedIn, at }: Visit): Promise<Outcome> {
  const queueId = context.req.param('queue') ?? ''
  if (isId(queueId)) await ports.own.removeQueue({ signedIn, at, queueId })
  return done('/requests/queues', '清单已移除，申请都还在。')
}

/** Of a query only what the list knows. */
function listOf(query: string) {
  return { ...askedOf(Object.fromEntries(new URLSearchParams(query))), after: null }
}

async function page(visit: Visit, add: string, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const queues = await ports.own.queues({ signedIn, at })
  return respondWithDeskPage(
    context,
    <DeskPage title={title} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      {add !== '' && <NewQueue visit={visit} query={add} errors={errors} />}
      <Queues queues={queues} visit={visit} />
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

const NewQueue: FC<{ visit: Visit; query: string; errors: readonly FormError[] }> = ({
  visit,
  query,
  errors,
}) => (
  <section class="narrow" aria-labelledby="new-title">
    <h2 id="new-title">存下这个清单</h2>
    <p>{describeList(listOf(query))}</p>
    <Form shell={visit.shell} action="/requests/queues">
      <input type="hidden" name="query" value={query} />
      <TextField
        name="name"
        label="名称"
        hint="例如“今年不予公开的”。名称相同的会换成这一个。"
        maxlength={queueLimits.name}
        value={fieldOf(visit, 'name')}
        errors={errors}
      />
      <p class="actions">
        <button type="submit" class="primary">
          保存
        </button>
        <a href={addressOf(listOf(query))}>取消</a>
      </p>
    </Form>
  </section>
)

const Queues: FC<{ queues: readonly SavedQueue[]; visit: Visit }> = ({ queues, visit: { shell } }) => (
  <DataTable
    caption={title}
    captionIs="unseen"
    columns={[
      { name: '名称', cell: ({ name, query }: SavedQueue) => <a href={`/requests?${query}`}>{name}</a> },
      { name: '条件', cell: ({ query }) => describeList(listOf(query)) },
      {
        name: '操作',
        cell: ({ queueId, name }) => (
          <Form shell={shell} action={`/requests/queues/${queueId}/remove`}>
            <button type="submit" class="plain">
              移除<span class="unseen">{name}</span>
            </button>
          </Form>
        ),
      },
    ]}
    rows={queues}
    empty={
      <EmptyState title="还没有保存的清单。">
        <p>
          在<a href="/requests">申请</a>里筛选以后，选“把这个清单存下来”。
        </p>
      </EmptyState>
    }
  />
)
