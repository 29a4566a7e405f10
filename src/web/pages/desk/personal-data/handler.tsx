import type { DestructionProposal, DueFile } from '../../../../domain/personal-data/destruction-proposal.ts'
import { fileClasses } from '../../../../law/file-classes.ts'
import type { DueCase, DueList } from '../../../../usecases/destroy-due-data.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { mayDo, need, ownOrgan } from '../../../desk-needs.ts'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { fieldName } from '../requests/case/request-contents.tsx'
import { pathOf } from '../requests/request-address.ts'

const address = '/personal-data'
const propose = need('personal-data', 'propose-destruction', ownOrgan)
const destroy = need('personal-data', 'destroy', ownOrgan)

/** GET /personal-data: what the organ keeps longer than it may, and the lists that wait for a second person. */
export function showDueData(visit: Visit): Promise<Outcome> {
  return page(visit, [])
}

async function page(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const list = await ports.destructions.list({ signedIn, at })
  const names = await ports.requests.names(list.proposals.map(({ proposedBy }) => proposedBy))
  const [mayPropose, mayDestroy] = [await mayDo(visit, propose), await mayDo(visit, destroy)]
  return respondWithDeskPage(
    context,
    <DeskPage title="到期个人信息" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <h1>到期个人信息</h1>
      <p class="quiet">
        保存期限已满的个人信息和文件，由一人提出、另一人批准销毁。销毁以后谁也恢复不了，留下记录；复议、诉讼未了的、主动公开的文件不在其中。保存几年以本机关归档范围和保管期限表为准，由维护人员设置（待确认）。
      </p>
      {list.proposals.map((proposal) => (
        <Proposal
          visit={visit}
          proposal={proposal}
          by={names.get(proposal.proposedBy) ?? ''}
          mayAnswer={mayDestroy ? 'yes' : 'no'}
        />
      ))}
      <Due list={list} />
      {mayPropose && list.due.length > 0 && (
        <Form shell={shell} action={`${address}/propose`}>
          <TextField
            name="reason"
            label="销毁的依据和理由"
            hint="例如“保存期限届满，依本机关归档范围和保管期限表”。"
            value={fieldOf(visit, 'reason')}
            maxlength={200}
            errors={errors}
          />
          <p class="actions">
            <button type="submit" class="primary">
              提出销毁这 {list.due.length} 件
            </button>
          </p>
        </Form>
      )}
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

function Due({ list }: { list: DueList }) {
  return (
    <DataTable
      caption="到期而未提出的"
      columns={[
        { name: '申请', cell: ({ line }: DueCase) => <a href={pathOf(line)}>{line.number}</a> },
        { name: '办结', cell: ({ line }) => line.closedOn ?? '' },
        { name: '到期的', cell: ({ fields }) => fields.map(fieldName).join('、') },
        { name: '到期的文件', cell: ({ files = [] }) => filesInWords(files) },
      ]}
      rows={list.due}
      empty={<EmptyState title="没有到期而未提出的个人信息。" />}
    />
  )
}

function filesInWords(files: readonly DueFile[]): string {
  return [...Map.groupBy(files, (file) => fileClasses[file.class].name)]
    .map(([name, all]) => `${name} ${all.length} 个`)
    .join('、')
}

interface ProposalProps {
  readonly visit: Visit
  readonly proposal: DestructionProposal
  readonly by: string
  readonly mayAnswer: 'yes' | 'no'
}

function Proposal({ visit, proposal, by, mayAnswer }: ProposalProps) {
  const { proposalId, items, reason, proposedAt, proposedBy } = proposal
  const isOwn = proposedBy === visit.signedIn.account.accountId
  const path = `${address}/proposals/${proposalId}`
  return (
    <section class="part" aria-label={`${items.length} 件的销毁清单`}>
      <h2>
        待批准：{items.length} 件，{by}提出
      </h2>
      <p>
        <Instant at={proposedAt} />　{reason}
      </p>
      <p>
        个人信息 {items.reduce((sum, { fields }) => sum + fields.length, 0)} 项，文件{' '}
        {items.reduce((sum, { files = [] }) => sum + files.length, 0)} 个。
      </p>
      {mayAnswer === 'yes' && !isOwn && (
        <Form shell={visit.shell} action={`${path}/approve`}>
          <button type="submit" class="primary">
            批准，销毁这 {items.length} 件的到期个人信息
          </button>
        </Form>
      )}
      {(mayAnswer === 'yes' || isOwn) && (
        <Form shell={visit.shell} action={`${path}/drop`}>
          <button type="submit" class="plain">
            不销毁
          </button>
        </Form>
      )}
    </section>
  )
}

/** POST /personal-data/propose */
export async function proposeDestruction(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const proposed = await ports.destructions.propose({ signedIn, at, reason: fieldOf(visit, 'reason') })
  if (proposed.ok) return done(address, `已提出 ${proposed.cases} 件，等另一人批准。`)
  return 'fields' in proposed ? page(visit, errorsOf(proposed)) : proposed
}

/** POST /personal-data/proposals/:proposal/approve */
export async function approveDestruction(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const proposalId = context.req.param('proposal') ?? ''
  const approved = await ports.destructions.approve({ signedIn, at, proposalId })
  if (!approved.ok) return approved
  const own = approved.own === 0 ? '' : `另有 ${approved.own} 件是您经手的，须由别人批准。`
  return done(address, `已销毁 ${approved.cases} 件的到期个人信息。${own}`)
}

/** POST /personal-data/proposals/:proposal/drop */
export async function dropDestruction(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const proposalId = context.req.param('proposal') ?? ''
  const dropped = await ports.destructions.drop({ signedIn, at, proposalId })
  return dropped.ok ? done(address, '这份清单不销毁，到期的可以再提出。') : dropped
}
