/** Why a file cannot be read. Exit code 4 of the command line, HTTP 422 of the page. */
export type UnreadableReason =
  | 'empty'
  | 'unknown-format'
  | 'damaged'
  | 'encrypted'
  | 'too-large'
  | 'bomb'
  | 'needs-libreoffice'
  | 'ocr-failed'
  | 'no-report'
  | 'timeout'

/** Thrown by readers. `message` is the Chinese sentence that tells the person what is wrong and what to do. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason

  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
