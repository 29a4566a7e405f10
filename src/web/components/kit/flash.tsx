import type { FC } from 'hono/jsx'

/** What was just done, once. Stays until the next page: nothing disappears while it is being read. */
export const Flash: FC<{ says: string }> = ({ says }) => (
  <p class="flash" role="status">
    <span aria-hidden="true">✓</span> {says}
  </p>
)
