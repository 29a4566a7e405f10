/** The applicant's pages over an open installation. */

import { createHash, randomBytes } from 'node:crypto'
import { sendingWait, sendingWindowSeconds } from '../domain/access/use-limits.ts'
import { reportFromJson } from '../domain/annual-report/from-json.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { existsOn } from '../domain/organs/organ-tree.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { applicantActorId } from '../domain/requests/request-event.ts'
import { draftSecrets } from '../identity/draft-secrets.ts'
import type { Database } from '../store/database.ts'
import { draftStore } from '../store/draft-store.ts'
import { doOnce } from '../store/idempotency-store.ts'
import { joining } from '../store/transaction.ts'
import { useCounter } from '../store/use-counter.ts'
import type { Moment } from '../usecases/access-ports.ts'
import { countUse, isUsedUp, readUses, takeUse, type UsePorts } from '../usecases/count-use.ts'
import type { DraftKey, DraftPorts } from '../usecases/draft-ports.ts'
import { findOrgan } from '../usecases/find-organ.ts'
import { findPublishedReport } from '../usecases/find-published-report.ts'
import type { LetterPorts } from '../usecases/letter-ports.ts'
import { openOwnLetter } from '../usecases/letters/open-own-letter.ts'
import { listNewestReports } from '../usecases/list-newest-reports.ts'
import type { ReportStore } from '../usecases/report-ports.ts'
import type { RequestPorts } from '../usecases/request-ports.ts'
import {
  suggestPublication,
  supplementRequest,
  withdrawRequest,
} from '../usecases/requests/act-as-applicant.ts'
import { attachToDraft, detachFromDraft, listDraftFiles } from '../usecases/requests/attach-to-draft.ts'
import { findPublicInformation } from '../usecases/requests/find-public-information.ts'
import {
  beginDraft,
  changeDraft,
  discardDraft,
  findDraft,
  type SentRequest,
} from '../usecases/requests/keep-draft.ts'
import { submitDraft } from '../usecases/requests/submit-draft.ts'
import { trackRequest } from '../usecases/requests/track-request.ts'
import { writeOwnReceipt } from '../usecases/requests/write-own-receipt.ts'
import { createQueue } from '../usecases/work-queue.ts'
import type { OnceForm, PortalRequests } from '../web/portal-requests.ts'
import { trustProxies } from './client-address.ts'
import type { Settings } from './settings.ts'

export interface PortalNeeds {
  readonly database: Database
  /** Requests and their letters; the stores join the form that is being done. */
  readonly letters: LetterPorts
  readonly reports: ReportStore
  readonly fileAddress: (input: {
    readonly owner: { readonly regionId: string; readonly objectKind: string; readonly objectId: string }
    readonly fileId: string
    readonly by: { readonly kind: 'applicant' | 'public' }
  }) => Promise<{ readonly ok: true; readonly address: string } | Refusal>
  readonly settings: Pick<Settings, 'PUBLIC_URL' | 'TRUSTED_PROXIES'>
  readonly moment: () => Moment
}

/** Forms at work at once: each holds one connection for its key while its work uses others. */
const formsAtOnce = 8
const formsWaiting = 500
const organsOnAPage = 20
const reportsOnAPage = 50

export function portalRequests(needs: PortalNeeds): PortalRequests {
  const { database, letters, reports } = needs
  const requests: RequestPorts = letters
  const drafts: DraftPorts & RequestPorts = {
    ...requests,
    drafts: draftStore(joining(database.app)),
    draftSecrets,
  }
  const uses: UsePorts = {
    uses: useCounter(database.app),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  }
  const once = onceOver(database)
  return {
    organs: {
      page: (search, after) => pageOrgans(requests, search, after, needs.moment()),
      find: (regionId, organId, { today }) => findOrgan(requests, { regionId, organId, on: today }),
      regionNames: (regionIds) => regionNames(requests, regionIds),
    },
    drafts: draftCalls(drafts, once),
    findPublic: (input) => findPublicInformation({ reports, requests: requests.requests }, input),
    publicFileAddress: ({ regionId, requestId, fileId }) =>
      needs.fileAddress({
        owner: { regionId, objectKind: 'request', objectId: requestId },
        fileId,
        by: { kind: 'public' },
      }),
    listReports: (search, after) => listNewestReports({ reports }, { search, after, limit: reportsOnAPage }),
    findReport: async (key) => {
      const found = await findPublishedReport({ reports }, key)
      return found === null ? null : { found, report: reportFromJson(found.published.report) }
    },
    tracked: trackedCalls(needs, once),
    take: (use, address, now) => takeUse(uses, { use, address, now }),
    wrongTracking: {
      isUsedUp: (address, now) => isUsedUp(uses, { use: 'wrong-tracking', address, now }),
      count: async (address, now) => {
        await takeUse(uses, { use: 'wrong-tracking', address, now })
      },
    },
    sendingWait: async (address, now) =>
      sendingWait(1 + (await readUses(uses, { use: 'send-request', address, now }, sendingWindowSeconds))),
    countSent: async (address, now) => {
      await countUse(uses, { use: 'send-request', address, now }, sendingWindowSeconds)
    },
    moment: needs.moment,
    newToken: () => randomBytes(24).toString('base64url'),
    clientAddress: trustProxies(needs.settings.TRUSTED_PROXIES),
    publicOrigin: needs.settings.PUBLIC_URL ?? null,
  }
}

