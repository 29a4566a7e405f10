/** The headers under which an uploaded file is handed out: as a download, never as a page of ours. */

export interface FileForHeaders {
  readonly originalName: string
  readonly mediaType: string
  readonly size: number
}

/** Pure. The file is served from its own host name; even there it may do nothing. */
export function fileHeaders(file: FileForHeaders): Readonly<Record<string, string>> {
  const isText = file.mediaType.startsWith('text/')
  return {
    // Text may be UTF-8 or GB 18030: as bytes it is saved as it came, with no charset claimed that could be wrong.
    'Content-Type': isText ? 'application/octet-stream' : file.mediaType,
    'Content-Length': String(file.size),
    'Content-Disposition': contentDisposition(file.originalName),
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
  }
}

/** RFC 6266: the name in UTF-8, and one in ASCII with the same extension for old programs. */
export function contentDisposition(name: string): string {
  const safe = name.replaceAll(/[\u0000-\u001f\u007f]/g, '').toWellFormed()
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? ''
  return `attachment; filename="file${extension}"; filename*=UTF-8''${encoded(safe)}`
}

/** RFC 8187: more than encodeURIComponent leaves alone. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
