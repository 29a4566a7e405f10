import type { FC } from 'hono/jsx'
import type { Account, HeldGrant } from '../../../../domain/access/account.ts'
import { isInForce } from '../../../../domain/access/account.ts'
import { can } from '../../../../domain/access/can.ts'
import { roleNames } from '../../../../domain/access/role-names.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { mayGo, type Outcome, type Visit } from '../../../desk-visit.ts'

const rowsPerPage = 50

/** GET /people: the accounts that the person may see. */
export async function showPeople({ context, ports, signedIn, at, shell }: Visit): Promise<Response> {
  const search = (context.req.query('search') ?? '').trim().slice(0, 100)
  const after = context.req.query('after') ?? null
  const page = { search, after, limit: rowsPerPage + 1 }
  const found = await ports.access.listAccounts({ signedIn, at, page })
  const shown = found.slice(0, rowsPerPage)
  const last = shown.at(-1)
  const address = (query: Record<string, string>) =>
    `/people?${new URLSearchParams({ ...(search === '' ? {} : { search }), ...query })}`
  const mayCreate = mayGo(shell, '/people/new')
  return respondWithDeskPage(
    context,
    <DeskPage title="人员" shell={shell}>
      <div class="page-head">
        <h1>人员</h1>
        {mayCreate && (
          <p class="actions">
            <a href="/people/new">新建账号</a>
          </p>
        )}
      </div>
      <FilterForm action="/people" label="筛选人员" isFiltered={search === '' ? 'no' : 'yes'}>
        <TextField name="search" label="姓名或用户名含有" type="search" value={search} />
      </FilterForm>
      <DataTable
        caption="人员"
        captionIs="unseen"
        columns={[
          {
            name: '姓名',
            cell: ({ accountId, name }: Account) => <a href={`/people/${accountId}`}>{name}</a>,
          },
          { name: '用户名', cell: ({ loginName }) => loginName },
          { name: '状态', cell: ({ status }) => <StatusTag status={status} /> },
          { name: '上次登录', cell: ({ lastSignInAt }) => <LastSignIn at={lastSignInAt} /> },
        ]}
        rows={shown}
        empty={
          <EmptyState title="没有符合条件的人员。">
            <p>这里只列出您可以查看的账号。</p>
          </EmptyState>
        }
      />
      <Pagination
        first={after === null ? null : address({})}
        next={found.length > rowsPerPage && last !== undefined ? address({ after: last.loginName }) : null}
      />
    </DeskPage>,
  )
}

const statusWords = {
  invited: '待启用',
  active: '正常',
  dormant: '久未使用，已停用',
  disabled: '已停用',
} as const

const StatusTag: FC<{ status: Account['status'] }> = ({ status }) =>
  status === 'active' ? (
    <span>{statusWords.active}</span>
  ) : (
    <Tag tone={status === 'invited' ? 'open' : 'quiet'}>{statusWords[status]}</Tag>
  )

const LastSignIn: FC<{ at: string | null }> = ({ at }) =>
  at === null ? <span class="quiet">从未登录</span> : <Instant at={at} />

/** GET /people/:person */
export async function showPerson(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const accountId = context.req.param('person') ?? ''
  const view = await ports.access.viewAccount({ signedIn, accountId, at })
  if (!view.ok) return view
  const { account, organName, grants, factors } = view
  return respondWithDeskPage(
    context,
    <DeskPage title={account.name} shell={shell}>
      <p class="trail">
        <a href="/people">人员</a>
      </p>
      <h1>{account.name}</h1>
      <SummaryList
        rows={[
          { name: '用户名', value: account.loginName },
          { name: '所在机关', value: organName },
          { name: '状态', value: <StatusTag status={account.status} /> },
          { name: '上次登录', value: <LastSignIn at={account.lastSignInAt} /> },
          { name: '第二种验证方式', value: factors.map(({ name }) => name).join('、') },
        ]}
      />
      <AccountActions account={account} actions={await actionsOn(visit, account)} />
      <Grants
        grants={grants}
        account={account}
        today={at.today}
        mayRevoke={await mayRevoke(visit, account)}
      />
    </DeskPage>,
  )
}

