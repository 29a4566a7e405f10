import type { FC } from 'hono/jsx'
import type { StoredFile } from '../../../../../domain/files/stored-file.ts'
import {
  categoryOf,
  supplyFormOf,
  supplyRouteOf,
} from '../../../../../domain/requests/draft/draft-answers.ts'
import type { RequestDraft } from '../../../../../domain/requests/draft/request-draft.ts'
import { identityKinds, isNaturalPerson } from '../../../../../domain/requests/draft/request-draft.ts'
import {
  applicantFieldNames,
  categoryNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../../domain/requests/request-words.ts'
import { SummaryList, type SummaryRow } from '../../../../components/kit/summary-list.tsx'
import { checkText as text } from '../text.ts'

/** All answers, each with its way to change it. */
export const AnswersSummary: FC<{ draft: RequestDraft; files: readonly StoredFile[] }> = ({
  draft,
  files,
}) => (
  <>
    <h2>{text.sought}</h2>
    <SummaryList rows={soughtRows(draft)} />
    <h2>{text.applicant}</h2>
    <SummaryList rows={applicantRows(draft)} />
    <h2>{text.supply}</h2>
    <SummaryList rows={supplyRows(draft)} />
    <h2>{text.others}</h2>
    <SummaryList rows={otherRows(draft, files)} />
  </>
)

function changeOf(step: string, what: string): NonNullable<SummaryRow['change']> {
  return { href: `/requests/draft/${step}?from=check`, what }
}

function soughtRows({ items }: RequestDraft): SummaryRow[] {
  return items.map(({ id, description, documentNumber }, index) => ({
    name: items.length === 1 ? '内容' : `第 ${index + 1} 项`,
    value: (
      <>
        <span class="sought">{description}</span>
        {documentNumber !== '' && <span class="quiet">（文号：{documentNumber}）</span>}
      </>
    ),
    change: changeOf(`items/${id}`, `第 ${index + 1} 项`),
  }))
}

function applicantRows(draft: RequestDraft): SummaryRow[] {
  const { answers } = draft
  const category = categoryOf(answers.category)
  const who: SummaryRow[] = [
    {
      name: '申请人类别',
      value: category === null ? '' : categoryNames[category],
      change: changeOf('category', '申请人类别'),
    },
    {
      name: '为谁申请',
      value: answers['on-behalf'] === 'agent' ? '受委托代别人申请' : '为自己申请',
      change: changeOf('on-behalf', '为谁申请'),
    },
  ]
  return [
    ...who,
    ...(isNaturalPerson(draft) ? personRows(draft) : organisationRows(draft)),
    ...agentRow(draft),
  ]
}

function personRows({ answers }: RequestDraft): SummaryRow[] {
  const kind = answers['identity-kind'] ?? ''
  const kindName = Object.hasOwn(identityKinds, kind)
    ? identityKinds[kind as keyof typeof identityKinds] // one of its own keys
    : '证件'
  return [
    { name: '姓名', value: answers['applicant.name'] ?? '', change: changeOf('identity', '姓名') },
    {
      name: kindName,
      value: answers['applicant.identity-number'] ?? '',
      change: changeOf('identity', '证件号码'),
    },
  ]
}

function organisationRows({ answers }: RequestDraft): SummaryRow[] {
  const names = { ...applicantFieldNames, 'applicant.name': '联系人', 'applicant.organisation': '单位名称' }
  const fields = [
    'applicant.organisation',
    'applicant.credit-code',
    'applicant.representative',
    'applicant.name',
  ] as const
  return fields.map((field) => ({
    name: names[field],
    value: answers[field] ?? '',
    change: changeOf('identity', names[field]),
  }))
}

function agentRow({ answers }: RequestDraft): SummaryRow[] {
  if (answers['on-behalf'] !== 'agent') return []
  return [{ name: '代理人', value: answers['applicant.agent'] ?? '', change: changeOf('identity', '代理人') }]
}

function supplyRows({ answers }: RequestDraft): SummaryRow[] {
  const form = supplyFormOf(answers['supply-form'])
  const route = supplyRouteOf(answers['supply-route'])
  const contact = ['applicant.phone', 'applicant.email', 'applicant.address', 'applicant.postcode'] as const
  return [
    { name: '形式', value: form === null ? '' : supplyFormNames[form], change: changeOf('supply', '形式') },
    {
      name: '途径',
      value: route === null ? '' : supplyRouteNames[route],
      change: changeOf('supply', '途径'),
    },
    ...contact.map((field) => ({
      name: applicantFieldNames[field],
      value: answers[field] ?? '',
      change: changeOf('contact', applicantFieldNames[field]),
    })),
  ]
}

function otherRows({ answers }: RequestDraft, files: readonly StoredFile[]): SummaryRow[] {
  return [
    {
      name: '附件',
      value: files.map(({ originalName }) => originalName).join('、'),
      change: changeOf('attachments', '附件'),
    },
    { name: '需要的帮助', value: answers.assistance ?? '', change: changeOf('help', '需要的帮助') },
    {
      name: '建议主动公开',
      value: answers['suggests-publication'] === 'yes' ? '建议' : '没有建议',
      change: changeOf('help', '建议主动公开'),
    },
  ]
}
