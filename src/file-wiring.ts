/** Files and personal data of an installation, as the settings say: folder or S3, scanner, algorithm. */

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createClamavScan, parseClamavAddress } from './files/clamav.ts'
import { createLocalFolder } from './files/local-folder.ts'
import { createS3Store } from './files/s3-store.ts'
import { createUploads } from './files/upload-session.ts'
import type { Settings } from './settings.ts'
import { openFieldKeys } from './store/field-key-file.ts'
import { createFileStore } from './store/file-store.ts'
import { createPersonalDataStore } from './store/personal-data-store.ts'
import type { Schema } from './store/schema.ts'
import { EnvironmentProblem } from './usecases/environment-problem.ts'
import type { ContentStore, FilePorts, FindFileObject } from './usecases/file-ports.ts'
import type { PersonalDataStore } from './usecases/personal-data-ports.ts'

/** Where the bytes of files lie when no S3 is set, and where uploads wait until they are looked through. */
export const filesFolder = (dataFolder: string) => join(dataFolder, 'files')
export const uploadsFolder = (dataFolder: string) => join(dataFolder, 'uploads')

export function openContentStore(settings: Settings): ContentStore {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = settings
  if (S3_ENDPOINT === undefined || S3_BUCKET === undefined) {
    return createLocalFolder(filesFolder(settings.dataFolder))
  }
  if (S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined) {
    throw new EnvironmentProblem('S3 的访问标识和密钥没有填全（S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY）。')
  }
  return createS3Store({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
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
