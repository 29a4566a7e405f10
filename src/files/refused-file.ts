import type { UploadRefusalCode } from '../domain/files/upload-rules.ts'

/** How an inspection says no; `upload-session.ts` makes a value of it. */
export class RefusedFile extends Error {
  readonly code: UploadRefusalCode
  constructor(code: UploadRefusalCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'RefusedFile'
    this.code = code
  }
}
