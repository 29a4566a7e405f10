import { strToU8, zipSync } from 'fflate'

/** Escapes text for XML content and attributes. Text must be free of control characters (`cleanText`). */
export function xml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Zips parts in the given order. The same parts give the same bytes: no entry carries the time of day. */
export function packageZip(parts: Readonly<Record<string, string>>): Uint8Array {
  return packageFiles(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

/** The same for files as bytes. */
export function packageFiles(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // The zip format counts from 1980 and holds local time, so this one date is the same in every time zone.
  const mtime = new Date(1980, 0, 1)
  const entries = Object.entries(parts).map(([name, bytes]) => [name, [bytes, { mtime, level: 6 }]])
  return zipSync(Object.fromEntries(entries))
}

/** docProps/core.xml. `date` is YYYY-MM-DD or null; without one no time is claimed. */
export function coreProperties(title: string, creator: string, date: string | null): string {
  const stamp = date === null ? '' : dateProperties(`${date}T00:00:00Z`)
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(creator)}</dc:creator>` +
    `<dc:language>zh-CN</dc:language>${stamp}</cp:coreProperties>`
  )
}

function dateProperties(stamp: string): string {
  return (
    `<dcterms:created xsi:type="dcterms:W3CDTF">${stamp}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${stamp}</dcterms:modified>`
  )
}

export const packageRelations = (main: string) =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/>` +
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
  '</Relationships>'
