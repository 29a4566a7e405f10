import type { DisableReason } from '../../../../domain/access/account.ts'
import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { Choices } from '../../../components/kit/field.tsx'
import { done, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { withLink } from './new.tsx'

const reasons: Readonly<Record<Exclude<DisableReason, 'unused'>, string>> = {
  left: '离职',
  transferred: '调离岗位',
  security: '安全原因',
}

function personOf({ context }: Visit): string {
  return context.req.param('person') ?? ''
}

async function nameOf({ ports, signedIn, at, context }: Visit): Promise<string> {
  const view = await ports.access.viewAccount({ signedIn, accountId: context.req.param('person') ?? '', at })
  return view.ok ? view.account.name : ''
}

/** GET /people/:person/disable */
export function showDisable(visit: Visit): Promise<Response> {
  return disablePage(visit, [])
}

async function disablePage(visit: Visit, errors: readonly FormError[]): Promise<Response> {
  const [name, address] = [await nameOf(visit), `/people/${personOf(visit)}`]
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={`停用${name}的账号`} shell={visit.shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={visit.shell}
          heading={`停用${name}的账号`}
          action={`${address}/disable`}
          submit="停用账号"
          back={address}
          errors={errors}
        >
          <p>停用后立即退出登录，不能再登录；岗位和经手的记录都保留。安全管理员可以重新启用。</p>
          <Choices
            name="reason"
            label="原因"
            pick="one"
            options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
            errors={errors}
          />
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** POST /people/:person/disable */
export async function disable(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const reason = fieldOf(visit, 'reason')
  if (reason !== 'left' && reason !== 'transferred' && reason !== 'security')
    return disablePage(visit, [{ field: 'reason', message: '请选择原因' }])
  const disabled = await ports.access.disableAccount({ signedIn, accountId: personOf(visit), reason, at })
  return disabled.ok ? done(`/people/${personOf(visit)}`, '账号已停用。') : disabled
}

/** GET /people/:person/enable */
export async function showEnable(visit: Visit): Promise<Response> {
  const [name, address] = [await nameOf(visit), `/people/${personOf(visit)}`]
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={`启用${name}的账号`} shell={visit.shell}>
      <Confirm
        shell={visit.shell}
        heading={`启用${name}的账号`}
        action={`${address}/enable`}
        submit="启用账号"
        back={address}
      >
        <p>本人可以用原来的口令和验证器登录，原有的岗位继续有效。</p>
      </Confirm>
    </DeskPage>,
  )
}

/** POST /people/:person/enable */
export async function enable(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const enabled = await ports.access.enableAccount({ signedIn, accountId: personOf(visit), at })
  return enabled.ok ? done(`/people/${personOf(visit)}`, '账号已启用。') : enabled
}

/** GET /people/:person/reset */
export async function showReset(visit: Visit): Promise<Response> {
  const [name, address] = [await nameOf(visit), `/people/${personOf(visit)}`]
  return respondWithDeskPage(
    visit.context,
    <DeskPage title={`重置${name}的登录凭据`} shell={visit.shell}>
      <Confirm
        shell={visit.shell}
        heading={`重置${name}的登录凭据`}
        action={`${address}/reset`}
        submit="重置，并给出新的一次性链接"
        back={address}
      >
        <p>口令和验证器全部作废，立即退出登录。请先确认是本人提出的。</p>
      </Confirm>
    </DeskPage>,
  )
}

/** POST /people/:person/reset */
export async function reset(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const name = await nameOf(visit)
  const issued = await ports.access.resetAccount({ signedIn, accountId: personOf(visit), at })
  return issued.ok ? withLink(visit, issued, name) : issued
}
