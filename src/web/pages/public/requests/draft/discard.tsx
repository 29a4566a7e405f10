import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { draftPage } from '../../../../portal-answer.tsx'
import { writePortalCookie } from '../../../../portal-visit.ts'
import { RequestsPage } from '../frame.tsx'

/** GET /requests/draft/discard */
export const askToDiscard = draftPage((visit) =>
  respondWithPage(
    visit.context,
    <RequestsPage
      title="删除草稿"
      asset={visit.asset}
      back={{ href: '/requests/draft', label: '不删除，回到申请' }}
    >
      <h1>删除草稿</h1>
      <p class="lead">填写的内容和上传的附件都会删除，不能恢复。已经提交的申请不受影响。</p>
      <Form shell={visit} action="/requests/draft/discard">
        <p class="actions">
          <button type="submit" class="primary">
            删除
          </button>
        </p>
      </Form>
    </RequestsPage>,
  ),
)

/** POST /requests/draft/discard */
export const discard = draftPage(async (visit) => {
  await visit.requests.drafts.discard(visit.key, visit.at.now)
  writePortalCookie(visit, 'gongkai-draft', '', 0)
  return visit.context.redirect('/requests', 303)
})
