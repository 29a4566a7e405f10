/** 接收回执 for the applicant who shows number and 查询码: the office's own sheet, filled in with the applicant's name. */

import { organOn } from '../../domain/organs/organ-tree.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { fieldsIn, fillFields } from '../../domain/requests/letters/letter-document.ts'
import { writeLetter } from '../../domain/requests/letters/write-letter.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import { type ApplicantField, applicantActorId } from '../../domain/requests/request-event.ts'
import { reviewByUpperDepartment } from '../../law/reconsideration-law/article-27-vertical-line.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterPorts } from '../letter-ports.ts'
import { settingsOf } from '../letters/letter-settings.ts'
import type { Written } from '../ports.ts'
import type { RequestPorts } from '../request-ports.ts'
import { findTracked, type TrackingKey } from './track-request.ts'

/** A receipt speaks of no remedy, so nobody needs to be named for one. */
const noReviewers = { names: [], isGuess: true, rule: reviewByUpperDepartment, itself: false } as const

/** The receipt as a PDF. That the name was read in full is written to the log of accesses. */
export async function writeOwnReceipt(
  ports: RequestPorts & Pick<LetterPorts, 'letters' | 'writeLetter'>,
  input: { readonly key: TrackingKey; readonly at: Moment },
): Promise<Written | Refusal> {
  const found = await findTracked(ports, input.key, input.at)
  if (!found.ok) return found
  const organ = await ports.organs.findOrgan(found.case.organId)
  if (organ === null) throw new Error(`request ${found.case.requestId}: its organ is not there`)
  const { on } = found.case.registered
  const document = writeLetter('receipt', {
    case: found.case,
    organ: organOn(organ, on),
    settings: await settingsOf(ports.letters, ports.organs, found.case),
    reviewers: noReviewers,
    on,
    servedBy: 'online',
    particulars: {},
    decision: null,
  })
  const values = await ownFields(ports, found.case, fieldsIn(document), input.at)
  return ports.writeLetter({ document: fillFields(document, values), state: 'issued' }, 'pdf')
}

async function ownFields(
  ports: RequestPorts,
  { regionId, requestId }: RequestCase,
  fields: readonly ApplicantField[],
  { now }: Moment,
): Promise<Readonly<Partial<Record<ApplicantField, string>>>> {
  const kept = await ports.personalData.view(
    { regionId, objectKind: 'request', objectId: requestId },
    fields,
    {
      accessId: ports.newId(),
      at: now,
      actorId: applicantActorId,
      reason: '申请人凭编号和查询码下载接收回执',
    },
  )
  return Object.fromEntries(kept.map(({ field, text }) => [field, text]))
}
