import type { FC } from 'hono/jsx'
import { citationText } from '../../../../../domain/citation-text.ts'
import { type MachineName, machineNames } from '../../../../../domain/requests/actions/action-rule.ts'
import type { LetterKind } from '../../../../../domain/requests/letter-kind.ts'
import { requestActions } from '../../../../../domain/requests/request-actions.ts'
import type { AllowedAction, RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { lettersUnderway, unsentLetters } from '../steps/letters-underway.ts'
import { recordedElsewhere } from '../steps/step-forms.ts'

/** What usually comes next, the most pressing first. */
const usualNext: readonly RequestEventType[] = [
  'receipt-confirmed',
  'extension-approved',
  'decision-signed',
  'secrecy-reviewed',
  'decision-reviewed',
  'letter-dispatched',
  'supplement-lapsed',
  'fee-lapsed',
  'letter-delivered',
  'remedy-answered',
  'reply-reopened',
  'supplement-received',
  'consultation-answered',
  'consultation-delivered',
  'fee-paid',
  'extension-notified',
  'decision-drafted',
  'case-archived',
]

/** The fact that a letter tells of: issued and not yet recorded, it is what comes next. */
const toldBy: Readonly<Partial<Record<LetterKind, RequestEventType>>> = {
  'supplement-notice': 'supplement-requested',
  'extension-notice': 'extension-notified',
  'fee-notice': 'fee-noticed',
  'reasons-notice': 'reasons-requested',
  'reasonable-period-notice': 'reasonable-period-set',
  'third-party-consultation': 'consultation-sent',
  'co-maker-consultation': 'consultation-sent',
  'other-organ-consultation': 'consultation-sent',
  'override-notice': 'override-notified',
}

function untold({ events }: RequestCase): RequestEventType[] {
  const issued = events
    .filter((event) => event.type === 'letter-issued')
    .flatMap(({ letter }) => toldBy[letter] ?? [])
  return [...new Set(issued)].filter(
    (type) =>
      issued.filter((each) => each === type).length > events.filter((event) => event.type === type).length,
  )
}

/** A letter that stands in the way of the next step: signed and not yet numbered. */
function writingOf({
  events,
  review,
}: RequestCase): { readonly where: string; readonly name: string } | null {
  const letterId = review.signed?.letterId ?? null
  if (letterId === null) return null
  const isIssued = events.some((event) => event.type === 'letter-issued' && event.letterId === letterId)
  return isIssued ? null : { where: `${letterId}/issue`, name: '印发答复书' }
}

/** The first of them that may be done and has something to be done with. */
function nextOf(made: RequestCase, open: readonly AllowedAction[]): AllowedAction | null {
  const sensible = [...untold(made), ...usualNext].filter((type) => {
    if (type === 'letter-dispatched') return unsentLetters(made).length > 0
    if (type === 'letter-delivered') return lettersUnderway(made).length > 0
    if (type === 'decision-drafted') return made.review.draft === null || made.review.returned !== null
    return true
  })
  return sensible.flatMap((type) => open.filter((action) => action.type === type))[0] ?? null
}

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
  return (
    <aside class="case-actions no-print" aria-labelledby="actions-title">
      <h2 id="actions-title">现在可以做</h2>
      {open.length === 0 && <p class="quiet">没有您现在可以做的。</p>}
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
