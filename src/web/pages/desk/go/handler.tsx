import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import type { Visit } from '../../../desk-visit.ts'

/** GET /go: the command palette as a page. */
export function showPlaces({ context, shell }: Visit): Promise<Response> {
  const places = (shell.person?.places ?? []).filter(({ href }) => href !== '/go')
  return respondWithDeskPage(
    context,
    <DeskPage title="前往" shell={shell}>
      <h1>前往</h1>
      <p class="hint">您可以打开的页面。在任何页面按 Ctrl K 也可以到这里。</p>
      <ul class="places-list">
        {places.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </DeskPage>,
  )
}
