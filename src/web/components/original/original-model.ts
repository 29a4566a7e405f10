import type { AnnualReport } from '../../../domain/annual-report/report.ts'
import type { Block, Document, SourcePosition, TableCell } from '../../../domain/document.ts'
import type { CellMark, FindingGroup, NumberedFinding } from '../findings/numbered-findings.ts'

/** A mark in the original: what it is about and the ids that findings link to. */
export interface PlaceMark {
  readonly group: FindingGroup
  readonly numbers: readonly number[]
  /** Numbers whose finding links here: each finding has one place. */
  readonly anchors: readonly number[]
}

export interface Segment {
  readonly text: string
  readonly mark: PlaceMark | null
}

export type OriginalBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly segments: readonly Segment[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly OriginalCell[])[] }

export interface OriginalCell {
  readonly rowSpan: number
  readonly colSpan: number
  readonly segments: readonly Segment[]
}

export interface PageBox {
  readonly page: number
  readonly box: readonly [number, number, number, number]
  readonly mark: PlaceMark
}

export interface OriginalModel {
  readonly blocks: readonly OriginalBlock[]
  readonly boxes: readonly PageBox[]
  /** Numbers of the findings that have a place in the original. */
  readonly placed: ReadonlySet<number>
}

interface Spot {
  readonly group: FindingGroup
  /** Numbers to print here. */
  readonly numbers: readonly number[]
  /** All findings that speak of this place. */
  readonly findings: readonly number[]
  readonly source: SourcePosition
  /** Part of the block at `source`, as UTF-16 offsets; null marks all of it. */
  readonly part: readonly [number, number] | null
}

/** The original with every finding marked where it stands. `marks` by cell key, as `markCells` gives them. */
export function originalModel(
  document: Document,
  report: AnnualReport,
  findings: readonly NumberedFinding[],
  marks: ReadonlyMap<string, CellMark>,
): OriginalModel {
  const spots = [...cellSpots(report, marks), ...textSpots(document, report, findings)]
  const paged = spots.filter(({ source }) => source.kind === 'page')
  const found = document.blocks.map((block) => matchBlock(document, block, spots))
  const flowing = found.flatMap((block) =>
    'rows' in block ? block.rows.flat().flatMap(piecesOf) : block.pieces,
  )
  // A finding links to the page image where there is one, else to the running text.
  const anchors = chooseAnchors([...paged, ...flowing.flatMap(({ spots: own }) => own)])
  const toMark = (own: readonly Spot[]): PlaceMark | null => {
    const [first] = own
    if (first === undefined) return null
    const numbers = new Set(own.flatMap((spot) => [...spot.numbers, ...(anchors.get(spot) ?? [])]))
    return {
      group: first.group,
      numbers: [...numbers],
      anchors: own.flatMap((spot) => anchors.get(spot) ?? []),
    }
  }
  return {
    blocks: found.map((block) => drawBlock(block, toMark)),
    boxes: paged.flatMap((spot) => {
      const mark = toMark([spot])
      return spot.source.kind === 'page' && mark !== null
        ? [{ page: spot.source.page, box: spot.source.box, mark }]
        : []
    }),
    placed: new Set([...anchors.values()].flat()),
  }
}

/** The one spot each finding links to: where its number is printed, else its first. */
function chooseAnchors(drawn: readonly Spot[]): ReadonlyMap<Spot, readonly number[]> {
  const chosen = new Map<number, Spot>()
  for (const spot of drawn)
    for (const number of spot.numbers) if (!chosen.has(number)) chosen.set(number, spot)
  for (const spot of drawn)
    for (const number of spot.findings) if (!chosen.has(number)) chosen.set(number, spot)
  const anchors = new Map<Spot, number[]>()
  for (const [number, spot] of chosen) anchors.set(spot, [...(anchors.get(spot) ?? []), number])
  return anchors
}

function cellSpots(report: AnnualReport, marks: ReadonlyMap<string, CellMark>): Spot[] {
  return [...marks].flatMap(([key, mark]) => {
    const source = report.cells[key]?.source
    return source == null
      ? []
      : [
          {
            group: mark.group,
            numbers: mark.numbers,
            findings: mark.findings.map(({ number }) => number),
            source,
            part: null,
          },
        ]
  })
}

