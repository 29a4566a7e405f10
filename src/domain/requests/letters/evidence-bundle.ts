/** 证据材料: what a review body or a court asks for, with a page list, the search record and the log of facts. */

import { simplifiedAnswer } from '../../../law/reconsideration-law/article-54-simplified-answer.ts'
import { inChinese, type LocalDate } from '../../calendar/local-date.ts'
import { citationText } from '../../citation-text.ts'
import type { StoredFile } from '../../files/stored-file.ts'
import { canonicalJson, type JsonValue } from '../../ledger/canonical-json.ts'
import { type CaseLetter, caseLetters } from '../case-letters.ts'
import { actionName } from '../request-actions.ts'
import type { RecordedEvent, RequestCase } from '../request-case.ts'
import {
  channelNames,
  letterKindNames,
  remedyKindNames,
  searchResultNames,
  serviceModeNames,
} from '../request-words.ts'
import { period as periodText } from './remedies-paragraph.ts'
import { itemText } from './wording.ts'

export interface BundleEntry {
  /** From 1, as the page list and the bytes name it. */
  readonly number: number
  readonly name: string
  /** What it proves. */
  readonly proves: string
  readonly date: string
  /** Set by the program itself (facts, searches, log), or taken in as bytes. */
  readonly source: 'summary' | 'searches' | 'log' | 'file'
  /** SHA-256 of the file; null for what the program sets. */
  readonly digest: string | null
}

export interface LoggedEvent {
  readonly sequence: number
  readonly on: LocalDate
  readonly recordedAt: string
  readonly name: string
  readonly actor: string
  /** SHA-256 over the digest before and this event in canonical JSON: one changed word changes all that follow. */
  readonly digest: string
  /** Place and hash in the region's tamper-evident log; null = not yet placed. */
  readonly proof: { readonly position: string; readonly hash: string } | null
}

export interface EvidenceBundle {
  readonly organ: string
  readonly title: string
  readonly number: string
  readonly madeOn: LocalDate
  readonly summary: readonly { readonly label: string; readonly text: string }[]
  readonly entries: readonly BundleEntry[]
  readonly searches: readonly (readonly string[])[]
  readonly log: readonly LoggedEvent[]
  /** The events themselves, for the zip. */
  readonly events: readonly RecordedEvent[]
  /** Digest of the last event: names the whole log. */
  readonly logDigest: string
}

/** A served letter with its file. */
export interface BundledLetter {
  readonly letterId: string
  readonly name: string
  readonly on: LocalDate
  readonly digest: string
}

export interface BundleFacts {
  readonly case: RequestCase
  /** Every entry of the ledger, the corrected ones too. */
  readonly recorded: readonly RecordedEvent[]
  readonly organ: string
  /** Served copies (PDF), by letter. */
  readonly letters: readonly BundledLetter[]
  /** Proofs and what the applicant handed in. */
  readonly files: readonly StoredFile[]
  readonly actorNames: ReadonlyMap<string, string>
  readonly proofs: ReadonlyMap<number, { readonly position: string; readonly hash: string }>
  /** SHA-256 in hex. */
  readonly digest: (text: string) => string
  readonly madeOn: LocalDate
}

export function evidenceBundle(facts: BundleFacts): EvidenceBundle {
  const { case: own, organ, madeOn } = facts
  const log = loggedEvents(facts)
  return {
    organ,
    title: '政府信息公开申请案件证据材料',
    number: own.registered.number,
    madeOn,
    summary: summaryOf(facts),
    entries: entriesOf(facts),
    searches: own.searches.map(({ on, by, places, terms, found, note }) => [
      inChinese(on),
      by,
      places,
      terms,
      searchResultNames[found] + (note === '' ? '' : `（${note}）`),
    ]),
    log,
    events: facts.recorded,
    logDigest: log.at(-1)?.digest ?? '',
  }
}

