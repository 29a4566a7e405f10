/** A file may hold several reports one after the other: only the first is read. */

import type { Block, Document } from '../../document.ts'

const longestLine = 60
const lastHeading = /其[他它]需要报告的?事项/
const firstHeading =
  /^[\s\u3000]*(?:[（(]?一[）)]?|1|第一部分)[、.．:：\s\u3000]*(?:总体情况|概述)[\s\u3000：:。]*$/
const title =
  /(?:19|20)\d\d\s*年?度?.{0,8}信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)/

/**
 * The document up to where a second report begins, with a note; the same document where there is none. A second
 * report is a heading "一、总体情况" after "其他需要报告的事项" with a table behind it; a list of contents has none.
 */
export function firstReport(document: Document): Document {
  const start = startOfSecond(document.blocks)
  if (start === -1) return document
  const named = document.blocks
    .slice(start)
    .flatMap(linesOf)
    .find((line) => title.test(line))
  return {
    ...document,
    blocks: document.blocks.slice(0, start),
    notes: [
      ...document.notes,
      {
        code: 'second-report-left-out',
        message: `文件里不止一份年报，只读第一份；从“${(named ?? '一、总体情况').trim().slice(0, 40)}”起没有读。`,
        source: document.blocks[start]?.source ?? null,
      },
    ],
  }
}

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'table' || block.text.length > longestLine) return []
  return block.text.split('\n')
}

/** Block where the second report begins, with its title where one stands close above; -1 where there is none. */
function startOfSecond(blocks: readonly Block[]): number {
  let ended = -1
  let tables = 0
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') {
      tables++
      continue
    }
    if (block.text.length > longestLine) continue
    if (lastHeading.test(block.text)) {
      // The heading counts as the end once the tables have been seen; before them it is a list of contents.
      if (tables > 0) ended = index
    } else if (ended !== -1 && linesOf(block).some((line) => firstHeading.test(line))) {
      if (!blocks.slice(index).some(({ kind }) => kind === 'table')) return -1
      return titleAbove(blocks, index, ended)
    }
  }
  return -1
}

function titleAbove(blocks: readonly Block[], heading: number, ended: number): number {
  for (let index = heading - 1; index > ended; index--) {
    const block = blocks[index]
    if (block !== undefined && linesOf(block).some((line) => title.test(line))) return index
  }
  return heading
}
