/**
 * 案卷包: one case as an archive that can be read anywhere: its facts, what they make, its letters and files, each with
 * its digest. For the archives, a court, or another installation. Opening it needs nothing of ours.
 */

import type { LocalDate } from '../calendar/local-date.ts'
import { canonicalJson, type JsonValue } from '../ledger/canonical-json.ts'
import type { RecordedEvent } from './request-case.ts'

export const caseFileFormat = 'gongkai-case-file'
export const caseFileVersion = 1

/** Paths of the parts that every case file has. */
export const caseFileParts = {
  manifest: 'manifest.json',
  signature: 'manifest.sig.json',
  case: 'case.json',
  applicant: 'applicant.json',
  readme: '说明.txt',
} as const

/** One part beside the manifest and its signature. */
export interface CaseFilePart {
  readonly path: string
  readonly bytes: number
  /** SHA-256 in hex. */
  readonly sha256: string
  /** What it is, in Chinese. */
  readonly title: string
}

export interface CaseFileManifest {
  readonly format: typeof caseFileFormat
  readonly version: number
  readonly exportedAt: string
  readonly regionId: string
  readonly organId: string
  readonly organName: string
  readonly requestId: string
  readonly number: string
  /** Events and the digest of the last, which rests on all before it. */
  readonly events: { readonly count: number; readonly head: string }
  readonly applicant: 'included' | 'left-out'
  readonly parts: readonly CaseFilePart[]
}

/** An event with the digest of itself and all before it. */
export interface ChainedEvent {
  readonly sequence: number
  readonly on: LocalDate
  readonly type: string
  readonly facts: JsonValue
  readonly recordedAt: string
  readonly actorId: string
  readonly supersedes: number | null
  /** SHA-256 in hex over the digest before ('' at the beginning), a line break, and the canonical JSON of the event. */
  readonly digest: string
}

/** case.json */
export interface CaseFileCase {
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
  readonly events: readonly ChainedEvent[]
  /** As computed on the day of export; reading back computes it anew. */
  readonly summary: JsonValue
}

type Digest = (text: string) => string

/** Events in the order of the ledger, chained. */
export function chainEvents(events: readonly RecordedEvent[], digest: Digest): ChainedEvent[] {
  let before = ''
  return events
    .toSorted((a, b) => a.sequence - b.sequence)
    .map(({ sequence, on, type, recordedAt, actorId, supersedes, ...facts }) => {
      const event = {
        sequence,
        on,
        type,
        facts: facts as unknown as JsonValue, // facts of `RequestFact` are plain data
        recordedAt,
        actorId,
        supersedes,
      }
      before = digest(`${before}\n${canonicalJson(event)}`)
      return { ...event, digest: before }
    })
}

/** The first event whose digest does not follow from it and those before, or null. */
export function brokenLink(events: readonly ChainedEvent[], digest: Digest): number | null {
  let before = ''
  for (const { digest: told, ...event } of events) {
    before = digest(`${before}\n${canonicalJson(event)}`)
    if (told !== before) return event.sequence
  }
  return null
}

/** The text that stands beside the parts, for whoever opens the archive by hand. */
export function caseFileReadme({
  number,
  organName,
  exportedAt,
  applicant,
  events,
}: CaseFileManifest): string {
  return [
    `案卷包：${number}`,
    `机关：${organName}`,
    `导出时间：${exportedAt}`,
    '',
    'case.json：办理记录（每一件事实、生效日期、登记时间、登记人）和导出当天的办理状态。',
    applicant === 'included'
      ? 'applicant.json：申请人信息。属于个人信息，请妥善保管，用后删除。'
      : '申请人信息没有导出；文书和未公开的附件含有申请人信息，也没有导出。',
    'letters/：印发的文书。files/：案件的附件、证据。',
    '',
    '怎样核对：manifest.json 列出每个文件的长度和 SHA-256。办理记录逐条相连：每条的 digest 是',
    '“上一条的 digest + 换行 + 本条的规范 JSON（键按字典序、没有空格，RFC 8785）”的 SHA-256，第一条之前为空。',
    `共 ${events.count} 条，最后一条的 digest 是 ${events.head}。`,
    'manifest.sig.json 是导出的系统用 Ed25519 对 manifest.json 的签名，公钥在其中；是不是那个系统的公钥，向该机关核实。',
    '用本系统核对：gongkai check-case 案卷包.zip',
    '',
  ].join('\r\n')
}
