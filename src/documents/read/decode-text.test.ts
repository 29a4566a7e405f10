import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'

const report = readFileSync('test/fixtures/reports/shanghai-general-office-2019.html', 'utf8')
const gbkBytes = new Uint8Array(readFileSync('test/fixtures/reports/shanghai-general-office-2019.gbk.html'))
const utf8Bytes = (text: string) => new TextEncoder().encode(text)

/** Replaces an ASCII declaration inside bytes of any encoding. */
function redeclare(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  assert.ok(text.includes(from), `the fixture declares ${from}`)
  return Buffer.from(text.replace(from, to), 'latin1')
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

test('文字编码 / 声明与内容一致 / 不算猜测', () => {
  const decoded = decodeText(gbkBytes)
  assert.equal(decoded.text, report.replace('charset="utf-8"', 'charset="gb2312"'))
  assert.deepEqual([decoded.encoding, decoded.guessed], ['gb18030', false])
  assert.deepEqual(decodeText(utf8Bytes(report)), { text: report, encoding: 'utf-8', guessed: false })
})

test('文字编码 / GBK 网页没有声明 / 仍读对，并说明是猜的', () => {
  const decoded = decodeText(redeclare(gbkBytes, '<meta charset="gb2312">', ''))
  assert.equal(decoded.text, report.replace('<meta charset="utf-8">', ''))
  assert.equal(decoded.guessed, true)
})

test('文字编码 / 声明 UTF-8 而内容是 GBK / 以内容为准', () => {
  const decoded = decodeText(redeclare(gbkBytes, 'gb2312', 'utf-8'))
  assert.equal(decoded.text, report)
  assert.equal(decoded.guessed, true)
})

test('文字编码 / 声明 gb2312 而内容是 UTF-8 / 以内容为准', () => {
  const text = report.replace('utf-8', 'gb2312')
  assert.equal(decodeText(utf8Bytes(text)).text, text)
})

test('文字编码 / 各种字节顺序标记 / 标记不进入正文', () => {
  const text = '一、总体情况\n共收到申请 12 件\n'
  assert.equal(decodeText(utf8Bytes(`\uFEFF${text}`)).text, text)
  for (const order of ['le', 'be'] as const) {
    assert.equal(decodeText(utf16(`\uFEFF${text}`, order)).text, text, order)
    assert.deepEqual(
      decodeText(utf16(text, order)),
      { text, encoding: `utf-16${order}`, guessed: true },
      order,
    )
  }
})

test('文字编码 / UTF-8 中个别字符损坏 / 仍按 UTF-8 读，只坏那几个字', () => {
  const bytes = utf8Bytes(report)
  const broken = bytes.findIndex((byte, index) => index > 2000 && byte >= 0xe0)
  const damaged = Uint8Array.from([...bytes.slice(0, broken + 1), ...bytes.slice(broken + 2)])
  const decoded = decodeText(damaged)
  assert.equal(decoded.encoding, 'utf-8')
  assert.ok(decoded.text.includes('收到和处理政府信息公开申请情况'))
})

test('文字编码 / 繁体 Big5 / 读成正字', () => {
  // The bytes of 政府資訊公開 in Big5, twelve times.
  const word = [0xac, 0x46, 0xa9, 0xb2, 0xb8, 0xea, 0xb0, 0x54, 0xa4, 0xbd, 0xb6, 0x7d]
  const decoded = decodeText(Uint8Array.from(Array.from({ length: 12 }, () => word).flat()))
  assert.equal(decoded.encoding, 'big5')
  assert.equal(decoded.text, '政府資訊公開'.repeat(12))
})

test('文字编码 / MIME 头声明的编码 / 用于没有自带声明的正文', () => {
  const bytes = redeclare(gbkBytes, '<meta charset="gb2312">', '')
  assert.equal(decodeText(bytes, 'gb2312').guessed, false)
})
