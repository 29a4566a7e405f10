import { isShown, type Notice, noticeLimits } from '../../../../domain/notices/notice.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { dayText } from '../../../day-text.ts'
import { mayDo, need, ownOrgan } from '../../../desk-needs.ts'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { NoticeText } from './notice-text.tsx'

const shownAtMost = 100

const editNotices = need('notice', 'edit', ownOrgan)

/** GET /notices: what holds now, and what was. */
export function showNotices(visit: Visit): Promise<Outcome> {
  return page(visit, [])
}

async function page(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const notices = await ports.notices.list({ signedIn, at })
  const read = await ports.own.readNotices({ signedIn, at })
  const mayPost = await mayDo(visit, editNotices)
  const current = notices.filter((notice) => isShown(notice, at.today))
  const others = notices.filter((notice) => !isShown(notice, at.today)).slice(0, shownAtMost)
  return respondWithDeskPage(
    context,
    <DeskPage title="通知" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <h1>通知</h1>
      {current.length === 0 && <EmptyState title="现在没有通知。" />}
      {current.map((notice) => (
        <NoticeText
          notice={notice}
          state={read.has(notice.noticeId) ? 'read' : 'unread'}
          shell={shell}
          back="/notices"
        >
          {mayPost && (
            <Form shell={shell} action={`/notices/${notice.noticeId}/withdraw`}>
              <button type="submit" class="plain">
                撤回<span class="unseen">{notice.title}</span>
              </button>
            </Form>
          )}
        </NoticeText>
      ))}
      {mayPost && <NewNotice visit={visit} errors={errors} />}
      {others.length > 0 && (
        <section class="part" aria-labelledby="others-title">
          <h2 id="others-title">以前和以后的通知</h2>
          <ul>
            {others.map((notice) => (
              <li>
                {notice.title}　{stateOf(notice)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

function stateOf({ from, to, withdrawn }: Notice) {
  if (withdrawn === 'yes') return <Tag tone="quiet">已撤回</Tag>
  return (
    <span class="quiet">
      {dayText(from)}至{dayText(to)}
    </span>
  )
}

function NewNotice({ visit, errors }: { visit: Visit; errors: readonly FormError[] }) {
  return (
    <section class="narrow" aria-labelledby="new-title">
      <h2 id="new-title">发一条通知</h2>
      <p class="hint">本地区登录办公端的人都看得到，显示在“今日待办”上面。不要写个人信息。</p>
      <Form shell={visit.shell} action="/notices">
        <TextField
          name="title"
          label="标题"
          maxlength={noticeLimits.title}
          value={fieldOf(visit, 'title')}
          errors={errors}
        />
        <TextAreaField name="text" label="内容" value={fieldOf(visit, 'text')} errors={errors} />
        <TextField
          name="from"
          label="从哪一天起显示"
          type="date"
          width="medium"
          value={fieldOf(visit, 'from') || visit.at.today}
          errors={errors}
        />
        <TextField
          name="to"
          label="到哪一天为止"
          type="date"
          width="medium"
          value={fieldOf(visit, 'to')}
          errors={errors}
        />
        <p class="actions">
          <button type="submit" class="primary">
            发布
          </button>
        </p>
      </Form>
    </section>
  )
}

/** POST /notices */
export async function postNotice(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const [title, text, from, to] = ['title', 'text', 'from', 'to'].map((name) => fieldOf(visit, name))
  const posted = await ports.notices.post({
    signedIn,
    at,
    title: title ?? '',
    text: text ?? '',
    from: from ?? '',
    to: to ?? '',
  })
  if (posted.ok) return done('/notices', '通知已发布。')
  return 'fields' in posted ? page(visit, errorsOf(posted)) : posted
}

/** POST /notices/:notice/read */
export async function readNotice(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const noticeId = context.req.param('notice') ?? ''
  const known = await ports.notices.list({ signedIn, at })
  if (known.some((notice) => notice.noticeId === noticeId))
    await ports.own.readNotice({ signedIn, at, noticeId })
  return done(fieldOf(visit, 'back') === '/notices' ? '/notices' : '/', '通知已记为已读。')
}

/** POST /notices/:notice/withdraw */
export async function withdrawNotice({ context, ports, signedIn, at }: Visit): Promise<Outcome> {
  const noticeId = context.req.param('notice') ?? ''
  const withdrawn = await ports.notices.withdraw({ signedIn, at, noticeId })
  return withdrawn.ok ? done('/notices', '通知已撤回。') : withdrawn
}
