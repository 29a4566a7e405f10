import type { Context } from 'hono'
import type { Refusal } from '../domain/refusal.ts'
import type { Moment, Origin } from '../usecases/access-ports.ts'
import type { FieldComplaint, FormRefusal } from '../usecases/access-refusals.ts'
import type { SignedIn } from '../usecases/find-actor.ts'
import type { DeskPorts } from './desk-ports.ts'
import type { PostedForm } from './read-form.ts'

export interface DeskEnvironment {
  Bindings: {
    /** What @hono/node-server hands over beside the request; absent in tests. */
    incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } }
  }
  Variables: { asset: (name: string) => string }
}

export type DeskContext = Context<DeskEnvironment>

/** What every form of the desk carries besides its fields. */
export interface FormSecrets {
  readonly token: string
  /** A fresh idempotency key each time. */
  readonly newKey: () => string
}

/** A page of the desk that the person may open. */
export interface Place {
  readonly href: string
  readonly label: string
  /** In the masthead; the others are found by Ctrl+K and on the page "前往". */
  readonly main: boolean
}

/** What the frame of every page shows. */
export interface Shell {
  readonly asset: (name: string) => string
  readonly form: FormSecrets
  readonly path: string
  /** Said once after a form was done. */
  readonly flash: string | null
  readonly elder: boolean
  readonly person: { readonly name: string; readonly places: readonly Place[] } | null
}

/** Whether the person may open a page: a link to it is shown to nobody else. */
export function mayGo({ person }: Shell, href: string): boolean {
  return person?.places.some((place) => place.href === href) ?? false
}

/** One request, before it is known who asks. */
export interface Guest {
  readonly context: DeskContext
  readonly ports: DeskPorts
  readonly at: Moment
  readonly origin: Origin
  readonly shell: Shell
  /** Session token of the cookie, good or not. */
  readonly sessionToken: string | null
  /** Empty on GET. */
  readonly posted: PostedForm
}

/** One request of a person who has signed in and may do this. */
export interface Visit extends Guest {
  readonly signedIn: SignedIn
}

/** A form that was done: where to go and what to say there. */
export interface Done {
  readonly kind: 'done'
  readonly to: string
  readonly says: string
  /** For the first answer only, e.g. a page with a link shown once, or a new cookie. Never kept. */
  readonly first?: () => Response | Promise<Response>
}

/** What comes of a request: a page, a form that was done, or a no that the desk words and answers by its code. */
export type Outcome = Response | Done | Refusal

export interface FormError {
  /** Name of the field; null where it belongs to none. */
  readonly field: string | null
  readonly message: string
}

export const emptyForm: PostedForm = { fields: new Map(), files: new Map(), refused: new Map() }

export function done(to: string, says: string): Done {
  return { kind: 'done', to, says }
}

/** The refusal of a use case as errors of the form it came from. */
export function errorsOf(refusal: Refusal | FormRefusal): readonly FormError[] {
  const fields: readonly FieldComplaint[] = 'fields' in refusal ? refusal.fields : []
  return fields.length > 0 ? fields : [{ field: null, message: refusal.message }]
}

/** A field of the posted form, '' when missing. */
export function fieldOf(visit: Guest, name: string): string {
  return visit.posted.fields.get(name) ?? ''
}

/** A path of this desk; anything else (another host, a scheme, control characters) becomes '/'. */
export function localPath(text: string | undefined): string {
  if (text === undefined || !/^\/(?![/\\])[^\p{Cc}\s\\]*$/u.test(text)) return '/'
  return text
}
