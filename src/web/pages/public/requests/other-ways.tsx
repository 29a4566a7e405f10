import type { FC } from 'hono/jsx'
import type { DisclosureOffice } from '../../../../domain/organs/organ.ts'

/**
 * 当面、邮寄 and, where writing is difficult, by word of mouth: ways that may never be refused (第二十九条; 司法部、国务院办公厅's
 * channels interpretation).
 */
export const OtherWays: FC = () => (
  <section class="other-ways" aria-labelledby="other-ways-title">
    <h2 id="other-ways-title">不用网络也可以申请</h2>
    <ul class="rules">
      <li>当面提交：到机关的政府信息公开工作机构，当场登记。</li>
      <li>邮寄：信封上写明“政府信息公开申请”，建议用挂号信或者邮政特快专递。</li>
      <li>口头申请：书写确有困难的，可以当面口头提出，由工作人员代为填写。</li>
    </ul>
  </section>
)

/** Whom to reach and where, as far as the organ has said; where it has not, its guide must (第十二条). */
export const OfficeContact: FC<{ office: DisclosureOffice | null }> = ({ office }) => {
  const reach = office === null ? [] : reachRows(office)
  const rows =
    office === null ? [] : [['受理机构', office.name], ...reach].filter(([, value]) => value !== '')
  return (
    <>
      {rows.length > 0 && (
        <dl class="summary-list">
          {rows.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {reach.length === 0 && (
        <p class="quiet">
          这个机关还没有在本系统登记受理申请的地址和电话。它们写在该机关的政府信息公开指南里（《政府信息公开条例》第十二条），可以到它的网站上查。
        </p>
      )}
    </>
  )
}

function reachRows(office: DisclosureOffice): [name: string, value: string][] {
  const rows: [name: string, value: string][] = [
    ['地址', office.address],
    ['办公时间', office.hours],
    ['电话', office.phone],
    ['传真', office.fax],
    ['电子邮箱', office.email],
  ]
  return rows.filter(([, value]) => value !== '')
}
