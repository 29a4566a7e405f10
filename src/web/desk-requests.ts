import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { PersonalDataPorts } from '../usecases/personal-data-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import { checkRequests } from '../usecases/requests/check-requests.ts'
import { findSimilar } from '../usecases/requests/find-similar.ts'
import { freezeYear, viewYear } from '../usecases/requests/freeze-year.ts'
import { listRequests } from '../usecases/requests/list-requests.ts'
import { registerRequest } from '../usecases/requests/register-request.ts'
import { countRequests, listCounted, measureWork } from '../usecases/requests/request-numbers.ts'
import { takeStep } from '../usecases/requests/take-step.ts'
import { takeStepTogether } from '../usecases/requests/take-step-together.ts'
import { viewRequest } from '../usecases/requests/view-request.ts'
import { unmaskPersonalData } from '../usecases/unmask-personal-data.ts'
import type { Bound } from './bound.ts'

const useCases = {
  list: listRequests,
  register: registerRequest,
  view: viewRequest,
  take: takeStep,
  takeTogether: takeStepTogether,
  similar: findSimilar,
  count: countRequests,
  listCounted,
  measure: measureWork,
  viewYear,
  freezeYear,
  check: checkRequests,
}

/** Requests, as the desk calls them. */
export type DeskRequests = { readonly [Name in keyof typeof useCases]: Bound<(typeof useCases)[Name]> } & {
  readonly unmask: (input: Parameters<typeof unmaskPersonalData>[1]) => ReturnType<typeof unmaskPersonalData>
  /** The organ of a request, then its superiors; null = no such request. */
  readonly path: (regionId: string, requestId: string) => Promise<readonly string[] | null>
  readonly calendarOf: (regionId: string) => Promise<WorkCalendar>
  /** Names of accounts, for the log; unknown ones are left out. */
  readonly names: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly newId: () => string
}

/** What the desk needs of requests beside their ports. */
export interface DeskRequestNeeds {
  readonly findPersonalDataObject: PersonalDataPorts['findPersonalDataObject']
  readonly nameOf: (accountId: string) => Promise<string | null>
}

/** For src/wiring. */
export function bindRequests(ports: RequestPorts, needs: DeskRequestNeeds): DeskRequests {
  const { findPersonalDataObject, nameOf } = needs
  const { personalData, newId } = ports
  return {
    list: (input) => listRequests(ports, input),
    register: (input) => registerRequest(ports, input),
    view: (input) => viewRequest(ports, input),
    take: (input) => takeStep(ports, input),
    takeTogether: (input) => takeStepTogether(ports, input),
    similar: (input) => findSimilar(ports, input),
    count: (input) => countRequests(ports, input),
    listCounted: (input) => listCounted(ports, input),
    measure: (input) => measureWork(ports, input),
    viewYear: (input) => viewYear(ports, input),
    freezeYear: (input) => freezeYear(ports, input),
    check: (input) => checkRequests(ports, input),
    unmask: (input) => unmaskPersonalData({ personalData, newId, findPersonalDataObject }, input),
    path: async (regionId, requestId) => {
      const stored = await ports.requests.find(regionId, requestId)
      return stored === null ? null : ports.organs.organPath(regionId, stored.organId)
    },
    calendarOf: ports.calendarOf,
    names: async (accountIds) => {
      const found = await Promise.all(accountIds.map(nameOf))
      return new Map(
        accountIds.flatMap((id, index) => {
          const name = found[index]
          return name === null || name === undefined ? [] : [[id, name] as const]
        }),
      )
    },
    newId,
  }
}
