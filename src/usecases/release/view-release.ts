/** 放行页: what was found, one page of the file in words, suggestions, what was made of it. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { StoredFile } from '../../domain/files/stored-file.ts'
import { fileVisibilities } from '../../domain/files/stored-file.ts'
import { type ScreenedDatum, screenText } from '../../domain/personal-data/screen-text.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { objectionsTo, type Release } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { FileOwner } from '../file-ports.ts'
import { findFile, findRelease, mayLook, noSuchRelease, type ReleaseVerb, readWhole } from './find-release.ts'
import type { Described, ReleaseKey, ReleasePorts } from './release-ports.ts'

/** Found by the screen for personal data on this page: to be removed with one tick. */
export interface Suggestion {
  readonly text: string
  readonly datum: ScreenedDatum
}

export interface ViewedRelease {
  readonly ok: true
  readonly release: Release
  readonly source: StoredFile
  readonly output: StoredFile | null
  /** The page asked for, of the file shown; a refusal where it cannot be put into words. */
  readonly described: Described | Refusal
  readonly shown: 'source' | 'output'
  readonly suggestions: readonly Suggestion[]
  /** Why the gate stays shut; empty while nothing is made, too. */
  readonly objections: readonly string[]
  /** Without asking for another proof of identity. */
  readonly may: Readonly<Record<Exclude<ReleaseVerb, 'view'>, true | Refusal>>
}

export async function viewRelease(
  ports: ReleasePorts,
  input: {
    readonly actor: Actor
    readonly key: ReleaseKey
    readonly shown: 'source' | 'output'
    readonly page: number
    readonly at: Moment
  },
): Promise<ViewedRelease | Refusal> {
  const { actor, key, page, at } = input
  const found = await findRelease(ports, { actor, key, verb: 'view', at })
  if (!found.ok) return found
  const { release, place } = found
  const source = await findFile(ports, key, release.sourceFileId)
  if ('ok' in source) return source
  const output = release.applied === null ? null : await findFile(ports, key, release.applied.fileId)
  const made = output === null || 'ok' in output ? null : output
  const shown = input.shown === 'output' && made !== null ? 'output' : 'source'
  const file = shown === 'output' && made !== null ? made : source
  const described = await ports.gate.describe(await readWhole(ports, file.digest), file.originalName, page)
  const may = (verb: Exclude<ReleaseVerb, 'view'>) => {
    const permission = can(actor, verb, place, at.now)
    return permission.allowed || permission.code === 'step-up-needed' ? true : refusePermission(permission)
  }
  return {
    ok: true,
    release,
    source,
    output: made,
    described,
    shown,
    suggestions: described.ok ? suggestionsFor(described.page.lines.map(({ text }) => text).join('\n')) : [],
    objections: release.applied === null ? [] : objectionsTo(release.applied, release.marks),
    may: {
      'prepare-release': may('prepare-release'),
      release: may('release'),
      'withdraw-release': may('withdraw-release'),
    },
  }
}

function suggestionsFor(text: string): Suggestion[] {
  const seen = new Set<string>()
  return screenText(text).flatMap((datum) => {
    const piece = text.slice(datum.start, datum.end).replace(/\s+/g, ' ')
    if (seen.has(piece)) return []
    seen.add(piece)
    return [{ text: piece, datum }]
  })
}

/** A page of the file as a picture. */
export async function drawReleasePage(
  ports: ReleasePorts,
  input: {
    readonly actor: Actor
    readonly key: ReleaseKey
    readonly shown: 'source' | 'output'
    readonly page: number
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly png: Uint8Array } | Refusal> {
  const { actor, key, shown, page, at } = input
  const found = await findRelease(ports, { actor, key, verb: 'view', at })
  if (!found.ok) return found
  const { release } = found
  const fileId = shown === 'source' ? release.sourceFileId : release.applied?.fileId
  const format = (shown === 'source' ? release.inspection : release.applied?.verification.inspection)?.format
  if (fileId === undefined || (format !== 'pdf' && format !== 'image')) return noSuchRelease
  const file = await findFile(ports, key, fileId)
  if ('ok' in file) return file
  const png = await ports.gate.draw(await readWhole(ports, file.digest), page, pictureScale)
  return 'ok' in png ? png : { ok: true, png }
}

/** Pixels a point: sharp enough to read 小五 on a screen. */
const pictureScale = 1.8

export interface ObjectReleases {
  readonly ok: true
  readonly files: readonly StoredFile[]
  readonly releases: readonly Release[]
  readonly mayPrepare: boolean
}

/** Every file of an object with what became of it at the gate. */
export async function listReleases(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  { actor, owner, at }: { readonly actor: Actor; readonly owner: FileOwner; readonly at: Moment },
): Promise<ObjectReleases | Refusal> {
  const place = await ports.files.findFileObject(owner)
  if (place === null || !mayLook(actor, place, at)) return noSuchRelease
  const [files, releases] = await Promise.all([
    ports.files.files.list(owner, fileVisibilities),
    ports.releases.list(owner),
  ])
  return { ok: true, files, releases, mayPrepare: can(actor, 'prepare-release', place, at.now).allowed }
}
