import { sizeLimits } from '../../domain/files/size-limits.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'

/**
 * How much of a file a reader takes on. Not legal numbers: they keep one upload from holding up everybody else.
 * A report of a whole province with its annexes stays far below each of them.
 */
export const readLimits = {
  /** The largest file that is read at all, in bytes: 20 MB, as the upload page says. */
  fileBytes: sizeLimits.fileBytes,
  /** Cells in all tables of a document. The official form has about 400. */
  tableCells: 200_000,
  /** Paragraphs, headings and tables of a document. */
  blocks: 200_000,
  /** Start tags of a web page. A heavy page of a CMS has a few thousand. */
  tags: 500_000,
  /** Lines of a text. */
  lines: 400_000,
  /** Columns of one table; wider spans are cut, wider lines are no table. */
  tableColumns: 1_000,
  /** Tables inside tables; deeper ones are read as running text. */
  tableDepth: 40,
  /** Lists inside lists that keep their numbering. */
  listDepth: 40,
} as const

/** The refusal of a file whose content is beyond what a report can be. */
export function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    'too-large',
    '文件内容远多于一份年度报告（段落或表格过多），不予读取。请只保存报告正文后再试。',
  )
}

/** The refusal of a file that is too large to be looked at. */
export function tooManyBytes(): UnreadableFile {
  const megabytes = readLimits.fileBytes / 1024 / 1024
  return new UnreadableFile(
    'too-large',
    `文件超过 ${megabytes} MB，不予读取。请删去图片或附件，或只保存报告正文后再试。`,
  )
}
