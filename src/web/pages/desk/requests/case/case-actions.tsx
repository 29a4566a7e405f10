import type { FC } from 'hono/jsx'
import { citationText } from '../../../../../domain/citation-text.ts'
import { type MachineName, machineNames } from '../../../../../domain/requests/actions/action-rule.ts'
import { requestActions } from '../../../../../domain/requests/request-actions.ts'
import type { AllowedAction } from '../../../../../domain/requests/request-case.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { recordedElsewhere } from '../steps/step-forms.ts'
import { awaitsOf, nextOf, writingOf } from './next-step.ts'

export interface CaseActionsProps {
  readonly viewed: Pick<ViewedRequest, 'actions' | 'case'>
  readonly path: string
}

/** What can be done now; and what cannot, with the article that stands in the way. */
export const CaseActions: FC<CaseActionsProps> = ({ viewed: { actions, case: made }, path }) => {
  const own = actions.filter(({ type }) => !recordedElsewhere.includes(type))
  const open = own.filter(({ allowed }) => allowed === true)
  const next = nextOf(made, open)
  const writing = open.length === 0 ? null : writingOf(made)
  const awaited = writing === null ? awaitsOf(made, own) : null
  return (
    <aside class="case-actions no-print" aria-labelledby="actions-title">
      <h2 id="actions-title">现在可以做</h2>
      {open.length === 0 && <p class="quiet">没有您现在可以做的。</p>}
      {awaited !== null && (
        <p>
          下一步：{awaited.name}，由{awaited.by}办理。
        </p>
      )}
      {writing === null && next !== null && (
        <p>
          <a class="button next-step" href={`${path}/steps/${next.type}`}>
            {next.name}
          </a>
        </p>
      )}
      {writing !== null && (
        <p>
          <a class="button next-step" href={`${path}/letters/${writing.where}`}>
            {writing.name}
          </a>
        </p>
      )}
      {grouped(open.filter((action) => writing !== null || action !== next)).map(([machine, those]) => (
        <section>
          <h3>{machineNames[machine]}</h3>
          <ul>
            {those.map(({ type, name }) => (
              <li>
                <a href={`${path}/steps/${type}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Impossible actions={own.filter(({ allowed }) => allowed !== true)} />
    </aside>
  )
}

const Impossible: FC<{ actions: readonly AllowedAction[] }> = ({ actions }) => (
  <details class="impossible">
    <summary>现在不能做的，和为什么（{actions.length}）</summary>
    <dl>
      {actions.map(({ name, allowed }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            {allowed === true ? '' : allowed.message}
            {allowed !== true && allowed.cites !== null && (
              <span class="quiet">（{citationText(allowed.cites)}）</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  </details>
)

function grouped(actions: readonly AllowedAction[]): [MachineName, AllowedAction[]][] {
  const machines = Object.keys(machineNames) as MachineName[] // its own keys
  return machines
    .map((machine): [MachineName, AllowedAction[]] => [
      machine,
      actions.filter(({ type }) => requestActions[type].machine === machine),
    ])
    .filter(([, those]) => those.length > 0)
}
