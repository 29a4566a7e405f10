/** 更换个人信息的密钥: a new wrapping key, every row sealed with it, and the old keys taken out when they are told to. */

import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { installationActorId } from './create-first-link.ts'
import { noteOperation } from './note-operation.ts'
import { type Resealed, resealPersonalData } from './reseal-personal-data.ts'
import type { CipherName, KeyUse, NamedKey, RotateKeysPorts } from './rotate-keys-ports.ts'

export interface RotateKeys {
  /** null = that of the current key. */
  readonly algorithm: CipherName | null
  /** `new-key`: one is made although the last change is done, or not yet done. */
  readonly asks: 'new-key' | 'what-is-left'
  readonly oldKeys: 'forget' | 'keep'
}

export interface RotatedKeys extends Resealed {
  readonly ok: true
  /** `went-on`: rows of older keys were left, so no key was made. `nothing`: neither. */
  readonly did: 'made-key' | 'went-on' | 'nothing'
  readonly current: NamedKey
  /** Older keys that were in the file, with the rows that still need each. */
  readonly older: readonly (NamedKey & { readonly rows: number })[]
  /** Keys that rows need and the file lacks. */
  readonly missing: readonly KeyUse[]
  /** null = not asked for. */
  readonly forgotten: { readonly ok: true; readonly ids: readonly string[] } | Refusal | null
}

const noKeyFile = refuse('no-key-file', '还没有个人信息的密钥文件。第一次启动时建立；丢失了请从备份中恢复。')

/**
 * Makes a key where none was made yet or `asks` says so, and seals what is under older keys. A run that was broken off
 * is finished by the next, which makes no further key.
 */
export async function rotateKeys(
  ports: RotateKeysPorts,
  input: RotateKeys & { readonly at: Moment; readonly tell: (progress: string) => void },
): Promise<RotatedKeys | Refusal> {
  const before = ports.keyFile.read()
  if (before === null) return noKeyFile
  const did = plan(input, before, await allUses(ports))
  if (did === 'made-key') {
    ports.keyFile.add(input.algorithm ?? before.current.algorithm)
    await noteEverywhere(ports, input.at, 'wrapping-key-made', named(ports.keyFile.read()?.current))
  }
  const { sealed, unopened } = await resealAll(ports, input)
  const forgotten = input.oldKeys === 'keep' ? null : await forgetOldKeys(ports, input.at)
  const keys = ports.keyFile.read()
  if (keys === null) return noKeyFile
  const uses = await allUses(ports)
  const rowsOf = (id: string) => uses.find(({ keyId }) => keyId === id)?.rows ?? 0
  const present = new Set([keys.current, ...keys.older].map(({ id }) => id))
  return {
    ok: true,
    did,
    current: keys.current,
    sealed,
    unopened,
    older: keys.older.map((key) => ({ ...key, rows: rowsOf(key.id) })),
    missing: uses.filter(({ keyId }) => !present.has(keyId)),
    forgotten,
  }
}

/** Once more after rows were sealed: a form that was under way may have brought one in with the old key. */
async function resealAll(
  ports: RotateKeysPorts,
  input: { readonly at: Moment; readonly tell: (progress: string) => void },
): Promise<Resealed> {
  const limit = Number.POSITIVE_INFINITY
  let sealed = 0
  for (;;) {
    const pass = await resealPersonalData(ports, { ...input, limit })
    sealed += pass.sealed
    if (pass.sealed === 0) return { sealed, unopened: pass.unopened }
  }
}

/**
 * Older keys in the file of which no row is left say that a change was finished: another run by itself makes no
 * further key.
 */
function plan(
  { algorithm, asks, oldKeys }: RotateKeys,
  { current, older }: { readonly current: NamedKey; readonly older: readonly NamedKey[] },
  uses: readonly KeyUse[],
): RotatedKeys['did'] {
  if (asks === 'new-key' || (algorithm !== null && algorithm !== current.algorithm)) return 'made-key'
  if (uses.some(({ keyId }) => older.some(({ id }) => id === keyId))) return 'went-on'
  return older.length > 0 || oldKeys === 'forget' ? 'nothing' : 'made-key'
}

/** Takes every older key out of the file, or none: only when no row of any region needs one. */
async function forgetOldKeys(
  ports: RotateKeysPorts,
  at: Moment,
): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Refusal> {
  const done = await ports.whileKeysRest(async () => {
    const ids = ports.keyFile.read()?.older.map(({ id }) => id) ?? []
    const needed = (await allUses(ports)).filter(({ keyId }) => ids.includes(keyId))
    if (needed.length > 0) return refuseNeeded(needed)
    if (ids.length > 0) ports.keyFile.forget(new Set(ids))
    return { ok: true, ids } as const
  })
  if (done === 'backup') return refuse('busy', '正在备份，旧密钥没有取出。请等备份完成再运行。')
  if (done === 'sealing')
    return refuse('busy', '有程序一直在写入个人信息，旧密钥没有取出。请过一会儿再运行。')
  if (done.ok && done.ids.length > 0)
    await noteEverywhere(ports, at, 'wrapping-keys-forgotten', { keyIds: [...done.ids] })
  return done
}

function refuseNeeded(needed: readonly KeyUse[]): Refusal {
  const list = needed.map(({ keyId, rows }) => `${keyId}（${rows} 行）`).join('、')
  return refuse('key-needed', `还有个人信息要用旧密钥 ${list}，旧密钥没有取出。`)
}

/** Of all regions together. */
async function allUses(ports: RotateKeysPorts): Promise<KeyUse[]> {
  const rows = new Map<string, number>()
  for (const regionId of await ports.listRegions())
    for (const use of await ports.listKeyUses(regionId))
      rows.set(use.keyId, (rows.get(use.keyId) ?? 0) + use.rows)
  return [...rows].map(([keyId, count]) => ({ keyId, rows: count }))
}

/** In the ledger of every region that has personal data: the keys are those of the whole installation. */
async function noteEverywhere(
  ports: RotateKeysPorts,
  at: Moment,
  type: string,
  payload: Parameters<typeof noteOperation>[3],
): Promise<void> {
  for (const regionId of await ports.listRegions()) {
    if ((await ports.listKeyUses(regionId)).length === 0) continue
    await noteOperation(ports.operations, { regionId, actorId: installationActorId, at }, type, payload)
  }
}

function named(key: NamedKey | undefined) {
  return key === undefined ? {} : { keyId: key.id, algorithm: key.algorithm }
}
