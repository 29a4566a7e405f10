import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { append, emptyFrontier, leafHash, rootOf } from './merkle-tree.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const leaf = (text: string) => leafHash(Buffer.from(text, 'hex'), sha256)
const logOf = (leaves: readonly Uint8Array[]) =>
  leaves.reduce((log, next) => append(log, next, sha256), emptyFrontier)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Entries of the reference test of Certificate Transparency implementations. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]

test('RFC 6962 / the reference entries / give the published roots', () => {
  const roots = entries.map((_, i) => hex(rootOf(logOf(entries.slice(0, i + 1).map(leaf)), sha256)))
  assert.equal(roots[0], '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  assert.equal(roots[7], '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

test('an empty log / its root / is the hash of nothing', () => {
  assert.equal(hex(rootOf(emptyFrontier, sha256)), hex(sha256(new Uint8Array())))
})

test('a log / appending one leaf at a time / gives the root of all leaves together', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 60 }), (pieces) => {
      const leaves = pieces.map((piece) => leafHash(piece, sha256))
      const naive = (list: Uint8Array[]): Uint8Array => {
        if (list.length === 0) return sha256(new Uint8Array())
        if (list.length === 1) return list[0] ?? new Uint8Array()
        let half = 1
        while (half * 2 < list.length) half *= 2
        return sha256(Buffer.concat([Uint8Array.of(1), naive(list.slice(0, half)), naive(list.slice(half))]))
      }
      assert.equal(hex(rootOf(logOf(leaves), sha256)), hex(naive(leaves)))
    }),
  )
})
