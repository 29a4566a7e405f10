import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../../domain/citation-text.ts'
import { outcomeName } from '../../../../../domain/requests/fact-details.ts'
import { lifecycleNames } from '../../../../../domain/requests/request-words.ts'
import { conversionToPublication } from '../../../../../law/disclosure-regulation/article-44-conversion.ts'
import type { SimilarRequest } from '../../../../../usecases/requests/find-similar.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { DeskPage } from '../../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { SelectField } from '../../../../components/kit/field.tsx'
import type { Shell } from '../../../../desk-visit.ts'
import { pathOf } from '../request-address.ts'
import { isLifecycle } from '../work-list.tsx'
import { jointTasks, likelyNext, obstacle, taskName } from './joint-tasks.ts'

export interface ChooseViewProps {
  readonly shell: Shell
  readonly path: string
  readonly viewed: ViewedRequest
  readonly similar: readonly SimilarRequest[]
  readonly today: LocalDate
}

/** Alike so much, a request is ticked from the start. */
const tickedFrom = 0.8

interface Row {
  readonly regionId: string
  readonly requestId: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly due: LocalDate | null
  readonly alike: string
  readonly ticked: 'yes' | 'no'
}

/** First: which requests, and what is to be done in all of them. */
export const ChooseView: FC<ChooseViewProps> = ({ shell, path, viewed, similar }) => {
  const made = viewed.case
  const rows = [
    rowOfCase(viewed),
    ...similar.map((each) => rowOfSimilar(each, made.closedOn === null ? 'open' : 'closed')),
  ]
  const likely = [...likelyNext, ...jointTasks].find((task) => obstacle(task, viewed) === null)
  return (
    <DeskPage title={`一并办理 · ${made.registered.number}`} shell={shell}>
      <p class="trail">
        <a href={pathOf(made)}>{made.registered.number}</a>
      </p>
      <h1>一并办理</h1>
      <p class="quiet">{made.items.map(({ description }) => description).join('；')}</p>
      <ul class="law-lines">
        <li>
          多人申请公开同一信息的，可以一次拟办、审核、签发；每件仍是各自的案件，各有编号、期限、答复书和送达，在表三里各计一件。
        </li>
        <li>
          {conversionToPublication.says}（{citationText(conversionToPublication.cites)}）
        </li>
      </ul>
      {similar.length === 0 ? (
        <EmptyState title="没有找到相同、相似的申请。">
          <p>
            知道是哪一件的，先在那一件里<a href={`${pathOf(made)}/steps/similar-noted`}>标记相同、相似申请</a>
            。
          </p>
        </EmptyState>
      ) : (
        <form method="get" action={path}>
          <DataTable
            caption="要一并办理的申请"
            captionIs="unseen"
            columns={[
              { name: '编号', cell: (row: Row) => <Tick row={row} /> },
              { name: '申请内容', cell: ({ title }) => <span class="case-gist">{title}</span> },
              { name: '期限', cell: ({ due }) => (due === null ? '—' : <time datetime={due}>{due}</time>) },
              { name: '状态', cell: ({ state }) => state },
              { name: '相同', align: 'right', cell: ({ alike }) => alike },
            ]}
            rows={rows}
            empty=""
          />
          {viewed.takesSteps ? <Task likely={likely?.id ?? 'decision-drafted'} /> : <p>由受理机关办理。</p>}
          <p class="actions">
            {viewed.takesSteps && (
              <button type="submit" class="primary">
                下一步
              </button>
            )}
            <a href={pathOf(made)}>{viewed.takesSteps ? '取消' : '回到这件申请'}</a>
          </p>
        </form>
      )}
    </DeskPage>
  )
}

const Tick: FC<{ row: Row }> = ({ row }) => (
  <span class="tick">
    <input
      type="checkbox"
      id={`pick-${row.requestId}`}
      name={`pick-${row.requestId}`}
      value="on"
      checked={row.ticked === 'yes'}
    />
    <label for={`pick-${row.requestId}`}>{row.number}</label>
  </span>
)

function rowOfCase({ case: made }: ViewedRequest): Row {
  return {
    regionId: made.regionId,
    requestId: made.requestId,
    number: made.registered.number,
    title: made.items.map(({ description }) => description).join('；'),
    state:
      made.outcome === null || made.closedOn === null
        ? lifecycleNames[made.lifecycle]
        : outcomeName(made.outcome.code),
    due: made.clock?.ok === true && made.closedOn === null ? made.clock.due : null,
    alike: '本件',
    ticked: 'yes',
  }
}

/** What is open is answered together, what is closed converted together: others, and other years or numbers, start unticked. */
function rowOfSimilar({ line, likeness, figures }: SimilarRequest, base: 'open' | 'closed'): Row {
  const { lifecycle, outcome } = line
  const standing = isLifecycle(lifecycle) ? lifecycleNames[lifecycle] : lifecycle
  const sameBase = (outcome === null ? 'open' : 'closed') === base
  return {
    regionId: line.regionId,
    requestId: line.requestId,
    number: line.number,
    title: line.title,
    state: outcome === null ? standing : outcomeName(outcome),
    due: outcome === null ? line.due : null,
    alike: `${Math.round(likeness * 100)}%${figures === 'differ' ? '，数字不同' : ''}`,
    ticked: sameBase && figures === 'agree' && likeness >= tickedFrom ? 'yes' : 'no',
  }
}

const Task: FC<{ likely: string }> = ({ likely }) => (
  <SelectField
    name="task"
    label="做什么"
    options={jointTasks.map((task) => ({ value: task.id, label: taskName(task) }))}
    value={likely}
  />
)
