import type { FC } from 'hono/jsx'
import type { Session } from '../../../../usecases/access-ports.ts'
import type { AccountView } from '../../../../usecases/list-accounts.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import type { Outcome, Shell, Visit } from '../../../desk-visit.ts'
import { Grants } from '../people/handler.tsx'
import { delegable } from './delegate.tsx'

/** GET /account: one's own account, second factors, sessions, roles. */
export async function showAccount(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const { accountId } = signedIn.account
  const [view, listed] = await Promise.all([
    ports.access.viewAccount({ signedIn, accountId, at }),
    ports.access.listSessions({ signedIn, accountId, at }),
  ])
  if (!view.ok) return view
  if (!listed.ok) return listed
  const { account, organName } = view
  return respondWithDeskPage(
    context,
    <DeskPage title="我的账号" shell={shell}>
      <h1>我的账号</h1>
      <SummaryList
        rows={[
          { name: '姓名', value: account.name },
          { name: '用户名', value: account.loginName },
          { name: '所在机关', value: organName },
          {
            name: '口令',
            value:
              account.passwordChangedAt === null ? (
                '没有设置'
              ) : (
                <>
                  上次更换 <Instant at={account.passwordChangedAt} />
                </>
              ),
            change: { href: '/account/password', label: '更换', what: '口令' },
          },
        ]}
      />
      <Factors view={view} />
      {ports.access.singleSignOnTitle !== null && (
        <SingleSignOn title={ports.access.singleSignOnTitle} issuers={view.issuers} />
      )}
      <Sessions shell={shell} sessions={listed.sessions} own={signedIn.session.sessionId} />
      <Grants grants={view.grants} account={account} today={at.today} mayRevoke="yes" />
      {delegable(view.grants, account.accountId, at.today).length > 0 && (
        <p>
          <a href="/account/delegate">把岗位委托给同事</a>
        </p>
      )}
      <p>
        <a href="/account/api-keys">接口密钥</a>
      </p>
    </DeskPage>,
  )
}

const Factors: FC<{ view: AccountView }> = ({ view: { factors } }) => (
  <section class="part" aria-labelledby="factors-title">
    <h2 id="factors-title">第二种验证方式</h2>
    <SummaryList
      rows={factors.map(({ factorId, name, kind }) => ({
        name,
        value: kind === 'one-time-code' ? '验证器（六位数字）' : '安全密钥',
        ...(factors.length > 1
          ? { change: { href: `/account/factors/${factorId}/remove`, label: '删除', what: name } }
          : {}),
      }))}
    />
    <p>
      <a href="/account/one-time-code">再添加一个验证器</a>
    </p>
    <p>
      <a href="/account/security-key">添加安全密钥</a>
    </p>
  </section>
)

const SingleSignOn: FC<{ title: string; issuers: readonly string[] }> = ({ title, issuers }) => (
  <section class="part" aria-labelledby="single-sign-on-title">
    <h2 id="single-sign-on-title">{title}</h2>
    {issuers.length === 0 ? (
      <p>
        还没有关联。<a href="/account/single-sign-on">关联{title}</a>
      </p>
    ) : (
      <SummaryList
        rows={issuers.map((issuer) => ({
          name: new URL(issuer).host,
          value: '已关联，可以用它登录',
          change: { href: '/account/single-sign-on/remove', label: '取消', what: '关联' },
        }))}
      />
    )}
  </section>
)

const Sessions: FC<{ shell: Shell; sessions: readonly Session[]; own: string }> = ({
  shell,
  sessions,
  own,
}) => (
  <section class="part" aria-labelledby="sessions-title">
    <h2 id="sessions-title">登录中的设备</h2>
    <DataTable
      caption="登录中的设备"
      captionIs="unseen"
      columns={[
        { name: '设备', cell: ({ device }: Session) => device },
        { name: '地址', cell: ({ address }) => address },
        { name: '登录', cell: ({ openedAt }) => <Instant at={openedAt} /> },
        { name: '最近使用', cell: ({ seenAt }) => <Instant at={seenAt} /> },
        {
          name: '操作',
          cell: ({ sessionId, device }) =>
            sessionId === own ? (
              <span class="quiet">当前登录</span>
            ) : (
              <Form shell={shell} action={`/account/sessions/${sessionId}/end`}>
                <button type="submit" class="plain">
                  结束<span class="unseen">{device}</span>
                </button>
              </Form>
            ),
        },
      ]}
      rows={sessions}
      empty=""
    />
    <div class="actions">
      <a href="/account/sign-ins">登录记录</a>
      {sessions.length > 1 && (
        <Form shell={shell} action="/account/sessions/end-others">
          <button type="submit">结束其他所有登录</button>
        </Form>
      )}
    </div>
  </section>
)
