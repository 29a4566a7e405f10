import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sealedSecrets } from './sealed-secrets.ts'

const [old, present] = [randomBytes(32), randomBytes(32)]

test('密封的秘密 / 打开 / 原样；两次密封不同；算法写在里面', () => {
  const secrets = sealedSecrets([present])
  const sealed = secrets.seal('秘密 ABC', 'one-time-code:1')
  assert.match(sealed, /^aes-256-gcm\./)
  assert.notEqual(sealed, secrets.seal('秘密 ABC', 'one-time-code:1'))
  assert.equal(secrets.open(sealed, 'one-time-code:1'), '秘密 ABC')
})

test('密封的秘密 / 挪到别的账号、改动任何一个字符 / 打不开', () => {
  const secrets = sealedSecrets([present])
  const sealed = secrets.seal('秘密', 'one-time-code:1')
  assert.throws(() => secrets.open(sealed, 'one-time-code:2'))
  const last = sealed.lastIndexOf('.') + 1
  for (const place of [last, last + 5, sealed.length - 4]) {
    const other = sealed[place] === 'A' ? 'B' : 'A'
    assert.throws(() =>
      secrets.open(sealed.slice(0, place) + other + sealed.slice(place + 1), 'one-time-code:1'),
    )
  }
})

test('密封的秘密 / 换密钥以后 / 旧的打得开，新的用新密钥；没有旧密钥就打不开', () => {
  const sealed = sealedSecrets([old]).seal('秘密', 'x')
  assert.equal(sealedSecrets([present, old]).open(sealed, 'x'), '秘密')
  assert.throws(() => sealedSecrets([present]).open(sealed, 'x'), /no such key/)
  assert.throws(() => sealedSecrets([old]).open(sealedSecrets([present, old]).seal('秘密', 'x'), 'x'))
  assert.throws(() => sealedSecrets([randomBytes(16)]), /16 bytes/)
})
