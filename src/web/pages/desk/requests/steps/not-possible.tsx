import type { FC } from 'hono/jsx'
import { citationText } from '../../../../../domain/citation-text.ts'
import type { Refusal } from '../../../../../domain/refusal.ts'

/** Why not, with the article: an illegal step is shown and refused, never hidden. */
export const NotPossible: FC<{ refusal: Refusal }> = ({ refusal: { message, cites } }) => (
  <section class="not-possible" aria-label="现在不能做">
    <p>
      <strong>现在不能做。</strong>
      {message}
      {cites !== null && <span class="quiet">（{citationText(cites)}）</span>}
    </p>
  </section>
)
