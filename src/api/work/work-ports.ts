/** What the work interface needs from outside; src/wiring hands it over. */

import type { JsonValue } from '../../domain/ledger/canonical-json.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Moment } from '../../usecases/access-ports.ts'
import type { CaseFilePorts } from '../../usecases/case-file-ports.ts'
import type { KeyActor } from '../../usecases/find-key-actor.ts'

export interface WorkApiPorts {
  readonly findCaller: (input: { readonly token: string; readonly at: Moment }) => Promise<KeyActor | Refusal>
  readonly work: CaseFilePorts
  /** The same call sent twice is done once (store/idempotency-store.ts `doOnce`). */
  readonly doOnce: (
    once: {
      readonly regionId: string
      readonly key: string
      readonly actorId: string
      readonly body: JsonValue
    },
    work: () => Promise<JsonValue>,
  ) => Promise<
    | { readonly ok: true; readonly answer: JsonValue; readonly replayed: boolean }
    | { readonly ok: false; readonly code: 'key-reused' | 'in-flight' }
  >
  readonly moment: () => Moment
  /** Seconds that a client has to wait before it may have more done; null = go on. */
  readonly secondsToWait: (socket: string | null, forwardedFor: string | null) => number | null
  readonly requestId: () => string
  readonly onError: (error: unknown) => void
}
