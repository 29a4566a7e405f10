import type { Child, FC } from 'hono/jsx'

export interface FilterFormProps {
  readonly action: string
  readonly label: string
  /** What is kept besides the fields, e.g. the order. */
  readonly keep?: Readonly<Record<string, string>>
  /** True state of the list: with a filter set, a link takes it away. */
  readonly isFiltered: 'yes' | 'no'
  /** On the button; 筛选 unless the form chooses what is shown at all. */
  readonly submit?: string
  /** Conditions that are folded away on a phone; `open` where one of them is set. */
  readonly more?: { readonly fields: Child; readonly are: 'open' | 'folded' }
  readonly children?: Child
}

/** Narrowing a list: a GET form, so that the address says what is shown. */
export const FilterForm: FC<FilterFormProps> = (props) => {
  const { action, label, keep = {}, isFiltered, submit = '筛选', more, children } = props
  return (
    <search>
      <form method="get" action={action} class="filter" aria-label={label}>
        {Object.entries(keep).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        {more !== undefined && (
          <details class="filter-more" open={more.are === 'open'}>
            <summary>更多条件</summary>
            <div>{more.fields}</div>
          </details>
        )}
        <p class="actions">
          <button type="submit">{submit}</button>
          {isFiltered === 'yes' && <a href={action}>清除筛选</a>}
        </p>
      </form>
    </search>
  )
}
