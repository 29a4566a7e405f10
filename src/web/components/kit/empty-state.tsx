import type { Child, FC } from 'hono/jsx'

/** Nothing here: said as a sentence, with why, and what can be done. */
export const EmptyState: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <div class="empty-state">
    <p class="empty-title">{title}</p>
    {children}
  </div>
)