function entriesOf({ case: own, letters, files }: BundleFacts): BundleEntry[] {
  const last = own.events.at(-1)?.on
  const listed: Omit<BundleEntry, 'number'>[] = [
    {
      name: '案件办理情况',
      proves: '申请、办理、答复的经过和期限的计算',
      date: '',
      source: 'summary',
      digest: null,
    },
    ...files.map((file) => ({
      name: file.originalName,
      proves: file.receivedBy === null ? '申请人提交的材料' : '办理中形成、取得的材料',
      date: file.receivedAt.slice(0, 10),
      source: 'file' as const,
      digest: file.digest,
    })),
    ...letters.map(({ name, on, digest }) => ({
      name,
      proves: '作出的文书',
      date: on,
      source: 'file' as const,
      digest,
    })),
    ...(own.searches.length === 0
      ? []
      : [
          {
            name: '检索记录',
            proves: '检索的地方、词语、人员和时间',
            date: '',
            source: 'searches' as const,
            digest: null,
          },
        ]),
    {
      name: '办理记录',
      proves: '每一步的时间、人员，记录未被改动',
      date: last ?? '',
      source: 'log',
      digest: null,
    },
  ]
  return listed.map((entry, index) => ({ ...entry, number: index + 1 }))
}

function summaryOf({ case: own, madeOn }: BundleFacts): EvidenceBundle['summary'] {
  const { registered, received, clock } = own
  const row = (label: string, text: string) => ({ label, text })
  const period =
    clock?.ok === true
      ? [
          row(
            '答复期限',
            `${clock.term.total}个工作日，最迟${clock.due === null ? '（待定）' : inChinese(clock.due)}答复`,
          ),
          row('期限的计算', clock.steps.map(({ text }) => text).join('\n')),
        ]
      : []
  return [
    row('登记编号', registered.number),
    row('申请内容', own.items.map(itemText).join('\n')),
    row('接收渠道', channelNames[registered.channel]),
    row('到达日期', inChinese(registered.arrivedOn)),
    row('收到申请之日', received === null ? '尚未确认' : inChinese(received)),
    ...period,
    row('文书和送达', caseLetters(own).map(letterText).join('\n') || '无'),
    row('办结日期', own.closedOn === null ? '尚未办结' : inChinese(own.closedOn)),
    ...own.remedies.map(({ filed }) =>
      row(
        remedyKindNames[filed.remedyKind],
        `${inChinese(filed.on)}　${filed.before}${filed.docket === '' ? '' : `（${filed.docket}）`}`,
      ),
    ),
    row('材料制作日期', inChinese(madeOn)),
    row(
      '提交期限',
      `简易程序：收到申请书副本之日起${periodText(simplifiedAnswer)}内（${citationText(simplifiedAnswer.cites)}）`,
    ),
  ]
}

function letterText({ letter, number, issuedOn, services }: CaseLetter): string {
  const head = `${letterKindNames[letter]}${number === '' ? '' : `（${number}）`}${issuedOn === null ? '' : `　${inChinese(issuedOn)}印发`}`
  const sent = services.map(({ mode, dispatchedOn, carrier, trackingNumber, deliveredOn, returned }) =>
    [
      `　${serviceModeNames[mode]} ${inChinese(dispatchedOn)}发出`,
      carrier + trackingNumber === ''
        ? ''
        : `（${[carrier, trackingNumber].filter((each) => each !== '').join(' ')}）`,
      deliveredOn === null ? '' : `，${inChinese(deliveredOn)}送达`,
      returned === null ? '' : `，${inChinese(returned.on)}退回：${returned.reason}`,
    ].join(''),
  )
  return [head, ...sent].join('\n')
}

/** In the order of the ledger, each with the digest that chains it to those before. */
function loggedEvents({ recorded, actorNames, proofs, digest }: BundleFacts): LoggedEvent[] {
  let previous = ''
  return recorded
    .toSorted((a, b) => a.sequence - b.sequence)
    .map((event) => {
      previous = digest(previous + canonicalJson(jsonOf(event)))
      return {
        sequence: event.sequence,
        on: event.on,
        recordedAt: event.recordedAt,
        name: actionName(event.type),
        actor: actorNames.get(event.actorId) ?? event.actorId,
        digest: previous,
        proof: proofs.get(event.sequence) ?? null,
      }
    })
}

/** Events hold nothing but JSON: they came out of the ledger. */
function jsonOf(event: RecordedEvent): JsonValue {
  return JSON.parse(JSON.stringify(event))
}
