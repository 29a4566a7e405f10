/** PDF files that hold more than their pages show, one for each way of leaking, made object by object from invented figures. */

import type { HiddenKind } from '../../src/domain/release/hidden-content.ts'
import { pdfFile } from './sample-pdf.ts'
import { jpeg } from './uploads.ts'

/** Must not be read by whoever gets the file. Invented. */
export const pdfSecret = 'SECRET LIN RUOXI 0101'

export interface PdfParts {
  /** Content of the page. */
  readonly content: string
  /** Entries of the catalogue and the page. */
  readonly catalogue?: string
  readonly page?: string
  /** Further entries of the resources besides the font F. */
  readonly resources?: string
  readonly fonts?: string
  readonly trailer?: string
  /** Objects from number 6 on. */
  readonly more?: readonly string[]
  readonly mediaBox?: string
}

/** One page in Helvetica, which every reader can draw. */
export function onePagePdf(parts: PdfParts): Uint8Array {
  const {
    content,
    catalogue = '',
    page = '',
    resources = '',
    fonts = '',
    trailer = '',
    more = [],
    mediaBox = '0 0 400 300',
  } = parts
  return pdfFile(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[${mediaBox}]/Contents 4 0 R/Resources<</Font<</F 5 0 R${fonts}>>${resources}>>${page}>>`,
      `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      ...more,
    ],
    trailer,
  )
}

