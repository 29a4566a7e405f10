import type { Child, FC } from 'hono/jsx'

export interface SummaryRow {
  readonly name: string
  /** Empty is shown as 未填写. */
  readonly value: Child
  /** Where to change it; `what` completes the link for those who hear it alone. */
  readonly change?: { readonly href: string; readonly label?: string; readonly what: string }
}

/** 核对: what stands, line by line, each with its way to change it. */
export const SummaryList: FC<{ rows: readonly SummaryRow[] }> = ({ rows }) => (
  <dl class="summary-list">
    {rows.map(({ name, value, change }) => (
      <div>
        <dt>{name}</dt>
        <dd>{value === '' || value === null ? <span class="quiet">未填写</span> : value}</dd>
        {change !== undefined && (
          <dd class="change">
            <a href={change.href}>
              {change.label ?? '修改'}
              <span class="unseen">{change.what}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
