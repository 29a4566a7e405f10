import type { FC } from 'hono/jsx'
import type { PersonalDataField } from '../../../../usecases/personal-data-ports.ts'
import type { ViewedRequest } from '../../../../usecases/requests/view-request.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { fieldName } from './case/request-contents.tsx'
import { addressOf, pathOf } from './request-address.ts'

/** GET /requests/:region/:request/applicant: asks what the full personal data are needed for. */
export async function showApplicant(visit: Visit): Promise<Outcome> {
  const viewed = await view(visit)
  return 'case' in viewed ? show(visit, viewed, []) : viewed
}

/** POST: shows them once, on this page; the reason stands in the access log. Never kept in an answer. */
export async function unmaskApplicant(visit: Visit): Promise<Outcome> {
  const viewed = await view(visit)
  if (!('case' in viewed)) return viewed
  const { regionId, requestId } = viewed.case
  const shown = await visit.ports.requests.unmask({
    actor: visit.signedIn.actor,
    object: { regionId, objectKind: 'request', objectId: requestId },
    fields: (viewed.personal ?? []).map(({ field }) => field),
    reason: fieldOf(visit, 'reason'),
    now: visit.at.now,
  })
  if (shown.ok) {
    const seen = done(pathOf(viewed.case), '个人信息只显示一次，需要再看请重新写明理由。')
    return {
      ...seen,
      first: () =>
        respondWithDeskPage(visit.context, <Shown visit={visit} viewed={viewed} fields={shown.fields} />),
    }
  }
  if (shown.code !== 'form-refused') return shown
  return show(visit, viewed, errorsOf(shown))
}

async function view(visit: Visit) {
  const address = addressOf(visit)
  if (address === null) return problem404
  return visit.ports.requests.view({ actor: visit.signedIn.actor, at: visit.at, ...address })
}

function show(visit: Visit, viewed: ViewedRequest, errors: readonly FormError[]): Promise<Response> {
  const { registered } = viewed.case
  const path = pathOf(viewed.case)
  return respondWithDeskPage(
    visit.context,
    <DeskPage
      title={`显示完整个人信息 · ${registered.number}`}
      shell={visit.shell}
      hasErrors={errors.length > 0 ? 'yes' : 'no'}
    >
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href={`${path}?tab=request`}>{registered.number}</a>
      </p>
      <h1>显示完整个人信息</h1>
      <p>谁、什么时候、为什么看的，记入访问日志。</p>
      <Form shell={visit.shell} action={`${path}/applicant`}>
        <TextField
          name="reason"
          label="为什么要看"
          hint="例如“寄送答复书，核对地址”。理由长久保存，不要写姓名和号码。"
          value={fieldOf(visit, 'reason')}
          errors={errors}
        />
        <p class="actions">
          <button type="submit" class="primary">
            显示
          </button>
          <a href={`${path}?tab=request`}>取消</a>
        </p>
      </Form>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

const Shown: FC<{ visit: Visit; viewed: ViewedRequest; fields: readonly PersonalDataField[] }> = ({
  visit,
  viewed,
  fields,
}) => (
  <DeskPage title={`申请人 · ${viewed.case.registered.number}`} shell={visit.shell}>
    <p class="trail">
      <a href={`${pathOf(viewed.case)}?tab=request`}>{viewed.case.registered.number}</a>
    </p>
    <h1>申请人</h1>
    <SummaryList rows={fields.map(({ field, text }) => ({ name: fieldName(field), value: text }))} />
    <p class="hint">离开这一页就不再显示。</p>
  </DeskPage>
)