function draftCalls(drafts: DraftPorts & RequestPorts, once: Once): PortalRequests['drafts'] {
  return {
    begin: (input) => beginDraft(drafts, input),
    find: (key, now) => findDraft(drafts, key, now),
    change: (key, now, change) => changeDraft(drafts, key, now, change),
    discard: (key, now) => discardDraft(drafts, key, now),
    files: (draft) => listDraftFiles(drafts, draft),
    attach: (input) => attachToDraft(drafts, input),
    detach: (input) => detachFromDraft(drafts, input),
    submit: (key, at) => submitOnce(drafts, once, key, at),
    trackingCode: (token) => draftSecrets.trackingCode(token),
  }
}

function trackedCalls({ letters, fileAddress }: PortalNeeds, once: Once): PortalRequests['tracked'] {
  const requests: RequestPorts = letters
  return {
    find: (key, at) => trackRequest(requests, { key, at }),
    supplement: (key, input, form) =>
      once(
        form,
        {
          act: 'supplement',
          ...key,
          items: input.items.map((item) => ({ ...item })),
          applicant: { ...input.applicant },
        },
        () => supplementRequest(requests, { key, at: form.at, ...input }),
      ),
    withdraw: (key, note, form) =>
      once(form, { act: 'withdraw', ...key, note }, () =>
        withdrawRequest(requests, { key, at: form.at, note }),
      ),
    suggestPublication: (key, note, form) =>
      once(form, { act: 'suggest', ...key, note }, () =>
        suggestPublication(requests, { key, at: form.at, note }),
      ),
    fileAddress: async (key, fileId, at) => {
      const tracked = await trackRequest(requests, { key, at })
      if (!tracked.ok) return tracked
      const { regionId, requestId: objectId } = tracked
      return fileAddress({
        owner: { regionId, objectKind: 'request', objectId },
        fileId,
        by: { kind: 'applicant' },
      })
    },
    receipt: (key, at) => writeOwnReceipt(letters, { key, at }),
    letter: (key, letterId, at) => openOwnLetter(letters, { key, letterId, at }),
  }
}

async function pageOrgans({ organs }: RequestPorts, search: string, after: string | null, { today }: Moment) {
  const page = await organs.pageOrgans({
    search,
    kind: null,
    level: null,
    regionId: null,
    sort: 'name',
    descending: 'no',
    after,
    limit: organsOnAPage,
  })
  return { ...page, organs: page.organs.filter((organ) => existsOn(organ, today)) }
}

async function regionNames({ organs }: RequestPorts, regionIds: readonly string[]) {
  const names = new Map<string, string>()
  for (const regionId of new Set(regionIds))
    names.set(regionId, (await organs.findRegion(regionId))?.name ?? regionId)
  return names
}

type Acted = { readonly ok: true } | Refusal
type Once = <T extends Acted>(form: OnceForm, body: Body, work: () => Promise<T>) => Promise<Acted>
/** All that was sent: the same key with other words is another form. Kept as a digest that the 查询码 is part of. */
type Body = JsonValue

/** Thrown to undo the form: a refusal keeps neither what was done nor the key. */
class NotDone extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super('the form was refused')
    this.refusal = refusal
  }
}

function onceOver(database: Database): Once {
  const inTurn = createQueue(formsAtOnce, formsWaiting)
  return async (form, body, work) => {
    if (form.key === '') return refuse('no-key', '表单不完整，请回到上一页重新打开。')
    try {
      const outcome = await inTurn(() =>
        doOnce(
          database.app,
          { regionId: form.regionId, key: form.key, actorId: applicantActorId, body },
          async () => {
            const acted = await work()
            if (!acted.ok) throw new NotDone(acted)
            return null
          },
        ),
      )
      if (outcome.ok) return { ok: true }
      if (outcome.code === 'in-flight') return refuse('in-flight', '这个表单正在处理，请过几秒再试。')
      return refuse('key-reused', '这个表单已经用过，请回到上一页重新打开。')
    } catch (error) {
      if (error instanceof NotDone) return error.refusal
      throw error
    }
  }
}

/** Tries to see the end of a first submission that is still at work, and the pause between them in milliseconds. */
const looks = 20
const pause = 250

/** The draft itself is the key: whichever window or repetition sends it, one request comes of it. */
async function submitOnce(
  ports: DraftPorts & RequestPorts,
  once: Once,
  key: DraftKey,
  at: Moment,
): Promise<{ readonly ok: true; readonly sent: SentRequest } | Refusal> {
  const form = { regionId: key.regionId, key: `draft:${draftSecrets.digest(key.token)}`, at }
  for (let look = 1; ; look++) {
    const done = await once(form, { act: 'submit' }, () => submitDraft(ports, { key, at }))
    if (!done.ok && (done.code !== 'in-flight' || look === looks)) return done
    if (done.ok) {
      const kept = await findDraft(ports, key, at.now)
      if (kept?.sent) return { ok: true, sent: kept.sent }
      return refuse('no-such-draft', '这件申请已经提交，请用编号和查询码查询。')
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
