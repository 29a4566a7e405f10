/** One request with files: limits are held while the bytes come in, then each file is looked through. */

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cleanFileName,
  extensionOf,
  svgRefused,
  type UploadFormat,
  type UploadRefusalCode,
  uploadLimits,
  uploadRefusalText,
} from '../domain/files/upload-rules.ts'
import type { Staged, UploadPart, UploadSession } from '../usecases/file-ports.ts'
import { claimedFormat, inspectFile, type LegacyFormats, refuseOtherMagic } from './inspect-file.ts'
import { RefusedFile } from './refused-file.ts'

export interface UploadOptions {
  /** Where files lie until they are kept; on the same disk as the data. */
  readonly temporaryFolder: string
  readonly legacyFormats?: LegacyFormats
}

const magicLength = 8

/** A factory of sessions, for `FilePorts.beginUpload`. */
export function createUploads(options: UploadOptions): () => UploadSession {
  return () => beginUpload(options)
}

function beginUpload(options: UploadOptions): UploadSession {
  const used = { bytes: 0, files: 0 }
  let folder: Promise<string> | null = null
  const ownFolder = () => {
    folder ??= makeFolder(options.temporaryFolder)
    return folder
  }
  return {
    add: async (part) => {
      const name = cleanFileName(part.name)
      try {
        used.files++
        const path = join(await ownFolder(), randomUUID())
        return await stage({ ...part, name }, path, used, options.legacyFormats ?? 'refused')
      } catch (error) {
        if (error instanceof RefusedFile) return refused(error.code, name)
        throw error
      }
    },
    discard: async () => {
      if (folder !== null) await rm(await folder, { recursive: true, force: true })
    },
  }
}

async function makeFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  return mkdtemp(join(parent, 'upload-'))
}

function refused(code: UploadRefusalCode, name: string): Staged {
  const says = code === 'wrong-type' && extensionOf(name) === 'svg' ? svgRefused : uploadRefusalText[code]
  return { ok: false, code, name, message: `“${name}”：${says}` }
}

async function stage(
  part: UploadPart,
  path: string,
  used: { bytes: number; files: number },
  legacy: LegacyFormats,
): Promise<Staged> {
  const digest = await receive(part, path, used, legacy)
  const format = claimedFormat(part.name, legacy)
  const bytes = await readFile(path)
  const kept = await inspectFile(bytes, format)
  const isCleaned = kept !== bytes
  if (isCleaned) await writeFile(path, kept)
  return {
    ok: true,
    file: {
      digest: isCleaned ? createHash('sha256').update(kept).digest('hex') : digest,
      size: kept.length,
      originalName: part.name,
      mediaType: format.mediaType,
      open: () => createReadStream(path),
    },
  }
}

/** Writes the bytes down and answers their digest. A refused part is read to its end, but no longer written. */
async function receive(
  part: UploadPart,
  path: string,
  used: { bytes: number; files: number },
  legacy: LegacyFormats,
): Promise<string> {
  const hash = createHash('sha256')
  const gate = createGate(part.name, used.files, legacy)
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of part.bytes) {
      used.bytes += chunk.length
      // Beyond this nothing is read any more, not even to its end.
      if (used.bytes > uploadLimits.requestBytes) throw new RefusedFile('request-too-large')
      size += chunk.length
      gate.pass(chunk, size)
      if (gate.refusal() !== null) continue
      hash.update(chunk)
      await file.writeFile(chunk)
    }
  } finally {
    await file.close()
  }
  const refusal = gate.refusal() ?? (size === 0 ? new RefusedFile('empty') : gate.end())
  if (refusal !== null) throw refusal
  return hash.digest('hex')
}

/** Says no as soon as it can be known: by name, by the first bytes, by size. */
function createGate(name: string, fileNumber: number, legacy: LegacyFormats) {
  let refusal: RefusedFile | null = fileNumber > uploadLimits.files ? new RefusedFile('too-many-files') : null
  let head: Buffer | null = Buffer.alloc(0)
  let format: UploadFormat | null = null
  const attempt = (check: () => void) => {
    try {
      check()
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error
      refusal ??= error
    }
  }
  attempt(() => {
    format = claimedFormat(name, legacy)
  })
  const checkHead = () => {
    const [start, claimed] = [head, format]
    head = null
    if (start !== null && claimed !== null) attempt(() => refuseOtherMagic(start, claimed))
  }
  return {
    pass: (chunk: Uint8Array, size: number) => {
      if (size > uploadLimits.fileBytes) refusal ??= new RefusedFile('too-large')
      if (head === null) return
      head = Buffer.concat([head, chunk.subarray(0, magicLength)])
      if (head.length >= magicLength) checkHead()
    },
    refusal: () => refusal,
    end: () => {
      checkHead()
      return refusal
    },
  }
}
