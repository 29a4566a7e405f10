/** 文书设置 of an organ. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { isLetterNumber, requestNumber } from '../../domain/requests/letters/letter-number.ts'
import { defaultSettings, type LetterSettings } from '../../domain/requests/letters/letter-settings.ts'
import type { Moment } from '../access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from '../access-refusals.ts'
import type { LetterPorts } from '../letter-ports.ts'
import type { OrganStore } from '../organ-ports.ts'

export interface OrganKey {
  readonly regionId: string
  readonly organId: string
}

export interface ViewedSettings {
  readonly ok: true
  readonly settings: LetterSettings
  /** 0 = never set. */
  readonly version: number
  readonly organName: string
}

type Ports = Pick<LetterPorts, 'letters' | 'organs'>

const noSuchOrgan = refuse('no-such-organ', '没有这个机关。')
const changed = refuse('version-conflict', '刚才有人改过文书设置，请看过最新的内容再改。')

/** The settings in force: those of the organ, or the defaults of its short name. */
export async function settingsOf(
  letters: Pick<LetterPorts['letters'], 'findSettings'>,
  organs: Pick<OrganStore, 'findOrgan'>,
  { regionId, organId }: OrganKey,
): Promise<LetterSettings> {
  const stored = await letters.findSettings(regionId, organId)
  if (stored !== null) return stored.settings
  const organ = await organs.findOrgan(organId)
  if (organ === null) throw new Error(`organ ${organId}: no such organ`)
  return defaultSettings(organ)
}

export async function viewLetterSettings(
  { letters, organs }: Ports,
  { regionId, organId }: OrganKey,
): Promise<ViewedSettings | Refusal> {
  const organ = await organs.findOrgan(organId)
  if (organ === null || organ.regionId !== regionId) return noSuchOrgan
  const stored = await letters.findSettings(regionId, organId)
  return {
    ok: true,
    settings: stored?.settings ?? defaultSettings(organ),
    version: stored?.version ?? 0,
    organName: organ.name,
  }
}

export async function saveLetterSettings(
  ports: Ports & Pick<LetterPorts, 'newId'>,
  input: OrganKey & {
    readonly settings: LetterSettings
    readonly version: number
    readonly actor: Actor
    readonly at: Moment
  },
): Promise<{ readonly ok: true } | Refusal | FormRefusal> {
  const { regionId, organId, settings, version, actor, at } = input
  const organPath = await ports.organs.organPath(regionId, organId)
  if (organPath.length === 0) return noSuchOrgan
  const object = { kind: 'letter-settings', regionId, organPath, workOf: [] } as const
  const permission = can(actor, 'edit', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const complaints = complaintsAbout(settings)
  if (complaints.length > 0) return refuseForm(complaints)
  const record = { actorId: actor.accountId, at, newId: ports.newId }
  const saved = await ports.letters.saveSettings({ regionId, organId }, version, settings, record)
  return saved.ok ? saved : changed
}

const sample = { year: 2026, serial: 1 } as const

function complaintsAbout({ numbering, onlineReview }: LetterSettings) {
  const complaints: { field: string; message: string }[] = []
  if (numbering.prefix === '') complaints.push({ field: 'prefix', message: '请填写代字' })
  else if (!isLetterNumber(requestNumber(numbering, sample.year, sample.serial)))
    complaints.push({ field: 'prefix', message: '代字和类不能有空格和括号' })
  if (onlineReview !== '' && onlineReview.length < 4)
    complaints.push({ field: 'online-review', message: '写明平台的名称和网址' })
  return complaints
}
