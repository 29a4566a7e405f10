import { isId } from '../../../../domain/is-id.ts'
import type { DeadLetter, JobCount, JobKind } from '../../../../usecases/job-ports.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { done, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'

/** What each kind of job is for. */
const jobNames: Readonly<Record<JobKind, string>> = {
  'send-mail': '发邮件',
  'place-ledger-events': '台账入日志（每分钟）',
  'sign-checkpoint': '签署检查点（每小时）',
  'verify-ledger': '核对台账日志和由它得出的表（每夜）',
  'keep-house': '清理日志、账号和文件（每夜）',
  'remind-offices': '给公开机构发提醒邮件（工作日早上）',
  'destroy-content': '删除已批准销毁的文件内容（每 5 分钟）',
  'audit-batch': '批量核查年报',
  'back-up': '备份',
  'drill-backup': '恢复演练（每周，或者指定）',
}

/** GET /jobs: how many wait, run, were given up; and those given up, one by one. */
export async function showJobs(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const seen = await ports.platform.jobs({ signedIn, at })
  if (!seen.ok) return seen
  return respondWithDeskPage(
    context,
    <DeskPage title="任务" shell={shell}>
      <h1>任务</h1>
      <p>不必当场做完的事由任务进程来做，失败的隔一会儿自动再试；试够次数仍不成的列在下面，等人处理。</p>
      <DataTable
        caption="各类任务现在的件数"
        columns={[
          { name: '任务', cell: ({ kind }: JobCount) => jobNames[kind] },
          { name: '等待', align: 'right', cell: ({ waiting }) => waiting },
          { name: '正在做', align: 'right', cell: ({ running }) => running },
          {
            name: '放弃',
            align: 'right',
            cell: ({ dead }) => (dead === 0 ? '0' : <Tag tone="wrong">{dead}</Tag>),
          },
        ]}
        rows={seen.counts}
        empty=""
      />
      <section class="part" aria-labelledby="letters-title">
        <h2 id="letters-title">放弃了的任务</h2>
        <Letters visit={visit} letters={seen.letters} />
      </section>
    </DeskPage>,
  )
}

function Letters({ visit: { shell }, letters }: { visit: Visit; letters: readonly DeadLetter[] }) {
  if (letters.length === 0)
    return (
      <EmptyState title="没有。">
        <p>放弃的任务会留一年，不会自己消失。</p>
      </EmptyState>
    )
  return (
    <>
      <Form shell={shell} action="/jobs/rerun">
        <p class="actions">
          <button type="submit">全部再做一次</button>
        </p>
      </Form>
      <DataTable
        caption="放弃了的任务，新的在前"
        captionIs="unseen"
        columns={[
          { name: '任务', cell: ({ kind }: DeadLetter) => jobNames[kind] },
          { name: '原因', cell: ({ reason }) => reason },
          { name: '件数', align: 'right', cell: ({ items }) => items },
          { name: '试过', align: 'right', cell: ({ attempts }) => `${attempts} 次` },
          { name: '提出', cell: ({ enqueuedAt }) => <Instant at={enqueuedAt} /> },
          { name: '放弃', cell: ({ givenUpAt }) => <Instant at={givenUpAt} /> },
          {
            name: '操作',
            cell: ({ id, kind }) => (
              <Form shell={shell} action="/jobs/rerun">
                <input type="hidden" name="id" value={id} />
                <button type="submit" class="plain">
                  再做一次<span class="unseen">{jobNames[kind]}</span>
                </button>
              </Form>
            ),
          },
        ]}
        rows={letters}
        empty=""
      />
    </>
  )
}

/** POST /jobs/rerun: one, or without an id all that were given up. */
export async function rerunJobs(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const id = fieldOf(visit, 'id')
  const seen = await ports.platform.jobs({ signedIn, at })
  if (!seen.ok) return seen
  const ids = isId(id) ? [id] : id === '' ? seen.letters.map((letter) => letter.id) : []
  const answer =
    ids.length === 0 ? ({ ok: true, rerun: 0 } as const) : await ports.platform.rerun({ signedIn, at, ids })
  if (!answer.ok) return answer
  return done(
    '/jobs',
    answer.rerun === 0 ? '没有可以再做的，可能别人已经处理。' : `${answer.rerun} 件已放回去再做。`,
  )
}
