import type { ReadPage } from '../pdf/assemble.ts'
import type { Box } from '../pdf/geometry.ts'

/** A page read at another size than it has: every measure times `factor`. */
export function enlargePage(page: ReadPage, factor: number): ReadPage {
  if (Math.abs(factor - 1) < 0.001) return page
  const enlarge = <T extends Box>(box: T): T => ({
    ...box,
    left: box.left * factor,
    top: box.top * factor,
    right: box.right * factor,
    bottom: box.bottom * factor,
  })
  return {
    place: {
      ...page.place,
      displayWidth: page.place.displayWidth * factor,
      displayHeight: page.place.displayHeight * factor,
    },
    height: page.height * factor,
    lines: page.lines.map((line) => ({
      ...enlarge(line),
      size: line.size * factor,
      glyphs: line.glyphs.map((glyph) => ({ ...enlarge(glyph), size: glyph.size * factor })),
    })),
    tables: page.tables.map((table) => ({
      ...table,
      bounds: enlarge(table.bounds),
      box: enlarge(table.box),
      xs: table.xs.map((x) => x * factor),
      cells: table.cells.map((cell) => ({ ...cell, box: enlarge(cell.box) })),
    })),
    loose: [],
  }
}
