import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { mutate, seededRandom } from '../../test/support/mutate.ts'
import { archive } from '../../test/support/office-files.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import {
  contentTypes,
  docx,
  jpeg,
  ofd,
  pdf,
  pdfWithPacked,
  pngChunk,
  relationships,
  wordMain,
  xlsx,
} from '../../test/support/uploads.ts'
import { cleanFileName, uploadLimits, uploadRefusalText } from '../domain/files/upload-rules.ts'
import type { Staged } from '../usecases/file-ports.ts'
import { createUploads } from './upload-session.ts'

const heldFolder = temporaryFolder('uploads')
const begin = createUploads({ temporaryFolder: heldFolder })

async function* once(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of bytes) parts.push(chunk)
  return Buffer.concat(parts)
}

/** Uploads one file; the kept bytes when it was taken. */
async function upload(name: string, bytes: Uint8Array): Promise<{ staged: Staged; kept: Buffer | null }> {
  const session = begin()
  const staged = await session.add({ name, bytes: once(bytes) })
  const kept = staged.ok ? await collect(staged.file.open()) : null
  await session.discard()
  return { staged, kept }
}

async function codeOf(name: string, bytes: Uint8Array): Promise<string> {
  const { staged } = await upload(name, bytes)
  return staged.ok ? 'taken' : staged.code
}

const text = (value: string) => Buffer.from(value)
const png = (...extra: readonly Buffer[]) => {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head, crc32),
    ...extra,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 0])), crc32),
    pngChunk('IEND', Buffer.alloc(0), crc32),
  ])
}

const harmless: readonly (readonly [string, Uint8Array])[] = [
  ['虚构申请.docx', docx()],
  ['表.XLSX', xlsx()],
  ['文件.ofd', ofd()],
  ['扫描件.pdf', pdf()],
  ['新版.pdf', pdfWithPacked('1 0 <</Type/Catalog>>')],
  ['说明.txt', text('一行文字\r\n又一行\t。')],
  ['国标.txt', Buffer.from([0xb9, 0xab, 0xbf, 0xaa])],
  ['表.csv', text('\ufeff姓名,件数\r\n虚构,1\r\n')],
  ['照片.jpg', jpeg(1, '')],
  ['截图.png', png()],
  [
    '有链接.docx',
    docx({
      'word/_rels/document.xml.rels': relationships({
        type: 'hyperlink',
        target: 'https://example.cn/',
        mode: 'External',
      }),
    }),
  ],
]

for (const [name, bytes] of harmless)
  test(`上传 / ${name} / 接收，摘要是所存字节的摘要`, async () => {
    const { staged, kept } = await upload(name, bytes)
    assert.ok(staged.ok, JSON.stringify(staged))
    assert.equal(staged.file.originalName, name)
    assert.equal(staged.file.size, kept?.length)
    assert.equal(
      staged.file.digest,
      createHash('sha256')
        .update(kept ?? '')
        .digest('hex'),
    )
  })

test('上传 / 本仓库里真实的报告文件 / 除有密码的以外都接收', async () => {
  const folder = 'test/fixtures/pdf'
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.pdf'))) {
    const expected = /password|forbidden/.test(name) ? 'encrypted' : 'taken'
    assert.equal(await codeOf(name, readFileSync(join(folder, name))), expected, name)
  }
  for (const name of [
    'official-blank-form-2021.docx',
    'shanghai-general-office-2019.xlsx',
    'hongze-2023-scan.pdf',
  ])
    assert.equal(await codeOf(name, readFileSync(join('test/fixtures/reports', name))), 'taken', name)
})

const external = (type: string, mode: string) =>
  docx({ 'word/_rels/settings.xml.rels': relationships({ type, target: 'http://example.cn/a', mode }) })
const utf16 = (value: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(value, 'utf16le')])
const renamed = (bytes: Uint8Array, from: string, to: string) =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')
const flagged = (bytes: Uint8Array) => {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('PK\u0001\u0002'); at !== -1; at = copy.indexOf('PK\u0001\u0002', at + 4))
    copy[at + 8] = 1
  return copy
}
const sealed = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])
const behind = (bytes: Uint8Array, more: string) => Buffer.concat([bytes, text(more)])
const before = (more: string, bytes: Uint8Array) => Buffer.concat([text(more), bytes])

