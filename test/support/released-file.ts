import { randomUUID } from 'node:crypto'
import { noMarks } from '../../src/domain/release/marks.ts'
import type { Database } from '../../src/store/database.ts'
import { releaseStore } from '../../src/store/release-store.ts'
import type { FileOwner, FileStore, NewFile } from '../../src/usecases/file-ports.ts'

const at = { now: '2026-03-04T01:02:03.456Z', today: '2026-03-04' as const }

/**
 * Gives an object a file that the applicant or everybody may see, by the only way there is: a release that one invented
 * person prepared and another approved. Answers the file shown.
 */
export async function releasedFile(
  database: Database,
  files: FileStore,
  owner: FileOwner,
  { file, audience }: { readonly file: NewFile; readonly audience: 'applicant' | 'public' },
): Promise<NewFile> {
  const organId = await someOrgan(database, owner.regionId)
  const source: NewFile = { ...file, fileId: randomUUID(), visibility: 'private' }
  const output: NewFile = { ...file, visibility: 'private' }
  await files.add(owner, [source, output])
  const store = releaseStore(database.app)
  const [prepared, approved] = [randomUUID(), randomUUID()]
  const format = file.mediaType === 'application/pdf' ? ('pdf' as const) : ('text' as const)
  const inspection = { format, found: [] }
  const verification = { readers: ['逐字'], searched: 0, leftOver: [], inspection }
  const applied = {
    fileId: output.fileId,
    digest: output.digest,
    method: 'as-is' as const,
    removedCount: 0,
    verification,
  }
  const release = {
    ...owner,
    releaseId: randomUUID(),
    organId,
    sourceFileId: source.fileId,
    sourceDigest: source.digest,
    audience,
    state: 'applied' as const,
    version: 0,
    marks: noMarks,
    inspection,
    applied,
    preparedBy: [prepared],
    returned: '',
    attestation: null,
  }
  const event = { type: 'release-applied', payload: {} }
  const first = await store.save({ release, event }, { actorId: prepared, at })
  if (!first.ok) throw new Error(first.code)
  const attestation = {
    approvedBy: approved,
    approvedAt: at.now,
    preparedBy: [prepared],
    sourceDigest: source.digest,
    digest: output.digest,
    audience,
    method: 'as-is' as const,
    removedCount: 0,
    grounds: [],
    readers: ['逐字'],
    searched: 0,
    answers: [],
    stays: [],
    statement: '测试',
  }
  const second = await store.save(
    {
      release: { ...release, version: first.version, state: 'released', attestation },
      event: { type: 'release-approved', payload: {} },
      show: { fileId: output.fileId, visibility: audience },
    },
    { actorId: approved, at },
  )
  if (!second.ok) throw new Error(second.code)
  return { ...output, visibility: audience }
}

async function someOrgan(database: Database, regionId: string): Promise<string> {
  const known = await database.owner.query<{ organ_id: string }>(
    'select organ_id from organ where region_id = $1 limit 1',
    [regionId],
  )
  const [first] = known.rows
  if (first !== undefined) return first.organ_id
  const organId = randomUUID()
  await database.owner.query(
    `insert into organ (region_id, organ_id, name, short_name, kind, level, valid_from, former, version)
     values ($1, $2, '虚构机关', '虚构', 'department', 'county', '2000-01-01', '[]', 1)`,
    [regionId, organId],
  )
  return organId
}
