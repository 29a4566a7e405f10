import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chownSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { addFieldKey, forgetFieldKeys, openFieldKeys, readFieldKeys } from './field-key-file.ts'
import { replaceKeyFile } from './key-file.ts'

const source = `
  import { parentPort, workerData } from 'node:worker_threads'
  import { openFieldKeys } from ${JSON.stringify(new URL('./field-key-file.ts', import.meta.url).href)}
  parentPort.postMessage(openFieldKeys(workerData, 'sm4-gcm').current.id)
`

/** A program that opens the keys; answers the id of the key that it seals with. */
function start(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      workerData: folder,
    })
    program.on('message', resolve)
    program.on('error', reject)
  })
}

test('the keys of personal data / eight programs start at once with another algorithm / all seal with one key, which is in the file beside the old one', async () => {
  const folder = temporaryFolder('field-keys')
  const before = openFieldKeys(folder).current
  const sealing = await Promise.all(Array.from({ length: 8 }, () => start(folder)))
  const kept = readFieldKeys(folder)
  assert.deepEqual(new Set(sealing), new Set([kept?.current.id]))
  assert.deepEqual([...(kept?.wrapping.keys() ?? [])].toSorted(), [before.id, ...new Set(sealing)].toSorted())
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['personal-data.key'])
})

test('a key file / replaced on the ground of what it no longer holds / stays as it is', () => {
  const file = join(temporaryFolder('key-file'), 'a.key')
  writeFileSync(file, 'newer')
  replaceKeyFile(file, 'mine', 'older')
  assert.equal(readFileSync(file, 'utf8'), 'newer')
  replaceKeyFile(file, 'mine', 'newer')
  assert.equal(readFileSync(file, 'utf8'), 'mine')
})

test('the keys of personal data / old ones taken out after another program crashed on adding one / are out all the same', () => {
  const folder = temporaryFolder('field-keys')
  const [old, path] = [openFieldKeys(folder).current.id, join(folder, 'keys', 'personal-data.key')]
  addFieldKey(folder, 'aes-256-gcm')
  const before = readFileSync(path, 'utf8')
  addFieldKey(folder, 'aes-256-gcm')
  const crashed = readFileSync(path, 'utf8')
  writeFileSync(path, before)
  const digest = createHash('sha256').update(before).digest('hex').slice(0, 16)
  writeFileSync(`${path}.after-${digest}`, crashed, { mode: 0o600 })
  forgetFieldKeys(folder, new Set([old]))
  const kept = readFieldKeys(folder)
  assert.deepEqual([kept?.wrapping.has(old), kept?.wrapping.size], [false, 2])
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['personal-data.key'])
})

test('a key file / replaced by another user who may, such as root / stays that of its owner, for nobody else to read', () => {
  const file = join(temporaryFolder('key-file'), 'a.key')
  writeFileSync(file, 'older', { mode: 0o600 })
  const owner = process.getuid?.() === 0 ? 65534 : statSync(file).uid
  chownSync(file, owner, statSync(file).gid)
  replaceKeyFile(file, 'mine', 'older')
  assert.deepEqual(
    [readFileSync(file, 'utf8'), statSync(file).uid, statSync(file).mode & 0o777],
    ['mine', owner, 0o600],
  )
})
