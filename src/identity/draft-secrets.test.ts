import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftSecrets as secrets } from './draft-secrets.ts'

test('草稿 / 用自己的令牌封、开 / 是原文；两次封的密文不同', () => {
  const token = secrets.newToken()
  const sealed = secrets.seal(token, '沈一舟，2024年财政决算')
  assert.equal(secrets.open(token, sealed), '沈一舟，2024年财政决算')
  assert.notEqual(secrets.seal(token, '沈一舟，2024年财政决算'), sealed)
  assert.doesNotMatch(sealed, /沈一舟/)
})

test('草稿 / 别的令牌、改动一个字、换一种算法名 / 打不开', () => {
  const token = secrets.newToken()
  const sealed = secrets.seal(token, '内容')
  const [name = '', nonce = '', body = ''] = sealed.split('.')
  const changed = `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`
  assert.throws(() => secrets.open(secrets.newToken(), sealed))
  assert.throws(() => secrets.open(token, [name, nonce, changed].join('.')))
  assert.throws(() => secrets.open(token, ['aes-128-gcm', nonce, body].join('.')))
})

test('查询码 / 同一个令牌、不同的令牌 / 相同，不同；看不出令牌', () => {
  const [one, other] = [secrets.newToken(), secrets.newToken()]
  assert.equal(secrets.trackingCode(one), secrets.trackingCode(one))
  assert.notEqual(secrets.trackingCode(one), secrets.trackingCode(other))
  assert.notEqual(secrets.digest(one), one)
})
