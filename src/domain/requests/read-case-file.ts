/** Reading a case file back: what it says, and everything in it that does not agree. */

import { isLocalDate } from '../calendar/local-date.ts'
import type { JsonValue } from '../ledger/canonical-json.ts'
import { isStorableJson } from '../storable-text.ts'
import {
  brokenLink,
  type CaseFileManifest,
  type CaseFilePart,
  type ChainedEvent,
  caseFileFormat,
  caseFileParts,
  caseFileVersion,
} from './case-file.ts'
import { isActionType } from './request-actions.ts'
import { applicantFields, type RequestEvent } from './request-event.ts'

export interface CaseFileReading {
  /** null = no case file at all. */
  readonly manifest: CaseFileManifest | null
  readonly events: readonly ChainedEvent[]
  /** By field; empty where the file leaves them out. */
  readonly applicant: Readonly<Record<string, string>>
  /** By whom it is signed: 'unknown' = rightly, with a key that this installation does not know. */
  readonly signature: 'own' | 'unknown' | 'wrong' | 'none'
  /** Chinese; empty = nothing was changed since it was signed. */
  readonly problems: readonly string[]
}

export interface CaseFileReader {
  /** Names of the parts, folders left out. */
  readonly names: readonly string[]
  readonly read: (name: string) => Uint8Array | undefined
  readonly digestBytes: (bytes: Uint8Array) => string
  readonly digest: (text: string) => string
  readonly verify: (message: Uint8Array, signature: JsonValue) => 'own' | 'unknown' | 'wrong'
}

/** Checks every digest, the chain of events, the signature, and that nothing is there beside what is listed. */
export function readCaseFile(reader: CaseFileReader): CaseFileReading {
  const manifestBytes = reader.read(caseFileParts.manifest)
  const manifest = manifestBytes === undefined ? null : manifestOf(jsonOf(manifestBytes))
  if (manifestBytes === undefined || manifest === null)
    return {
      manifest: null,
      events: [],
      applicant: {},
      signature: 'none',
      problems: ['不是案卷包：没有可读的 manifest.json'],
    }
  const signature = signatureOf(reader, manifestBytes)
  const events = eventsOf(reader.read(caseFileParts.case))
  const problems = [
    ...(signature === 'wrong' ? ['签名不对：manifest.json 被改动过，或者签名是别的文件的'] : []),
    ...(signature === 'none' ? ['没有签名，不能确认是谁导出的'] : []),
    ...manifest.parts.flatMap((part) => partProblems(part, reader)),
    ...strays(manifest, reader),
    ...eventProblems(manifest, events, reader),
  ]
  return { manifest, events: events ?? [], applicant: applicantOf(reader), signature, problems }
}

/** The events as facts of a request; null where one is none that this version knows. */
export function requestEventsOf(events: readonly ChainedEvent[]): RequestEvent[] | null {
  const known = events.every(({ type, on }) => isActionType(type) && isLocalDate(on))
  if (!known || events[0]?.type !== 'request-registered') return null
  return events.map(
    ({ on, type, facts }) =>
      ({
        ...(typeof facts === 'object' && facts !== null ? facts : {}),
        on,
        type,
      }) as unknown as RequestEvent, // written by `chainEvents` from a RequestEvent of a known type
  )
}

function signatureOf(reader: CaseFileReader, manifest: Uint8Array): CaseFileReading['signature'] {
  const bytes = reader.read(caseFileParts.signature)
  if (bytes === undefined) return 'none'
  const signature = jsonOf(bytes)
  return signature === undefined ? 'wrong' : reader.verify(manifest, signature)
}

function partProblems({ path, bytes, sha256, title }: CaseFilePart, reader: CaseFileReader): string[] {
  const found = reader.read(path)
  if (found === undefined) return [`缺 ${path}（${title}）`]
  if (found.length !== bytes || reader.digestBytes(found) !== sha256)
    return [`${path}（${title}）与清单的摘要不符，被改动过`]
  return []
}

function strays({ parts }: CaseFileManifest, { names }: CaseFileReader): string[] {
  const listed = new Set<string>([
    caseFileParts.manifest,
    caseFileParts.signature,
    ...parts.map(({ path }) => path),
  ])
  return names.filter((name) => !listed.has(name)).map((name) => `多出清单里没有的文件：${name}`)
}

function eventProblems(
  { events: told }: CaseFileManifest,
  events: readonly ChainedEvent[] | null,
  { digest }: CaseFileReader,
): string[] {
  if (events === null) return ['case.json 读不懂']
  const broken = brokenLink(events, digest)
  if (broken !== null) return [`办理记录第 ${broken} 条的摘要不对，被改动过`]
  if (events.length !== told.count || events.at(-1)?.digest !== told.head)
    return ['办理记录与清单所说的不一致：缺了或者多了几条']
  return events.some(({ sequence }, index) => sequence !== index + 1) ? ['办理记录的序号不连续'] : []
}

function eventsOf(bytes: Uint8Array | undefined): readonly ChainedEvent[] | null {
  const found = bytes === undefined ? undefined : jsonOf(bytes)
  if (!isObject(found) || !Array.isArray(found.events)) return null
  const events: readonly JsonValue[] = found.events
  return events.every(isChainedEvent) ? events : null
}

function isChainedEvent(value: JsonValue): value is JsonValue & ChainedEvent {
  return (
    isObject(value) &&
    typeof value.sequence === 'number' &&
    typeof value.on === 'string' &&
    typeof value.type === 'string' &&
    typeof value.recordedAt === 'string' &&
    typeof value.actorId === 'string' &&
    typeof value.digest === 'string' &&
    (value.supersedes === null || typeof value.supersedes === 'number') &&
    isObject(value.facts)
  )
}

function applicantOf(reader: CaseFileReader): Record<string, string> {
  const bytes = reader.read(caseFileParts.applicant)
  const found = bytes === undefined ? undefined : jsonOf(bytes)
  if (!isObject(found)) return {}
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string' && Object.hasOwn(applicantFields, name.split('#')[0] ?? '')
        ? [[name, text]]
        : [],
    ),
  )
}

function manifestOf(value: JsonValue | undefined): CaseFileManifest | null {
  if (!isObject(value) || value.format !== caseFileFormat || value.version !== caseFileVersion) return null
  const texts = ['exportedAt', 'regionId', 'organId', 'organName', 'requestId', 'number'] as const
  if (!texts.every((name) => typeof value[name] === 'string')) return null
  if (
    !isObject(value.events) ||
    typeof value.events.count !== 'number' ||
    typeof value.events.head !== 'string'
  )
    return null
  if (!Array.isArray(value.parts) || !value.parts.every(isPart)) return null
  return value as unknown as CaseFileManifest // every field was looked at above
}

function isPart(part: JsonValue): boolean {
  return (
    isObject(part) &&
    typeof part.path === 'string' &&
    typeof part.bytes === 'number' &&
    typeof part.sha256 === 'string' &&
    typeof part.title === 'string'
  )
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function jsonOf(bytes: Uint8Array): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isStorableJson(value) ? value : undefined
  } catch {
    return undefined
  }
}