function textSpots(document: Document, report: AnnualReport, findings: readonly NumberedFinding[]): Spot[] {
  return findings.flatMap(({ number, group, finding }): Spot[] => {
    const { text } = finding
    if (text === null) return []
    const section = report.sections.find((candidate) => candidate.number === text.section)
    const paragraph = section?.paragraphs.find(({ start, end }) => start <= text.start && text.start < end)
    if (paragraph?.source != null) {
      const part = [
        text.start - paragraph.start,
        Math.min(text.end, paragraph.end) - paragraph.start,
      ] as const
      return [{ group, numbers: [number], findings: [number], source: paragraph.source, part }]
    }
    return quoteSpot(document, text.quote).map((spot) => ({
      ...spot,
      group,
      numbers: [number],
      findings: [number],
    }))
  })
}

/** Title, preamble and signature have no paragraph positions: there the quoted words themselves are looked for. */
function quoteSpot(document: Document, quote: string): Pick<Spot, 'source' | 'part'>[] {
  if (quote.trim() === '') return []
  for (const block of document.blocks) {
    if (block.kind === 'table' || block.source === null) continue
    const start = block.text.indexOf(quote)
    if (start >= 0) return [{ source: block.source, part: [start, start + quote.length] }]
  }
  return []
}

interface Piece {
  readonly text: string
  readonly spots: readonly Spot[]
}

type MatchedCell = Pick<TableCell, 'rowSpan' | 'colSpan'> & { readonly pieces: readonly Piece[] }

type MatchedBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly MatchedCell[])[] }

function piecesOf(cell: MatchedCell): readonly Piece[] {
  return cell.pieces
}

function matchBlock(document: Document, block: Block, spots: readonly Spot[]): MatchedBlock {
  if (block.kind !== 'table')
    return { kind: block.kind, pieces: matchText(document, block.text, block.source, spots) }
  const rows = Array.from({ length: block.rowCount }, (): MatchedCell[] => [])
  for (const { row, rowSpan, colSpan, text, source } of block.cells)
    rows[row]?.push({ rowSpan, colSpan, pieces: matchText(document, text, source, spots) })
  return { kind: 'table', rows }
}

type ToMark = (spots: readonly Spot[]) => PlaceMark | null

function drawBlock(block: MatchedBlock, toMark: ToMark): OriginalBlock {
  const draw = ({ text, spots }: Piece): Segment => ({ text, mark: toMark(spots) })
  if (block.kind !== 'table') return { kind: block.kind, segments: block.pieces.map(draw) }
  return {
    kind: 'table',
    rows: block.rows.map((cells) =>
      cells.map(({ rowSpan, colSpan, pieces }) => ({ rowSpan, colSpan, segments: pieces.map(draw) })),
    ),
  }
}

/** Cuts a text at the marks in it. Where marks overlap, the later one joins the earlier. */
function matchText(
  document: Document,
  text: string,
  source: SourcePosition | null,
  spots: readonly Spot[],
): Piece[] {
  if (source === null) return [{ text, spots: [] }]
  const parts = spots
    .flatMap((spot) => {
      const part = partWithin(document, text, source, spot)
      return part === null ? [] : [{ spot, start: part[0], end: part[1] }]
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const pieces: { text: string; spots: Spot[] }[] = []
  let at = 0
  for (const { spot, start, end } of parts) {
    const from = Math.max(start, at)
    const last = pieces.at(-1)
    if (last !== undefined && last.spots.length > 0 && from >= end) {
      last.spots.push(spot)
      continue
    }
    if (from > at) pieces.push({ text: text.slice(at, from), spots: [] })
    pieces.push({ text: text.slice(from, end), spots: [spot] })
    at = Math.max(at, end)
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), spots: [] })
  return pieces
}

/** Which part of a block's text a spot marks; null when the spot is elsewhere. */
function partWithin(
  document: Document,
  text: string,
  source: SourcePosition,
  spot: Spot,
): readonly [number, number] | null {
  if (samePosition(source, spot.source)) return spot.part ?? [0, text.length]
  if (source.kind !== 'text' || spot.source.kind !== 'text') return null
  const { start, end } = spot.source
  if (start < source.start || end > source.end) return null
  // Numbers run together in one line: the cell's own offsets lie inside the line.
  const verbatim = document.text?.slice(source.start, source.end) === text
  if (!verbatim) return [0, text.length]
  const from = start - source.start
  return spot.part === null ? [from, end - source.start] : [from + spot.part[0], from + spot.part[1]]
}

function samePosition(a: SourcePosition, b: SourcePosition): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.start === b.start && a.end === b.end
  if (a.kind === 'table')
    return (
      b.kind === 'table' &&
      a.table === b.table &&
      a.row === b.row &&
      a.column === b.column &&
      a.sheet === b.sheet
    )
  if (a.kind === 'block') return b.kind === 'block' && a.block === b.block
  return b.kind === 'page' && a.page === b.page && a.box.every((side, index) => side === b.box[index])
}
