import type { Role } from '../../../../domain/access/access.ts'
import { roleNames } from '../../../../domain/access/role-names.ts'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { organChoices, readOrganChoice } from './organ-choices.ts'

const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }))

/** GET /people/:person/roles */
export async function showGrant(visit: Visit): Promise<Outcome> {
  return grantPage(visit, [])
}

async function grantPage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const accountId = context.req.param('person') ?? ''
  const view = await ports.access.viewAccount({ signedIn, accountId, at })
  if (!view.ok) return view
  const { name, regionId, organId } = view.account
  const organs = await organChoices(visit)
  return respondWithDeskPage(
    context,
    <DeskPage title={`授予${name}岗位`} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={shell}
          heading={`授予${name}岗位`}
          action={`/people/${accountId}/roles`}
          submit="授予岗位"
          back={`/people/${accountId}`}
          errors={errors}
        >
          <SelectField
            name="role"
            label="岗位"
            hint="系统、安全、审计管理员三者不能由同一个人担任。"
            options={roleOptions}
            value={fieldOf(visit, 'role')}
            errors={errors}
          />
          <SelectField
            name="organ"
            label="在哪个机关"
            options={organs}
            value={fieldOf(visit, 'organ') || `${regionId}/${organId}`}
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
            optional="yes"
            value={fieldOf(visit, 'to')}
            errors={errors}
          />
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /people/:person/roles */
export async function grant(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const accountId = context.req.param('person') ?? ''
  const [role, organ] = [roleOf(fieldOf(visit, 'role')), readOrganChoice(fieldOf(visit, 'organ'))]
  if (role === null) return grantPage(visit, [{ field: 'role', message: '请选择岗位' }])
  if (organ === null) return grantPage(visit, [{ field: 'organ', message: '请选择机关' }])
  const term = { from: fieldOf(visit, 'from'), to: fieldOf(visit, 'to') || null }
  const granted = await ports.access.grantRole({ signedIn, accountId, role, ...organ, term, at })
  if (granted.ok) return done(`/people/${accountId}`, `已授予“${roleNames[role]}”。`)
  return 'fields' in granted || granted.code === 'administrator-conflict'
    ? grantPage(visit, errorsOf(granted))
    : granted
}

function roleOf(text: string): Role | null {
  return Object.hasOwn(roleNames, text) ? (text as Role) : null // just looked up among its own keys
}

/** GET /people/:person/roles/:grant/revoke */
export async function showRevoke(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const [accountId, grantId] = [context.req.param('person') ?? '', context.req.param('grant') ?? '']
  const view = await ports.access.viewAccount({ signedIn, accountId, at })
  if (!view.ok) return view
  const held = view.grants.find((each) => each.grantId === grantId)
  const role = held === undefined ? '' : roleNames[held.role]
  const address = `/people/${accountId}`
  return respondWithDeskPage(
    context,
    <DeskPage title={`收回${view.account.name}的岗位：${role}`} shell={shell}>
      <p class="trail">
        <a href={address}>{view.account.name}</a>
      </p>
      <Confirm
        shell={shell}
        heading={`收回${view.account.name}的岗位：${role}`}
        action={`${address}/roles/${grantId}/revoke`}
        submit="收回岗位"
        back={address}
      >
        <p>立即生效。由这个岗位委托出去的也一并结束。经手的记录都保留。</p>
      </Confirm>
    </DeskPage>,
  )
}

/** POST /people/:person/roles/:grant/revoke */
export async function revoke(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at } = visit
  const grantId = context.req.param('grant') ?? ''
  const revoked = await ports.access.revokeGrant({ signedIn, grantId, at })
  return revoked.ok ? done(`/people/${context.req.param('person') ?? ''}`, '岗位已收回。') : revoked
}
