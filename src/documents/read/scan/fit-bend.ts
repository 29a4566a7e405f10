import type { TracedLine } from './trace-lines.ts'

/**
 * How far lines that should be level leave it: a line that crosses the middle column at height y passes column x at
 * y + bend(x, y). In a photograph the slope of lines changes evenly from the top to the bottom (they meet in one
 * point), on a bent sheet they are bent alike; both are sums of these few terms.
 */
export interface Bend {
  readonly width: number
  readonly height: number
  /** Factors of u, uv, u², u²v, u³, u³v, where u and v run from -1 to 1 over the width and the height. */
  readonly factors: readonly number[]
  /** Beyond the lines seen a bend goes on straight. */
  readonly from: number
  readonly to: number
}

/** A page with fewer or shorter lines gives no dependable bend; lengths in widths of the page. */
const FEWEST = 3
const LEAST_LENGTH = 1.5
/** Slopes further from those of the other lines at that height belong to no ruling. */
const STRANGE_SLOPE = 0.03
/** Pixels: straight lines that fit as well as this need no bend. */
const STRAIGHT = 0.7
/** A bend is real where it leaves this share of the error. */
const BETTER = 0.75
/** Share of the width that lines must cover to show a bend. */
const COVER = 0.6
/** Holds back what the lines do not tell, e.g. how the slope changes when all of them stand at one height. */
const RIDGE = 0.0003
const ROUNDS = 4

/** The bend of lines on a page so large; null where there are too few. */
export function fitBend(lines: readonly TracedLine[], width: number, height: number): Bend | null {
  const rulings = withoutStrangers(lines.map((line) => measure(line, width, height)))
  const total = rulings.reduce((sum, { length }) => sum + length, 0)
  if (rulings.length < FEWEST || total < LEAST_LENGTH * width) return null
  const from = Math.min(...rulings.map(({ us }) => us[0] ?? 1))
  const to = Math.max(...rulings.map(({ us }) => us.at(-1) ?? -1))
  const straight = fit(rulings, 2, height)
  const page = { width, height, from, to }
  if (straight.error < STRAIGHT || to - from < 2 * COVER) return { ...page, factors: straight.factors }
  const bent = fit(rulings, 6, height)
  return { ...page, factors: bent.error < BETTER * straight.error ? bent.factors : straight.factors }
}

/** How far from level the line of height `y` is at column `x`, in pixels. */
export function bendAt({ width, height, factors, from, to }: Bend, x: number, y: number): number {
  const u = x / (width / 2) - 1
  const v = y / (height / 2) - 1
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = factors
  const w = Math.min(to, Math.max(from, u))
  // Past the last line seen: along the tangent there.
  const second = w * w + 2 * w * (u - w)
  const third = w * w * w + 3 * w * w * (u - w)
  return (a + b * v) * u + (c + d * v) * second + (e + f * v) * third
}

interface Ruling {
  readonly us: readonly number[]
  readonly ys: readonly number[]
  readonly slope: number
  readonly length: number
  /** Height at which it crosses the middle column, as far as is known: -1 to 1. */
  v: number
}

