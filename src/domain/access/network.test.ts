import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isNetwork, isWithinNetworks } from './network.ts'

test('接入地址 / 网段的第一个、最后一个、前一个、后一个地址 / 在内，在内，不在，不在', () => {
  const within = (address: string) => isWithinNetworks(address, ['10.20.0.0/22'])
  assert.deepEqual(['10.19.255.255', '10.20.0.0', '10.20.3.255', '10.20.4.0'].map(within), [
    false,
    true,
    true,
    false,
  ])
  const six = (address: string) => isWithinNetworks(address, ['2001:db8:0:8::/61'])
  assert.deepEqual(
    ['2001:db8:0:7:ffff::', '2001:db8:0:8::', '2001:db8:0:f:ffff:ffff:ffff:ffff', '2001:db8:0:10::'].map(six),
    [false, true, true, false],
  )
})

test('接入地址 / 单个地址、映射成 IPv6 的 IPv4、0.0.0.0/0 / 各如所写', () => {
  assert.equal(isWithinNetworks('192.0.2.7', ['192.0.2.7']), true)
  assert.equal(isWithinNetworks('192.0.2.8', ['192.0.2.7', '192.0.2.8/32']), true)
  assert.equal(isWithinNetworks('::ffff:192.0.2.7', ['192.0.2.0/24']), true)
  assert.equal(isWithinNetworks('2001:db8::1', ['0.0.0.0/0']), false)
  assert.equal(isWithinNetworks('::1', ['::/0']), true)
  assert.equal(isWithinNetworks('192.0.2.7', []), false)
})

test('接入地址 / 写错的网段和地址 / 认出来，不当作在内', () => {
  for (const text of [
    '',
    'x',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '1::2::3',
    '1:2:3:4:5:6:7',
    ':1',
    'g::',
  ]) {
    assert.equal(isNetwork(text), false, text)
    assert.equal(isWithinNetworks(text, ['0.0.0.0/0', '::/0']), false, text)
  }
  for (const text of ['::', '::1', '1::', '1:2:3:4:5:6:7:8', '10.0.0.0/0', '2001:db8::/128'])
    assert.equal(isNetwork(text), true, text)
})

test('接入地址 / 任意地址和长度 / 与逐位比较一致', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  const address = fc.tuple(byte, byte, byte, byte)
  const bitsOf = (parts: readonly number[]) => parts.map((part) => part.toString(2).padStart(8, '0')).join('')
  fc.assert(
    fc.property(address, address, fc.integer({ min: 0, max: 32 }), (host, network, length) => {
      const same = bitsOf(host).slice(0, length) === bitsOf(network).slice(0, length)
      assert.equal(isWithinNetworks(host.join('.'), [`${network.join('.')}/${length}`]), same)
    }),
  )
})
