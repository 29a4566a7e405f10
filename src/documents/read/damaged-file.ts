import { UnreadableFile } from '../../domain/unreadable-file.ts'

/** Refuses a file whose container or markup is broken. `why` is a Chinese phrase put in brackets. */
export function damagedFile(why: string, cause?: unknown): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    `文件已损坏（${why}），无法可靠读取。请重新下载，或用 Word、WPS 打开修复后另存一份再试。`,
    { cause },
  )
}
