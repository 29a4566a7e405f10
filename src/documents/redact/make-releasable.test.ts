import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  bookWith,
  leakingWordFiles,
  leakingWorkbooks,
  png,
  wordWith,
} from '../../../test/support/leaking-office-files.ts'
import { leakingPdfs, onePagePdf, open, pdfSecret, secret } from '../../../test/support/leaking-pdfs.ts'
import { type Marks, noMarks } from '../../domain/release/marks.ts'
import { kindsOf, objectionsTo } from '../../domain/release/release.ts'
import { findRemoved, paint } from '../../domain/release/search-removed.ts'
import { readPagesAgain } from '../inspect/second-text.ts'
import { describeFile } from './describe-file.ts'
import { makeReleasable } from './make-releasable.ts'
import { MarkMisplaced } from './place-marks.ts'

const marks = (more: Partial<Marks>): Marks => ({ ...noMarks, ...more })
const term = (text: string): Partial<Marks> => ({ terms: [{ text, ground: 'privacy' }] })
const applied = { fileId: '', digest: '', method: 'rewrite' as const, removedCount: 0 }

test('遮盖 PDF / 词语跨行、全角、部首字形 / 生成的文件里用两个程序都找不到', async () => {
  const bytes = readFileSync('test/fixtures/pdf/libreoffice-page-break.pdf')
  // Stands over the end of a line in this report: 建设，办理各类事项，切|实保障.
  for (const word of ['切实保障', '２０２３年', '政府信息公开']) {
    const { verification, removedCount } = await makeReleasable(bytes, 'a.pdf', marks(term(word)))
    assert.ok(removedCount > 0, word)
    assert.deepEqual(verification.leftOver, [], word)
    assert.deepEqual(verification.readers.slice(0, 2), ['PDFium', 'pdf.js'])
  }
})

test('遮盖 PDF / 框只碰到字的一小部分 / 整个字都遮住，框外的字保留', async () => {
  const bytes = onePagePdf({ content: `${open} ${secret}` })
  const boxes = [{ page: 1, left: 0.07, top: 0.3, width: 0.68, height: 0.012, ground: 'privacy' as const }]
  const made = await makeReleasable(bytes, 'a.pdf', marks({ boxes }))
  const [page = ''] = await readPagesAgain(made.bytes)
  assert.equal(page, 'Reply of the office［已遮盖］')
  assert.deepEqual(objectionsTo({ ...applied, verification: made.verification }, marks({ boxes })), [])
})

test('遮盖 PDF / 标记的内容别处还有 / 说出来，写明理由才能保留', async () => {
  const bytes = onePagePdf({ content: `${open} ${secret} BT /F 14 Tf 30 100 Td (${pdfSecret}) Tj ET` })
  const lines = [{ page: 1, line: 2, text: pdfSecret, ground: 'privacy' as const }]
  const made = await makeReleasable(bytes, 'a.pdf', marks({ lines }))
  assert.deepEqual(made.verification.leftOver, [pdfSecret])
  const { verification } = made
  assert.match(objectionsTo({ ...applied, verification }, marks({ lines }))[0] ?? '', /还能找到/)
  const stays = [{ text: 'secret lin ruoxi 0101', reason: '已经公开的姓名' }]
  assert.deepEqual(objectionsTo({ ...applied, verification }, marks({ lines, stays })), [])
})

for (const [way, [kind, bytes]] of Object.entries(leakingPdfs())) {
  // What every reader of the page sees is removed by marks, not by writing anew; what cannot be drawn is refused.
  if (['personal-data', 'undrawable-text', 'uninspectable', 'covered-text'].includes(kind)) continue
  test(`重新生成 PDF / ${way} / 新文件里没有隐藏的内容`, async () => {
    const { bytes: made, verification } = await makeReleasable(bytes, 'a.pdf', noMarks)
    assert.deepEqual(kindsOf(verification.inspection.found, 'blocks'), [])
    if (way.includes('注释') || way.includes('记号')) return
    assert.deepEqual(
      findRemoved([...(await readPagesAgain(made)), Buffer.from(made).toString('latin1')], [pdfSecret]),
      [],
    )
  })
}

test('重新生成 PDF / 字体没有嵌入，画不出来 / 拒绝，不少给一个字', async () => {
  const [, bytes] = leakingPdfs().字体没有嵌入 ?? []
  assert.ok(bytes !== undefined)
  await assert.rejects(makeReleasable(bytes, 'a.pdf', noMarks), MarkMisplaced)
})

for (const [way, [, bytes]] of Object.entries(leakingWorkbooks())) {
  // Seen in part, and not to be read at all: refused.
  if (way === '图表工作表' || way === '一段白字') continue
  test(`重新生成 XLSX / ${way} / 新文件只有看得见的值`, async () => {
    const { bytes: made, verification } = await makeReleasable(bytes, 'a.xlsx', noMarks)
    assert.deepEqual(verification.inspection.found, [])
    assert.deepEqual(findRemoved([Buffer.from(made).toString('utf8')], ['林若溪']), [])
    const { page: sheet } = await describeFile(made, 'a.xlsx', 1)
    assert.ok(sheet.lines.length > 0 || way === '默认隐藏的行')
  })
}

