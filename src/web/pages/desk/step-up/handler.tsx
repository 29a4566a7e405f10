import type { FC } from 'hono/jsx'
import { signInLimits } from '../../../../domain/access/sign-in-limits.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { formToken, writeCookie } from '../../../desk-cookies.ts'
import {
  done,
  type FormError,
  fieldOf,
  localPath,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { type AskedProofs, askForProofs, ProofForms, proofError, proofOf } from '../sign-in/second-factor.tsx'
import { signInText } from '../sign-in/text.ts'

/** What was being done when another proof was asked for: carried through the page, kept nowhere. */
interface Interrupted {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly fields: Readonly<Record<string, string>>
}

const carried = 'carried:'

/** Instead of the page that was asked for. A form's fields go along, so that nothing has to be typed again. */
export function askToStepUp(
  visit: Visit,
  fields: Readonly<Record<string, string>>,
): Promise<Response> | Response {
  const { context } = visit
  const path = localPath(context.req.path + new URL(context.req.url).search)
  if (context.req.method === 'GET') return context.redirect(`/step-up?next=${encodeURIComponent(path)}`, 303)
  const interrupted: Interrupted = { path, method: 'POST', fields }
  return stepUpPage(visit, interrupted, [], 403)
}

/** GET /step-up */
export function showStepUp(visit: Visit): Promise<Response> {
  const path = localPath(visit.context.req.query('next'))
  return stepUpPage(visit, { path, method: 'GET', fields: {} }, [], 200)
}

async function stepUpPage(
  visit: Visit,
  interrupted: Interrupted,
  errors: readonly FormError[],
  status: 200 | 403 | 422,
): Promise<Response> {
  const { context, shell, signedIn } = visit
  const asked = await askForProofs(visit, signedIn.account.accountId)
  const page = <StepUpView shell={shell} interrupted={interrupted} asked={asked} errors={errors} />
  return respondWithDeskPage(context, page, status)
}

/** POST /step-up */
export async function prove(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, origin, at, shell } = visit
  const interrupted = interruptedBy(visit)
  const proof = proofOf(visit)
  if (proof === null) return stepUpPage(visit, interrupted, proofError(visit, signInText.noScript), 422)
  const proven = await ports.access.stepUp({ signedIn, proof, origin, at })
  if (!proven.ok) {
    if (proven.code === 'signed-out') return proven
    return stepUpPage(visit, interrupted, proofError(visit, proven.message), 422)
  }
  const first = () => {
    writeCookie(context, ports, 'gongkai', proven.token, signInLimits.absoluteHours * 3600)
    if (interrupted.method === 'GET') return context.redirect(interrupted.path, 303)
    const fresh: Shell = { ...shell, form: { ...shell.form, token: formToken(proven.token) } }
    return respondWithDeskPage(context, <GoOnView shell={fresh} interrupted={interrupted} />)
  }
  return { ...done(interrupted.method === 'GET' ? interrupted.path : '/', ''), first }
}

function interruptedBy(visit: Visit): Interrupted {
  const fields = [...visit.posted.fields].flatMap(([name, value]): [string, string][] =>
    name.startsWith(carried) ? [[name.slice(carried.length), value]] : [],
  )
  return {
    path: localPath(fieldOf(visit, 'path')),
    method: fieldOf(visit, 'method') === 'POST' ? 'POST' : 'GET',
    fields: Object.fromEntries(fields),
  }
}

interface StepUpViewProps {
  readonly shell: Shell
  readonly interrupted: Interrupted
  readonly asked: AskedProofs
  readonly errors: readonly FormError[]
}

const StepUpView: FC<StepUpViewProps> = ({ shell, interrupted, asked, errors }) => (
  <DeskPage title="再验证一次身份" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <h1>再验证一次身份</h1>
      <p>接下来要做的事影响他人或者不能撤回，请确认是您本人。{signInLimits.stepUpMinutes} 分钟内不再询问。</p>
      <ProofForms
        shell={shell}
        action="/step-up"
        asked={asked}
        submit="继续"
        errors={errors}
        way={<a href="/">不做了</a>}
        fields={[
          ['path', interrupted.path],
          ['method', interrupted.method],
          ...Object.entries(interrupted.fields).map(([name, value]) => [`${carried}${name}`, value] as const),
        ]}
      />
    </div>
  </DeskPage>
)

const GoOnView: FC<{ shell: Shell; interrupted: Interrupted }> = ({ shell, interrupted }) => (
  <DeskPage title="身份已确认" shell={shell}>
    <div class="narrow">
      <h1>身份已确认</h1>
      <p>刚才填写的内容还在，现在提交。</p>
      <Form shell={shell} action={interrupted.path}>
        {Object.entries(interrupted.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions">
          <button type="submit" class="primary">
            提交
          </button>
          <a href="/">不做了</a>
        </p>
      </Form>
    </div>
  </DeskPage>
)