function measure({ xs, ys, length }: TracedLine, width: number, height: number): Ruling {
  const us = xs.map((x) => x / (width / 2) - 1)
  const mu = mean(us)
  const my = mean(ys)
  let uu = 0
  let uy = 0
  us.forEach((u, at) => {
    uu += (u - mu) * (u - mu)
    uy += (u - mu) * ((ys[at] ?? 0) - my)
  })
  const slope = uu === 0 ? 0 : uy / uu
  return { us, ys, slope: slope / (width / 2), length, v: (my - slope * mu) / (height / 2) - 1 }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** Keeps the lines whose slope is that of the others at their height: underlines and edges of pictures lie as they like. */
function withoutStrangers(rulings: readonly Ruling[]): Ruling[] {
  let level = 0
  let change = 0
  let weights = rulings.map(({ length }) => length)
  for (let round = 0; round < 12; round++) {
    let [n, sv, svv, ss, svs] = [1e-9, 0, 0, 0, 0]
    rulings.forEach(({ v, slope }, at) => {
      const weight = weights[at] ?? 0
      n += weight
      sv += weight * v
      svv += weight * v * v
      ss += weight * slope
      svs += weight * v * slope
    })
    change = (svs - (sv * ss) / n) / (svv - (sv * sv) / n + 0.01 * n)
    level = (ss - change * sv) / n
    weights = rulings.map(
      ({ v, slope, length }) => length / Math.max(0.002, Math.abs(slope - level - change * v)),
    )
  }
  return rulings.filter(({ v, slope }) => Math.abs(slope - level - change * v) < STRANGE_SLOPE)
}

/** Least squares over all places of all lines, each line with a height of its own. */
function fit(
  rulings: readonly Ruling[],
  terms: 2 | 6,
  height: number,
): { readonly factors: number[]; readonly error: number } {
  let factors: number[] = []
  let used = rulings
  let error = 0
  for (let round = 0; round < ROUNDS; round++) {
    factors = solve(used, terms)
    const errors = rulings.map((ruling) => settleHeight(ruling, factors, height))
    const usual = errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0
    used = rulings.filter((_, at) => (errors[at] ?? 0) <= Math.max(1, 3 * usual))
    error = Math.sqrt(mean(errors.filter((own) => own <= Math.max(1, 3 * usual)).map((own) => own * own)))
  }
  return { factors, error }
}

function termsOf(u: number, v: number, terms: number): number[] {
  return [u, u * v, u * u, u * u * v, u * u * u, u * u * u * v].slice(0, terms)
}

/** Sets the height of a line by the bend, and tells by how many pixels its places are off on average. */
function settleHeight(ruling: Ruling, factors: readonly number[], height: number): number {
  const { us, ys, v } = ruling
  const own = us.map((u, at) => {
    const bend = termsOf(u, v, factors.length).reduce((sum, term, k) => sum + term * (factors[k] ?? 0), 0)
    return (ys[at] ?? 0) - bend
  })
  const middle = mean(own)
  ruling.v = middle / (height / 2) - 1
  return Math.sqrt(mean(own.map((y) => (y - middle) * (y - middle))))
}

function solve(rulings: readonly Ruling[], terms: number): number[] {
  const matrix = Array.from({ length: terms }, () => new Float64Array(terms + 1))
  let count = 0
  for (const { us, ys, v } of rulings) {
    const rows = us.map((u) => termsOf(u, v, terms))
    const means = Array.from({ length: terms }, (_, k) => mean(rows.map((row) => row[k] ?? 0)))
    const middle = mean(ys)
    count += us.length
    rows.forEach((row, at) => {
      const off = row.map((term, k) => term - (means[k] ?? 0))
      matrix.forEach((line, i) => {
        for (let j = 0; j < terms; j++) line[j] = (line[j] ?? 0) + (off[i] ?? 0) * (off[j] ?? 0)
        line[terms] = (line[terms] ?? 0) + (off[i] ?? 0) * ((ys[at] ?? 0) - middle)
      })
    })
  }
  matrix.forEach((line, i) => {
    line[i] = (line[i] ?? 0) + RIDGE * count
  })
  return eliminate(matrix)
}

/** Gaussian elimination; the matrix is positive definite. */
function eliminate(matrix: readonly Float64Array[]): number[] {
  const size = matrix.length
  matrix.forEach((pivot, i) => {
    for (const line of matrix.slice(i + 1)) {
      const factor = (line[i] ?? 0) / (pivot[i] || 1)
      for (let j = i; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0)
    }
  })
  const result = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i--) {
    const line = matrix[i]
    if (line === undefined) continue
    let sum = line[size] ?? 0
    for (let j = i + 1; j < size; j++) sum -= (line[j] ?? 0) * (result[j] ?? 0)
    result[i] = sum / (line[i] || 1)
  }
  return result
}
