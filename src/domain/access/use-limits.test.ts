import assert from 'node:assert/strict'
import { it } from 'node:test'
import { networkOf, sendingWait } from './use-limits.ts'

it('同一个网络 / IPv4 前三段、IPv6 前三组 / 算一个', () => {
  assert.equal(networkOf('203.0.113.7'), networkOf('203.0.113.250'))
  assert.notEqual(networkOf('203.0.113.7'), networkOf('203.0.114.7'))
  assert.equal(networkOf('2001:db8:1:2::7'), networkOf('2001:0DB8:0001:ffff::1'))
  assert.notEqual(networkOf('2001:db8:1::1'), networkOf('2001:db8:2::1'))
  assert.equal(networkOf('::1'), '0:0:0::/48')
  assert.equal(networkOf('unknown'), 'unknown')
})

it('提交 / 同一网络一小时内越多 / 等得越久，但总有等完的时候', () => {
  const waits = [1, 10, 11, 50, 51, 100_000].map(sendingWait)
  assert.deepEqual(waits, [5, 5, 30, 30, 300, 300])
})
