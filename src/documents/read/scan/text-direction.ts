import type { Quarter } from '../pdf/geometry.ts'
import type { Ocr, OcrLine, OcrSymbol } from './ocr-engine.ts'
import { cropRaster, type Raster, turnRaster } from './raster.ts'

/**
 * Characters that every report is full of. The engine is as sure of what it reads upside down as of real text,
 * so its confidence does not tell whether a page stands upright; what it reads does.
 */
const usual = new Set(
  '政府信息公开申请数量本年结转办理行机关其他总计第条项情况报告工作的主动依规范性文件制度社会公益组织法律服务机构自然人商业企业科研处理予以不在和中进一步推加强',
)
/** Share of usual characters: 0.3 and more in real text, 0.05 in text read upside down. */
const SENSE = 0.15
/** Too few to judge by: the page is nearly all table. */
const FEW_SYMBOLS = 12

/** Whether lines read from a page held one way are Chinese text running from left to right. */
export function makesSense(lines: readonly OcrLine[]): boolean {
  const symbols = lines.flatMap((line) => line.symbols)
  return symbols.length >= FEW_SYMBOLS && usualShare(symbols) >= SENSE && runsAcross(lines)
}

/** Clockwise quarter turns by which the text of a picture is turned, tried on the strips with most ink. */
export async function findTextQuarter(
  ocr: Ocr,
  picture: Raster,
  signal: AbortSignal | undefined,
): Promise<Quarter> {
  let best: Quarter = 0
  let most = SENSE
  for (const quarter of [0, 1, 3, 2] as const) {
    signal?.throwIfAborted()
    const lines = await ocr.readLines(densestStrip(turnRaster(picture, quarter)))
    const symbols = lines.flatMap((line) => line.symbols)
    // The engine also reads lines on their side: then the page is not the right way up yet.
    const share = runsAcross(lines) && symbols.length >= FEW_SYMBOLS / 2 ? usualShare(symbols) : 0
    if (share > most) {
      most = share
      best = quarter
    }
  }
  return best
}

function usualShare(symbols: readonly OcrSymbol[]): number {
  const words = symbols.filter(({ text }) => /[\p{L}]/u.test(text))
  return words.length === 0 ? 0 : words.filter(({ text }) => usual.has(text)).length / words.length
}

function runsAcross(lines: readonly OcrLine[]): boolean {
  let across = 0
  let along = 0
  for (const { symbols } of lines) {
    for (let index = 1; index < symbols.length; index++) {
      const before = symbols[index - 1]
      const symbol = symbols[index]
      if (before === undefined || symbol === undefined) continue
      const dx = Math.abs(symbol.left + symbol.right - before.left - before.right)
      const dy = Math.abs(symbol.top + symbol.bottom - before.top - before.bottom)
      // On lines that lie on their side the engine gives boxes without width.
      if (dx > dy && symbol.right > symbol.left) across++
      else along++
    }
  }
  return across > along
}

/** A fifth of the picture: reading all of it four times would take too long. */
function densestStrip(picture: Raster): Raster {
  const { width, height, data } = picture
  const strip = Math.round(height / 5)
  const rows = new Float64Array(height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += 2) rows[y] = (rows[y] ?? 0) + ((data[y * width + x] ?? 255) < 128 ? 1 : 0)
  let best = 0
  let most = -1
  for (let top = 0; top + strip <= height; top += Math.max(1, strip >> 1)) {
    let sum = 0
    for (let y = top; y < top + strip; y++) sum += rows[y] ?? 0
    if (sum > most) {
      most = sum
      best = top
    }
  }
  return cropRaster(picture, 0, best, width, strip)
}
