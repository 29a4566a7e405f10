import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sealedSecrets } from '../identity/sealed-secrets.ts'
import { openSealingKeys } from './sealing-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-keys-'))
after(() => rmSync(folder, { recursive: true }))
const keys = join(folder, 'keys')

test('密封密钥 / 第一次、再一次、加了第二把 / 造一把只有本人可读的；还是那一把；新的在前，旧的还能打开', () => {
  const [first] = openSealingKeys(folder)
  assert.deepEqual(readdirSync(keys), ['sealing-0001.key'])
  assert.equal(statSync(join(keys, 'sealing-0001.key')).mode & 0o777, 0o600)
  assert.deepEqual(openSealingKeys(folder), [first])
  const sealed = sealedSecrets([first]).seal('秘密', 'x')
  writeFileSync(join(keys, 'sealing-0002.key'), Buffer.alloc(32, 7).toString('base64'))
  const both = openSealingKeys(folder)
  assert.deepEqual(both, [Buffer.alloc(32, 7), first])
  assert.equal(sealedSecrets(both).open(sealed, 'x'), '秘密')
})

test('密封密钥 / 文件坏了 / 说出是哪个文件，不换新的', () => {
  writeFileSync(join(keys, 'sealing-0003.key'), 'c2hvcnQ=')
  assert.throws(() => openSealingKeys(folder), /sealing-0003\.key/)
})