type Action = 'disable' | 'enable' | 'reset' | 'roles'

async function actionsOn(visit: Visit, account: Account): Promise<readonly Action[]> {
  const { regionId, organId, accountId, status } = account
  const place = { regionId, organPath: await visit.ports.organs.path(regionId, organId), workOf: [accountId] }
  const may = (verb: 'disable' | 'enable' | 'reset') =>
    isOpen(can(visit.signedIn.actor, verb, { ...place, kind: 'account' }, visit.at.now))
  const isOff = status === 'disabled' || status === 'dormant'
  const actions: Action[] = []
  if (isOpen(can(visit.signedIn.actor, 'create', { ...place, kind: 'grant' }, visit.at.now)))
    actions.push('roles')
  if (may('reset')) actions.push('reset')
  if (!isOff && may('disable')) actions.push('disable')
  if (isOff && may('enable')) actions.push('enable')
  return actions
}

async function mayRevoke(visit: Visit, { regionId, organId, accountId }: Account): Promise<'yes' | 'no'> {
  const organPath = await visit.ports.organs.path(regionId, organId)
  const object = { kind: 'grant', regionId, organPath, workOf: [accountId] } as const
  return isOpen(can(visit.signedIn.actor, 'revoke', object, visit.at.now)) ? 'yes' : 'no'
}

/** A button is shown where the answer is yes, or yes after another proof of identity. */
function isOpen(permission: ReturnType<typeof can>): boolean {
  return permission.allowed || permission.code === 'step-up-needed'
}

const actionWords: Readonly<Record<Action, string>> = {
  roles: '授予岗位',
  reset: '重置登录凭据',
  disable: '停用账号',
  enable: '启用账号',
}

const AccountActions: FC<{ account: Account; actions: readonly Action[] }> = ({ account, actions }) =>
  actions.length === 0 ? null : (
    <ul class="actions">
      {actions.map((action) => (
        <li>
          <a class="button" href={`/people/${account.accountId}/${action}`}>
            {actionWords[action]}
          </a>
        </li>
      ))}
    </ul>
  )

export const Grants: FC<{
  grants: readonly HeldGrant[]
  account: Pick<Account, 'accountId'>
  today: string
  mayRevoke: 'yes' | 'no'
}> = ({ grants, account, today, mayRevoke }) => (
  <section class="part" aria-labelledby="grants-title">
    <h2 id="grants-title">岗位</h2>
    <DataTable
      caption="岗位"
      captionIs="unseen"
      columns={[
        { name: '岗位', cell: ({ role }: HeldGrant) => roleNames[role] },
        { name: '起止', cell: ({ from, to }) => `${from} 至 ${to ?? '长期'}` },
        {
          name: '来源',
          cell: ({ accountId, delegatedBy }) =>
            delegatedBy === null ? '授予' : accountId === account.accountId ? '受他人委托' : '委托给他人',
        },
        { name: '状态', cell: (grant) => stateOf(grant, today) },
        {
          name: '操作',
          cell: (grant) =>
            mayRevoke === 'yes' && grant.revokedAt === null ? (
              <a href={`/people/${account.accountId}/roles/${grant.grantId}/revoke`}>
                收回<span class="unseen">{roleNames[grant.role]}</span>
              </a>
            ) : (
              <span class="quiet">无</span>
            ),
        },
      ]}
      rows={grants}
      empty={<EmptyState title="还没有岗位。" />}
    />
  </section>
)

function stateOf(grant: HeldGrant, today: string) {
  if (grant.revokedAt !== null) return <Tag tone="quiet">已收回</Tag>
  if (isInForce(grant, today)) return '有效'
  return <Tag tone="quiet">{grant.from > today ? '未开始' : '已到期'}</Tag>
}
