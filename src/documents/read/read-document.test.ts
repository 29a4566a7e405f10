import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { UnreadableFile, type UnreadableReason } from '../../domain/unreadable-file.ts'
import { looksLikeJson, readDocument } from './read-document.ts'
import { readLimits } from './read-limits.ts'
import { sniffBinary } from './sniff-format.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/reports/${name}`))

async function refusal(bytes: Uint8Array): Promise<{ reason: UnreadableReason; message: string }> {
  try {
    const { format } = await readDocument(bytes)
    assert.fail(`read as ${format}`)
  } catch (error) {
    assert.ok(error instanceof UnreadableFile, String(error))
    return { reason: error.reason, message: error.message }
  }
}

/** A compound file with the given names at its top, as old Office wrote it. */
function compoundFile(names: readonly string[], inner: readonly string[] = []): Uint8Array {
  const bytes = Buffer.alloc(512 * 4)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.writeUInt32LE(0, 76)
  for (let table = 1; table < 109; table++) bytes.writeUInt32LE(0xffffffff, 76 + table * 4)
  bytes.writeUInt32LE(0xfffffffd, 512)
  bytes.writeUInt32LE(2, 516)
  bytes.writeUInt32LE(0xfffffffe, 520)
  const entry = (index: number, name: string, right: number, child: number) => {
    const at = 1024 + index * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
    bytes.writeUInt32LE(0xffffffff, at + 68)
    bytes.writeUInt32LE(right, at + 72)
    bytes.writeUInt32LE(child, at + 76)
  }
  const all = [...names, ...inner]
  entry(0, 'Root Entry', 0xffffffff, 1)
  all.forEach((name, index) => {
    const isLast = index === names.length - 1 || index === all.length - 1
    entry(index + 1, name, isLast ? 0xffffffff : index + 2, 0xffffffff)
  })
  return bytes
}

test('按内容识别 / 真实文件 / 不看文件名', () => {
  const expected = {
    'hongze-2023.pdf': 'pdf',
    'official-blank-form-2021.docx': 'docx',
    'shanghai-general-office-2019.docx': 'docx',
    'shanghai-general-office-2019.doc': 'doc',
    'shanghai-general-office-2019.xlsx': 'xlsx',
    'shanghai-general-office-2019.odt': 'odt',
    'shanghai-general-office-2019.html': null,
    'pingtan-2021.txt': null,
  } as const
  for (const [name, format] of Object.entries(expected))
    assert.equal(sniffBinary(fixture(name)), format, name)
})

test('按内容识别 / 图片的六种格式 / 都认作图片', () => {
  const signatures = [
    '89504e470d0a1a0a',
    'ffd8ffe000104a46',
    '49492a0008000000',
    '4d4d002a00000008',
    '474946383961',
    '524946460000000057454250',
  ]
  for (const signature of signatures)
    assert.equal(sniffBinary(Buffer.from(signature, 'hex')), 'image', signature)
  const bitmap = Buffer.alloc(60)
  bitmap.write('BM', 0, 'latin1')
  bitmap.writeUInt32LE(40, 14)
  assert.equal(sniffBinary(bitmap), 'image')
  assert.equal(sniffBinary(bytesOf('BMW 不是位图，只是以这两个字母开头的文字。')), null)
})

test('按内容识别 / 旧版 Office 容器 / 看顶层的流，不看嵌入的对象', () => {
  assert.equal(sniffBinary(compoundFile(['WordDocument', '1Table'], ['Workbook'])), 'doc')
  assert.equal(sniffBinary(compoundFile(['Workbook'])), 'xls')
  assert.equal(sniffBinary(compoundFile(['Book'])), 'xls')
})

test('按内容识别 / 文字的各种写法 / 网页、Markdown、文本分得开', async () => {
  const expected: readonly (readonly [string, string])[] = [
    ['<!DOCTYPE html><p>一、总体情况</p>', 'html'],
    [
      '\n<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲</p></body></html>',
      'html',
    ],
    ['一、总体情况<br><p>正文</p><table><tr><td>1</td></tr></table>', 'html'],
    ['# 年报\n\n<table><tr><td>1</td></tr></table>\n', 'markdown'],
    ['| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n', 'markdown'],
    ['印发<中华人民共和国政府信息公开工作年度报告格式>的通知\n甲\t1\n', 'text'],
    ['当前位置：首页 | 年报\n', 'text'],
  ]
  for (const [text, format] of expected)
    assert.equal((await readDocument(bytesOf(text))).format, format, text)
})

