/** Points (1/72 inch), x to the right, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** a b c d e f of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** First `inner`, then `outer`. */
export function concatenate(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export function unite(boxes: Iterable<Box>): Box {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const box of boxes) {
    left = Math.min(left, box.left)
    top = Math.min(top, box.top)
    right = Math.max(right, box.right)
    bottom = Math.max(bottom, box.bottom)
  }
  return { left, top, right, bottom }
}

/** Quarter turns clockwise by which text stands on the page as displayed. */
export type Quarter = 0 | 1 | 2 | 3

/** Turns a box of a `width` × `height` page back by `quarter`, so that text turned by it runs left to right. */
export function turnUpright(box: Box, quarter: Quarter, width: number, height: number): Box {
  const { left, top, right, bottom } = box
  if (quarter === 1) return { left: top, top: width - right, right: bottom, bottom: width - left }
  if (quarter === 2)
    return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
  if (quarter === 3) return { left: height - bottom, top: left, right: height - top, bottom: right }
  return box
}

/** The inverse of `turnUpright`; `width` and `height` are those of the page as displayed. */
export function turnBack(box: Box, quarter: Quarter, width: number, height: number): Box {
  const { left, top, right, bottom } = box
  if (quarter === 1) return { left: width - bottom, top: left, right: width - top, bottom: right }
  if (quarter === 2) return turnUpright(box, 2, width, height)
  if (quarter === 3) return { left: top, top: height - right, right: bottom, bottom: height - left }
  return box
}
