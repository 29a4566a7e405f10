import type { AnnualReport } from '../domain/annual-report/report.ts'
import { firstCharacters } from '../domain/storable-text.ts'
import type { Written } from '../usecases/ports.ts'
import type { WebContext } from './web-environment.ts'

/** A written file as a download, named after organ and year. */
export function respondWithFile(
  context: WebContext,
  written: Written,
  report: Pick<AnnualReport, 'organ' | 'year'>,
  extension: string,
  kind = '政府信息公开工作年度报告',
): Response {
  return respondWithDownload(
    context,
    written,
    `${report.organ}${report.year === null ? '' : `${report.year}年`}${kind}`,
    extension,
  )
}

/** The same under any name; what no file system takes is left out of it. */
export function respondWithDownload(
  context: WebContext,
  written: Written,
  name: string,
  extension: string,
): Response {
  const safe = firstCharacters(name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ''), 100)
  return context.body(new Uint8Array(written.bytes), 200, {
    'Content-Type': written.mediaType,
    'Content-Disposition': `attachment; filename="file.${extension}"; filename*=UTF-8''${encodeRfc5987(`${safe}.${extension}`)}`,
    ...(written.warnings.length > 0
      ? { 'X-Warnings': encodeURIComponent(written.warnings.join('；')).slice(0, 2000) }
      : {}),
  })
}

/** encodeURIComponent leaves ' ( ) * alone, which RFC 5987 does not allow in a bare value. */
function encodeRfc5987(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
