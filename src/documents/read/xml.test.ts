import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { child, readXmlTree, textInside } from './xml.ts'

const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason
const bytes = (text: string) => new TextEncoder().encode(text)
const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

for (const [kind, source] of [
  ['the usual prefix', `<w:p xmlns:w="${transitional}" w:val="1"><w:t>甲</w:t></w:p>`],
  ['Strict names', `<w:p xmlns:w="${strict}" w:val="1"><w:t>甲</w:t></w:p>`],
  ['another prefix', `<ns0:p xmlns:ns0="${transitional}" ns0:val="1"><ns0:t>甲</ns0:t></ns0:p>`],
  ['no prefix', `<p xmlns="${transitional}" xmlns:q="${transitional}" q:val="1"><t>甲</t></p>`],
  [
    'a prefix that is declared late',
    `<w:p xmlns:w="${transitional}" w:val="1"><x:t xmlns:x="${strict}">甲</x:t></w:p>`,
  ],
] as const)
  test(`XML / ${kind} / names fold to the same`, () => {
    const tree = readXmlTree(bytes(source))
    assert.equal(tree.name, 'w:p')
    assert.equal(tree.attributes['w:val'], '1')
    assert.equal(textInside(child(tree, 'w:t') ?? tree), '甲')
  })

test('XML / UTF-16 with its mark, GBK by declaration / read', () => {
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>公开</a>', 'utf16le'),
  ])
  assert.equal(textInside(readXmlTree(utf16)), '公开')
  const gbk = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GB2312"?><a>'),
    Buffer.from([0xb9, 0xab, 0xbf, 0xaa]),
    Buffer.from('</a>'),
  ])
  assert.equal(textInside(readXmlTree(gbk)), '公开')
})

test('XML / entities of its own / refused as a bomb', () => {
  const laughs = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
  assert.throws(() => readXmlTree(bytes(laughs)), refusedAs('bomb'))
})

test('XML / cut off in the middle / refused, never half read', () => {
  assert.throws(() => readXmlTree(bytes('<a><b>12</b><b>1')), refusedAs('damaged'))
  assert.throws(() => readXmlTree(bytes('')), refusedAs('damaged'))
})

test('XML / a stray control character / the rest is read', () => {
  assert.equal(textInside(readXmlTree(bytes('<a>1\u00012</a>'))).replace('\u0001', ''), '12')
})

test('XML / nested 100,000 deep / refused without exhausting the stack', () => {
  assert.throws(
    () => readXmlTree(bytes(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`)),
    refusedAs('damaged'),
  )
})

test('XML / more elements than any report has / refused as too large', () => {
  assert.throws(() => readXmlTree(bytes(`<a>${'<b/>'.repeat(450_000)}</a>`)), refusedAs('too-large'))
})
