/** 到期个人信息: what is kept no longer is listed, proposed for destruction by one person and destroyed by another. */

import { can } from '../domain/access/can.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import {
  type DestructionChange,
  type DestructionProposal,
  type DueData,
  openProposals,
} from '../domain/personal-data/destruction-proposal.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { shortestRetention } from '../law/personal-information-law/article-19-retention.ts'
import type { Moment } from './access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import { destroyPersonalData } from './destroy-personal-data.ts'
import type { FileDestruction } from './file-destruction-ports.ts'
import type { SignedIn } from './find-actor.ts'
import type { PersonalDataPorts } from './personal-data-ports.ts'
import type { RegionLog } from './region-log-ports.ts'
import type { RequestLine, RequestStore } from './request-ports.ts'
import { checkedReason } from './unmask-personal-data.ts'

/** Cases in one list: as many as a person can look through before answering for them. */
const mostCases = 200

export interface DestructionPorts extends PersonalDataPorts {
  readonly destructions: RegionLog
  readonly requests: Pick<RequestStore, 'listLines'>
  readonly files: Pick<FileDestruction, 'listDue'>
  /** The organ, then its superiors. */
  readonly organPath: (regionId: string, organId: string) => Promise<readonly string[]>
}

interface Asked {
  readonly signedIn: SignedIn
  readonly at: Moment
}

export interface DueCase extends DueData {
  readonly line: RequestLine
}

export interface DueList {
  /** Not yet proposed, at most so many; the rest follows when these are done. */
  readonly due: readonly DueCase[]
  readonly proposals: readonly DestructionProposal[]
}

/** Of the person's own organ. */
export async function listDueData(ports: DestructionPorts, { signedIn, at }: Asked): Promise<DueList> {
  const { regionId, organId } = signedIn.account
  const proposals = await proposalsOf(ports, regionId, organId)
  const proposed = new Set(proposals.flatMap(({ items }) => items.map(({ requestId }) => requestId)))
  const found = await dueOf(ports, signedIn, at, mostCases + proposed.size)
  const due = found.filter(({ requestId }) => !proposed.has(requestId)).slice(0, mostCases)
  const lines = await ports.requests.listLines(
    regionId,
    due.map(({ requestId }) => requestId),
  )
  return {
    due: due.flatMap((each) => {
      const line = lines.find(({ requestId }) => requestId === each.requestId)
      return line === undefined ? [] : [{ ...each, line }]
    }),
    proposals,
  }
}

/** Proposes all that is due and listed. Fields of the form: reason. */
export async function proposeDestruction(
  ports: DestructionPorts,
  input: Asked & { readonly reason: string },
): Promise<{ readonly ok: true; readonly cases: number } | Refusal | FormRefusal> {
  const { signedIn, at } = input
  const permission = can(signedIn.actor, 'propose-destruction', await ownObject(ports, signedIn), at.now)
  if (!permission.allowed) return refusePermission(permission)
  const reason = checkedReason(input.reason)
  if (reason === null)
    return refuseForm([{ field: 'reason', message: '请写明销毁的依据和理由（4 至 200 字）' }])
  const { due } = await listDueData(ports, input)
  if (due.length === 0) return refuse('nothing-due', '没有到期而未提出的个人信息。', shortestRetention.cites)
  const { accountId, organId } = signedIn.account
  const proposal: DestructionProposal = {
    proposalId: ports.newId(),
    organId,
    items: due.map(({ requestId, fields, files = [] }) => ({ requestId, fields, files })),
    reason,
    proposedBy: accountId,
    proposedAt: at.now,
  }
  const saved = await change(ports, input, { type: 'destruction-proposed', proposal })
  return saved.ok ? { ok: true, cases: due.length } : saved
}

