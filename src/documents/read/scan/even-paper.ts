import type { Raster } from './raster.ts'

/** Side in pixels of the squares whose paper is measured. */
const SQUARE = 20
/** Of a square's pixels so many are no lighter than its paper; the rest may be ink and noise. */
const PAPER_SHARE = 0.8
/** Darker than this it is no paper but a desk or a black area, and is left dark. */
const DARKEST_PAPER = 80
/** Paper this light everywhere needs nothing. */
const WHITE = 248
/** Grey values are counted in steps of so much. */
const STEP = 4

/**
 * A picture whose paper is white everywhere: light that falls off to one side, the shadow of a fold and tinted paper
 * divided out. What is cut from it can be laid on white without an edge that would be read as a frame.
 */
export function evenPaper(raster: Raster): Raster {
  const { width, height, data } = raster
  const columns = Math.ceil(width / SQUARE)
  const rows = Math.ceil(height / SQUARE)
  const measured = measurePaper(raster, columns, rows)
  if (measured.every((paper) => paper >= WHITE)) return raster
  const papers = smooth(measured, columns, rows)
  const result = new Uint8Array(width * height)
  const at = (row: number, column: number) =>
    papers[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))] ?? 255
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / SQUARE - 0.5)
    const down = y / SQUARE - 0.5 - row
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / SQUARE - 0.5)
      const across = x / SQUARE - 0.5 - column
      const upper = at(row, column) * (1 - across) + at(row, column + 1) * across
      const lower = at(row + 1, column) * (1 - across) + at(row + 1, column + 1) * across
      const paper = upper * (1 - down) + lower * down
      result[y * width + x] = Math.min(255, ((data[y * width + x] ?? 255) * 255) / paper)
    }
  }
  return { width, height, data: result }
}

function measurePaper({ width, height, data }: Raster, columns: number, rows: number): Float32Array {
  const papers = new Float32Array(columns * rows)
  const counts = new Uint16Array(256 / STEP)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      let total = 0
      const bottom = Math.min(height, (row + 1) * SQUARE)
      const right = Math.min(width, (column + 1) * SQUARE)
      for (let y = row * SQUARE; y < bottom; y++)
        for (let x = column * SQUARE; x < right; x++) {
          const bin = Math.floor((data[y * width + x] ?? 255) / STEP)
          counts[bin] = (counts[bin] ?? 0) + 1
          total++
        }
      let bin = 0
      for (let seen = counts[0] ?? 0; seen < PAPER_SHARE * total && bin < counts.length - 1; )
        seen += counts[++bin] ?? 0
      papers[row * columns + column] = Math.max(DARKEST_PAPER, bin * STEP + STEP - 1)
    }
  return papers
}

/** A light one of a square and its neighbours, since one may be full of ink; then the mean, since light changes slowly. */
function smooth(papers: Float32Array, columns: number, rows: number): Float32Array {
  const over = (from: Float32Array, unite: (values: readonly number[]) => number) =>
    from.map((_, index) => {
      const row = Math.floor(index / columns)
      const column = index % columns
      const values: number[] = []
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
          values.push(from[y * columns + x] ?? 255)
      return unite(values)
    })
  const light = over(papers, (values) => values.toSorted((a, b) => b - a)[values.length >> 2] ?? 255)
  return over(light, (values) => values.reduce((sum, value) => sum + value, 0) / values.length)
}
