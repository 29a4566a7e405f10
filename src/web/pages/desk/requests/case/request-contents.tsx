import type { FC } from 'hono/jsx'
import type { ApplicantField } from '../../../../../domain/requests/request-event.ts'
import {
  applicantFieldNames,
  categoryNames,
  channelNames,
  requestKindNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../../domain/requests/request-words.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { SummaryList } from '../../../../components/kit/summary-list.tsx'
import { pathOf } from '../request-address.ts'

/** 申请内容: what was asked for, by whom (masked), how it came in. */
export const RequestContents: FC<{ viewed: ViewedRequest }> = ({ viewed }) => {
  const { case: made, personal, mayUnmask } = viewed
  const { registered, items } = made
  return (
    <>
      <section class="part">
        <h2>需要的政府信息</h2>
        <ol class="sought">
          {items.map(({ description, documentNumber }) => (
            <li>
              {description}
              {documentNumber !== '' && !description.includes(documentNumber) && (
                <span class="quiet">　{documentNumber}</span>
              )}
            </li>
          ))}
        </ol>
      </section>
      <section class="part">
        <h2>来件</h2>
        <SummaryList
          rows={[
            { name: '种类', value: requestKindNames[made.kind] },
            { name: '渠道', value: channelNames[registered.channel] },
            { name: '邮件号码', value: registered.courierNumber },
            { name: '提供方式', value: supplyFormNames[registered.supplyForm] },
            { name: '获取途径', value: supplyRouteNames[registered.supplyRoute] },
            { name: '口头申请', value: registered.oral === 'yes' ? '是，由工作人员代写' : '不是' },
            { name: '需要的帮助', value: registered.assistance },
            { name: '建议主动公开', value: registered.suggestsPublication === 'yes' ? '有' : '没有' },
            { name: '内容摘要值', value: <code class="digest">{registered.contentDigest}</code> },
          ]}
        />
      </section>
      <section class="part">
        <h2>申请人</h2>
        {personal === null ? (
          <p class="quiet">您的岗位不能查看申请人的个人信息。</p>
        ) : (
          <>
            <SummaryList
              rows={[
                { name: '类型', value: categoryNames[registered.category] },
                ...personal.map(({ field, masked }) => ({ name: fieldName(field), value: masked })),
              ]}
            />
            <p class="hint no-print">
              显示的是遮掩过的。
              {mayUnmask && (
                <>
                  <a href={`${pathOf(made)}/applicant`}>显示完整个人信息</a>
                  ：要写明理由，再验证一次身份，并记入访问日志。
                </>
              )}
            </p>
          </>
        )}
      </section>
    </>
  )
}

/** "third-party.name#<consultation>" is a third party's. */
export function fieldName(field: string): string {
  const [name = ''] = field.split('#')
  return isField(name) ? applicantFieldNames[name] : name
}

function isField(name: string): name is ApplicantField {
  return Object.hasOwn(applicantFieldNames, name)
}
