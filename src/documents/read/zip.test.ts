import assert from 'node:assert/strict'
import { test } from 'node:test'
import { archive } from '../../../test/support/office-files.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { openZip, zipLimits } from './zip.ts'

const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason

function text(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : new TextDecoder().decode(bytes)
}

/** Places of every header of this kind. */
function headers(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === signature) places.push(at)
  return places
}

const centralHeader = 0x02014b50

test('archive / a part is asked for in other letters / it is found, as Office names have no case', () => {
  const zip = openZip(archive({ 'Word/Document.xml': '公开' }))
  assert.equal(text(zip.read('word/document.xml')), '公开')
  assert.equal(zip.read('word/styles.xml'), undefined)
})

test('archive / bytes stand before it / every part is still found', () => {
  const zip = openZip(Buffer.concat([Buffer.from('From: mail gateway\r\n'), archive({ a: '甲', b: '乙' })]))
  assert.equal(text(zip.read('b')), '乙')
})

test('archive / a part of 60 MB packed into 60 kB / refused as a bomb while it is inflated', () => {
  const zip = openZip(archive({ bomb: new Uint8Array(60 * 1024 * 1024), small: 'x' }))
  assert.equal(text(zip.read('small')), 'x')
  assert.throws(() => zip.read('bomb'), refusedAs('bomb'))
})

test('archive / the header says 10 bytes and 60 MB come out / refused as a bomb', () => {
  const bytes = archive({ bomb: new Uint8Array(60 * 1024 * 1024) })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const at of headers(bytes, centralHeader)) view.setUint32(at + 24, 10, true)
  assert.throws(() => openZip(bytes).read('bomb'), refusedAs('bomb'))
})

test('archive / each part stays under the ratio but all together are more than any report / refused as too large', () => {
  const noise = new Uint8Array(9 * 1024 * 1024)
  for (let at = 0; at < noise.length; at += 997) noise[at] = (at * 31) % 251
  const names = Array.from({ length: 8 }, (_, index) => `part${index}`)
  const zip = openZip(archive(Object.fromEntries(names.map((name) => [name, noise]))))
  assert.throws(() => {
    for (const name of names) zip.read(name)
  }, refusedAs('too-large'))
})

test('archive / more entries than allowed / refused as a bomb before any is read', () => {
  const parts = Object.fromEntries(
    Array.from({ length: zipLimits.entries + 1 }, (_, index) => [`p${index}`, 'x']),
  )
  assert.throws(() => openZip(archive(parts)), refusedAs('bomb'))
})

test('archive / one name twice / that part is refused, the others are read', () => {
  const bytes = archive({ 'a.xml': 'first', 'b.xml': 'second', 'c.xml': 'third' })
  const renamed = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1')
  const zip = openZip(new Uint8Array(renamed))
  assert.equal(text(zip.read('c.xml')), 'third')
  assert.throws(() => zip.read('a.xml'), refusedAs('damaged'))
})

test('archive / an entry is encrypted / the person is told of the password', () => {
  const bytes = archive({ 'word/document.xml': '公开' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const at of headers(bytes, centralHeader)) view.setUint16(at + 8, 1, true)
  assert.throws(() => openZip(bytes).read('word/document.xml'), refusedAs('encrypted'))
})

test('archive / one byte of the content is changed / refused, because the checksum no longer fits', () => {
  const bytes = archive({ 'a.xml': '0123456789'.repeat(50) })
  const at = 30 + 'a.xml'.length + 3
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  assert.throws(() => openZip(bytes).read('a.xml'), refusedAs('damaged'))
})

test('archive / the download stopped before the list of parts / whole parts are read, the cut one is not there', () => {
  const bytes = archive({ 'a.xml': '甲'.repeat(100), 'b.xml': '乙'.repeat(100) })
  const [list = 0] = headers(bytes, centralHeader)
  const zip = openZip(bytes.subarray(0, list - 5))
  assert.equal(zip.salvaged, true)
  assert.equal(text(zip.read('a.xml')), '甲'.repeat(100))
  assert.equal(zip.read('b.xml'), undefined)
})

test('archive / nothing but noise / refused as damaged', () => {
  assert.throws(() => openZip(new Uint8Array(1000).fill(7)), refusedAs('damaged'))
})