/** Destroys what of a proposal is still due. Not by whoever proposed it; cases that are the person's own work stay (`own`). */
export async function approveDestruction(
  ports: DestructionPorts,
  input: Asked & { readonly proposalId: string },
): Promise<{ readonly ok: true; readonly cases: number; readonly own: number } | Refusal> {
  const { signedIn, at, proposalId } = input
  const { regionId } = signedIn.account
  const proposal = await findProposal(ports, signedIn, proposalId)
  if (proposal === null) return noSuchProposal
  const approved = await change(ports, input, { type: 'destruction-approved', proposalId })
  if (!approved.ok) return approved
  const due = new Map(
    (await dueOf(ports, signedIn, at, Number.MAX_SAFE_INTEGER)).map((each) => [each.requestId, each]),
  )
  let cases = 0
  const own: (Refusal | FormRefusal)[] = []
  for (const item of proposal.items) {
    const { requestId } = item
    const what = stillDue(item, due.get(requestId))
    if (what.fields.length + what.files.length === 0) continue
    const destroyed = await destroyPersonalData(ports, {
      actor: signedIn.actor,
      proposedBy: proposal.proposedBy,
      object: { regionId, objectKind: 'request', objectId: requestId },
      what,
      reason: proposal.reason,
      now: at.now,
    })
    if (destroyed.ok) cases++
    else if (destroyed.code === 'own-work') own.push(destroyed)
    else return destroyed
  }
  const [first] = own
  return first !== undefined && cases === 0 ? first : { ok: true, cases, own: own.length }
}

/** 不销毁: the list is given up; what is due may be proposed again. */
export async function dropDestruction(
  ports: DestructionPorts,
  input: Asked & { readonly proposalId: string },
): Promise<{ readonly ok: true } | Refusal> {
  const proposal = await findProposal(ports, input.signedIn, input.proposalId)
  if (proposal === null) return noSuchProposal
  return change(ports, input, { type: 'destruction-dropped', proposalId: proposal.proposalId })
}

const noSuchProposal = refuse('no-such-proposal', '没有这份销毁清单，或者已经处理。')

async function ownObject(ports: DestructionPorts, { account }: SignedIn) {
  const { regionId, organId } = account
  const organPath = await ports.organPath(regionId, organId)
  return { kind: 'personal-data', regionId, organPath, workOf: [] } as const
}

/** Of what was proposed; a later save may have moved the day. */
function stillDue(proposed: DueData, due: DueData | undefined) {
  const dueFiles = new Set(due?.files?.map(({ fileId }) => fileId))
  return {
    fields: proposed.fields.filter((field) => due?.fields.includes(field) === true),
    files: (proposed.files ?? []).map(({ fileId }) => fileId).filter((fileId) => dueFiles.has(fileId)),
  }
}

/** Fields and files of one case together, by the ids of the cases. */
async function dueOf(
  { personalData, files }: DestructionPorts,
  { account }: SignedIn,
  { today }: Moment,
  limit: number,
): Promise<DueData[]> {
  const { regionId, organId } = account
  const place = { regionId, organId }
  const [dueFields, dueFiles] = await Promise.all([
    personalData.listDue(place, today, limit),
    files.listDue(place, today, limit),
  ])
  const due = new Map<string, DueData>(dueFiles.map((each) => [each.requestId, { ...each, fields: [] }]))
  for (const { objectId: requestId, fields } of dueFields)
    due.set(requestId, { requestId, fields, files: due.get(requestId)?.files ?? [] })
  return [...due.values()].toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1)).slice(0, limit)
}

async function proposalsOf(
  { destructions }: DestructionPorts,
  regionId: string,
  organId: string,
): Promise<readonly DestructionProposal[]> {
  const { events } = await destructions.read(regionId)
  return openProposals(events.map(({ payload }) => changeOf(payload))).filter(
    (each) => each.organId === organId,
  )
}

async function findProposal(
  ports: DestructionPorts,
  { account }: SignedIn,
  proposalId: string,
): Promise<DestructionProposal | null> {
  const open = await proposalsOf(ports, account.regionId, account.organId)
  return open.find((each) => each.proposalId === proposalId) ?? null
}

async function change(
  { destructions }: DestructionPorts,
  { signedIn, at }: Asked,
  event: DestructionChange,
): Promise<{ readonly ok: true } | Refusal> {
  const { regionId, accountId } = signedIn.account
  const { version } = await destructions.read(regionId)
  const payload: JsonValue = JSON.parse(JSON.stringify(event))
  const saved = await destructions.add(
    { type: event.type, payload },
    { regionId, actorId: accountId, at, version },
  )
  return saved ? { ok: true } : refuse('version-conflict', '刚才有人处理过销毁清单，请再看一次。')
}

function changeOf(payload: JsonValue): DestructionChange {
  return payload as unknown as DestructionChange // written by change() above, and events are never changed
}
