import type { FC } from 'hono/jsx'
import { newItemId, putItem, removeItem } from '../../../../../domain/requests/draft/draft-items.ts'
import {
  draftKind,
  draftLimits,
  type RequestDraft,
} from '../../../../../domain/requests/draft/request-draft.ts'
import type { SoughtItem } from '../../../../../domain/requests/request-event.ts'
import { TextAreaField, TextField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import type { FormError } from '../../../../desk-visit.ts'
import { type DraftVisit, draftPage, postedField } from '../../../../portal-answer.tsx'
import { problemPage } from '../../problem/handler.tsx'
import { RequestsPage } from '../frame.tsx'
import { itemText as text } from '../text.ts'
import { fromOf, goOn } from './question-handler.tsx'
import { backOf } from './question-view.tsx'

type ItemText = Omit<SoughtItem, 'id'>

const blank: ItemText = { description: '', documentNumber: '' }

/** GET /requests/draft/items: what is asked for so far; nothing yet = the first one. */
export const showItems = draftPage((visit) => {
  const { draft } = visit.kept
  if (draft.items.length === 0) return respondItem(visit, newItemId(draft), blank, [])
  return respondWithPage(visit.context, <ItemsView visit={visit} draft={draft} />)
})

/** GET /requests/draft/items/:id */
export const showItem = draftPage((visit) => {
  const { draft } = visit.kept
  const id = visit.context.req.param('id') ?? ''
  const item = draft.items.find((each) => each.id === id)
  if (item === undefined && id !== newItemId(draft)) return problemPage(visit.context, 404)
  return respondItem(visit, id, item ?? blank, [])
})

/** POST /requests/draft/items/:id */
export const saveItem = draftPage(async (visit) => {
  const id = visit.context.req.param('id') ?? ''
  if (!/^\d{1,2}$/.test(id)) return problemPage(visit.context, 404)
  const typed: ItemText = {
    description: postedField(visit, 'description'),
    documentNumber: postedField(visit, 'document-number'),
  }
  const changed = await visit.requests.drafts.change(visit.key, visit.at.now, (draft) =>
    putItem(draft, id, typed),
  )
  if (changed !== null && !changed.ok) return respondItem(visit, id, typed, changed.complaints)
  return visit.context.redirect(itemsAddress(fromOf(postedField(visit, 'from'))), 303)
})

/** POST /requests/draft/items/:id/remove */
export const dropItem = draftPage(async (visit) => {
  const id = visit.context.req.param('id') ?? ''
  await visit.requests.drafts.change(visit.key, visit.at.now, (draft) => ({
    ok: true,
    draft: removeItem(draft, id),
  }))
  return visit.context.redirect(itemsAddress(fromOf(postedField(visit, 'from'))), 303)
})

/** POST /requests/draft/items: that is all. */
export const leaveItems = draftPage((visit) =>
  visit.kept.draft.items.length === 0
    ? visit.context.redirect('/requests/draft/items', 303)
    : goOn(visit, 'items', visit.kept.draft, fromOf(postedField(visit, 'from'))),
)

function itemsAddress(from: 'list' | 'check'): string {
  return from === 'check' ? '/requests/draft/items?from=check' : '/requests/draft/items'
}

function respondItem(
  visit: DraftVisit,
  id: string,
  item: ItemText,
  errors: readonly FormError[],
): Promise<Response> {
  return respondWithPage(
    visit.context,
    <ItemView visit={visit} id={id} item={item} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  )
}

function titleOf(draft: RequestDraft): string {
  return draftKind(draft) === 'correction' ? text.correctionTitle : text.title
}

const ItemView: FC<{ visit: DraftVisit; id: string; item: ItemText; errors: readonly FormError[] }> = ({
  visit,
  id,
  item,
  errors,
}) => {
  const { draft } = visit.kept
  const isCorrection = draftKind(draft) === 'correction'
  const from = fromOf(visit.context.req.query('from') ?? postedField(visit, 'from'))
  return (
    <RequestsPage
      title={titleOf(draft)}
      asset={visit.asset}
      errors={errors}
      back={draft.items.length === 0 ? backOf(from) : { href: itemsAddress(from), label: text.list }}
    >
      <h1>{titleOf(draft)}</h1>
      {!isCorrection && <p class="quiet">{text.lead}</p>}
      <Form shell={visit} action={`/requests/draft/items/${id}`}>
        <input type="hidden" name="from" value={from} />
        <TextAreaField
          name="description"
          label={isCorrection ? text.correctionDescription : text.description}
          hint={isCorrection ? text.correctionHint : text.descriptionHint}
          value={item.description}
          rows={5}
          errors={errors}
        />
        {!isCorrection && (
          <TextField
            name="document-number"
            label={text.number}
            hint={text.numberHint}
            value={item.documentNumber}
            maxlength={draftLimits.documentNumber}
            errors={errors}
            optional="yes"
          />
        )}
        <p class="actions">
          <button type="submit" class="primary">
            {text.saveItem}
          </button>
        </p>
      </Form>
    </RequestsPage>
  )
}

const ItemsView: FC<{ visit: DraftVisit; draft: RequestDraft }> = ({ visit, draft }) => {
  const from = fromOf(visit.context.req.query('from'))
  const query = from === 'check' ? '?from=check' : ''
  return (
    <RequestsPage title={titleOf(draft)} asset={visit.asset} back={backOf(from)}>
      <h1>{titleOf(draft)}</h1>
      <ol class="sought-items">
        {draft.items.map((item, index) => (
          <li>
            <p class="sought">{item.description}</p>
            {item.documentNumber !== '' && <p class="quiet">文号：{item.documentNumber}</p>}
            <div class="actions">
              <a class="button" href={`/requests/draft/items/${item.id}${query}`}>
                {text.change}
                <span class="unseen">第 {index + 1} 项</span>
              </a>
              <Form shell={visit} action={`/requests/draft/items/${item.id}/remove`}>
                <input type="hidden" name="from" value={from} />
                <button type="submit" class="plain">
                  {text.remove}
                  <span class="unseen">第 {index + 1} 项</span>
                </button>
              </Form>
            </div>
          </li>
        ))}
      </ol>
      {draft.items.length < draftLimits.items && (
        <p>
          <a class="button" href={`/requests/draft/items/${newItemId(draft)}${query}`}>
            {text.add}
          </a>
        </p>
      )}
      <Form shell={visit} action="/requests/draft/items">
        <input type="hidden" name="from" value={from} />
        <p class="actions">
          <button type="submit" class="primary">
            {text.goOn}
          </button>
        </p>
      </Form>
    </RequestsPage>
  )
}