export const open = 'BT /F 14 Tf 30 250 Td (Reply of the office) Tj ET'
export const secret = `BT /F 14 Tf 30 200 Td (${pdfSecret}) Tj ET`
const box = '25 190 250 26 re f'
const picture = (width: number, height: number, grey: string) =>
  stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray`,
    grey.repeat(width * height),
  )

function stream(entries: string, data: string): string {
  return `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`
}

function packed(entries: string, data: Uint8Array): string {
  return stream(`${entries}`, Buffer.from(data).toString('latin1'))
}

const annotation = (entries: string) => ({
  page: '/Annots[6 0 R]',
  more: [`<</Type/Annot/Rect[25 190 275 216]${entries}>>`],
})
const withPicture = (object: string) => ({ resources: '/XObject<</I 6 0 R>>', more: [object] })
const pictureOver = 'q 250 0 0 26 25 190 cm /I Do Q'

/** By the way of leaking: as what each must be held back. */
export function leakingPdfs(): Readonly<Record<string, readonly [HiddenKind, Uint8Array]>> {
  const checkered = '\x10\xe0'.repeat(50)
  return {
    '白底白字（W12）': ['hidden-text', onePagePdf({ content: `${open} 1 g ${secret}` })],
    '几乎看不见的浅灰字（W12）': ['hidden-text', onePagePdf({ content: `${open} 0.95 g ${secret}` })],
    '黑框盖住文字（W12）': ['hidden-text', onePagePdf({ content: `${open} ${secret} 0 g ${box}` })],
    '白框盖住文字（W12）': ['hidden-text', onePagePdf({ content: `${open} ${secret} 1 g ${box}` })],
    '黑框先画、黑字后画（W12）': ['hidden-text', onePagePdf({ content: `${open} 0 g ${box} ${secret}` })],
    '深色图片上的黑字（W12）': [
      'hidden-text',
      onePagePdf({
        content: `${open} ${pictureOver} ${secret}`,
        ...withPicture(picture(2, 2, '\0')),
      }),
    ],
    '图片盖住文字（W12）': [
      'hidden-text',
      onePagePdf({
        content: `${open} ${secret} ${pictureOver}`,
        ...withPicture(
          stream(
            '/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray',
            checkered,
          ),
        ),
      }),
    ],
    '方块字叠印在文字上（W12）': [
      'covered-text',
      onePagePdf({
        content: `${open} ${secret} BT /F 14 Tf 30 200 Td (${'M'.repeat(18)}) Tj ET`,
      }),
    ],
    '不可见的文字层（W12）': ['hidden-text', onePagePdf({ content: `${open} 3 Tr ${secret}` })],
    '剪裁掉的文字（W12）': ['hidden-text', onePagePdf({ content: `${open} q 0 0 5 5 re W n ${secret} Q` })],
    页面之外的文字: [
      'hidden-text',
      onePagePdf({ content: `${open} BT /F 14 Tf 500 200 Td (${pdfSecret}) Tj ET` }),
    ],
    裁切框之外的文字: [
      'hidden-text',
      onePagePdf({ content: `${open} ${secret}`, page: '/CropBox[0 230 400 300]' }),
    ],
    极小的文字: ['tiny-text', onePagePdf({ content: `${open} BT /F 0.8 Tf 30 200 Td (${pdfSecret}) Tj ET` })],
    '表单对象里黑框盖住的文字（W11）': [
      'hidden-text',
      onePagePdf({
        content: `${open} /X Do`,
        resources: '/XObject<</X 6 0 R>>',
        more: [
          stream(
            '/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</Font<</F 5 0 R>>>>',
            `${secret} 0 g ${box}`,
          ),
        ],
      }),
    ],
    隐藏图层里的文字: [
      'hidden-layer',
      onePagePdf({
        content: `${open} /OC /L BDC ${secret} EMC`,
        resources: '/Properties<</L 6 0 R>>',
        catalogue: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]/Order[6 0 R]>>>>',
        more: ['<</Type/OCG/Name(L)>>'],
      }),
    ],
    字体没有嵌入: [
      'undrawable-text',
      onePagePdf({
        content: `${open} BT /G 14 Tf 30 200 Td <67978f6f> Tj ET`,
        fonts: '/G 6 0 R',
        more: [
          '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-UniGB-UCS2-H/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>',
          '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 8 0 R/DW 1000>>',
          '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
        ],
      }),
    ],
    '没有执行的涂黑记号（W12）': [
      'unapplied-redaction',
      onePagePdf({
        content: `${open} ${secret}`,
        ...annotation('/Subtype/Redact/IC[0 0 0]'),
      }),
    ],
    '方框注释盖住文字（W12）': [
      'annotation',
      onePagePdf({
        content: `${open} ${secret}`,
        ...annotation('/Subtype/Square/IC[0 0 0]/C[0 0 0]'),
      }),
    ],
    '高亮注释（W12）': [
      'annotation',
      onePagePdf({
        content: `${open} ${secret}`,
        ...annotation('/Subtype/Highlight/C[0 0 0]/QuadPoints[25 216 275 216 25 190 275 190]'),
      }),
    ],
    便笺注释: [
      'annotation',
      onePagePdf({ content: open, ...annotation(`/Subtype/Text/Contents(${pdfSecret})/T(Lin)`) }),
    ],
    隐藏的注释: [
      'annotation',
      onePagePdf({ content: open, ...annotation(`/Subtype/FreeText/F 2/Contents(${pdfSecret})`) }),
    ],
    表单域的值: [
      'form-field',
      onePagePdf({ content: open, ...annotation(`/Subtype/Widget/FT/Tx/V(${pdfSecret})/F 2`) }),
    ],
    附件: [
      'attachment',
      onePagePdf({
        content: open,
        catalogue: '/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>',
        more: ['<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>', stream('/Type/EmbeddedFile', pdfSecret)],
      }),
    ],
    脚本: [
      'active-content',
      onePagePdf({ content: open, catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' }),
    ],
    '以前的版本（W11）': ['earlier-revision', earlierRevision()],
    '页面不用的内容流（W11）': [
      'unreachable-object',
      onePagePdf({ content: open, more: [stream('', secret)] }),
    ],
    '页面不用的整页（W11）': [
      'unreachable-object',
      onePagePdf({
        content: open,
        more: [
          '<</Type/Page/MediaBox[0 0 400 300]/Contents 7 0 R/Resources<</Font<</F 5 0 R>>>>>>',
          stream('', secret),
        ],
      }),
    ],
    文件信息里的作者: [
      'metadata',
      onePagePdf({
        content: open,
        trailer: '/Info 6 0 R',
        more: [`<</Author(${pdfSecret})/Producer(x)>>`],
      }),
    ],
    'XMP 里的作者': [
      'metadata',
      onePagePdf({
        content: open,
        catalogue: '/Metadata 6 0 R',
        more: [
          stream(
            '/Type/Metadata/Subtype/XML',
            `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><dc:creator><rdf:Seq><rdf:li>${pdfSecret}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`,
          ),
        ],
      }),
    ],
    '书签里的标题（W12）': [
      'bookmark',
      onePagePdf({
        content: open,
        catalogue: '/Outlines 6 0 R',
        more: [
          '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
          `<</Title(${pdfSecret})/Parent 6 0 R/Dest[3 0 R/Fit]>>`,
        ],
      }),
    ],
    内容流里的替换文字: [
      'hidden-text',
      onePagePdf({ content: `/Span<</ActualText(${pdfSecret})>>BDC ${open} EMC` }),
    ],
    结构树里的替代文字: [
      'alternate-text',
      onePagePdf({
        content: open,
        catalogue: '/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>',
        more: ['<</Type/StructTreeRoot/K 7 0 R>>', `<</Type/StructElem/S/Figure/P 6 0 R/Alt(${pdfSecret})>>`],
      }),
    ],
    页面缩略图: [
      'thumbnail',
      onePagePdf({ content: open, page: '/Thumb 6 0 R', more: [picture(10, 10, '\x40')] }),
    ],
    程序私存的数据: [
      'custom-data',
      onePagePdf({ content: open, catalogue: `/PieceInfo<</App<</Private(${pdfSecret})>>>>` }),
    ],
    图片的拍摄信息: [
      'picture-metadata',
      onePagePdf({
        content: `${open} ${pictureOver}`,
        ...withPicture(
          packed(
            '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode',
            jpeg(1, pdfSecret),
          ),
        ),
      }),
    ],
    '色块盖住图片的一角（W12）': [
      'covered-picture',
      onePagePdf({
        content: `${open} q 250 0 0 150 25 20 cm /I Do Q 0 g 60 60 80 20 re f`,
        ...withPicture(picture(10, 10, '\x90')),
      }),
    ],
    剪裁过的图片: [
      'cropped-picture',
      onePagePdf({
        content: `${open} q 25 20 60 60 re W n 250 0 0 150 25 20 cm /I Do Q`,
        ...withPicture(picture(10, 10, '\x90')),
      }),
    ],
    伸出页面的图片: [
      'cropped-picture',
      onePagePdf({
        content: `${open} q 250 0 0 150 300 20 cm /I Do Q`,
        ...withPicture(picture(10, 10, '\x90')),
      }),
    ],
    全透明的图片: [
      'transparent-picture',
      onePagePdf({
        content: `${open} q 250 0 0 150 25 20 cm /I Do Q`,
        resources: '/XObject<</I 6 0 R>>',
        more: [
          stream(
            '/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 7 0 R',
            '\x30\x60\x30\x60',
          ),
          picture(2, 2, '\0'),
        ],
      }),
    ],
    结尾之后的数据: [
      'stray-bytes',
      Buffer.concat([onePagePdf({ content: open }), Buffer.from(`${pdfSecret.repeat(8)}`)]),
    ],
    '半透明的遮盖（W12）': [
      'personal-data',
      onePagePdf({
        content: `${open} BT /F 14 Tf 30 200 Td (ID 110101199003070038) Tj ET /T gs 0 g ${box}`,
        resources: '/ExtGState<</T<</ca 0.4>>>>',
      }),
    ],
    损坏的文件: ['uninspectable', onePagePdf({ content: open }).subarray(0, 300)],
    流用看不懂的方式打包: [
      'uninspectable',
      onePagePdf({
        content: open,
        catalogue: '/AF 6 0 R',
        more: [stream('/Filter/Crypt', pdfSecret)],
      }),
    ],
  }
}

/** The old page is still in front; a second version behind it says something else. */
function earlierRevision(): Uint8Array {
  const first = Buffer.from(onePagePdf({ content: `${open} ${secret}` }))
  const start = first.length
  const object = `4 0 obj\n<</Length ${open.length}>>\nstream\n${open}\nendstream\nendobj\n`
  const table = start + object.length
  const behind = `${object}xref\n4 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev 1>>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.concat([first, Buffer.from(behind, 'latin1')])
}

