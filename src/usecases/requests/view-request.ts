/** 办理页: a request with everything that whoever opens it may see and do. */

import type { Actor, Permission } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type DestroyedFile, type StoredFile, visibleTo } from '../../domain/files/stored-file.ts'
import type { Organ } from '../../domain/organs/organ.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { type Alarm, alarmsOf } from '../../domain/requests/alarms.ts'
import { type CaseLetter, caseLetters } from '../../domain/requests/case-letters.ts'
import { allowedActions } from '../../domain/requests/request-actions.ts'
import type { AllowedAction, RecordedEvent, RequestCase } from '../../domain/requests/request-case.ts'
import type { RequestEventType } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { PersonalDataPorts } from '../personal-data-ports.ts'
import type { RequestPorts } from '../request-ports.ts'
import { type MaskedField, viewMasked } from '../view-masked.ts'
import { type FoundRequest, findRequest, requestObject } from './find-request.ts'
import { noSuchRequest } from './request-refusals.ts'
import { actionPermitted } from './step-permission.ts'

export interface ViewedRequest {
  readonly ok: true
  readonly case: RequestCase
  /** The whole log, corrected entries too, in the order of recording. */
  readonly recorded: readonly RecordedEvent[]
  readonly organ: Organ
  /** The working days that the clock counted with. */
  readonly calendar: WorkCalendar
  /**
   * Every action of the table, by law and by permission. A step that only asks for another proof of identity counts as
   * allowed: the form asks for it.
   */
  readonly actions: readonly AllowedAction[]
  /** The most urgent first. */
  readonly alarms: readonly Alarm[]
  /** Masked, in the order of their names; null where the person may not see personal data at all. */
  readonly personal: readonly MaskedField[] | null
  /** Whether the person may see the personal data unmasked, after another proof of identity. */
  readonly mayUnmask: boolean
  /** Whether the person works in the organ: what is being released is for nobody else to see. */
  readonly worksThere: boolean
  /** Types of entries that the person may correct or revoke: whoever may take a step may take it back. */
  readonly correctable: ReadonlySet<RequestEventType>
  /** Whether any of the steps of a case are the person's, in whatever state it is. */
  readonly takesSteps: boolean
  readonly letters: readonly CaseLetter[]
  readonly files: readonly StoredFile[]
  readonly destroyedFiles: readonly DestroyedFile[]
}

/** Refused alike where it does not exist and where it is another organ's. */
export async function viewRequest(
  ports: RequestPorts,
  input: {
    readonly actor: Actor
    readonly regionId: string
    readonly requestId: string
    readonly at: Moment
  },
): Promise<ViewedRequest | Refusal> {
  const { actor, regionId, requestId, at } = input
  const found = await findRequest(ports, input)
  if (!found.ok) return found
  const owner = { regionId, objectKind: 'request', objectId: requestId }
  const visible = visibleTo[worksThere(actor, found.case) ? 'worker' : 'staff']
  const [organ, personal, files, destroyedFiles] = await Promise.all([
    ports.organs.findOrgan(found.case.organId),
    personalOf(ports, found, actor, at),
    ports.files.files.list(owner, visible),
    ports.files.files.listDestroyed(owner, visible),
  ])
  if (organ === null) return noSuchRequest
  return {
    ok: true,
    case: found.case,
    recorded: found.stored.events,
    organ,
    calendar: found.calendar,
    actions: actionsFor(found, actor, at),
    alarms: alarmsOf(found.case, found.calendar, at.today),
    personal,
    mayUnmask: mayUnmask(found, actor, at),
    worksThere: worksThere(actor, found.case),
    correctable: new Set(
      found.stored.events
        .map(({ type }) => type)
        .filter((type) => isOwnStep(actionPermitted(actor, type, found, at))),
    ),
    takesSteps: takesSteps(found, actor, at),
    letters: caseLetters(found.case),
    files,
    destroyedFiles,
  }
}

function actionsFor(found: FoundRequest, actor: Actor, at: Moment): AllowedAction[] {
  const context = { today: at.today, actorId: actor.accountId, calendar: found.calendar }
  return allowedActions(found.case, context).map((action) => {
    if (action.allowed !== true) return action
    const permission = actionPermitted(actor, action.type, found, at)
    if (permission.allowed || permission.code === 'step-up-needed') return action
    return { ...action, allowed: refusePermission(permission) }
  })
}

/** A step that only asks for another proof of identity is the person's, too. */
function isOwnStep(permission: Permission): boolean {
  return permission.allowed || permission.code === 'step-up-needed'
}

async function personalOf(
  ports: RequestPorts,
  found: FoundRequest,
  actor: Actor,
  at: Moment,
): Promise<readonly MaskedField[] | null> {
  const { regionId, requestId } = found.case
  const place = requestObject('personal-data', found.case, found.organPath)
  if (!can(actor, 'view', place, at.now).allowed) return null
  const viewing: PersonalDataPorts = {
    personalData: ports.personalData,
    findPersonalDataObject: async () => place,
    newId: ports.newId,
  }
  const object = { regionId, objectKind: 'request', objectId: requestId }
  const viewed = await viewMasked(viewing, { actor, object, now: at.now })
  return viewed.ok ? viewed.fields : null
}

function mayUnmask(found: FoundRequest, actor: Actor, at: Moment): boolean {
  const place = requestObject('personal-data', found.case, found.organPath)
  return isOwnStep(can(actor, 'unmask', place, at.now))
}

function takesSteps(found: FoundRequest, actor: Actor, at: Moment): boolean {
  const object = requestObject('request', found.case, found.organPath)
  return (['edit', 'review', 'secrecy-review', 'sign'] as const).some((verb) =>
    isOwnStep(can(actor, verb, object, at.now)),
  )
}

function worksThere(actor: Actor, { regionId, organId }: RequestCase): boolean {
  return actor.grants.some((grant) => grant.regionId === regionId && grant.organId === organId)
}
