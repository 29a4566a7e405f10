import { Confirm } from '../../../components/kit/confirm.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { TextAreaField } from '../../../components/kit/field.tsx'
import { done, errorsOf, type FormError, fieldOf, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { type AskedScope, askedScope, askedYear } from './number-scope.ts'

/** GET /requests/numbers/freeze */
export function showFreeze(visit: Visit): Promise<Outcome> {
  return show(visit, [])
}

/** POST /requests/numbers/freeze */
export async function freeze(visit: Visit): Promise<Outcome> {
  const [scope, year] = [await askedScope(visit), askedYear(visit)]
  if (scope.organ === null) return problem404
  const frozen = await visit.ports.requests.freezeYear({
    actor: visit.signedIn.actor,
    regionId: scope.organ.regionId,
    organId: scope.organ.organId,
    year,
    at: visit.at,
    version: Number(fieldOf(visit, 'version')),
    reason: fieldOf(visit, 'reason'),
  })
  if (frozen.ok) return done(backTo(scope, year), `${year}年的数字已锁定，第 ${frozen.frozen.version} 版。`)
  if (['no-role', 'out-of-scope', 'step-up-needed', 'own-work'].includes(frozen.code)) return frozen
  return show(visit, errorsOf(frozen))
}

async function show(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const [scope, year] = [await askedScope(visit), askedYear(visit)]
  if (scope.organ === null) return problem404
  const viewed = await ports.requests.viewYear({ actor: signedIn.actor, ...scope.organ, year, at })
  if (!viewed.ok) return viewed
  const version = viewed.frozen.length
  const query = new URLSearchParams({ year: String(year), scope: scope.value })
  return respondWithDeskPage(
    context,
    <DeskPage title={`锁定${year}年的数字`} shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <div class="narrow">
        <Confirm
          shell={shell}
          heading={version === 0 ? `锁定${year}年的数字` : `更正已锁定的${year}年的数字`}
          action={`/requests/numbers/freeze?${query}`}
          submit={version === 0 ? '锁定' : `锁定第 ${version + 1} 版`}
          back={backTo(scope, year)}
          errors={errors}
        >
          <p>
            {scope.organ.name}
            ：按现在的办理记录锁定表三、表四。以后补记、更正了哪几件，会列在数字旁边；锁定的数字本身不变。
          </p>
          <input type="hidden" name="version" value={String(version)} />
          {version > 0 && (
            <TextAreaField
              name="reason"
              label="为什么更正"
              value={fieldOf(visit, 'reason')}
              rows={3}
              errors={errors}
            />
          )}
        </Confirm>
      </div>
    </DeskPage>,
    errors.length > 0 ? 422 : 200,
  )
}

function backTo({ value }: AskedScope, year: number): string {
  return `/requests/numbers?${new URLSearchParams({ year: String(year), scope: value })}`
}
