import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { SecretKey } from '../../../components/kit/secret-key.tsx'
import { done, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { CodeField } from '../sign-in/second-factor.tsx'

/** GET /account/one-time-code: a fresh key each time. */
export function showOneTimeCode(visit: Visit): Promise<Outcome> {
  return oneTimeCodePage(visit, [])
}

async function oneTimeCodePage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const begun = await ports.access.beginOneTimeCode({ signedIn, at })
  if (!begun.ok) return begun
  return respondWithDeskPage(
    context,
    <DeskPage title="添加验证器" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="trail">
          <a href="/account">我的账号</a>
        </p>
        <h1>添加验证器</h1>
        <SecretKey secret={begun.secret} uri={begun.uri} />
        <Form shell={shell} action="/account/one-time-code">
          <input type="hidden" name="ceremony" value={begun.ceremony} />
          <TextField
            name="name"
            label="给它起个名字"
            hint="例如“工作手机”，以后好认。"
            value={fieldOf(visit, 'name')}
            optional="yes"
          />
          <CodeField errors={errors} />
          <p class="actions">
            <button type="submit" class="primary">
              添加
            </button>
            <a href="/account">取消</a>
          </p>
        </Form>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /account/one-time-code */
export async function addOneTimeCode(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const added = await ports.access.finishOneTimeCode({
    signedIn,
    at,
    ceremony: fieldOf(visit, 'ceremony'),
    code: fieldOf(visit, 'code').replaceAll(/\s/g, ''),
    name: fieldOf(visit, 'name'),
  })
  if (added.ok) return done('/account', '验证器已添加。')
  if (added.code === 'wrong-code' || added.code === 'ceremony-over')
    return oneTimeCodePage(visit, [
      { field: 'code', message: `${added.message}密钥已经换新，请按下面的重新添加。` },
    ])
  return added
}

/** GET /account/factors/:factor/remove */
export async function showRemoveFactor(visit: Visit): Promise<Outcome> {
  return removePage(visit, [])
}

async function removePage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const view = await ports.access.viewAccount({ signedIn, accountId: signedIn.account.accountId, at })
  if (!view.ok) return view
  const factorId = context.req.param('factor') ?? ''
  const name = view.factors.find((factor) => factor.factorId === factorId)?.name ?? '验证方式'
  return respondWithDeskPage(
    context,
    <DeskPage title={`删除${name}`} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <Confirm
        shell={shell}
        heading={`删除“${name}”`}
        action={`/account/factors/${factorId}/remove`}
        submit="删除"
        back="/account"
        errors={errors}
      >
        <p>删除后不能再用它登录。</p>
      </Confirm>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /account/factors/:factor/remove */
export async function removeFactor(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const removed = await ports.access.removeSecondFactor({
    signedIn,
    at,
    factorId: context.req.param('factor') ?? '',
  })
  if (removed.ok) return done('/account', '已删除。')
  return removed.code === 'last-factor'
    ? removePage(visit, [{ field: null, message: removed.message }])
    : removed
}
