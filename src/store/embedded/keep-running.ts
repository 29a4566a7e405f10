/** Keeps the embedded server up as long as this program uses it. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './supervisor.ts'

/** Between two tries to bring a lost server back: the first pause, doubled up to the last. Milliseconds. */
const [firstPause, lastPause] = [500, 8000]
/** The server says that it is starting or recovering by itself (57P03). */
const comingUp = '57P03'

/**
 * Starts or finds the server of `folder` and holds one connection to it: others that would stop it see that it is in
 * use, and its end tells when the server is lost (killed, or gone down on a full disk). Then it is started again until
 * that succeeds; `onTrouble` hears why it did not. `stop` lets go and stops the server unless others use it.
 */
export async function keepRunning(
  folder: string,
  onTrouble: (error: unknown) => void,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(folder)
  let stopping = false
  const stop = Promise.withResolvers<void>()
  let held: pg.Client | undefined
  const keep = async () => {
    for (let wait = firstPause; !stopping; wait = Math.min(2 * wait, lastPause)) {
      try {
        held = new pg.Client({ ...server.connection, application_name: 'gongkai keeper' })
        await holdUntilLost(held)
        wait = firstPause
      } catch (error) {
        // A folder that is gone (a disk not mounted) must not come back as an empty database.
        const isThere = existsSync(join(folder, 'PG_VERSION'))
        if (!stopping && isThere && !isComingUp(error)) await startEmbeddedPostgres(folder).catch(onTrouble)
      }
      if (!stopping) await Promise.race([pause(wait, undefined, { ref: false }), stop.promise])
    }
  }
  const kept = keep()
  return {
    ...server,
    stop: async () => {
      stopping = true
      stop.resolve()
      await held?.end().catch(() => undefined)
      await kept
      await server.stop()
    },
  }
}

/** Resolves when an open connection ends; throws when none can be opened. */
async function holdUntilLost(client: pg.Client): Promise<void> {
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => {}) // its end says the same
  await client.connect()
  await lost
}

function isComingUp(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === comingUp
}
