import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import type { Visit } from '../../../desk-visit.ts'
import { galleryExamples } from './examples.tsx'

/** GET /gallery: a list of the components; `?show=<id>` draws one, as it stands on a real page. */
export function showGallery({ context, shell }: Visit): Promise<Response> {
  const example = galleryExamples.find(({ id }) => id === context.req.query('show'))
  if (example !== undefined)
    return respondWithDeskPage(
      context,
      <DeskPage title={`组件样本：${example.title}`} shell={shell}>
        <p class="trail">
          <a href="/gallery">组件样本</a>
        </p>
        {example.id === 'confirm' ? null : <h1>{example.title}</h1>}
        {example.draw(shell)}
      </DeskPage>,
    )
  return respondWithDeskPage(
    context,
    <DeskPage title="组件样本" shell={shell}>
      <h1>组件样本</h1>
      <p class="hint">界面用到的每一个组件，各自的样子和状态。内容是虚构的。</p>
      <ul class="places-list">
        {galleryExamples.map(({ id, title }) => (
          <li>
            <a href={`/gallery?show=${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </DeskPage>,
  )
}
