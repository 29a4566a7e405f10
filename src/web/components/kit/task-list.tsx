import type { FC } from 'hono/jsx'

export interface Task {
  readonly id: string
  readonly title: string
  readonly hint?: string
  /** null = cannot be started yet. */
  readonly href: string | null
  /** `optional`: nothing waits for it. */
  readonly status: 'open' | 'optional' | 'done' | 'blocked' | 'wrong'
}

const words = {
  open: '待办',
  optional: '可以跳过',
  done: '已完成',
  blocked: '暂不能开始',
  wrong: '有问题',
} as const

/** The whole row leads on. What is done is plain text, so that open work stands out; red is for what is wrong only. */
export const TaskList: FC<{ tasks: readonly Task[] }> = ({ tasks }) => (
  <ul class="task-list">
    {tasks.map(({ id, title, hint, href, status }) => (
      <li>
        <div class="task-name">
          {href === null ? (
            <span>{title}</span>
          ) : (
            <a href={href} aria-describedby={`${id}-status`}>
              {title}
            </a>
          )}
          {hint !== undefined && <p class="hint">{hint}</p>}
        </div>
        <span class={`task-status is-${status}`} id={`${id}-status`}>
          {words[status]}
        </span>
      </li>
    ))}
  </ul>
)