const refused: readonly (readonly [string, string, Uint8Array])[] = [
  ['empty', '空.pdf', text('')],
  ['wrong-type', '程序.exe', text('MZ')],
  ['wrong-type', '图.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['wrong-type', '没有扩展名', pdf()],
  ['wrong-type', '宏.docm', docx()],
  ['wrong-type', '双重.pdf.exe', pdf()],
  ['wrong-type', '旧.doc', sealed],
  ['content-differs', '其实是PDF.docx', pdf()],
  ['content-differs', '其实是网页.pdf', text('<html><script>1</script></html>')],
  ['content-differs', '其实是网页.txt', text(' \n<!DOCTYPE html><p>')],
  ['content-differs', '其实是程序.txt', Buffer.from([0x4d, 0x5a, 0x90, 0, 3])],
  ['content-differs', '其实是表.docx', xlsx()],
  ['content-differs', '其实是文档.ofd', docx()],
  ['content-differs', '其实是PNG.jpg', png()],
  ['encrypted', '有密码.docx', sealed],
  ['encrypted', '有密码.xlsx', flagged(xlsx())],
  ['encrypted', '有密码.pdf', pdf('', '/Encrypt 9 0 R')],
  ['macro', '宏.docx', docx({ 'word/vbaProject.bin': 'x' })],
  [
    'macro',
    '宏换了名.docx',
    docx({
      '[Content_Types].xml': contentTypes(
        wordMain,
        '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      ),
    }),
  ],
  [
    'macro',
    '宏的主类型.docx',
    docx({ '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml') }),
  ],
  ['macro', '四点零宏.docx', docx({ 'xl/macrosheets/sheet1.xml': '<a/>' })],
  ['embedded-object', '对象.docx', docx({ 'word/embeddings/oleObject1.bin': 'x' })],
  ['embedded-object', '对象换了名.docx', docx({ 'word/media/a.png': sealed })],
  ['embedded-object', '控件.docx', docx({ 'word/activeX/activeX1.xml': '<a/>' })],
  ['embedded-object', '藏着PDF.docx', docx({ 'word/media/b.png': pdf() })],
  ['nested-archive', '包中包.docx', docx({ 'word/media/c.png': archive({ a: 'b' }) })],
  ['external-link', '外部工作簿.docx', docx({ 'xl/externalLinks/externalLink1.xml': '<a/>' })],
  ['external-link', '远程模板.docx', external('attachedTemplate', 'External')],
  ['external-link', '网络图片.docx', external('image', '&#69;xternal')],
  ['external-link', '大小写.docx', external('frame', 'EXTERNAL')],
  [
    'dtd',
    '外部实体.docx',
    docx({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }),
  ],
  [
    'dtd',
    '换编码的实体.docx',
    docx({ 'customXml/item1.xml': utf16('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>') }),
  ],
  [
    'damaged',
    '读不了的编码.docx',
    docx({ 'customXml/item1.xml': '<?xml version="1.0" encoding="UTF-7"?><a/>' }),
  ],
  ['damaged', '坏关系.docx', docx({ 'word/_rels/document.xml.rels': '<Relationships><Relationship' })],
  ['unsafe-name', '上级目录.docx', docx({ '../evil.xml': '<a/>' })],
  ['unsafe-name', '绝对路径.docx', docx({ '/etc/cron.d/a': 'x' })],
  ['unsafe-name', '反斜杠.docx', docx({ 'word\\..\\a.xml': '<a/>' })],
  [
    'duplicate-entry',
    '重名.docx',
    renamed(docx({ 'word/a1.xml': '<a/>', 'word/a2.xml': '<b/>' }), 'word/a2.xml', 'word/A1.xml'),
  ],
  ['bomb', '炸弹.docx', docx({ 'word/media/d.bmp': new Uint8Array(60 * 1024 * 1024) })],
  [
    'bomb',
    '太多.docx',
    docx(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`a/${index}`, '']))),
  ],
  ['polyglot', '前面有东西.docx', Buffer.concat([docx().subarray(0, 4), docx()])],
  ['polyglot', '后面有东西.docx', behind(docx(), 'tail')],
  ['content-differs', '前面有东西.pdf', before('GIF89a', pdf())],
  ['polyglot', '后面有东西.pdf', behind(pdf(), '<script>1</script>')],
  ['polyglot', '后面藏压缩包.pdf', behind(pdf(), Buffer.from(archive({ a: 'b' })).toString('latin1'))],
  ['polyglot', '里面藏压缩包.pdf', pdf(`/X(PK\u0005\u0006${'\0'.repeat(18)})`)],
  ['script', '脚本.pdf', pdf('/OpenAction<</S/JavaScript/JS(app.alert)>>')],
  ['script', '脚本换写法.pdf', pdf('/OpenAction<</S/J#61va#53cript/JS(1)>>')],
  ['script', '脚本在压缩流里.pdf', pdfWithPacked('3 0 <</S/JavaScript/JS(1)>>')],
  ['launch', '启动程序.pdf', pdf('/OpenAction<</S/Launch/F(cmd.exe)>>')],
  ['launch', '启动程序在压缩流里.pdf', pdfWithPacked('3 0 <</S/#4caunch>>')],
  ['embedded-file', '附件.pdf', pdf('/Names<</EmbeddedFiles 4 0 R>>')],
  [
    'embedded-file',
    '附件.ofd',
    ofd({
      'Doc_0/Attachs/Attachments.xml':
        '<ofd:Attachments xmlns:ofd="x"><ofd:Attachment ID="1"/></ofd:Attachments>',
    }),
  ],
  ['rich-media', '多媒体.pdf', pdf('/A<</Subtype/RichMedia>>')],
  [
    'damaged',
    '读不了的压缩.pdf',
    pdfWithPacked('3 0 <<>>', '/Filter/LZWDecode').map((byte, index, all) =>
      index > 80 && index < all.length - 60 ? byte ^ 0x5a : byte,
    ),
  ],
  ['damaged', '断了.pdf', pdf().subarray(0, 60)],
  ['damaged', '断了.docx', docx().subarray(0, 300)],
  ['damaged', '断了.jpg', jpeg(1, '').subarray(0, 150)],
  ['damaged', '断了.png', png().subarray(0, 40)],
  ['damaged', '校验和不对.png', png().map((byte, index) => (index === 20 ? byte ^ 1 : byte))],
]

