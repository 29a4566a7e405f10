import type { FC } from 'hono/jsx'

/**
 * By keyset: the address names the last row shown, so that nothing is skipped or shown twice when rows come in between.
 * There is no page number to jump to; filters and sorting find faster.
 */
export const Pagination: FC<{ first: string | null; next: string | null }> = ({ first, next }) =>
  first === null && next === null ? null : (
    <nav class="pagination" aria-label="翻页">
      {first !== null && <a href={first}>回到第一页</a>}
      {next !== null && (
        <a href={next} rel="next">
          下一页
        </a>
      )}
    </nav>
  )
