import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { SecurityKeyForm } from '../../../components/kit/security-key-form.tsx'
import { done, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { answerOf } from '../sign-in/second-factor.tsx'

/** GET /account/security-key */
export function showSecurityKey(visit: Visit): Promise<Outcome> {
  return securityKeyPage(visit, [])
}

async function securityKeyPage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const begun = await ports.access.beginSecurityKey({ signedIn, at })
  if (!begun.ok) return begun
  return respondWithDeskPage(
    context,
    <DeskPage title="添加安全密钥" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="trail">
          <a href="/account">我的账号</a>
        </p>
        <h1>添加安全密钥</h1>
        <p>安全密钥是插在电脑上或者靠近手机使用的小设备，也可以是这台电脑自带的指纹、人脸。它不怕假网站。</p>
        <SecurityKeyForm
          shell={shell}
          action="/account/security-key"
          asks="create"
          optionsJson={begun.optionsJson}
          ceremony={begun.ceremony}
          submit="添加"
          errors={errors}
        >
          <TextField
            name="name"
            label="给它起个名字"
            hint="例如“蓝色密钥”，以后好认。"
            value={fieldOf(visit, 'name')}
            optional="yes"
          />
        </SecurityKeyForm>
        <p>
          <a href="/account">取消</a>
        </p>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /account/security-key */
export async function addSecurityKey(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const response = answerOf(visit)
  if (response === null)
    return securityKeyPage(visit, [
      { field: 'response', message: '没有收到安全密钥的回答：这个浏览器没有运行本页的脚本。' },
    ])
  const [ceremony, name] = [fieldOf(visit, 'ceremony'), fieldOf(visit, 'name')]
  const added = await ports.access.finishSecurityKey({ signedIn, at, ceremony, response, name })
  if (added.ok) return done('/account', '安全密钥已添加。')
  if (added.code === 'wrong-key' || added.code === 'ceremony-over' || added.code === 'taken')
    return securityKeyPage(visit, [{ field: 'response', message: added.message }])
  return added
}
