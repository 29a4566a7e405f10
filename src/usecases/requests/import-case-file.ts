/** 核对、导入案卷包: a case that comes from another installation, believed only when everything in it agrees. */

import { can } from '../../domain/access/can.ts'
import { yearOf } from '../../domain/calendar/local-date.ts'
import { isId } from '../../domain/is-id.ts'
import { existsOn } from '../../domain/organs/organ-tree.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { impossibleArrival } from '../../domain/requests/impossible-arrival.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import { type CaseFileReading, readCaseFile, requestEventsOf } from '../../domain/requests/read-case-file.ts'
import type { RecordedEvent } from '../../domain/requests/request-case.ts'
import type { RequestEvent } from '../../domain/requests/request-event.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { CaseFilePorts } from '../case-file-ports.ts'
import type { SignedIn } from '../find-actor.ts'
import { requestObject } from './find-request.ts'
import { organGone } from './request-refusals.ts'

/** Characters of a name or an address. */
const longestPersonal = 500

/** Reads and checks; writes nothing. Throws `UnreadableFile` when the bytes are no archive. */
export function verifyCaseFile(
  ports: Pick<CaseFilePorts, 'openArchive' | 'digestBytes' | 'verify'> & {
    readonly digest: (text: string) => string
  },
  bytes: Uint8Array,
): CaseFileReading {
  const archive = ports.openArchive(bytes)
  const { digestBytes, digest, verify } = ports
  return readCaseFile({
    names: archive.names,
    read: (name) => archive.read(name),
    digestBytes,
    digest,
    verify,
  })
}

export type CaseFileImported =
  | {
      readonly ok: true
      readonly requestId: string
      readonly number: string
      readonly reading: CaseFileReading
    }
  | (Refusal & { readonly reading?: CaseFileReading })

/**
 * Makes the case in an organ of this installation with its number and all its facts that count; entries corrected
 * there are left out, and who wrote what there stays in the archive. A file with any problem is refused whole, and so
 * is a case that is here already.
 */
export async function importCaseFile(
  ports: CaseFilePorts,
  input: {
    readonly signedIn: Pick<SignedIn, 'actor'>
    readonly regionId: string
    readonly organId: string
    readonly bytes: Uint8Array
    readonly at: Moment
  },
): Promise<CaseFileImported> {
  const { signedIn, regionId, organId, at } = input
  const { requests } = ports
  const organPath = await requests.organs.organPath(regionId, organId)
  const object = requestObject('request', { regionId, workOf: [] }, organPath)
  const permission = can(signedIn.actor, 'create', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const organ = await requests.organs.findOrgan(organId)
  if (organ === null || organ.regionId !== regionId || !existsOn(organ, at.today)) return organGone
  const reading = verifyCaseFile({ ...ports, digest: requests.digest }, input.bytes)
  const { manifest } = reading
  if (manifest === null || reading.problems.length > 0)
    return { ...refuse('not-whole', `案卷包有 ${reading.problems.length} 处不符，没有导入。`), reading }
  const events = requestEventsOf(counting(reading))
  if (events === null || !events.every(({ on: _on, ...fact }) => ports.isFact(fact)))
    return { ...refuse('unknown-facts', '案卷包里有本系统不认识的办理记录，没有导入。'), reading }
  const impossible = impossibleRegistration(reading, events, at)
  if (impossible !== null) return { ...impossible, reading }
  if (events.some(({ on }) => on > at.today))
    return { ...refuse('in-the-future', '案卷包里有今天以后的办理记录，没有导入。'), reading }
  const { requestId, number } = manifest
  const known = await ports.exchange.listKnown(
    { regionId, organId },
    { requestIds: [requestId], numbers: [number] },
  )
  if (known.length > 0) return { ...refuse('there-before', `${number}已经在系统里，没有再导入。`), reading }
  const made = requestCase(
    { regionId, organId, requestId },
    recorded(events),
    await requests.calendarOf(regionId),
    at.today,
  )
  const saved = await ports.exchange.takeOver(
    { regionId, organId },
    [
      {
        requestId,
        number,
        year: yearOf(made.registered.arrivedOn),
        events: () => events,
        applicant: reading.applicant,
      },
    ],
    { actorId: signedIn.actor.accountId, at },
  )
  if (!saved.ok) return { ...refuse('there-before', `${number}已经在系统里，没有再导入。`), reading }
  return { ok: true, requestId, number, reading }
}

/** Anybody can make an archive that agrees with itself: what it says of the case must be possible as well. */
function impossibleRegistration(
  { manifest, applicant }: CaseFileReading,
  [registered]: readonly RequestEvent[],
  at: Moment,
): Refusal | null {
  const differs = refuse('not-whole', '案卷包的编号与登记的不一致，没有导入。')
  if (manifest === null || registered?.type !== 'request-registered') return differs
  const { requestId, number } = manifest
  if (!isId(requestId) || registered.number !== number || number.trim() === '' || number.length > 60)
    return differs
  if (Object.values(applicant).some((text) => text.length > longestPersonal))
    return refuse('not-whole', '案卷包里的申请人信息有一项过长，没有导入。')
  return impossibleArrival(registered, at)
}

/** Without what was corrected, and with each correction in the place of what it corrects. */
function counting({ events }: CaseFileReading): CaseFileReading['events'] {
  const correctedBy = new Map(
    events.flatMap((event) => (event.supersedes === null ? [] : [[event.supersedes, event]])),
  )
  const standing = (event: (typeof events)[number]): (typeof events)[number] => {
    const correction = correctedBy.get(event.sequence)
    return correction === undefined ? event : standing(correction)
  }
  return events
    .filter(({ supersedes }) => supersedes === null)
    .map(standing)
    .filter(({ type }) => type !== 'entry-revoked')
}

function recorded(events: readonly RequestEvent[]): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    sequence: index + 1,
    recordedAt: '',
    actorId: '',
    supersedes: null,
  }))
}
