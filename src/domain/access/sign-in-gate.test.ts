import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes, addSeconds } from '../calendar/instant.ts'
import { isFreshProof, isTouchDue, sessionState } from './session.ts'
import { type SignInTry, signInGate } from './sign-in-gate.ts'
import { signInLimits } from './sign-in-limits.ts'

const start = '2026-03-02T01:00:00.000Z'
const tryAt = (seconds: number, outcome: SignInTry['outcome'] = 'failed', nameDigest = 'a'): SignInTry => ({
  attemptId: `${seconds} ${nameDigest}`,
  nameDigest,
  at: addSeconds(start, seconds),
  outcome,
})
const gateAt = (tries: SignInTry[], seconds: number) => signInGate(tries, addSeconds(start, seconds))
const isOpen = (tries: SignInTry[], seconds: number) => gateAt(tries, seconds).open
const failures = (...seconds: number[]) => seconds.map((each) => tryAt(each))

test('登录失败 / 第一到第四次 / 等 0、1、2、4 秒，一秒不多', () => {
  for (const [count, wait] of [
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 4],
  ] as const) {
    const tries = failures(...Array.from({ length: count }, (_, index) => index * 10))
    const last = (count - 1) * 10
    if (wait > 0) assert.equal(isOpen(tries, last + wait - 0.001), false, `${count}`)
    assert.equal(isOpen(tries, last + wait), true, `${count}`)
  }
})

test('登录失败 / 15 分钟内第五次 / 锁 30 分钟：差一毫秒锁着，到点打开', () => {
  const tries = failures(0, 60, 120, 180, 15 * 60)
  const until = 15 * 60 + 30 * 60
  assert.deepEqual(gateAt(tries, 15 * 60), { open: false, until: addSeconds(start, until), locked: true })
  assert.equal(isOpen(tries, until - 0.001), false)
  assert.equal(isOpen(tries, until), true)
})

test('登录失败 / 五次跨 15 分钟零一毫秒 / 不锁', () => {
  assert.equal(isOpen(failures(0, 60, 120, 180, 15 * 60 + 0.001), 15 * 60 + 10), true)
})

test('登录失败 / 登录成功以后 / 重新计数；口令对而验证码没过的不算失败也不清零', () => {
  assert.equal(isOpen([...failures(0, 10, 20, 30), tryAt(40, 'signed-in'), ...failures(50)], 51), true)
  const between = [...failures(0, 10, 20, 30), tryAt(40, 'first-factor'), ...failures(50)]
  assert.equal(gateAt(between, 51).open, false)
  const { open } = gateAt([...failures(0, 10, 20), tryAt(40, 'first-factor')], 60)
  assert.equal(open, true)
})

test('一个地址 / 甲登录成功 / 清掉甲自己的失败，不清掉他从这个地址猜别人的', () => {
  const guessing = [0, 10, 20, 30, 40].map((each) => tryAt(each, 'failed', 'victim'))
  assert.equal(isOpen([...guessing, tryAt(50, 'signed-in', 'a')], 60), false)
  const clumsy = [0, 10, 20, 30].map((each) => tryAt(each, 'failed', 'a'))
  const colleague = tryAt(60, 'failed', 'b')
  assert.equal(isOpen([...clumsy, tryAt(50, 'signed-in', 'a'), colleague], 61), true)
})

test('登录失败 / 任意间隔地猜 / 任何 15 分钟内最多放过五次', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 20, maxLength: 60 }), (gaps) => {
      const through: SignInTry[] = []
      let seconds = 0
      for (const gap of gaps) {
        seconds += gap
        if (isOpen(through, seconds)) through.push(tryAt(seconds))
      }
      for (const each of through) {
        const end = addMinutes(each.at, signInLimits.windowMinutes)
        const within = through.filter(({ at }) => at >= each.at && at <= end).length
        assert.ok(within <= signInLimits.failures, `${within}`)
      }
    }),
  )
})

test('会话 / 不用满 30 分钟、登录满 8 小时 / 前一毫秒有效，到点结束', () => {
  const session = { openedAt: start, seenAt: addMinutes(start, 100) }
  assert.equal(sessionState(session, addSeconds(start, 130 * 60 - 0.001)), 'live')
  assert.equal(sessionState(session, addMinutes(start, 130)), 'idle')
  const busy = { openedAt: start, seenAt: addMinutes(start, 479) }
  assert.equal(sessionState(busy, addSeconds(start, 8 * 3600 - 0.001)), 'live')
  assert.equal(sessionState(busy, addMinutes(start, 480)), 'too-long')
  assert.equal(isTouchDue(session, addSeconds(session.seenAt, 59.999)), false)
  assert.equal(isTouchDue(session, addSeconds(session.seenAt, 60)), true)
})

test('再次验证 / 满 10 分钟 / 前一毫秒算数，到点不算', () => {
  assert.equal(isFreshProof(start, addSeconds(start, 599.999)), true)
  assert.equal(isFreshProof(start, addSeconds(start, 600)), false)
})
