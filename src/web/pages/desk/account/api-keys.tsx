import type { FC } from 'hono/jsx'
import { apiScopeNames, apiScopes, longestKeyDays } from '../../../../domain/access/api-scope.ts'
import { isId } from '../../../../domain/is-id.ts'
import type { ApiKey } from '../../../../usecases/api-key-ports.ts'
import { isInForce } from '../../../../usecases/api-keys.ts'
import { type Column, DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Choices, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'

/** GET /account/api-keys */
export async function showApiKeys(visit: Visit): Promise<Response> {
  return show(visit, { errors: [], token: null })
}

/** POST /account/api-keys: the key is shown once, in the answer to this form. */
export async function createApiKey(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const created = await ports.apiKeys.create({
    signedIn,
    at,
    name: fieldOf(visit, 'name'),
    scopes: apiScopeNames.filter((scope) => fieldOf(visit, `scopes-${scope}`) !== ''),
    days: Number(fieldOf(visit, 'days')),
  })
  if (created.ok)
    return {
      kind: 'done',
      to: '/account/api-keys',
      says: '密钥已经建立。没有记下的，请停用它，另建一个。',
      first: () => show(visit, { errors: [], token: created.token }),
    }
  if (!('fields' in created) && created.code !== 'too-many-keys') return created
  return show(visit, { errors: errorsOf(created), token: null })
}

/** POST /account/api-keys/:key/revoke */
export async function revokeApiKey({ context, ports, signedIn, at }: Visit): Promise<Outcome> {
  const keyId = context.req.param('key') ?? ''
  if (!isId(keyId)) return problem404
  const revoked = await ports.apiKeys.revoke({ signedIn, at, keyId })
  return revoked.ok || revoked.code === 'no-such-key' ? done('/account/api-keys', '密钥已经停用。') : revoked
}

interface KeyPage {
  readonly errors: readonly FormError[]
  /** Just made; shown this once. */
  readonly token: string | null
}

async function show(visit: Visit, page: KeyPage): Promise<Response> {
  const { context, ports, signedIn, at, shell } = visit
  const keys = await ports.apiKeys.list({ signedIn, at })
  const { errors, token } = page
  return respondWithDeskPage(
    context,
    <DeskPage title="接口密钥" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/account">我的账号</a>
      </p>
      <h1>接口密钥</h1>
      <p>
        业务系统用密钥代您办事：做的每一件都记在您的名下，能做的不超过您的岗位。要当面验证身份的（签发、不予公开、查看完整个人信息等），密钥不能办。写法见
        <a href="/api/docs">接口说明</a>。
      </p>
      {token !== null && <NewKey token={token} />}
      <DataTable
        caption="我的密钥"
        columns={columnsOf(shell, at.today)}
        rows={keys}
        empty={<EmptyState title="还没有密钥。" />}
      />
      <section class="part" aria-labelledby="new-title">
        <h2 id="new-title">建立密钥</h2>
        <Form shell={shell} action="/account/api-keys">
          <TextField
            name="name"
            label="用在哪里"
            hint="例如“办公系统收文接口”"
            value={token === null ? fieldOf(visit, 'name') : ''}
            maxlength={60}
            errors={errors}
          />
          <Choices
            name="scopes"
            label="用途"
            pick="any"
            values={apiScopeNames.filter((scope) => fieldOf(visit, `scopes-${scope}`) !== '')}
            options={apiScopeNames.map((scope) => ({
              value: scope,
              label: `${apiScopes[scope]}（${scope}）`,
            }))}
            errors={errors}
          />
          <TextField
            name="days"
            label={`有效多少天（最多 ${longestKeyDays}）`}
            value={fieldOf(visit, 'days') || '90'}
            inputmode="numeric"
            width="short"
            errors={errors}
          />
          <p class="actions">
            <button type="submit" class="primary">
              建立
            </button>
          </p>
        </Form>
      </section>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

const NewKey: FC<{ token: string }> = ({ token }) => (
  <section class="outcome" aria-labelledby="key-title">
    <h2 id="key-title">新的密钥，只显示这一次</h2>
    <p>
      <code>{token}</code>
    </p>
    <p>请放进业务系统的密钥库。不要写在程序、邮件和聊天里；泄露了就在下面停用。</p>
  </section>
)

function columnsOf(shell: Shell, today: Visit['at']['today']): readonly Column<ApiKey>[] {
  return [
    { name: '用在哪里', cell: ({ name }) => name },
    { name: '用途', cell: ({ scopes }) => scopes.join('、') },
    { name: '建立', cell: ({ createdAt }) => <Instant at={createdAt} /> },
    { name: '最近使用', cell: ({ lastUsedOn }) => lastUsedOn ?? '没有用过' },
    {
      name: '有效到',
      cell: (key) => (isInForce(key, today) ? key.expiresOn : <Tag tone="quiet">已停用或者过期</Tag>),
    },
    {
      name: '操作',
      cell: (key) =>
        isInForce(key, today) ? (
          <Form shell={shell} action={`/account/api-keys/${key.keyId}/revoke`}>
            <button type="submit">
              停用<span class="unseen">{key.name}</span>
            </button>
          </Form>
        ) : (
          '—'
        ),
    },
  ]
}
