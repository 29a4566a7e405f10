import type { Child, FC } from 'hono/jsx'

export interface FilterFormProps {
  readonly action: string
  readonly label: string
  /** What is kept besides the fields, e.g. the order. */
  readonly keep?: Readonly<Record<string, string>>
  /** True state of the list: with a filter set, a link takes it away. */
  readonly isFiltered: 'yes' | 'no'
  readonly children?: Child
}

/** Narrowing a list: a GET form, so that the address says what is shown. */
export const FilterForm: FC<FilterFormProps> = ({ action, label, keep = {}, isFiltered, children }) => (
  <search>
    <form method="get" action={action} class="filter" aria-label={label}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <p class="actions">
        <button type="submit">筛选</button>
        {isFiltered === 'yes' && <a href={action}>清除筛选</a>}
      </p>
    </form>
  </search>
)
