/** 运行维护: jobs and backups, looked at and set going from the desk. What was set going stands in the ledger. */

import { can } from '../domain/access/can.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { Backup, BackupShelf } from './backup-ports.ts'
import type { SignedIn } from './find-actor.ts'
import type { DeadLetter, JobCount, JobQueue } from './job-ports.ts'
import { noteOperation } from './note-operation.ts'
import type { RegionLog } from './region-log-ports.ts'

export interface PlatformPorts {
  readonly queue: Pick<JobQueue, 'enqueue' | 'deadLetters' | 'rerun' | 'counts'>
  readonly backups: Pick<BackupShelf, 'list'>
  readonly operations: RegionLog
}

interface Asked {
  readonly signedIn: SignedIn
  readonly at: Moment
}

export async function viewJobs(
  { queue }: PlatformPorts,
  asked: Asked,
): Promise<
  | { readonly ok: true; readonly counts: readonly JobCount[]; readonly letters: readonly DeadLetter[] }
  | Refusal
> {
  const refusal = refuseJobs(asked, 'view')
  if (refusal !== null) return refusal
  const [counts, letters] = await Promise.all([queue.counts(), queue.deadLetters()])
  return { ok: true, counts, letters }
}

/** Puts given-up jobs back, with all their tries. */
export async function rerunJobs(
  ports: PlatformPorts,
  input: Asked & { readonly ids: readonly string[] },
): Promise<{ readonly ok: true; readonly rerun: number } | Refusal> {
  const refusal = refuseJobs(input, 'administer')
  if (refusal !== null) return refusal
  const rerun = await ports.queue.rerun(input.ids)
  if (rerun > 0) await note(ports, input, 'jobs-rerun', { ids: [...input.ids] })
  return { ok: true, rerun }
}

export async function viewBackups(
  { backups }: PlatformPorts,
  asked: Asked,
): Promise<{ readonly ok: true; readonly backups: readonly Backup[] } | Refusal> {
  const refusal = refuseBackups(asked, 'view')
  return refusal ?? { ok: true, backups: await backups.list() }
}

/** Orders a backup: a job makes it. */
export async function orderBackup(
  ports: PlatformPorts,
  asked: Asked,
): Promise<{ readonly ok: true } | Refusal> {
  const refusal = refuseBackups(asked, 'create')
  if (refusal !== null) return refusal
  await ports.queue.enqueue('back-up', [{}])
  await note(ports, asked, 'backup-ordered', {})
  return { ok: true }
}

/** 恢复演练: a job restores it into an empty place and says how that went. Nothing in use is touched. */
export async function orderDrill(
  ports: PlatformPorts,
  input: Asked & { readonly name: string },
): Promise<{ readonly ok: true } | Refusal> {
  const refusal = refuseBackups(input, 'create')
  if (refusal !== null) return refusal
  const known = await ports.backups.list()
  if (!known.some(({ name }) => name === input.name)) return refuse('no-such-backup', '没有这份备份。')
  await ports.queue.enqueue('drill-backup', [{ backup: input.name }])
  await note(ports, input, 'drill-ordered', { backup: input.name })
  return { ok: true }
}

function refuseJobs({ signedIn, at }: Asked, verb: 'view' | 'administer'): Refusal | null {
  const { regionId } = signedIn.account
  const object = { kind: 'job', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, verb, object, at.now)
  return permission.allowed ? null : refusePermission(permission)
}

function refuseBackups({ signedIn, at }: Asked, verb: 'view' | 'create'): Refusal | null {
  const { regionId } = signedIn.account
  const object = { kind: 'backup', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, verb, object, at.now)
  return permission.allowed ? null : refusePermission(permission)
}

function note(
  { operations }: PlatformPorts,
  { signedIn, at }: Asked,
  type: string,
  payload: JsonValue,
): Promise<void> {
  const { regionId, accountId: actorId } = signedIn.account
  return noteOperation(operations, { regionId, actorId, at }, type, payload)
}