for (const [code, name, bytes] of refused)
  test(`上传 / ${name} / 不接收：${code}，说明怎么办`, async () => {
    const { staged } = await upload(name, bytes)
    assert.ok(!staged.ok, 'taken')
    assert.equal(staged.code, code)
    assert.match(staged.message, /^“.+”：.*[。]$/)
  })

test('上传 / 每一种拒绝 / 都有说明，也都有测试', () => {
  const tested = new Set<string>([
    ...refused.map(([code]) => code),
    'too-large',
    'request-too-large',
    'too-many-files',
    'infected',
  ])
  assert.deepEqual(new Set(Object.keys(uploadRefusalText)), tested)
})

test('上传 / JPEG 带拍摄地点、作者、缩略图、注释 / 存下来的只有图像和方向', async () => {
  const secret = '虚构地点31.4N'
  const { staged, kept } = await upload('照片.jpeg', behind(jpeg(6, secret), secret))
  assert.ok(staged.ok && kept !== null)
  assert.equal(kept.includes(secret), false)
  assert.equal(kept.includes('Photoshop'), false)
  assert.equal(kept.includes('JFIF'), true)
  const again = await upload('照片.jpeg', kept)
  assert.deepEqual(again.kept, kept, 'cleaning a clean picture changes nothing')
  const exif = kept.indexOf('Exif')
  assert.equal(kept[exif + 25], 6, 'the turn is kept')
  assert.equal((await upload('正.jpg', jpeg(1, secret))).kept?.includes('Exif'), false)
})

test('上传 / PNG 带文字、时间和尾巴 / 存下来的只有图像', async () => {
  const secret = '虚构作者'
  const { kept } = await upload(
    '图.png',
    behind(
      png(pngChunk('tEXt', text(`Author\0${secret}`), crc32), pngChunk('eXIf', text(secret), crc32)),
      secret,
    ),
  )
  assert.deepEqual(kept, png())
})

