/** Files to upload in tests: harmless ones, and each kind of harmful one, made from parts. */

import { deflateSync } from 'node:zlib'
import { archive } from './office-files.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packageTypes = 'http://schemas.openxmlformats.org/package/2006'
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const sheetMain = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export function contentTypes(main: string, more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`
}

export function relationships(...list: readonly { type: string; target: string; mode?: string }[]): string {
  const each = list.map(
    ({ type, target, mode }, index) =>
      `<Relationship Id="rId${index}" Type="${officeTypes}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  )
  return `<Relationships xmlns="${packageTypes}/relationships">${each.join('')}</Relationships>`
}

/** A small DOCX; `more` adds parts or replaces them. */
export function docx(more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return archive({
    '[Content_Types].xml': contentTypes(wordMain),
    '_rels/.rels': relationships({ type: 'officeDocument', target: 'word/document.xml' }),
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>虚构</w:t></w:r></w:p></w:body></w:document>`,
    ...more,
  })
}

export function xlsx(): Uint8Array {
  return archive({
    '[Content_Types].xml': contentTypes(sheetMain),
    'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
  })
}

export function ofd(more: Readonly<Record<string, string>> = {}): Uint8Array {
  return archive({
    'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>',
    'Doc_0/Document.xml': '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>',
    ...more,
  })
}

/** A PDF whose catalogue has these entries besides. */
export function pdf(catalogue = '', trailer = ''): Uint8Array {
  const text = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R${catalogue}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R${trailer}>>\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** The same with an object hidden in a packed stream. */
export function pdfWithPacked(objects: string, dictionary = '/Filter/FlateDecode'): Uint8Array {
  const packed = deflateSync(Buffer.from(objects, 'latin1'))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 1/First 4${dictionary}/Length ${packed.length}>>\nstream\r\n`,
      'latin1',
    ),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF', 'latin1'),
  ])
}

/** A JPEG of one black pixel with Exif: turned by `turn`, and a place in its text. */
export function jpeg(turn: number, secret: string): Uint8Array {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0', 'latin1'),
    Buffer.from([turn, 0, 0, 0, 0, 0, 0]),
    Buffer.from(secret),
  ])
  const segment = (code: number, body: Uint8Array) =>
    Buffer.concat([Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, exif),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
    segment(0xfe, Buffer.from(secret)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.from([0, 1, ...Buffer.alloc(15), 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0x00, 0xff, 0xd0, 0x3f]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A chunk of a PNG with a right checksum. */
export function pngChunk(type: string, body: Uint8Array, checksum: (bytes: Uint8Array) => number): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8 + typed.length)
  frame.writeUInt32BE(body.length)
  typed.copy(frame, 4)
  frame.writeUInt32BE(checksum(typed), 4 + typed.length)
  return frame
}
