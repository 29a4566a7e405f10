import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf, paragraph, run, wordParts } from '../../../test/support/office-files.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDocument } from './read-document.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The parts of a Word file as one XML file. */
function flatPackage(parts: Readonly<Record<string, string>>): string {
  const inside = Object.entries(parts).map(
    ([name, xml]) =>
      `<pkg:part pkg:name="/${name}" pkg:contentType="application/xml"><pkg:xmlData>${xml.replace(/^<\?xml[^>]*\?>/, '')}</pkg:xmlData></pkg:part>`,
  )
  return `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${inside.join('')}</pkg:package>`
}

const text = '溪原县水务局2023年政府信息公开工作年度报告'
const word = flatPackage(wordParts({ body: paragraph(run(text)) }))
const head = '<?xml version="1.0" encoding="UTF-8"?>'

test('单个 XML 文件的 Word 文档 / 有没有指明程序的一行都行 / 与 docx 读得一样', async () => {
  for (const program of ['', '<?mso-application progid="Word.Document"?>']) {
    const document = await readDocument(bytesOf(`${head}${program}${word}`))
    assert.equal(document.format, 'docx')
    assert.deepEqual(linesOf(document), [text])
  }
})

test('单个 XML 文件的 Word 文档 / 没有下载完整 / 拒绝，不当作网页读', async () => {
  const cut = bytesOf(`${head}${word}`).slice(0, -400)
  await assert.rejects(
    readDocument(cut),
    (error) => error instanceof UnreadableFile && error.reason === 'damaged',
  )
})

const openDocument = (kind: 'text' | 'spreadsheet', body: string) =>
  `${head}<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`

test('单个 XML 文件的 OpenDocument / 文字和表格 / 按各自的格式读', async () => {
  const odt = await readDocument(bytesOf(openDocument('text', `<text:p>${text}</text:p>`)))
  assert.equal(odt.format, 'odt')
  assert.deepEqual(linesOf(odt), [text])
  const row = `<table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row>`
  const ods = await readDocument(
    bytesOf(openDocument('spreadsheet', `<table:table table:name="年报">${row}</table:table>`)),
  )
  assert.equal(ods.format, 'xlsx')
  assert.deepEqual(linesOf(ods), [text])
})

test('单个 XML 文件的 Excel 工作簿 / 2003 版格式 / 读出可见的单元格', async () => {
  const cell = `<Row><Cell><Data ss:Type="String">${text}</Data></Cell></Row>`
  const workbook = `${head}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="年报"><Table>${cell}</Table></Worksheet></Workbook>`
  const document = await readDocument(bytesOf(workbook))
  assert.equal(document.format, 'xls')
  assert.deepEqual(linesOf(document), [text])
})
