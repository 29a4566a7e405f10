import { Readable, Transform } from 'node:stream'
import busboy from 'busboy'
import { sizeLimits } from '../domain/files/size-limits.ts'
import { isStorableText } from '../domain/storable-text.ts'
import { FormRefused } from './form-refused.ts'
import { uploadText } from './upload-text.ts'

/** What one posted form may hold. */
const formLimits = {
  ...sizeLimits,
  /** A form table has 200 cells; a report as JSON is one field. */
  fields: 600,
  fieldBytes: 8 * 1024 * 1024,
} as const

export interface UploadedFile {
  /** As the browser names it; data only, never a path. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface PostedForm {
  readonly fields: ReadonlyMap<string, string>
  /** Only files that were really chosen, by field, in the order in which they came. */
  readonly files: ReadonlyMap<string, readonly UploadedFile[]>
  /** Fields whose files were beyond a limit, with the sentence for the person: the rest of the form is as it was sent. */
  readonly refused: ReadonlyMap<string, string>
}

export type Chosen<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string }

/** The files of a field, or why there are none. */
export function chosenFiles(
  { files, refused }: PostedForm,
  field: string,
  missing: string = uploadText.noneChosen,
): Chosen<{ readonly files: readonly UploadedFile[] }> {
  const refusal = refused.get(field)
  if (refusal !== undefined) return { ok: false, status: 413, message: refusal }
  const own = files.get(field) ?? []
  return own.length === 0 ? { ok: false, status: 400, message: missing } : { ok: true, files: own }
}

/** The file of a field that takes one. */
export function chosenFile(
  posted: PostedForm,
  field: string,
  missing?: string,
): Chosen<{ readonly file: UploadedFile }> {
  const chosen = chosenFiles(posted, field, missing)
  if (!chosen.ok) return chosen
  const [file] = chosen.files
  return file === undefined
    ? { ok: false, status: 400, message: missing ?? uploadText.noneChosen }
    : { ok: true, file }
}

/**
 * Streams a posted form (multipart or urlencoded) into fields and files, counting while it arrives.
 * Throws `FormRefused`. What comes after a limit is discarded, not kept, so that the browser still hears the answer;
 * where only files are beyond a limit, the form is answered with its fields, and `refused` says why.
 */
export async function readForm(http: Request): Promise<PostedForm> {
  const type = http.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type) || http.body === null)
    throw new FormRefused(415, uploadText.notAForm)
  const declared = Number(http.headers.get('content-length') ?? 0)
  if (declared > 4 * formLimits.requestBytes) throw new FormRefused(413, uploadText.requestTooLarge)
  return collect(http.body, type)
}

function collect(body: ReadableStream<Uint8Array>, type: string): Promise<PostedForm> {
  const fields = new Map<string, string>()
  const files = new Map<string, UploadedFile[]>()
  const refused = new Map<string, string>()
  return new Promise((resolve, reject) => {
    let refusal: FormRefused | undefined
    const refuse = (reason: FormRefused) => {
      refusal ??= reason
    }
    let receiving: string | null = null
    const refuseFile = (field: string, message: string) => {
      if (!refused.has(field)) refused.set(field, message)
      files.delete(field)
    }
    const refuseSize = () => {
      if (receiving === null) refuse(new FormRefused(413, uploadText.requestTooLarge))
      else refuseFile(receiving, uploadText.requestTooLarge)
    }
    const parser = openParser(type)
    parser.on('field', (name, value, info) => {
      if (info.valueTruncated) refuse(new FormRefused(413, uploadText.fieldTooLarge))
      else if (!isStorableText(value)) refuse(new FormRefused(400, uploadText.notText))
      else fields.set(name, value)
    })
    parser.on('file', (field, stream, info) => {
      const chunks: Uint8Array[] = []
      receiving = field
      stream.on('data', (chunk: Uint8Array) => {
        if (refusal === undefined && !refused.has(field)) chunks.push(chunk)
      })
      stream.on('limit', () => refuseFile(field, uploadText.fileTooLarge(info.filename ?? '')))
      stream.on('close', () => {
        if (!info.filename || refused.has(field)) return
        files.set(field, [...(files.get(field) ?? []), { name: info.filename, bytes: Buffer.concat(chunks) }])
      })
    })
    parser.on('filesLimit', () => {
      if (receiving === null) refuse(new FormRefused(413, uploadText.tooManyParts))
      else refuseFile(receiving, uploadText.tooManyParts)
    })
    for (const limit of ['fieldsLimit', 'partsLimit'] as const)
      parser.on(limit, () => refuse(new FormRefused(413, uploadText.tooManyParts)))
    parser.on('error', () => reject(refusal ?? new FormRefused(400, uploadText.damagedForm)))
    parser.on('close', () => (refusal === undefined ? resolve({ fields, files, refused }) : reject(refusal)))

    const source = Readable.from(body)
    const counter = countBytes(refuseSize)
    for (const stream of [source, counter])
      stream.on('error', () => reject(refusal ?? new FormRefused(400, uploadText.damagedForm)))
    source.pipe(counter).pipe(parser)
  })
}

function openParser(type: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        fileSize: formLimits.fileBytes,
        files: formLimits.files,
        fields: formLimits.fields,
        fieldSize: formLimits.fieldBytes,
        parts: formLimits.fields + formLimits.files,
      },
    })
  } catch {
    throw new FormRefused(400, uploadText.damagedForm) // a multipart head without boundary
  }
}

function countBytes(refuse: () => void): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      total += chunk.length
      if (total <= formLimits.requestBytes) return done(null, chunk)
      refuse()
      if (total > 4 * formLimits.requestBytes) return done(new Error('request body beyond every limit'))
      return done(null, chunk)
    },
  })
}
