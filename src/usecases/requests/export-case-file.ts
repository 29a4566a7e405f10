/** 导出案卷包: a case with its letters and files, for the archives, a court, another installation. */

import { can } from '../../domain/access/can.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type FileAudience, visibleTo } from '../../domain/files/stored-file.ts'
import type { JsonValue } from '../../domain/ledger/canonical-json.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import {
  type CaseFileCase,
  type CaseFileManifest,
  caseFileFormat,
  caseFileParts,
  caseFileReadme,
  caseFileVersion,
  chainEvents,
} from '../../domain/requests/case-file.ts'
import { clockToJson } from '../../domain/requests/clock-to-json.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Moment } from '../access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from '../access-refusals.ts'
import type { ArchivePart, CaseFilePorts, LetterPart } from '../case-file-ports.ts'
import type { SignedIn } from '../find-actor.ts'
import type { Written } from '../ports.ts'
import { readAll } from '../read-all.ts'
import { checkedReason } from '../unmask-personal-data.ts'
import { type FoundRequest, findRequest, requestObject } from './find-request.ts'

export type ApplicantChoice = { readonly with: 'no' } | { readonly with: 'yes'; readonly reason: string }

/** What one archive may hold before it is packed: it is made in memory. */
const mostBytes = 400 * 1024 * 1024

/** Refusals: no-such-request, those of the policy, too-large. With the applicant: permission 显示完整个人信息, a reason. */
export async function exportCaseFile(
  ports: CaseFilePorts,
  input: {
    readonly signedIn: Pick<SignedIn, 'actor'>
    readonly regionId: string
    readonly requestId: string
    readonly applicant: ApplicantChoice
    readonly at: Moment
  },
): Promise<(Written & { readonly fileName: string }) | Refusal | FormRefusal> {
  const { signedIn, regionId, requestId, at } = input
  const { actor } = signedIn
  const found = await findRequest(ports.requests, { actor, regionId, requestId, at })
  if (!found.ok) return found
  const may = can(actor, 'export', requestObject('request', found.case, found.organPath), at.now)
  if (!may.allowed) return refusePermission(may)
  const applicant = await applicantOf(ports, found, input)
  if (applicant !== null && 'ok' in applicant) return applicant
  const organ = await ports.requests.organs.findOrgan(found.case.organId)
  // Letters are addressed to the applicant, attachments are often of him: both are personal data.
  const files = await filesOf(ports, found.case, applicant === null ? 'public' : 'worker')
  if ('ok' in files) return files
  const letters = applicant === null ? [] : await ports.lettersOf(regionId, requestId)
  const parts = [...(await factParts(ports, found, applicant)), ...letters, ...files]
  const bytes = packed(ports, found, parts, { organName: organ?.name ?? '', applicant, at })
  const { number } = found.case.registered
  return { bytes, mediaType: 'application/zip', warnings: [], fileName: `${fileNameOf(number)}.zip` }
}

type Applicant = { readonly fields: Readonly<Record<string, string>> } | null

