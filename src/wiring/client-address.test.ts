import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustProxies } from './client-address.ts'

const behind = trustProxies(['10.0.0.0/8', '2001:db8::1'])

test('ASVS 4.1.3 / X-Forwarded-For from anyone / counts for nothing', () => {
  assert.equal(trustProxies([])('203.0.113.7', '198.51.100.1'), '203.0.113.7')
  assert.equal(behind('203.0.113.7', '198.51.100.1'), '203.0.113.7')
})

test('a trusted proxy / names the client it saw, not what the client wrote before it', () => {
  assert.equal(behind('10.0.0.1', '203.0.113.7'), '203.0.113.7')
  assert.equal(behind('10.0.0.1', '127.0.0.1, 203.0.113.7'), '203.0.113.7')
  assert.equal(behind('10.0.0.1', '6.6.6.6, 203.0.113.7, 10.9.9.9'), '203.0.113.7')
  assert.equal(behind('2001:db8::1', '2001:db8::7'), '2001:db8::7')
})

test('an IPv4 client of an IPv6 socket / is written as IPv4 and matched as such', () => {
  assert.equal(behind('::ffff:203.0.113.7', null), '203.0.113.7')
  assert.equal(behind('::ffff:10.0.0.1', '203.0.113.7'), '203.0.113.7')
})

test('a header that is no list of addresses / the proxy itself stands for the client', () => {
  for (const header of ['', 'unknown', '<script>', '203.0.113.7:99', 'a, b'])
    assert.equal(behind('10.0.0.1', header), '10.0.0.1', header)
  assert.equal(behind(null, '203.0.113.7'), 'unknown')
})
