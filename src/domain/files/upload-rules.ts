/** What may be uploaded, how much of it, and what people are told when it may not. */

import { sizeLimits } from './size-limits.ts'

const mebibyte = 1024 * 1024

export const uploadLimits = {
  ...sizeLimits,
  archive: {
    entries: 2_000,
    unpackedBytes: 200 * mebibyte,
    ratio: 100,
    /** Below this a high ratio does no harm: empty formatted sheets compress 300:1. */
    ratioFloorBytes: 10 * mebibyte,
  },
  /** Pictures larger than this would take gigabytes to show. */
  pixels: 100_000_000,
} as const

export interface UploadFormat {
  readonly extension: string
  readonly name: string
  readonly mediaType: string
}

export const uploadFormats: readonly UploadFormat[] = [
  { extension: 'pdf', name: 'PDF', mediaType: 'application/pdf' },
  { extension: 'ofd', name: 'OFD', mediaType: 'application/ofd' },
  {
    extension: 'docx',
    name: 'Word',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    extension: 'xlsx',
    name: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { extension: 'jpg', name: 'JPEG 图片', mediaType: 'image/jpeg' },
  { extension: 'jpeg', name: 'JPEG 图片', mediaType: 'image/jpeg' },
  { extension: 'png', name: 'PNG 图片', mediaType: 'image/png' },
  { extension: 'txt', name: '文本', mediaType: 'text/plain' },
  { extension: 'csv', name: 'CSV 表格', mediaType: 'text/csv' },
]

/** Older formats cannot be looked through as well; an installation turns them on by a setting. */
export const legacyUploadFormats: readonly UploadFormat[] = [
  { extension: 'doc', name: 'Word 97-2003', mediaType: 'application/msword' },
  { extension: 'xls', name: 'Excel 97-2003', mediaType: 'application/vnd.ms-excel' },
  { extension: 'wps', name: 'WPS 文字', mediaType: 'application/vnd.ms-works' },
]

export type UploadRefusalCode =
  | 'empty'
  | 'too-large'
  | 'request-too-large'
  | 'too-many-files'
  | 'wrong-type'
  | 'content-differs'
  | 'damaged'
  | 'encrypted'
  | 'macro'
  | 'embedded-object'
  | 'external-link'
  | 'dtd'
  | 'unsafe-name'
  | 'duplicate-entry'
  | 'bomb'
  | 'nested-archive'
  | 'script'
  | 'launch'
  | 'embedded-file'
  | 'rich-media'
  | 'polyglot'
  | 'infected'

/** What is wrong and how to mend it; the name of the file goes before it. */
export const uploadRefusalText: Readonly<Record<UploadRefusalCode, string>> = {
  empty: '文件是空的，请确认选对了文件。',
  'too-large': `文件超过 ${uploadLimits.fileBytes / mebibyte} MB。请压缩图片、分成几个文件，或者改为邮寄、当面提交。`,
  'request-too-large': `一次上传的文件合计超过 ${uploadLimits.requestBytes / mebibyte} MB，请分几次上传。`,
  'too-many-files': `一次最多上传 ${uploadLimits.files} 个文件，请分几次上传。`,
  'wrong-type': `不接受这种文件。可以上传：${[...new Set(uploadFormats.map(({ extension }) => extension))].join('、')}。`,
  'content-differs': '文件的内容与扩展名不符。请用原来的软件打开，再另存为所需的格式。',
  damaged: '文件已损坏或者不完整。请用原来的软件打开，再另存一次。',
  encrypted: '文件有密码或者加密，请去掉密码后再上传。',
  macro: '文件里有宏（程序），不能上传。请另存为不带宏的 docx 或 xlsx。',
  'embedded-object': '文件里嵌入了别的文件或者控件，不能上传。请把嵌入的内容转成图片或者表格，或者单独上传。',
  'external-link':
    '文件引用了外部的文件或者网络图片，打开时会自动连接别处。请改为嵌入，或者断开链接后再上传。',
  dtd: '文件的 XML 中有文档类型定义（DTD），不能上传。请用 Office 或者 WPS 另存一次。',
  'unsafe-name': '文件内部的名称不合规范，可能被改造过。请用原来的软件另存一次。',
  'duplicate-entry': '文件内部有重名的部分，可能被改造过。请用原来的软件另存一次。',
  bomb: '文件展开后大得不正常，不能上传。',
  'nested-archive': '文件里还有压缩包，请取出后单独上传。',
  script: 'PDF 里有脚本，不能上传。请用“打印为 PDF”重新生成。',
  launch: 'PDF 里有启动程序的动作，不能上传。请用“打印为 PDF”重新生成。',
  'embedded-file': '文件里附有别的文件，请取出后单独上传。',
  'rich-media': 'PDF 里有多媒体内容，不能上传。请用“打印为 PDF”重新生成。',
  polyglot: '文件的前面或者后面藏有别的内容，不能上传。请用原来的软件另存一次。',
  infected: '查毒程序发现病毒，没有接收。请先清除电脑上的病毒。',
}

/** SVG is a web page that looks like a picture: its own sentence, since people take it for one. */
export const svgRefused = 'SVG 图片里可以有程序，不能上传。请转成 PNG 或者 JPEG。'

const longestName = 200
/** Control characters, and those that turn the direction of writing: "gpj.exe" must not read "exe.jpg". */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/** The name as the sender gave it, without path and invisible characters, at most 200 characters with its extension. */
export function cleanFileName(name: string): string {
  const last = name.replaceAll(invisible, '').split(/[\\/]/).at(-1)?.trim() ?? ''
  const characters = [...last]
  if (characters.length <= longestName) return last === '' || /^\.+$/.test(last) ? '未命名' : last
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(last)?.[0] ?? ''
  return characters.slice(0, longestName - extension.length).join('') + extension
}

/** Small letters without the dot; '' = none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
