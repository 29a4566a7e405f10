import type { SignInRecord } from '../../../../usecases/access-ports.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { Outcome, Visit } from '../../../desk-visit.ts'

const outcomes = {
  failed: '没有成功',
  'first-factor': '只过了第一步',
  'signed-in': '登录成功',
} as const

/** GET /account/sign-ins: the latest tries with one's own login name, failed ones too. */
export async function showSignIns({ context, ports, signedIn, at, shell }: Visit): Promise<Outcome> {
  const { accountId } = signedIn.account
  const listed = await ports.access.listSignIns({ signedIn, accountId, at })
  if (!listed.ok) return listed
  return respondWithDeskPage(
    context,
    <DeskPage title="登录记录" shell={shell}>
      <p class="trail">
        <a href="/account">我的账号</a>
      </p>
      <h1>登录记录</h1>
      <p>
        用您的用户名登录的最近几次，包括没有成功的。有不是您本人的，请马上
        <a href="/account/password">更换口令</a>，并告诉本机关的安全管理员。
      </p>
      <DataTable
        caption="登录记录"
        captionIs="unseen"
        columns={[
          { name: '时间', cell: (record: SignInRecord) => <Instant at={record.at} /> },
          { name: '地址', cell: ({ address }) => address },
          {
            name: '结果',
            cell: ({ outcome }) =>
              outcome === 'signed-in' ? outcomes[outcome] : <Tag tone="wrong">{outcomes[outcome]}</Tag>,
          },
        ]}
        rows={listed.tries}
        empty={<EmptyState title="还没有记录。" />}
      />
    </DeskPage>,
  )
}