test('网页存档 MHT / 引用编码与 base64、GBK 正文 / 读出网页', async () => {
  const html =
    '<html><body><p>一、总体情况</p><table><tr><td>许可<td>5<tr><td>处罚<td>6</table></body></html>'
  const archive = (encoding: string, body: string, charset = 'utf-8') =>
    Buffer.from(
      `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r\nContent-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------x--\r\n`,
      'latin1',
    )
  const quoted = [...Buffer.from(html, 'utf8')].map(
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
  const lines = quoted.map((code, index) => (index % 20 === 19 ? `${code}=\r\n` : code)).join('')
  const gbk = '<p>\xd2\xbb\xa1\xa2\xd7\xdc\xcc\xe5\xc7\xe9\xbf\xf6</p><table><tr><td>1<td>2</table>'
  const archives = [
    archive('quoted-printable', lines),
    archive('base64', Buffer.from(html, 'utf8').toString('base64')),
    archive('8bit', gbk, 'gb2312'),
  ]
  for (const bytes of archives) {
    const document = await readDocument(bytes)
    assert.equal(document.format, 'html')
    assert.deepEqual(
      document.blocks.map((block) => (block.kind === 'table' ? 'table' : block.text)),
      ['一、总体情况', 'table'],
    )
  }
})

test('文字编码是猜的 / 读入 / 说明按什么编码', async () => {
  const bytes = Buffer.from('<p>\xd2\xbb\xa1\xa2\xd7\xdc\xcc\xe5\xc7\xe9\xbf\xf6</p>', 'latin1')
  const { notes } = await readDocument(bytes)
  assert.deepEqual(
    notes.map((note) => note.code),
    ['encoding-guessed'],
  )
  assert.match(notes[0]?.message ?? '', /GB18030/)
})

test('不能读的文件 / 各有各的原因 / 说清怎么办', async () => {
  const zip = (names: readonly string[]) =>
    zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
  const expected: readonly (readonly [string, Uint8Array, UnreadableReason, RegExp])[] = [
    ['空文件', new Uint8Array(), 'empty', /空/],
    ['只有空白', bytesOf(' \n\t\u3000\n'), 'empty', /没有文字/],
    ['太大', new Uint8Array(readLimits.fileBytes + 1), 'too-large', /20 MB/],
    ['加密的 docx', compoundFile(['EncryptionInfo', 'EncryptedPackage']), 'encrypted', /密码/],
    ['演示文稿', compoundFile(['PowerPoint Document']), 'unknown-format', /演示文稿/],
    ['没有文档的容器', compoundFile(['Contents']), 'unknown-format', /Word/],
    ['OFD', zip(['OFD.xml', 'Doc_0/Document.xml']), 'unknown-format', /OFD.*PDF/],
    ['普通压缩包', zip(['年报.docx']), 'unknown-format', /解压/],
    ['xlsb', zip(['[Content_Types].xml', 'xl/workbook.bin']), 'unknown-format', /xlsx/],
    ['pptx', zip(['[Content_Types].xml', 'ppt/presentation.xml']), 'unknown-format', /演示文稿/],
    ['RAR', bytesOf('Rar!\u001a\u0007 xx'), 'unknown-format', /解压/],
    ['其他 JSON', bytesOf('{"a": 1}'), 'unknown-format', /JSON/],
    [
      '乱码',
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251),
      'unknown-format',
      /PDF、Word/,
    ],
    [
      '不完整的 MHT',
      bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'),
      'damaged',
      /重新保存/,
    ],
  ]
  for (const [name, bytes, reason, message] of expected) {
    const refused = await refusal(bytes)
    assert.equal(refused.reason, reason, name)
    assert.match(refused.message, message, name)
  }
})

test('JSON / 对象与数组的开头 / 认得出，其他括号不是', () => {
  assert.equal(looksLikeJson(bytesOf('\uFEFF{\n  "organ": "甲"}')), true)
  assert.equal(looksLikeJson(bytesOf('[{"organ":"甲"}]')), true)
  assert.equal(looksLikeJson(bytesOf('{\\rtf1 }')), false)
  assert.equal(looksLikeJson(bytesOf('[附件] 年报')), false)
})

test('任意字节 / 读入 / 读完或明白拒绝，从不崩溃', async () => {
  const starts = [
    '',
    'PK\u0003\u0004',
    '<html>',
    '# a\n',
    'a\tb\n',
    'MIME-Version: 1.0\ncontent-type: multipart/related; boundary=x\n\n--x\n',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, tail) => {
      try {
        await readDocument(Buffer.concat([Buffer.from(start, 'latin1'), tail]))
      } catch (error) {
        assert.ok(error instanceof UnreadableFile, String(error))
      }
    }),
    { numRuns: 400 },
  )
})
