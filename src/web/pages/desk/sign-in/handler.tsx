import type { FC } from 'hono/jsx'
import { signInLimits } from '../../../../domain/access/sign-in-limits.ts'
import type { OpenedSession } from '../../../../usecases/open-session.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { readCookie, redirectSaying, writeCookie } from '../../../desk-cookies.ts'
import { errorsOf, type FormError, fieldOf, type Guest, localPath, type Shell } from '../../../desk-visit.ts'
import { signInText as text } from './text.ts'

/** GET /sign-in */
export function showSignIn(guest: Guest): Promise<Response> | Response {
  const back = localPath(guest.context.req.query('next'))
  if (guest.shell.person !== null) return guest.context.redirect(back, 303)
  return respondWithDeskPage(
    guest.context,
    <SignInView shell={guest.shell} back={back} loginName="" errors={[]} />,
  )
}

/** POST /sign-in: the first factor. */
export async function signIn(guest: Guest): Promise<Response> {
  const { context, ports, at, origin, shell } = guest
  const [loginName, back] = [fieldOf(guest, 'loginName'), localPath(fieldOf(guest, 'back'))]
  const missing: FormError[] = []
  if (loginName.trim() === '') missing.push({ field: 'loginName', message: '请填写用户名' })
  if (fieldOf(guest, 'password') === '') missing.push({ field: 'password', message: '请填写口令' })
  const view = (errors: readonly FormError[]) => (
    <SignInView shell={shell} back={back} loginName={loginName} errors={errors} />
  )
  if (missing.length > 0) return respondWithDeskPage(context, view(missing), 422)
  const asked = await ports.access.signIn({ loginName, password: fieldOf(guest, 'password'), origin, at })
  if (!asked.ok) return respondWithDeskPage(context, view(errorsOf(asked)), 422)
  writeCookie(context, ports, 'gongkai-step', asked.ceremony, signInLimits.ceremonyMinutes * 60)
  return context.redirect(`/sign-in/code?next=${encodeURIComponent(back)}`, 303)
}

/** GET /sign-in/code */
export async function showCode(guest: Guest): Promise<Response> {
  const { context, ports, at, shell } = guest
  const ceremony = readCookie(context, ports, 'gongkai-step')
  const step = ceremony === null ? null : await ports.access.findSignInStep({ ceremony, at })
  if (step?.ok !== true) return redirectSaying(context, ports, '/sign-in', '')
  const back = localPath(context.req.query('next'))
  return respondWithDeskPage(context, <CodeView shell={shell} back={back} errors={[]} />)
}

/** POST /sign-in/code: the second factor opens the session. */
export async function proveCode(guest: Guest): Promise<Response> {
  const { context, ports, at, origin, shell } = guest
  const back = localPath(fieldOf(guest, 'back'))
  const ceremony = readCookie(context, ports, 'gongkai-step')
  if (ceremony === null) return context.redirect('/sign-in', 303)
  const proof = { kind: 'one-time-code', code: fieldOf(guest, 'code').replaceAll(/\s/g, '') } as const
  const previousToken = guest.sessionToken
  const opened = await ports.access.finishSignIn({ ceremony, proof, origin, at, previousToken })
  if (opened.ok) return enter(guest, opened, back)
  if (opened.code === 'ceremony-over') return redirectSaying(context, ports, '/sign-in', opened.message)
  return respondWithDeskPage(
    context,
    <CodeView shell={shell} back={back} errors={errorsAt('code', opened)} />,
    422,
  )
}

/** The new session's cookie, and on to the page that was wanted. */
export function enter({ context, ports }: Guest, opened: OpenedSession, to: string): Response {
  writeCookie(context, ports, 'gongkai', opened.token, signInLimits.absoluteHours * 3600)
  writeCookie(context, ports, 'gongkai-step', '', 0)
  writeCookie(context, ports, 'gongkai-visitor', '', 0)
  return context.redirect(opened.mustChangePassword ? '/account/password' : to, 303)
}

function errorsAt(field: string, refusal: { readonly message: string }): readonly FormError[] {
  return [{ field, message: refusal.message }]
}

const SignInView: FC<{ shell: Shell; back: string; loginName: string; errors: readonly FormError[] }> = ({
  shell,
  back,
  loginName,
  errors,
}) => (
  <DeskPage title={text.title} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>{text.title}</h1>
      <p class="hint">{text.lead}</p>
      <Form shell={shell} action="/sign-in">
        <input type="hidden" name="back" value={back} />
        <TextField
          name="loginName"
          label={text.loginName}
          value={loginName}
          autocomplete="username"
          errors={errors}
        />
        <TextField
          name="password"
          label={text.password}
          type="password"
          autocomplete="current-password"
          errors={errors}
        />
        <p class="actions">
          <button type="submit" class="primary">
            {text.next}
          </button>
        </p>
      </Form>
      <p class="hint">{text.help}</p>
    </div>
  </DeskPage>
)

const CodeView: FC<{ shell: Shell; back: string; errors: readonly FormError[] }> = ({
  shell,
  back,
  errors,
}) => (
  <DeskPage title={text.codeTitle} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>{text.codeTitle}</h1>
      <Form shell={shell} action="/sign-in/code">
        <input type="hidden" name="back" value={back} />
        <CodeField errors={errors} />
        <p class="actions">
          <button type="submit" class="primary">
            {text.submit}
          </button>
          <a href="/sign-in">{text.again}</a>
        </p>
      </Form>
      <p class="hint">{text.help}</p>
    </div>
  </DeskPage>
)

/** The six figures of an authenticator app. */
export const CodeField: FC<{ errors: readonly FormError[] }> = ({ errors }) => (
  <TextField
    name="code"
    label={text.code}
    hint={text.codeHint}
    inputmode="numeric"
    autocomplete="one-time-code"
    width="short"
    maxlength={10}
    errors={errors}
  />
)
