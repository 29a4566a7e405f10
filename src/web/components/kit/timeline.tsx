import type { FC } from 'hono/jsx'

export interface TimelineEntry {
  /** YYYY-MM-DD or an instant. */
  readonly at: string
  readonly shown: string
  readonly title: string
  readonly text?: string
}

/** What happened, oldest first. */
export const Timeline: FC<{ entries: readonly TimelineEntry[] }> = ({ entries }) => (
  <ol class="timeline">
    {entries.map(({ at, shown, title, text }) => (
      <li>
        <time datetime={at}>{shown}</time>
        <div>
          <strong>{title}</strong>
          {text !== undefined && <p>{text}</p>}
        </div>
      </li>
    ))}
  </ol>
)