test('上传 / 恰好 20 MB 与多一个字节 / 前者接收，后者不接收', async () => {
  const exactly = Buffer.alloc(uploadLimits.fileBytes, 'a')
  assert.equal(await codeOf('长.txt', exactly), 'taken')
  assert.equal(await codeOf('长.txt', Buffer.concat([exactly, text('a')])), 'too-large')
})

test('上传 / 说是 PDF 的大文件，开头就不是 / 不再往下写，磁盘上没有', async () => {
  const session = begin()
  let folderSize = 0
  async function* bytes() {
    for (let index = 0; index < 100; index++) {
      yield Buffer.alloc(64 * 1024, 'x')
      const [folder = ''] = readdirSync(heldFolder)
      const [file = ''] = readdirSync(join(heldFolder, folder))
      folderSize = readFileSync(join(heldFolder, folder, file)).length
    }
  }
  const staged = await session.add({ name: '假.pdf', bytes: bytes() })
  assert.equal(staged.ok ? '' : staged.code, 'content-differs')
  assert.equal(folderSize, 0)
  await session.discard()
})

test('上传 / 一次合计超过 50 MB / 到这里就停，不再读', async () => {
  const session = begin()
  const part = Buffer.alloc(19 * 1024 * 1024, 'a')
  assert.equal((await session.add({ name: 'a.txt', bytes: once(part) })).ok, true)
  assert.equal((await session.add({ name: 'b.txt', bytes: once(part) })).ok, true)
  let read = 0
  async function* endless() {
    for (;;) {
      read += 1024 * 1024
      yield Buffer.alloc(1024 * 1024, 'a')
    }
  }
  const third = await session.add({ name: 'c.txt', bytes: endless() })
  assert.equal(third.ok ? '' : third.code, 'request-too-large')
  assert.ok(read <= 13 * 1024 * 1024, String(read))
  await session.discard()
})

test('上传 / 第十一个文件 / 不接收', async () => {
  const session = begin()
  const codes: string[] = []
  for (let index = 0; index < 11; index++) {
    const staged = await session.add({ name: `${index}.txt`, bytes: once(text('文字')) })
    codes.push(staged.ok ? 'taken' : staged.code)
  }
  assert.deepEqual(codes, [...Array.from({ length: 10 }, () => 'taken'), 'too-many-files'])
  await session.discard()
  assert.deepEqual(readdirSync(heldFolder), [])
})

test('上传 / 一个字节一个字节地来 / 结果一样', async () => {
  const session = begin()
  const bytes = docx()
  const staged = await session.add({ name: 'a.docx', bytes: once(bytes, 1) })
  assert.equal(staged.ok && staged.file.digest, createHash('sha256').update(bytes).digest('hex'))
  assert.equal((await session.add({ name: 'a.docx', bytes: once(pdf(), 1) })).ok, false)
  await session.discard()
})

test('上传 / 随意损坏的文件 / 总有结果：接收或者说明原因，从不抛错', async () => {
  const random = seededRandom(20261121)
  const seeds = [...harmless, ['脚本.pdf', pdfWithPacked('3 0 <</S/JavaScript>>')] as const]
  for (let index = 0; index < 600; index++) {
    const [name, bytes] = seeds[index % seeds.length] ?? ['', text('')]
    const session = begin()
    const staged = await session.add({ name, bytes: once(mutate(bytes, random)) })
    if (!staged.ok) assert.ok(uploadRefusalText[staged.code].length > 0)
    await session.discard()
  }
})

test('文件名 / 带路径、控制符、倒写符、过长 / 只留名字，扩展名不变', () => {
  assert.equal(cleanFileName('C:\\fakepath\\申请.pdf'), '申请.pdf')
  assert.equal(cleanFileName('../../etc/passwd'), 'passwd')
  assert.equal(cleanFileName('a\u202egpj.exe'), 'agpj.exe')
  assert.equal(cleanFileName('a\r\nSet-Cookie: b.pdf'), 'aSet-Cookie: b.pdf')
  assert.equal(cleanFileName('..'), '未命名')
  const long = cleanFileName(`${'长'.repeat(300)}.docx`)
  assert.equal([...long].length, 200)
  assert.ok(long.endsWith('.docx'))
})

test('上传 / 结束以后 / 临时文件夹里什么也不留', () => {
  assert.ok(existsSync(heldFolder))
  assert.deepEqual(readdirSync(heldFolder), [])
})
