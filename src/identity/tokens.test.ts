import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokens } from './tokens.ts'

test('会话标识 / 一千个 / 每个 256 位，没有两个相同；存下的摘要不是它本身', () => {
  const made = Array.from({ length: 1000 }, () => tokens.newToken())
  for (const token of made) assert.equal(Buffer.from(token, 'base64url').length, 32)
  assert.equal(new Set(made).size, made.length)
  assert.match(tokens.digest(made[0] ?? ''), /^[0-9a-f]{64}$/)
})
