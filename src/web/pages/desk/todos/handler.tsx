import { inChinese, type LocalDate } from '../../../../domain/calendar/local-date.ts'
import { isShown } from '../../../../domain/notices/notice.ts'
import type { Todo } from '../../../../usecases/list-todos.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { Visit } from '../../../desk-visit.ts'
import { NoticeText } from '../notices/notice-text.tsx'

/** GET /: one list of everything with a date, by days left. */
export async function showTodos({ context, ports, signedIn, at, shell }: Visit): Promise<Response> {
  const [todos, notices, read] = await Promise.all([
    ports.listTodos({ signedIn, at }),
    ports.notices.list({ signedIn, at }),
    ports.own.readNotices({ signedIn, at }),
  ])
  const shown = notices.filter((notice) => isShown(notice, at.today))
  const unread = shown.filter(({ noticeId }) => !read.has(noticeId))
  const overdue = todos.filter(({ due }) => due !== null && due < at.today).length
  return respondWithDeskPage(
    context,
    <DeskPage title="今日待办" shell={shell}>
      <h1>今日待办</h1>
      <p class="quiet">
        {inChinese(at.today)}
        {todos.length > 0 && `，${todos.length} 件`}
        {overdue > 0 && `，其中 ${overdue} 件已过期限`}
      </p>
      {unread.map((notice) => (
        <NoticeText notice={notice} state="unread" shell={shell} back="/" />
      ))}
      {shown.length > unread.length && (
        <p class="quiet">
          <a href="/notices">已读的通知 {shown.length - unread.length} 条</a>
        </p>
      )}
      <DataTable
        caption="待办，按剩余天数排列"
        captionIs="unseen"
        columns={[
          {
            name: '事项',
            cell: ({ title, href }: Todo) => (href === null ? title : <a href={href}>{title}</a>),
          },
          {
            name: '哪一件',
            cell: ({ subject, gist }) => (
              <>
                <span class={gist === '' ? undefined : 'nowrap'}>{subject}</span>
                {gist !== '' && <span class="quiet todo-gist">{gist}</span>}
              </>
            ),
          },
          {
            name: '期限',
            cell: ({ due }) => (due === null ? '—' : <time datetime={due}>{inChinese(due)}</time>),
          },
          { name: '剩余', align: 'right', cell: (todo) => <DaysLeft todo={todo} today={at.today} /> },
          { name: '依据', cell: ({ basis }) => <span class="quiet">{basis}</span> },
        ]}
        rows={todos}
        empty={
          <EmptyState title="今天没有要办的事。">
            <p>有期限的事情，例如年度报告的发布，会按剩余天数列在这里，最急的在最上面。</p>
          </EmptyState>
        }
      />
    </DeskPage>,
  )
}

function DaysLeft({ todo: { due, left }, today }: { todo: Todo; today: LocalDate }) {
  if (due === null || left === null) return <Tag tone="open">尽快</Tag>
  // Working days do not pass on a weekend, periods do.
  if (due < today)
    return <Tag tone="wrong">{left.count === 0 ? '已过期限' : `过期 ${-left.count} ${left.unit}`}</Tag>
  if (due === today) return <Tag tone="open">今天到期</Tag>
  return (
    <>
      {left.count} {left.unit}
    </>
  )
}