async function applicantOf(
  { requests }: CaseFilePorts,
  found: FoundRequest,
  { signedIn, applicant, at }: Parameters<typeof exportCaseFile>[1],
): Promise<Applicant | Refusal | FormRefusal> {
  if (applicant.with === 'no') return null
  const { regionId, requestId } = found.case
  const place = requestObject('personal-data', found.case, found.organPath)
  const permission = can(signedIn.actor, 'unmask', place, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const reason = checkedReason(applicant.reason)
  if (reason === null)
    return refuseForm([{ field: 'reason', message: '请写明为什么要导出申请人的信息（4 至 200 字）' }])
  const record = {
    accessId: requests.newId(),
    at: at.now,
    actorId: signedIn.actor.accountId,
    reason: `导出案卷包：${reason}`,
  }
  const object = { regionId, objectKind: 'request', objectId: requestId }
  const fields = await requests.personalData.view(object, null, record)
  return { fields: Object.fromEntries(fields.map(({ field, text }) => [field, text])) }
}

/** The facts, and the applicant where asked for. */
async function factParts(
  { requests }: CaseFilePorts,
  { stored, case: made, calendar }: FoundRequest,
  applicant: Applicant,
): Promise<LetterPart[]> {
  const { regionId, organId, requestId } = made
  const events = chainEvents(stored.events, requests.digest)
  const own: CaseFileCase = { regionId, organId, requestId, events, summary: summaryOf(made, calendar) }
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`)
  return [
    { path: caseFileParts.case, bytes: json(own), title: '办理记录' },
    ...(applicant === null
      ? []
      : [{ path: caseFileParts.applicant, bytes: json(applicant.fields), title: '申请人信息' }]),
  ]
}

/** What the events make, for readers that do not compute it. */
function summaryOf(
  { lifecycle, received, items, outcome, closedOn, clock, unit }: RequestCase,
  calendar: WorkCalendar,
): JsonValue {
  const running = clock?.ok === true ? clockToJson(clock, calendar) : null
  return JSON.parse(
    JSON.stringify({ lifecycle, received, items, outcome, closedOn, unit, clock: running }),
  ) as JsonValue // just written
}

async function filesOf(
  { requests }: CaseFilePorts,
  made: RequestCase,
  audience: FileAudience,
): Promise<LetterPart[] | Refusal> {
  const { regionId, requestId } = made
  const owner = { regionId, objectKind: 'request', objectId: requestId }
  const files = await requests.files.files.list(owner, visibleTo[audience])
  const total = files.reduce((sum, { size }) => sum + size, 0)
  if (total > mostBytes)
    return refuse(
      'too-large',
      `附件合计 ${Math.ceil(total / 1024 / 1024)} MB，超过案卷包的上限，请分别下载。`,
    )
  const parts: LetterPart[] = []
  for (const [index, { digest, originalName, scanState }] of files.entries()) {
    // What the scanner found to be harmful does not travel.
    if (scanState === 'infected') continue
    const bytes = await readAll(await requests.files.content.open(digest, { verify: true }))
    const place = String(index + 1).padStart(2, '0')
    parts.push({ path: `files/${place}-${fileNameOf(originalName)}`, bytes, title: originalName })
  }
  return parts
}

function packed(
  ports: CaseFilePorts,
  { case: made, stored }: FoundRequest,
  parts: readonly LetterPart[],
  told: { readonly organName: string; readonly applicant: Applicant; readonly at: Moment },
): Uint8Array {
  const { regionId, organId, requestId, registered } = made
  const events = chainEvents(stored.events, ports.requests.digest)
  const listed = (each: LetterPart) => ({
    path: each.path,
    bytes: each.bytes.length,
    sha256: ports.digestBytes(each.bytes),
    title: each.title,
  })
  const manifest: CaseFileManifest = {
    format: caseFileFormat,
    version: caseFileVersion,
    exportedAt: told.at.now,
    regionId,
    organId,
    organName: told.organName,
    requestId,
    number: registered.number,
    events: { count: events.length, head: events.at(-1)?.digest ?? '' },
    applicant: told.applicant === null ? 'left-out' : 'included',
    parts: parts.map(listed),
  }
  const readme: LetterPart = {
    path: caseFileParts.readme,
    bytes: new TextEncoder().encode(caseFileReadme(manifest)),
    title: '说明',
  }
  const whole = { ...manifest, parts: [...manifest.parts, listed(readme)] }
  const manifestBytes = new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`)
  const signature = new TextEncoder().encode(`${JSON.stringify(ports.sign(manifestBytes), null, 1)}\n`)
  const all: ArchivePart[] = [
    { path: caseFileParts.manifest, bytes: manifestBytes },
    { path: caseFileParts.signature, bytes: signature },
    readme,
    ...parts,
  ]
  return ports.writeArchive(all)
}

/** A name that every file system takes. */
function fileNameOf(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, '_').replace(/^\.+/, '_')
  return [...plain].slice(-80).join('') || '_'
}
