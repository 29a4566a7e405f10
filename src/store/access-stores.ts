import type { Kysely } from 'kysely'
import type { AccessPorts } from '../usecases/access-ports.ts'
import { accountStore } from './account-store.ts'
import type { Schema } from './schema.ts'
import { sessionStore } from './session-store.ts'
import { ceremonyStore, signInLog } from './sign-in-store.ts'
import { joining } from './transaction.ts'

/** The half of the ports that the database answers; `identity/identity-ports.ts` is the other. */
export function accessStores(
  db: Kysely<Schema>,
): Pick<AccessPorts, 'accounts' | 'sessions' | 'signIns' | 'ceremonies'> {
  const forms = joining(db)
  return {
    accounts: accountStore(forms),
    sessions: sessionStore(forms),
    // Tries count whatever becomes of the form, and a step between two pages is taken once only.
    signIns: signInLog(db),
    ceremonies: ceremonyStore(db),
  }
}
