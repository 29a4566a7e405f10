import type { FC } from 'hono/jsx'
import { signInLimits } from '../../../../domain/access/sign-in-limits.ts'
import type { OpenedSession } from '../../../../usecases/open-session.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { readCookie, redirectSaying, writeCookie } from '../../../desk-cookies.ts'
import { errorsOf, type FormError, fieldOf, type Guest, localPath, type Shell } from '../../../desk-visit.ts'
import { type AskedProofs, askForProofs, ProofForms, proofError, proofOf } from './second-factor.tsx'
import { signInText as text } from './text.ts'

/** GET /sign-in */
export function showSignIn(guest: Guest): Promise<Response> | Response {
  const back = localPath(guest.context.req.query('next'))
  if (guest.shell.person !== null) return guest.context.redirect(back, 303)
  return respondWithDeskPage(
    guest.context,
    <SignInView
      shell={guest.shell}
      back={back}
      loginName=""
      away={guest.ports.access.singleSignOnTitle}
      errors={[]}
    />,
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
    <SignInView
      shell={shell}
      back={back}
      loginName={loginName}
      away={ports.access.singleSignOnTitle}
      errors={errors}
    />
  )
  if (missing.length > 0) return respondWithDeskPage(context, view(missing), 422)
  const asked = await ports.access.signIn({ loginName, password: fieldOf(guest, 'password'), origin, at })
  if (!asked.ok) return respondWithDeskPage(context, view(errorsOf(asked)), 422)
  return toSecondFactor(guest, asked.ceremony, back)
}

/** GET /sign-in/code */
export async function showCode(guest: Guest): Promise<Response> {
  const { context, ports, at } = guest
  const ceremony = readCookie(context, ports, 'gongkai-step')
  const step = ceremony === null ? null : await ports.access.findSignInStep({ ceremony, at })
  if (step?.ok !== true) return redirectSaying(context, ports, '/sign-in', '')
  return codePage(guest, step.accountId, localPath(context.req.query('next')), [])
}

/** POST /sign-in/code: the second factor opens the session. */
export async function proveCode(guest: Guest): Promise<Response> {
  const { context, ports, at, origin, sessionToken: previousToken } = guest
  const back = localPath(fieldOf(guest, 'back'))
  const ceremony = readCookie(context, ports, 'gongkai-step')
  const step = ceremony === null ? null : await ports.access.findSignInStep({ ceremony, at })
  if (step === null) return context.redirect('/sign-in', 303)
  if (!step.ok) return redirectSaying(context, ports, '/sign-in', step.message)
  const proof = proofOf(guest)
  if (proof === null) return codePage(guest, step.accountId, back, proofError(guest, text.noScript))
  const opened = await ports.access.finishSignIn({
    ceremony: step.ceremony,
    proof,
    origin,
    at,
    previousToken,
  })
  if (opened.ok) return enter(guest, opened, back)
  if (opened.code === 'ceremony-over') return redirectSaying(context, ports, '/sign-in', opened.message)
  return codePage(guest, step.accountId, back, proofError(guest, opened.message))
}

async function codePage(
  guest: Guest,
  accountId: string,
  back: string,
  errors: readonly FormError[],
): Promise<Response> {
  const asked = await askForProofs(guest, accountId)
  return respondWithDeskPage(
    guest.context,
    <CodeView shell={guest.shell} back={back} asked={asked} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  )
}

/** The first factor was passed: on to the second. */
export function toSecondFactor({ context, ports }: Guest, ceremony: string, back: string): Response {
  writeCookie(context, ports, 'gongkai-step', ceremony, signInLimits.ceremonyMinutes * 60)
  return context.redirect(`/sign-in/code?next=${encodeURIComponent(back)}`, 303)
}

/** The new session's cookie, and on to the page that was wanted. */
export function enter({ context, ports }: Guest, opened: OpenedSession, to: string): Response {
  writeCookie(context, ports, 'gongkai', opened.token, signInLimits.absoluteHours * 3600)
  writeCookie(context, ports, 'gongkai-step', '', 0)
  writeCookie(context, ports, 'gongkai-visitor', '', 0)
  return context.redirect(opened.mustChangePassword ? '/account/password' : to, 303)
}

interface SignInViewProps {
  readonly shell: Shell
  readonly back: string
  readonly loginName: string
  /** Title of 统一身份认证; null = there is none. */
  readonly away: string | null
  readonly errors: readonly FormError[]
}

const SignInView: FC<SignInViewProps> = ({ shell, back, loginName, away, errors }) => (
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
      {away !== null && (
        <p>
          <a href={`/sign-in/single-sign-on?next=${encodeURIComponent(back)}`}>{text.away(away)}</a>
        </p>
      )}
      <p class="hint">{text.help}</p>
    </div>
  </DeskPage>
)

const CodeView: FC<{ shell: Shell; back: string; asked: AskedProofs; errors: readonly FormError[] }> = ({
  shell,
  back,
  asked,
  errors,
}) => (
  <DeskPage title={text.codeTitle} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>{text.codeTitle}</h1>
      <ProofForms
        shell={shell}
        action="/sign-in/code"
        asked={asked}
        submit={text.submit}
        errors={errors}
        way={<a href="/sign-in">{text.again}</a>}
        fields={[['back', back]]}
      />
      <p class="hint">{text.help}</p>
    </div>
  </DeskPage>
)
