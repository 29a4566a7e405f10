import type { FC } from 'hono/jsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { redirectSaying } from '../../../desk-cookies.ts'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { enter } from '../sign-in/handler.tsx'

/** GET /account/password */
export function showPassword(visit: Visit): Promise<Response> {
  return show(visit, [])
}

/** POST /account/password: ends every other session. */
export async function changePassword(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, origin, at } = visit
  const changed = await ports.access.changePassword({
    signedIn,
    current: fieldOf(visit, 'current'),
    next: fieldOf(visit, 'next-password'),
    repeated: fieldOf(visit, 'repeated'),
    origin,
    at,
  })
  const says = '口令已更换，其他设备上的登录都已结束。'
  if (!changed.ok)
    return 'fields' in changed || changed.code === 'too-many-tries'
      ? show(visit, renamed(errorsOf(changed)))
      : changed
  const first = () => {
    enter(visit, changed, '/account')
    return redirectSaying(context, ports, '/account', says)
  }
  return { ...done('/account', says), first }
}

/** The use case calls the new password `next`; on the page that name is taken by where to go. */
function renamed(errors: readonly FormError[]): readonly FormError[] {
  return errors.map((error) => (error.field === 'next' ? { ...error, field: 'next-password' } : error))
}

function show({ context, shell, signedIn }: Visit, errors: readonly FormError[]): Promise<Response> {
  const must = signedIn.mustChangePassword ? 'yes' : 'no'
  return respondWithDeskPage(
    context,
    <PasswordView shell={shell} errors={errors} must={must} loginName={signedIn.account.loginName} />,
    errors.length > 0 ? 422 : 200,
  )
}

const PasswordView: FC<{
  shell: Shell
  errors: readonly FormError[]
  must: 'yes' | 'no'
  loginName: string
}> = ({ shell, errors, must, loginName }) => (
  <DeskPage title="更换口令" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>更换口令</h1>
      {must === 'yes' && <p class="lead">口令已到更换期限，更换以后才能继续工作。</p>}
      <Form shell={shell} action="/account/password">
        <div class="field">
          <label for="username">用户名</label>
          <input
            type="text"
            id="username"
            name="username"
            value={loginName}
            readonly
            autocomplete="username"
          />
        </div>
        <TextField
          name="current"
          label="现在的口令"
          type="password"
          autocomplete="current-password"
          errors={errors}
        />
        <TextField
          name="next-password"
          label="新口令"
          type="password"
          autocomplete="new-password"
          hint="可以粘贴，可以用空格和汉字；不能含有姓名、用户名、单位名。"
          errors={errors}
        />
        <TextField
          name="repeated"
          label="再输入一次新口令"
          type="password"
          autocomplete="new-password"
          errors={errors}
        />
        <p class="actions">
          <button type="submit" class="primary">
            更换口令
          </button>
          {must === 'no' && <a href="/account">取消</a>}
        </p>
      </Form>
    </div>
  </DeskPage>
)
