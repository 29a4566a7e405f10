import { type HeldGrant, isInForce } from '../../../../domain/access/account.ts'
import { isAdministrator, roleNames } from '../../../../domain/access/role-names.ts'
import { isId } from '../../../../domain/is-id.ts'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'

const mostColleagues = 200

/** GET /account/delegate */
export function showDelegate(visit: Visit): Promise<Outcome> {
  return show(visit, [])
}

async function show(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, shell, at } = visit
  const choices = await choicesFor(visit)
  if ('ok' in choices) return choices
  const { roles, colleagues } = choices
  return respondWithDeskPage(
    context,
    <DeskPage title="委托岗位" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <p class="trail">
        <a href="/account">我的账号</a>
      </p>
      {roles.length === 0 || colleagues.length === 0 ? (
        <>
          <h1>委托岗位</h1>
          <EmptyState title={roles.length === 0 ? '您没有可以委托的岗位。' : '本机关没有可以委托的同事。'}>
            <p>管理员的岗位、受他人委托得来的岗位不能再委托；只能委托给本机关能正常登录的同事。</p>
          </EmptyState>
        </>
      ) : (
        <div class="narrow">
          <Confirm
            shell={shell}
            heading="委托岗位"
            action="/account/delegate"
            submit="委托"
            back="/account"
            errors={errors}
          >
            <p class="hint">外出、休假期间由同事代办。代办的每一件事都记着是受谁委托。</p>
            <SelectField
              name="grantId"
              label="岗位"
              options={roles}
              value={fieldOf(visit, 'grantId')}
              errors={errors}
            />
            <SelectField
              name="accountId"
              label="委托给"
              options={colleagues}
              value={fieldOf(visit, 'accountId')}
              errors={errors}
            />
            <TextField
              name="from"
              label="开始日期"
              type="date"
              width="medium"
              value={fieldOf(visit, 'from') || at.today}
              errors={errors}
            />
            <TextField
              name="to"
              label="结束日期"
              type="date"
              width="medium"
              value={fieldOf(visit, 'to')}
              errors={errors}
            />
          </Confirm>
        </div>
      )}
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** Of the grants of an account: not those of an administrator, nor what was delegated to the person. */
export function delegable(
  grants: readonly HeldGrant[],
  accountId: string,
  today: string,
): readonly HeldGrant[] {
  return grants.filter(
    (grant) =>
      isInForce(grant, today) &&
      grant.accountId === accountId &&
      grant.delegatedBy === null &&
      !isAdministrator(grant.role),
  )
}

async function choicesFor({ ports, signedIn, at }: Visit) {
  const { accountId, organId } = signedIn.account
  const view = await ports.access.viewAccount({ signedIn, accountId, at })
  if (!view.ok) return view
  const page = { search: '', after: null, limit: mostColleagues }
  const accounts = await ports.access.listAccounts({ signedIn, at, page })
  const roles = delegable(view.grants, accountId, at.today).map(({ grantId, role }) => ({
    value: grantId,
    label: roleNames[role],
  }))
  const colleagues = accounts
    .filter((each) => each.accountId !== accountId && each.organId === organId && each.status === 'active')
    .map(({ accountId: value, name, loginName }) => ({ value, label: `${name}（${loginName}）` }))
  return { roles, colleagues }
}

/** POST /account/delegate */
export async function delegate(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const [grantId, accountId] = [fieldOf(visit, 'grantId'), fieldOf(visit, 'accountId')]
  if (!isId(grantId)) return show(visit, [{ field: 'grantId', message: '请选择岗位' }])
  if (!isId(accountId)) return show(visit, [{ field: 'accountId', message: '请选择同事' }])
  const delegated = await ports.access.delegateRole({
    signedIn,
    at,
    grantId,
    accountId,
    from: fieldOf(visit, 'from'),
    to: fieldOf(visit, 'to'),
  })
  if (delegated.ok) return done('/account', '已委托。')
  return 'fields' in delegated ? show(visit, errorsOf(delegated)) : delegated
}
