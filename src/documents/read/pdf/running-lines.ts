import type { Line } from './lines.ts'

export interface PageLines {
  readonly height: number
  readonly lines: readonly Line[]
}

/** Page header and footer stand in the outer tenth of the page. */
const MARGIN = 0.1
/** Running lines stand at the same height on each page. */
const SAME_HEIGHT = 5

const pageNumber =
  /^[-—–―－_·.\s~～]*(第\s*)?[\d０-９]{1,3}(\s*页)?([/／,，、\s]*(共|总)?\s*[\d０-９]{1,3}\s*页?)?[-—–―－_·.\s~～]*$/u

export function isPageNumber(text: string): boolean {
  return pageNumber.test(text)
}

/** Lines repeated at the head or foot of the pages, and page numbers. */
export function findRunningLines(pages: readonly PageLines[]): Set<Line> {
  const running = new Set<Line>()
  const byText = new Map<string, { line: Line; page: number }[]>()
  pages.forEach(({ height, lines }, page) => {
    for (const line of lines) {
      const middle = (line.top + line.bottom) / 2
      if (middle > height * MARGIN && middle < height * (1 - MARGIN)) continue
      if (pageNumber.test(line.text)) {
        running.add(line)
        continue
      }
      const key = line.text.replace(/[\d０-９]+/g, '#').replace(/\s+/g, '')
      byText.set(key, [...(byText.get(key) ?? []), { line, page }])
    }
  })
  for (const places of byText.values())
    for (const { line, page } of places)
      if (places.some((other) => other.page !== page && Math.abs(other.line.top - line.top) <= SAME_HEIGHT))
        running.add(line)
  return running
}
