import type { FC } from 'hono/jsx'

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant as the clock in China showed it, e.g. "2026-03-31 09:05". */
export const Instant: FC<{ at: string }> = ({ at }) => (
  <time datetime={at}>{format.format(new Date(at))}</time>
)