for (const [way, [kind, bytes]] of Object.entries(leakingWordFiles())) {
  if (['personal-data', 'picture-metadata', 'embedded-object', 'uninspectable'].includes(kind)) continue
  if (way === '没有用到的部件' || way === '压缩包前面的数据') continue
  test(`重新生成 DOCX / ${way} / 新文件没有隐藏的内容，或者拒绝生成`, async () => {
    const made = await makeReleasable(bytes, 'a.docx', noMarks).catch((error: unknown) => {
      assert.ok(error instanceof MarkMisplaced, String(error))
    })
    if (made === undefined) return
    assert.deepEqual(made.verification.inspection.found, [])
    assert.deepEqual(findRemoved(await readPagesAgain(made.bytes), ['林若溪身份证号']), [])
    assert.match((await readPagesAgain(made.bytes)).join(''), /关于公开信息的答复|答复|页面之外|字/)
  })
}

test('遮盖 DOCX / 词语和整行 / 正文其余一字不少，遮盖处是方块', async () => {
  const bytes = wordWith(
    '<w:p><w:r><w:t>申请人林若</w:t></w:r><w:r><w:t>溪的申请收悉。</w:t></w:r></w:p><w:p><w:r><w:t>内部意见：不予公开</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>林若溪</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
  )
  const lines = [{ page: 1, line: 2, text: '内部意见：不予公开', ground: 'deliberative' as const }]
  const made = await makeReleasable(bytes, 'a.docx', marks({ ...term('林若溪'), lines }))
  const [text = ''] = await readPagesAgain(made.bytes)
  assert.equal(text.replace(/\s/g, '').replace('—1—', ''), `申请人${paint}的申请收悉。${paint}姓名${paint}`)
  assert.deepEqual(made.verification.leftOver, [])
  assert.equal(made.removedCount, 3)
})

test('遮盖 XLSX / 词语 / 单元格里遮盖，数字仍是数字', async () => {
  const bytes = bookWith({
    sheets: [
      '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>林若溪</t></is></c><c r="D3"><v>12.5</v></c></row></sheetData>',
    ],
  })
  const made = await makeReleasable(bytes, 'a.xlsx', marks(term('林若溪')))
  assert.deepEqual(
    (await describeFile(made.bytes, 'a.xlsx', 1)).page.lines.map(({ text }) => text),
    [`${paint} | 12.5`],
  )
})

test('遮盖 / 标注的行与文件不符、词语不存在、给表格画框 / 拒绝并说明', async () => {
  const pdf = onePagePdf({ content: open })
  const line = { page: 1, line: 1, text: '别的文字', ground: 'privacy' as const }
  const box = { page: 1, left: 0, top: 0, width: 1, height: 1, ground: 'privacy' as const }
  for (const [bytes, name, wrong] of [
    [pdf, 'a.pdf', { lines: [line] }],
    [pdf, 'a.pdf', term('没有的词')],
    [pdf, 'a.pdf', { boxes: [{ ...box, page: 9 }] }],
    [new TextEncoder().encode('甲'), 'a.txt', { boxes: [box] }],
    [pdf, 'a.pdf', { boxes: [box], method: 'as-is' }],
  ] as const)
    await assert.rejects(makeReleasable(bytes, name, marks(wrong)), MarkMisplaced)
})

test('重新生成 PDF / 有一张大图片 / 图片还在页面上，要有人看过', async () => {
  const [, bytes] = leakingPdfs().剪裁过的图片 ?? []
  assert.ok(bytes !== undefined)
  const { verification } = await makeReleasable(bytes, 'a.pdf', noMarks)
  assert.deepEqual(
    verification.inspection.found.map(({ kind }) => kind),
    ['picture'],
  )
  assert.match(objectionsTo({ ...applied, verification }, noMarks).join(), /图片要有人看过/)
})

test('放行照片 / 带拍摄信息的 / 成为没有拍摄信息的 PDF，要有人看过', async () => {
  const { bytes, verification, extension } = await makeReleasable(png(), 'a.png', noMarks)
  assert.equal(extension, 'pdf')
  assert.deepEqual(
    verification.inspection.found.map(({ kind }) => kind),
    ['scanned-page'],
  )
  assert.match(Buffer.from(bytes.subarray(0, 8)).toString(), /%PDF/)
})

test('原样放行 / 检查不出问题的文件 / 一个字节不变；有隐藏内容的有异议', async () => {
  const clean = onePagePdf({ content: open })
  const kept = await makeReleasable(clean, 'a.pdf', marks({ method: 'as-is' }))
  assert.deepEqual(kept.bytes, clean)
  assert.deepEqual(objectionsTo({ ...applied, verification: kept.verification }, noMarks), [])
  const [, leaking] = leakingPdfs()['白底白字（W12）'] ?? []
  assert.ok(leaking !== undefined)
  const held = await makeReleasable(leaking, 'a.pdf', marks({ method: 'as-is' }))
  assert.notDeepEqual(objectionsTo({ ...applied, verification: held.verification }, noMarks), [])
})
