import type { Box, Matrix } from '../read/pdf/geometry.ts'

/**
 * The box around the corners of another, seen through a matrix. `top` is the lower number, in page space, where y grows
 * upwards, too, so that all boxes are handled alike.
 */
export function transformedBox(
  xs: readonly number[],
  ys: readonly number[],
  [a, b, c, d, e, f]: Matrix,
): Box {
  const corners = xs.flatMap((x) => ys.map((y) => [a * x + c * y + e, b * x + d * y + f] as const))
  const [outX, outY] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return {
    left: Math.min(...outX),
    right: Math.max(...outX),
    top: Math.min(...outY),
    bottom: Math.max(...outY),
  }
}
