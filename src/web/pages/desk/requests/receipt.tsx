import type { FC } from 'hono/jsx'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import { channelNames, supplyFormNames, supplyRouteNames } from '../../../../domain/requests/request-words.ts'
import type { ViewedRequest } from '../../../../usecases/requests/view-request.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { Flash } from '../../../components/kit/flash.tsx'
import { mayGo, type Outcome, type Shell, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { addressOf, pathOf, type RequestAddress } from './request-address.ts'

/** GET /requests/:region/:request/receipt: the receipt to be printed and handed over. The 查询码 is told once only. */
export async function showReceipt(visit: Visit): Promise<Outcome> {
  const address = addressOf(visit)
  if (address === null) return problem404
  return receiptOf(visit, address, null)
}

/** The same right after registering, with the code. */
export async function showReceiptOf(
  visit: Visit,
  address: RequestAddress,
  trackingCode: string,
): Promise<Response> {
  const page = await receiptOf(visit, address, trackingCode)
  if (page instanceof Response) return page
  throw new Error(`receipt of ${address.requestId}: it was registered just now`)
}

async function receiptOf(
  visit: Visit,
  address: RequestAddress,
  trackingCode: string | null,
): Promise<Outcome> {
  const { ports, signedIn, at, shell, context } = visit
  const viewed = await ports.requests.view({ actor: signedIn.actor, at, ...address })
  if (!viewed.ok) return viewed
  return respondWithDeskPage(
    context,
    <ReceiptView shell={shell} viewed={viewed} trackingCode={trackingCode} />,
  )
}

const ReceiptView: FC<{ shell: Shell; viewed: ViewedRequest; trackingCode: string | null }> = ({
  shell,
  viewed: { case: made, organ },
  trackingCode,
}) => {
  const { registered, received, clock, items } = made
  const due = clock?.ok === true ? clock.due : null
  return (
    <DeskPage title={`回执 · ${registered.number}`} shell={shell}>
      {trackingCode !== null && <Flash says={`已登记，编号 ${registered.number}。`} />}
      <p class="trail">
        <a href={pathOf(made)}>{registered.number}</a>
      </p>
      <article class="receipt" aria-labelledby="receipt-title">
        <p class="receipt-organ">{organ.name}</p>
        <h1 id="receipt-title">政府信息公开申请接收回执</h1>
        <dl>
          <Line name="登记编号" value={registered.number} />
          {trackingCode !== null && <Line name="查询码" value={trackingCode} />}
          <Line
            name="渠道"
            value={`${channelNames[registered.channel]}${registered.courierNumber === '' ? '' : `，邮件号码 ${registered.courierNumber}`}`}
          />
          <Line name="收到申请之日" value={received === null ? '尚待与申请人确认' : inChinese(received)} />
          <Line name="最迟答复日" value={due === null ? '收到之日确定以后起算' : inChinese(due)} />
          <Line
            name="提供的方式和途径"
            value={`${supplyFormNames[registered.supplyForm]}，${supplyRouteNames[registered.supplyRoute]}`}
          />
          <Line name="内容摘要值" value={registered.contentDigest} />
        </dl>
        <h2>申请的内容</h2>
        <ol>
          {items.map(({ description }) => (
            <li>{description}</li>
          ))}
        </ol>
        <p class="quiet">
          {trackingCode === null
            ? '查询码只在登记时告诉一次。遗失的，请申请人带身份证件到受理机关查询。'
            : '凭编号和查询码可以在门户查询办理进度、补正、撤回。查询码只在这一页上，请现在打印。'}
        </p>
      </article>
      <p class="actions no-print">
        <button type="button" class="needs-script" data-prints="page">
          打印
        </button>
        <a href={pathOf(made)}>办理这件申请</a>
        {mayGo(shell, '/requests/new') && <a href="/requests/new">登记下一件</a>}
      </p>
    </DeskPage>
  )
}

const Line: FC<{ name: string; value: string }> = ({ name, value }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
