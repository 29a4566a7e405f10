import type { Child, FC } from 'hono/jsx'
import type { Notice } from '../../../../domain/notices/notice.ts'
import { Instant } from '../../../components/kit/instant.tsx'

/** One notice as it is read. */
export const NoticeText: FC<{ notice: Notice; children?: Child }> = ({ notice, children }) => (
  <section class="notice" aria-label={`通知：${notice.title}`}>
    <p>
      <strong>{notice.title}</strong>
    </p>
    {notice.text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
    <p class="quiet">
      {notice.postedBy}，<Instant at={notice.postedAt} />
    </p>
    {children}
  </section>
)
