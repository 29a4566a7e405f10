import assert from 'node:assert/strict'
import { createCipheriv, randomUUID } from 'node:crypto'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { addFieldKey, openFieldKeys } from '../wiring/field-key-file.ts'
import { blindIndex, type FieldAlgorithm, openField, rewrapField, sealField } from './encrypted-field.ts'

const algorithms: readonly FieldAlgorithm[] = ['aes-256-gcm', 'sm4-gcm']
const folder = () => temporaryFolder('keys')
const place = () => ({ regionId: '999901', objectId: randomUUID(), field: 'applicant.identity-number' })
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('SM4-GCM / the vector of RFC 8998 appendix A.1 / ciphertext and tag are those printed there', () => {
  const key = hex('0123456789ABCDEFFEDCBA9876543210')
  const name = 'sm4-gcm' as 'aes-256-gcm' // the typings list AES only
  const cipher = createCipheriv(name, key, hex('00001234567800000000ABCD'), { authTagLength: 16 })
  cipher.setAAD(hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2'))
  const plain = hex(['AA', 'BB', 'CC', 'DD', 'EE', 'FF', 'EE', 'AA'].map((byte) => byte.repeat(8)).join(''))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  assert.equal(
    sealed.toString('hex'),
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
      'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
  )
  assert.equal(cipher.getAuthTag().toString('hex'), '83de3541e4c2b58177e065a9bf7b62ec')
})

for (const algorithm of algorithms) {
  test(`${algorithm} / any text sealed / opens to the same text, and nothing of it stands in the ciphertext`, () => {
    const keys = openFieldKeys(folder(), algorithm)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        const at = place()
        const sealed = sealField(keys, at, text)
        assert.equal(sealed.algorithm, algorithm)
        assert.equal(openField(keys, at, sealed), text)
        assert.equal(sealed.ciphertext.includes(text), false)
      }),
      { numRuns: 30 },
    )
  })

  test(`${algorithm} / a ciphertext moved to another case, field or region / does not open`, () => {
    const keys = openFieldKeys(folder(), algorithm)
    const at = place()
    const sealed = sealField(keys, at, '虚构')
    for (const elsewhere of [
      { ...at, objectId: randomUUID() },
      { ...at, field: 'applicant.name' },
      { ...at, regionId: '999902' },
    ])
      assert.throws(() => openField(keys, elsewhere, sealed), /does not open/)
  })

  test(`${algorithm} / any one bit changed / does not open`, () => {
    const keys = openFieldKeys(folder(), algorithm)
    const at = place()
    const sealed = sealField(keys, at, '虚构的姓名')
    for (const part of ['ciphertext', 'wrappedKey'] as const)
      for (let index = 0; index < sealed[part].length; index++) {
        const changed = Buffer.from(sealed[part])
        changed[index] = (changed[index] ?? 0) ^ 1
        assert.throws(() => openField(keys, at, { ...sealed, [part]: changed }), /does not open/)
      }
  })
}

test('the same value twice / sealed / no two ciphertexts are equal', () => {
  const keys = openFieldKeys(folder())
  const at = place()
  const [one, two] = [sealField(keys, at, '虚构'), sealField(keys, at, '虚构')]
  assert.notDeepEqual(one.ciphertext, two.ciphertext)
  assert.notDeepEqual(one.wrappedKey, two.wrappedKey)
})

test('a new key / old values / are read with the old key, and after rewrapping with the new one alone', () => {
  const data = folder()
  const before = openFieldKeys(data).current
  const at = place()
  const sealed = sealField(openFieldKeys(data), at, '虚构')
  addFieldKey(data, 'aes-256-gcm')
  const after = openFieldKeys(data)
  assert.notEqual(after.current.id, before.id)
  assert.equal(openField(after, at, sealed), '虚构')
  const { ciphertext, ...fresh } = rewrapField(after, at, sealed)
  assert.equal(ciphertext, null)
  const rewrapped = { ...sealed, ...fresh }
  const newKeyOnly = { ...after, wrapping: new Map([[after.current.id, after.current]]) }
  assert.equal(openField(newKeyOnly, at, rewrapped), '虚构')
  assert.throws(() => openField(newKeyOnly, at, sealed), EnvironmentProblem)
})

test('a new key of another algorithm / old values / are encrypted anew with it', () => {
  const data = folder()
  const at = place()
  const sealed = sealField(openFieldKeys(data), at, '虚构')
  addFieldKey(data, 'sm4-gcm')
  const keys = openFieldKeys(data)
  const { ciphertext, ...fresh } = rewrapField(keys, at, sealed)
  assert.ok(ciphertext !== null && !ciphertext.equals(sealed.ciphertext))
  assert.equal(fresh.algorithm, 'sm4-gcm')
  assert.equal(openField(keys, at, { ...fresh, ciphertext }), '虚构')
})

test('the setting names another algorithm / at the next start / a new key is made and the old one kept', () => {
  const data = folder()
  const first = openFieldKeys(data, 'aes-256-gcm').current
  const second = openFieldKeys(data, 'sm4-gcm')
  assert.equal(second.current.algorithm, 'sm4-gcm')
  assert.ok(second.wrapping.get(first.id) !== undefined)
  assert.equal(openFieldKeys(data, 'sm4-gcm').current.id, second.current.id)
})

test('the key file / made at the first start / is readable by its owner only, or else refused', () => {
  const data = folder()
  const keys = openFieldKeys(data)
  const path = join(data, 'keys', 'personal-data.key')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(openFieldKeys(data).current.id, keys.current.id)
  chmodSync(path, 0o640)
  assert.throws(() => openFieldKeys(data), /chmod 600/)
})

test('the key file / damaged / is refused without quoting it and never replaced', async () => {
  const { writeFileSync } = await import('node:fs')
  const data = folder()
  openFieldKeys(data)
  const path = join(data, 'keys', 'personal-data.key')
  const damaged = readFileSync(path, 'utf8').slice(0, -30)
  writeFileSync(path, damaged)
  assert.throws(() => openFieldKeys(data), /已损坏/)
  assert.equal(readFileSync(path, 'utf8'), damaged)
})

test('blind index / equal values / agree within a class and region, and with no other key', () => {
  const [keys, others] = [openFieldKeys(folder()), openFieldKeys(folder())]
  const index = (region: string, dataClass: string, value: string, by = keys) =>
    blindIndex(by, region, dataClass, value).toString('hex')
  const one = index('999901', 'phone', '13800000000')
  assert.equal(index('999901', 'phone', '13800000000'), one)
  assert.notEqual(index('999901', 'phone', '13800000001'), one)
  assert.notEqual(index('999901', 'name', '13800000000'), one)
  assert.notEqual(index('999902', 'phone', '13800000000'), one)
  assert.notEqual(index('999901', 'phone', '13800000000', others), one)
})
