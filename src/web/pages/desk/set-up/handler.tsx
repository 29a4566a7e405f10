import type { FC } from 'hono/jsx'
import type { SetUpView as SetUp } from '../../../../usecases/set-up-account.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { SecretKey } from '../../../components/kit/secret-key.tsx'
import { errorsOf, type FormError, fieldOf, type Guest, type Shell } from '../../../desk-visit.ts'
import { enter } from '../sign-in/handler.tsx'
import { CodeField } from '../sign-in/second-factor.tsx'

/** GET /set-up/:link */
export function showSetUp(guest: Guest): Promise<Response> {
  return show(guest, null, [])
}

/** POST /set-up/:link */
export async function setUp(guest: Guest): Promise<Response> {
  const { ports, at, origin } = guest
  const sealedSecret = fieldOf(guest, 'sealedSecret')
  const opened = await ports.access.setUpAccount({
    linkToken: linkOf(guest),
    password: fieldOf(guest, 'password'),
    repeated: fieldOf(guest, 'repeated'),
    code: fieldOf(guest, 'code').replaceAll(/\s/g, ''),
    sealedSecret,
    origin,
    at,
  })
  if (opened.ok) return enter(guest, opened, '/')
  return show(guest, sealedSecret, errorsOf(opened))
}

async function show(
  guest: Guest,
  sealedSecret: string | null,
  errors: readonly FormError[],
): Promise<Response> {
  const { context, ports, at, shell } = guest
  const view = await ports.access.viewSetUp({ linkToken: linkOf(guest), sealedSecret, at })
  if (!view.ok)
    return respondWithDeskPage(
      context,
      <DeskPage title="链接不能用了" shell={shell}>
        <h1>链接不能用了</h1>
        <p class="lead">{view.message}</p>
        <p>
          已经启用过的账号，请<a href="/sign-in">直接登录</a>。
        </p>
      </DeskPage>,
      404,
    )
  const page = <SetUpPage shell={shell} view={view} link={linkOf(guest)} errors={errors} />
  return respondWithDeskPage(context, page, errors.length > 0 ? 422 : 200)
}

function linkOf({ context }: Guest): string {
  return context.req.param('link') ?? ''
}

const SetUpPage: FC<{ shell: Shell; view: SetUp; link: string; errors: readonly FormError[] }> = ({
  shell,
  view,
  link,
  errors,
}) => (
  <DeskPage title="启用账号" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>启用账号</h1>
      <p class="lead">
        {view.name}，{view.organName ?? '所在机关未登记'}
      </p>
      <Form shell={shell} action={`/set-up/${encodeURIComponent(link)}`}>
        <input type="hidden" name="sealedSecret" value={view.sealedSecret} />
        <h2>一、设置口令</h2>
        <ul class="rules">
          {view.policyLines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <p class="hint">本系统使用：{view.policyTitle}</p>
        <div class="field">
          <label for="username">用户名</label>
          <input
            type="text"
            id="username"
            name="username"
            value={view.loginName}
            readonly
            autocomplete="username"
          />
        </div>
        <TextField name="password" label="口令" type="password" autocomplete="new-password" errors={errors} />
        <TextField
          name="repeated"
          label="再输入一次口令"
          type="password"
          autocomplete="new-password"
          errors={errors}
        />
        <h2>二、绑定验证器</h2>
        <SecretKey secret={view.secret} uri={view.uri} />
        <CodeField errors={errors} />
        <p class="actions">
          <button type="submit" class="primary">
            启用账号并登录
          </button>
        </p>
      </Form>
    </div>
  </DeskPage>
)
