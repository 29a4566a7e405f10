import type { FC } from 'hono/jsx'
import { shownTrackingCode } from '../../../../../domain/requests/tracking-code.ts'
import type { KeptDraft, SentRequest } from '../../../../../usecases/requests/keep-draft.ts'
import { Form } from '../../../../components/kit/form.tsx'
import { Instant } from '../../../../components/kit/instant.tsx'
import { SummaryList } from '../../../../components/kit/summary-list.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import type { FormSecrets } from '../../../../desk-visit.ts'
import { openPage, postedField } from '../../../../portal-answer.tsx'
import {
  draftKeyOf,
  isPortalFormToken,
  keepTrackingProof,
  portalFormToken,
  readProof,
  writePortalCookie,
} from '../../../../portal-visit.ts'
import { RequestsPage } from '../frame.tsx'
import { NoDraftView } from '../problem/view.tsx'
import { receiptText as text } from '../text.ts'

/** GET /requests/receipt: number and code, from the browser that sent the request. */
export const showReceipt = openPage(async (visit) => {
  const { context, requests, at, asset } = visit
  const key = draftKeyOf(visit)
  const kept = key === null ? null : await requests.drafts.find(key, at.now)
  if (key === null || kept === null) return respondWithPage(context, <NoDraftView asset={asset} />, 404)
  if (kept.sent === null) return context.redirect('/requests/draft', 303)
  const code = requests.drafts.trackingCode(key.token)
  const proof = readProof(kept.sent.number, code)
  if (proof !== null) keepTrackingProof(visit, proof)
  const form = { token: portalFormToken(key.token), newKey: requests.newToken }
  return respondWithPage(
    context,
    <ReceiptView asset={asset} form={form} kept={kept} sent={kept.sent} code={shownTrackingCode(code)} />,
  )
})

/** POST /requests/receipt/done: this browser forgets the number and the code. */
export const forgetReceipt = openPage(async (visit) => {
  const key = draftKeyOf(visit)
  if (key !== null && isPortalFormToken(key.token, postedField(visit, 'token'))) {
    await visit.requests.drafts.discard(key, visit.at.now)
    writePortalCookie(visit, 'gongkai-draft', '', 0)
    writePortalCookie(visit, 'gongkai-tracked', '', 0)
  }
  return visit.context.redirect('/requests', 303)
})

const ReceiptView: FC<{
  asset: (name: string) => string
  form: FormSecrets
  kept: KeptDraft
  sent: SentRequest
  code: string
}> = ({ asset, form, kept, sent, code }) => (
  <RequestsPage title={text.title} asset={asset}>
    <div class="receipt">
      <h1>{text.title}</h1>
      <p class="lead">{text.keep}</p>
      <dl class="proof">
        <div>
          <dt>{text.number}</dt>
          <dd>{sent.number}</dd>
        </div>
        <div>
          <dt>{text.code}</dt>
          <dd class="code">{code}</dd>
        </div>
      </dl>
      <SummaryList
        rows={[
          { name: text.organ, value: sent.organName },
          { name: text.at, value: <Instant at={sent.at} /> },
          { name: text.digest, value: <code class="digest">{sent.contentDigest}</code> },
        ]}
      />
      <p class="quiet">{text.digestHint}</p>
      <h2>{text.next}</h2>
      <ol class="next-steps">
        {text.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </div>
    <p class="actions not-printed">
      <a class="button" href="/requests/tracked">
        {text.track}
      </a>
      <a class="button" href="/requests/tracked/receipt.pdf">
        {text.pdf}
      </a>
    </p>
    <p class="quiet not-printed">{text.print}</p>
    <div class="not-printed">
      <Form shell={{ form }} action="/requests/receipt/done">
        <p class="quiet">
          不清除的，这一页在这个浏览器里到 <Instant at={kept.expiresAt} /> 还能打开。公用电脑请清除。
        </p>
        <p class="actions">
          <button type="submit">{text.done}</button>
        </p>
      </Form>
    </div>
  </RequestsPage>
)
