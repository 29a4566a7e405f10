import assert from 'node:assert/strict'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { keyId } from '../store/ledger-log.ts'
import { type LedgerKeys, openLedgerKeys } from './ledger-keys.ts'

const idsOf = ({ publicKeys }: LedgerKeys) => publicKeys.map(keyId)

test('the key of the ledger / made, and read again / is the same, for its owner only, with its public half beside it', () => {
  const folder = temporaryFolder('ledger-keys')
  const first = openLedgerKeys(folder)
  const [id] = idsOf(first)
  assert.deepEqual(readdirSync(join(folder, 'keys')).sort(), [`ledger-${id}.pub`, 'ledger.pem'])
  assert.equal(statSync(join(folder, 'keys', 'ledger.pem')).mode & 0o777, 0o600)
  assert.deepEqual(idsOf(openLedgerKeys(folder)), [id])
})

test('the key of the ledger / the program ended before the public half was written / it is made at the next start', () => {
  const folder = temporaryFolder('ledger-keys')
  const [id] = idsOf(openLedgerKeys(folder))
  rmSync(join(folder, 'keys', `ledger-${id}.pub`))
  assert.deepEqual(idsOf(openLedgerKeys(folder)), [id])
})

test('the key of the ledger / eight programs start at once / have one key, and no other is trusted', async () => {
  const folder = temporaryFolder('ledger-keys')
  const source = `
    import { parentPort, workerData } from 'node:worker_threads'
    import { openLedgerKeys } from ${JSON.stringify(new URL('./ledger-keys.ts', import.meta.url).href)}
    const { privateKey } = openLedgerKeys(workerData)
    parentPort.postMessage(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  `
  const starts = Array.from(
    { length: 8 },
    () =>
      new Promise<string>((resolve, reject) => {
        const program = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
          workerData: folder,
        })
        program.on('message', resolve)
        program.on('error', reject)
      }),
  )
  assert.equal(new Set(await Promise.all(starts)).size, 1)
  assert.equal(idsOf(openLedgerKeys(folder)).length, 1)
  assert.equal(readdirSync(join(folder, 'keys')).length, 2)
})