/** Files that hold nothing but what is seen, of the kinds that other detectors take for leaks. */
export function cleanPdfs(): Readonly<Record<string, Uint8Array>> {
  return {
    普通的一页: onePagePdf({ content: open }),
    白色的页面底色先画: onePagePdf({ content: `1 g 0 0 400 300 re f 0 g ${open}` }),
    '白边上的白框（x-ray 误报）': onePagePdf({ content: `${open} 1 g 0 0 20 300 re f` }),
    '下划线（x-ray 误报）': onePagePdf({ content: `${open} 0 g 28 246 140 1 re f` }),
    浅色底纹上的文字: onePagePdf({ content: `0.9 g 20 240 300 24 re f 0 g ${open}` }),
    黑底白字: onePagePdf({ content: `0 g 20 240 300 30 re f 1 g ${open}` }),
    黄色标记在文字下面: onePagePdf({ content: `1 1 0 rg 20 240 300 24 re f 0 g ${open}` }),
    表格线: onePagePdf({ content: `${open} 20 230 300 40 re S 20 250 m 320 250 l S` }),
    书签与标题相同: onePagePdf({
      content: open,
      catalogue: '/Outlines 6 0 R',
      more: [
        '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
        '<</Title(Reply of the office)/Parent 6 0 R/Dest[3 0 R/Fit]>>',
      ],
    }),
    一张小标志: onePagePdf({
      content: `${open} q 20 0 0 20 300 250 cm /I Do Q`,
      ...withPicture(picture(4, 4, '\x60')),
    }),
  }
}
