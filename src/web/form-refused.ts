/** A form that cannot be taken; `message` is the Chinese sentence for the person. */
export class FormRefused extends Error {
  readonly status: 400 | 413 | 415

  constructor(status: 400 | 413 | 415, message: string) {
    super(message)
    this.name = 'FormRefused'
    this.status = status
  }
}
