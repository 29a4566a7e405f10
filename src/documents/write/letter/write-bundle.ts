import type { BundleEntry, EvidenceBundle } from '../../../domain/requests/letters/evidence-bundle.ts'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import type { BundlePart, WriteBundle } from '../../../usecases/bundle-ports.ts'
import { withPdf } from '../../read/pdf/open-pdf.ts'
import { renderPage } from '../../read/render-page.ts'
import { imageToPdf } from '../../read/scan/image-pdf.ts'
import { packageFiles } from '../package-zip.ts'
import { pdfMediaType, typeset } from '../write-pdf.ts'
import { bundleSource, type PlacedPart } from './bundle-typst.ts'

/** A document set into the bundle, with what Typst is to read. */
interface SetPart extends PlacedPart {
  readonly files: readonly (readonly [string, Uint8Array])[]
}

/** Beyond this a page list helps nobody; the rest is in the zip. */
const mostPages = 600
/** Dots per point of a page that has to be drawn as a picture: 150 dpi. */
const pictureScale = 150 / 72

/** 证据材料 as a PDF with a page list and as a zip with the originals. The same bundle gives the same bytes. */
export const writeBundle: WriteBundle = async (bundle, parts) => {
  const set: SetPart[] = []
  for (const part of parts) set.push(await setPart(part))
  const { bytes: pdf, warnings } = await typesetBundle(bundle, set)
  const hidden = set
    .filter(({ pages }) => pages === null)
    .map(({ number }) => `第${number}项材料不能排版成页，请另附电子件。`)
  return { pdf, zip: zipOf(bundle, parts, pdf), warnings: [...warnings, ...hidden] }
}

async function typesetBundle(bundle: EvidenceBundle, set: readonly SetPart[]) {
  const make = (parts: readonly SetPart[]) =>
    typeset((fonts) => bundleSource(bundle, parts, fonts), { files: parts.flatMap(({ files }) => files) })
  try {
    return await make(set)
  } catch {
    // A PDF that opens but cannot be embedded (odd fonts, old encryption): its pages are drawn instead.
    return make(await Promise.all(set.map(drawn)))
  }
}

async function setPart({ number, mediaType, bytes }: BundlePart): Promise<SetPart> {
  const path = `/${number}.pdf`
  const none: SetPart = { number, path, pages: null, asPictures: false, files: [] }
  const isPicture = /^image\/(?:png|jpeg)$/.test(mediaType)
  if (mediaType !== pdfMediaType && !isPicture) return none
  try {
    const pdf = isPicture ? await imageToPdf(bytes) : bytes
    const pages = await withPdf(pdf, async ({ pageCount }) => pageCount)
    if (pages === 0 || pages > mostPages) return none
    return { number, path, pages, asPictures: false, files: [[path, pdf]] }
  } catch (error) {
    if (error instanceof UnreadableFile) return none
    throw error
  }
}

async function drawn(part: SetPart): Promise<SetPart> {
  const [file] = part.files
  if (file === undefined || part.pages === null) return part
  const files: [string, Uint8Array][] = []
  for (let page = 1; page <= part.pages; page++)
    files.push([`/${part.number}-${page}.png`, await renderPage(file[1], page, pictureScale)])
  return { ...part, asPictures: true, files }
}

/** The printed bundle, the originals, the events, and a list of every digest. */
function zipOf(bundle: EvidenceBundle, parts: readonly BundlePart[], pdf: Uint8Array): Uint8Array {
  const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
  const named = parts.map((part) => ({ part, name: `files/${nameOf(part)}` }))
  const digestOf = (number: number) => bundle.entries.find((entry) => entry.number === number)?.digest ?? ''
  const { events, ...rest } = bundle
  const entries = bundle.entries.map((entry: BundleEntry) => ({
    ...entry,
    file: named.find(({ part }) => part.number === entry.number)?.name ?? null,
  }))
  return packageFiles({
    'bundle.pdf': pdf,
    'bundle.json': text({ ...rest, entries }),
    'events.json': text(events),
    SHA256SUMS: new TextEncoder().encode(
      named.map(({ part, name }) => `${digestOf(part.number)}  ${name}\n`).join(''),
    ),
    ...Object.fromEntries(named.map(({ part, name }) => [name, part.bytes])),
  })
}

/** "03-答复书.pdf": numbered, and free of what a file name may not hold. */
function nameOf({ number, fileName }: BundlePart): string {
  const safe = fileName
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')
    .replace(/^\.+/, '')
    .slice(-80)
  return `${String(number).padStart(2, '0')}-${safe === '' ? '材料' : safe}`
}
