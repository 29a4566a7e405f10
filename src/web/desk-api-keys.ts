import type { ApiKeyPorts } from '../usecases/api-key-ports.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../usecases/api-keys.ts'
import type { Bound } from './bound.ts'

/** Keys of the interface, as the desk calls them. */
export interface DeskApiKeys {
  readonly create: Bound<typeof createApiKey>
  readonly list: Bound<typeof listApiKeys>
  readonly revoke: Bound<typeof revokeApiKey>
}

/** For src/wiring. */
export function bindApiKeys(ports: ApiKeyPorts): DeskApiKeys {
  return {
    create: (input) => createApiKey(ports, input),
    list: (input) => listApiKeys(ports, input),
    revoke: (input) => revokeApiKey(ports, input),
  }
}
