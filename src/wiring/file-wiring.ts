/** Files and personal data of an installation, as the settings say: folder or S3, scanner, algorithm. */

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createClamavScan, parseClamavAddress } from '../files/clamav.ts'
import { clearAbandonedUploads } from '../files/clear-abandoned-uploads.ts'
import { createLocalFolder } from '../files/local-folder.ts'
import { createS3Store, type S3Options } from '../files/s3-store.ts'
import { createUploads } from '../files/upload-session.ts'
import { whenContentMayGo } from '../store/content-lock.ts'
import { fileDestruction } from '../store/file-destruction.ts'
import { createFileStore } from '../store/file-store.ts'
import { listRegionIds } from '../store/ledger-backlog.ts'
import { createPersonalDataStore } from '../store/personal-data-store.ts'
import type { Schema } from '../store/schema.ts'
import { destroyContent } from '../usecases/destroy-content.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { FileTerms } from '../usecases/file-destruction-ports.ts'
import type { ContentStore, FilePorts, FindFileObject } from '../usecases/file-ports.ts'
import type { PersonalDataStore } from '../usecases/personal-data-ports.ts'
import { scanStoredFiles } from '../usecases/scan-stored-files.ts'
import { openFieldKeys } from './field-key-file.ts'
import type { Settings } from './settings.ts'

/** Where the bytes of files lie when no S3 is set, and where uploads wait until they are looked through. */
export const filesFolder = (dataFolder: string) => join(dataFolder, 'files')
const uploadsFolder = (dataFolder: string) => join(dataFolder, 'uploads')

function openContentStore(settings: Settings): ContentStore {
  const s3 = s3OptionsOf(settings)
  return s3 === null ? createLocalFolder(filesFolder(settings.dataFolder)) : createS3Store(s3)
}

/** null = files lie in the data folder. */
export function s3OptionsOf(settings: Settings): S3Options | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = settings
  if (S3_ENDPOINT === undefined || S3_BUCKET === undefined) return null
  if (S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined) {
    throw new EnvironmentProblem('S3 的访问标识和密钥没有填全（S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY）。')
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}

/** `objects`: by the kind of object, where one stands for the policy; files of other kinds nobody may open. */
export function openFilePorts(
  app: Kysely<Schema>,
  settings: Settings,
  objects: Readonly<Record<string, FindFileObject>>,
): FilePorts {
  const scanner = settings.CLAMAV === undefined ? null : parseClamavAddress(settings.CLAMAV)
  return {
    content: openContentStore(settings),
    files: createFileStore(app),
    beginUpload: createUploads({ temporaryFolder: uploadsFolder(settings.dataFolder) }),
    scan: scanner === null ? null : createClamavScan({ address: scanner }),
    findFileObject: async (owner) => {
      const find = Object.hasOwn(objects, owner.objectKind) ? objects[owner.objectKind] : undefined
      return find === undefined ? null : find(owner)
    },
    newId: randomUUID,
  }
}

/** Makes the key file at the first start; `CIPHER` names the algorithm of what is written from now on. */
export function openPersonalData(app: Kysely<Schema>, settings: Settings): PersonalDataStore {
  return createPersonalDataStore(app, openFieldKeys(settings.dataFolder, settings.CIPHER))
}

/** What `FileTerms` say under these settings. */
export function fileTerms(settings: Settings): FileTerms {
  return {
    'handed-in': settings.HANDED_IN_FILE_YEARS,
    'taken-in': settings.TAKEN_IN_FILE_YEARS,
    archive: settings.ARCHIVE_FILE_YEARS,
  }
}

const day = 24 * 3600 * 1000
/** How long the bytes of a removed file are kept, should somebody have removed it by mistake. Milliseconds. */
const afterRemoval = 30 * day
const scansAtOnce = 500

/** 销毁文件内容: what rows gave up is deleted from the store; null while a backup is being made. */
export async function deleteOrderedContent(
  app: Kysely<Schema>,
  settings: Settings,
  now: Date,
): Promise<{ readonly deleted: number; readonly waiting: number } | null> {
  const ports = {
    ...openFilePorts(app, settings, {}),
    destruction: fileDestruction(app, fileTerms(settings)),
  }
  return whenContentMayGo(app, () =>
    destroyContent(ports, {
      putBefore: new Date(now.getTime() - day),
      removedSince: new Date(now.getTime() - afterRemoval).toISOString(),
    }),
  )
}

/** What files need once a day: left-over uploads and bytes are deleted, what nobody scanned yet is scanned. */
export async function keepFiles(app: Kysely<Schema>, settings: Settings, now: Date): Promise<void> {
  const ports = openFilePorts(app, settings, {})
  const dayAgo = new Date(now.getTime() - day)
  const removedSince = new Date(now.getTime() - afterRemoval).toISOString()
  await fileDestruction(app, fileTerms(settings)).forgetRemoved(removedSince, now.toISOString())
  await deleteOrderedContent(app, settings, now)
  await clearAbandonedUploads(uploadsFolder(settings.dataFolder), dayAgo)
  await ports.content.sweep(dayAgo, (digests) => ports.files.listNeeded(digests, removedSince))
  for (const regionId of await listRegionIds(app))
    await scanStoredFiles(ports, { regionId, limit: scansAtOnce, now: now.toISOString() })
}
