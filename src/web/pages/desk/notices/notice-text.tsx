import type { Child, FC } from 'hono/jsx'
import type { Notice } from '../../../../domain/notices/notice.ts'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { Shell } from '../../../desk-visit.ts'

/** One notice as it is read; with `back`, the button that marks it as read and leads there. */
export const NoticeText: FC<{
  notice: Notice
  state: 'read' | 'unread'
  shell: Shell
  back: '/' | '/notices'
  children?: Child
}> = ({ notice, state, shell, back, children }) => (
  <section class="notice" aria-label={`通知：${notice.title}`}>
    <p>
      {state === 'unread' && <Tag tone="open">未读</Tag>} <strong>{notice.title}</strong>
    </p>
    {notice.text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
    <p class="quiet">
      {notice.postedBy}，<Instant at={notice.postedAt} />
    </p>
    {state === 'unread' && (
      <Form shell={shell} action={`/notices/${notice.noticeId}/read`}>
        <input type="hidden" name="back" value={back} />
        <button type="submit" class="plain">
          记为已读<span class="unseen">{notice.title}</span>
        </button>
      </Form>
    )}
    {children}
  </section>
)
