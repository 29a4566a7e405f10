import assert from 'node:assert/strict'
import { test } from 'node:test'
import { storageTroubleOf } from './storage-trouble.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('…'), { code }, more)

test('an error of a store / no space left, on the database or on the files, itself or as the cause / disk-full', () => {
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) {
    assert.equal(storageTroubleOf(coded(code)), 'disk-full')
    assert.equal(storageTroubleOf(new Error('没有保存', { cause: coded(code) })), 'disk-full')
  }
})

test('an error of a store / the database stops, crashes, starts or is not there / database-away', () => {
  for (const code of ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED'])
    assert.equal(storageTroubleOf(coded(code)), 'database-away')
  assert.equal(storageTroubleOf(coded('ENOENT', { syscall: 'connect' })), 'database-away')
  assert.equal(storageTroubleOf(new Error('Connection terminated unexpectedly')), 'database-away')
})

test('any other error / a rule broken, a missing file, no error at all / says nothing about storage', () => {
  for (const error of [coded('23505'), coded('ENOENT', { syscall: 'open' }), new Error('x'), 'x', undefined])
    assert.equal(storageTroubleOf(error), null)
})
