import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { addSeconds, millisecondsOf } from '../domain/calendar/instant.ts'
import { oneTimeCodes } from './one-time-codes.ts'

const codes = oneTimeCodes('公开', 'dengbao3')

/** RFC 6238 appendix B, SHA-1: the secret "12345678901234567890"; of the eight digits the last six. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const rfcVectors = [
  ['1970-01-01T00:00:59.000Z', '287082'],
  ['2005-03-18T01:58:29.000Z', '081804'],
  ['2005-03-18T01:58:31.000Z', '050471'],
  ['2009-02-13T23:31:30.000Z', '005924'],
  ['2033-05-18T03:33:20.000Z', '279037'],
] as const

test('RFC 6238 附录 B / 五个时刻 / 验证码相符，时间步相符', () => {
  for (const [now, code] of rfcVectors)
    assert.equal(codes.stepOf(rfcSecret, code, now), Math.floor(millisecondsOf(now) / 30_000), now)
})

test('验证码 / 前后一个时间步、再远一个 / 收，不收', () => {
  const secret = codes.newSecret()
  const now = '2026-03-02T01:00:10.000Z'
  const step = Math.floor(millisecondsOf(now) / 30_000)
  for (const [offset, expected] of [
    [-60, null],
    [-30, step - 1],
    [0, step],
    [30, step + 1],
    [60, null],
  ] as const) {
    const epoch = millisecondsOf(addSeconds(now, offset)) / 1000
    assert.equal(codes.stepOf(secret, generateSync({ secret, epoch }), now), expected, `${offset} s`)
  }
})

test('ASVS 6.5.5 / 规则 asvs：一个验证码的 30 秒内任何一秒、前后各一秒 / 收，不收', () => {
  const strict = oneTimeCodes('公开', 'asvs')
  const secret = strict.newSecret()
  const begin = '2026-03-02T01:00:00.000Z'
  const code = generateSync({ secret, epoch: millisecondsOf(begin) / 1000 })
  const accepted = Array.from({ length: 90 }, (_, index) => index - 30).filter(
    (second) => strict.stepOf(secret, code, addSeconds(begin, second)) !== null,
  )
  assert.deepEqual(
    accepted,
    Array.from({ length: 30 }, (_, index) => index),
  )
})

test('验证码 / 中间有空格、全角数字 / 一样；不是六位数字 / 不对，不报错', () => {
  const [now, code] = rfcVectors[1]
  assert.notEqual(codes.stepOf(rfcSecret, `${code.slice(0, 3)} ${code.slice(3)}`, now), null)
  assert.notEqual(codes.stepOf(rfcSecret, '０８１８０４', now), null)
  for (const wrong of ['', '08180', '0818040', 'abcdef', '081805', '-81804'])
    assert.equal(codes.stepOf(rfcSecret, wrong, now), null, wrong)
})

test('密钥 / 新的 / 160 位，每次不同，写进 otpauth 地址', () => {
  const [first, second] = [codes.newSecret(), codes.newSecret()]
  assert.notEqual(first, second)
  assert.match(first, /^[A-Z2-7]{32}$/)
  const uri = new URL(codes.uri(first, 'zhangsan'))
  assert.equal(uri.protocol, 'otpauth:')
  assert.equal(uri.searchParams.get('secret'), first)
  assert.equal(uri.searchParams.get('issuer'), '公开')
})
