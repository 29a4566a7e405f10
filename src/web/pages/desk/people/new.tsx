import type { FC } from 'hono/jsx'
import type { IssuedLink } from '../../../../usecases/create-account.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { originOf } from '../../../desk-cookies.ts'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { type OrganChoice, organChoices, readOrganChoice } from './organ-choices.ts'

interface Values {
  readonly loginName: string
  readonly name: string
  readonly organ: string
}

/** GET /people/new */
export async function showNewPerson(visit: Visit): Promise<Response> {
  const { regionId, organId } = visit.signedIn.account
  const values = { loginName: '', name: '', organ: `${regionId}/${organId}` }
  return show(visit, values, [])
}

/** POST /people/new: makes the account and shows its one-time link, once. */
export async function createPerson(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const values = {
    loginName: fieldOf(visit, 'loginName'),
    name: fieldOf(visit, 'name'),
    organ: fieldOf(visit, 'organ'),
  }
  const organ = readOrganChoice(values.organ)
  if (organ === null) return show(visit, values, [{ field: 'organ', message: '请选择所在机关' }])
  const person = { loginName: values.loginName, name: values.name, ...organ }
  const issued = await ports.access.createAccount({ signedIn, person, at })
  if (issued.ok) return withLink(visit, issued, values.name)
  if (!('fields' in issued)) return issued
  return show(visit, values, errorsOf(issued))
}

/** The link is in the first answer only: it is kept nowhere, and sending the form again does not show it. */
export function withLink(visit: Visit, issued: IssuedLink, name: string): Outcome {
  const to = `/people/${issued.accountId}`
  return {
    ...done(to, '已经做完。一次性链接只显示一次；如果没有记下，请重置登录凭据，得到一个新的。'),
    first: () => respondWithDeskPage(visit.context, <LinkView visit={visit} issued={issued} name={name} />),
  }
}

async function show(visit: Visit, values: Values, errors: readonly FormError[]): Promise<Response> {
  const organs = await organChoices(visit)
  return respondWithDeskPage(
    visit.context,
    <NewPersonView shell={visit.shell} values={values} organs={organs} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  )
}

const NewPersonView: FC<{
  shell: Shell
  values: Values
  organs: readonly OrganChoice[]
  errors: readonly FormError[]
}> = ({ shell, values, organs, errors }) => (
  <DeskPage title="新建账号" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
    <div class="narrow">
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/people">人员</a>
      </p>
      <h1>新建账号</h1>
      <p class="hint">新账号没有口令。做好以后会得到一个一次性链接，由本人打开，自己设置口令、绑定验证器。</p>
      <Form shell={shell} action="/people/new">
        <TextField name="name" label="姓名" value={values.name} autocomplete="off" errors={errors} />
        <TextField
          name="loginName"
          label="用户名"
          hint="2 至 32 个字母、数字或者汉字，中间可以有 . _ -"
          value={values.loginName}
          autocomplete="off"
          errors={errors}
        />
        <SelectField name="organ" label="所在机关" options={organs} value={values.organ} errors={errors} />
        <p class="actions">
          <button type="submit" class="primary">
            新建账号
          </button>
          <a href="/people">取消</a>
        </p>
      </Form>
    </div>
  </DeskPage>
)

const LinkView: FC<{ visit: Visit; issued: IssuedLink; name: string }> = ({ visit, issued, name }) => (
  <DeskPage title="一次性链接" shell={visit.shell}>
    <div class="narrow">
      <h1>把这个链接交给{name}本人</h1>
      <p class="secret-link">
        <code>{`${originOf(visit.context, visit.ports)}/set-up/${issued.linkToken}`}</code>
      </p>
      <ul class="rules">
        <li>只显示这一次，离开本页就看不到了。</li>
        <li>
          只能用一次，
          <Instant at={issued.expiresAt} /> 以前有效。
        </li>
        <li>请当面交给本人，或者用单位内部的可靠渠道，不要发到群里。</li>
      </ul>
      <p>
        <a href={`/people/${issued.accountId}`}>已经交给本人，去看这个账号</a>
      </p>
    </div>
  </DeskPage>
)
