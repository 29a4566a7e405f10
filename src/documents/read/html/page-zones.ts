/** The parts of a web page that are not the report: navigation, breadcrumb, share buttons, footer. */

import type { Token } from 'parse5'
import { type FlowBlock, flowText } from './flow.ts'
import { nameOf } from './html-names.ts'
import { namesOf } from './tag-attributes.ts'

const asideElements = new Set(['nav', 'footer', 'aside'])
/** A heading or paragraph is text, whatever its class is called. */
const asideContainers = new Set(['div', 'section', 'header', 'ul', 'ol', 'dl', 'form', 'center', 'menu'])

const asideName =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|curpos|dqwz|weizhi|mianbaoxie|mbx|footer|foot|copyright|share|bdsharebuttonbox|related|xglj|toolbar|sidebar|search|login|qrcode|ewm|pagination|pager|prenext|banner|topbar|header)(?:$|[\s_-]|\d)/i

/** True for an element that by its tag, class or id holds no part of the article. */
export function isAside(token: Token.TagToken): boolean {
  const tag = nameOf(token)
  if (asideElements.has(tag)) return true
  return asideContainers.has(tag) && asideName.test(namesOf(token))
}

const titleLine = /(?:19|20)\d{2}.*(?:年度报告|年报)|(?:年度报告|年报).*(?:19|20)\d{2}/
const metadataLine = /(?:发布|公开|成文|生成|印发)?(?:时间|日期|机构|机关|来源)\s*[:：]/
const chapterLine = /^(?:第?[一二三四五六七八九十]+[、.．章]|[（(][一二三四五六七八九十]+[)）])/
/** Longer than this is no navigation, whatever its class says. */
const asideCharacters = 3000
const asideTitles = 3
const articleHeadLines = 6

/**
 * What stays of the blocks of an aside: everything when it holds a table or chapters or much text (a theme that calls
 * its whole page "header"), otherwise only the lines that name a year's report or say when and by whom it was published.
 */
export function keptOfAside(blocks: readonly FlowBlock[]): readonly FlowBlock[] {
  let characters = 0
  for (const block of blocks) {
    if (block.kind === 'table') return blocks
    if (block.kind === 'image') continue
    if (chapterLine.test(block.text)) return blocks
    characters += block.text.length
  }
  if (characters > asideCharacters) return blocks
  const lines = blocks.filter((block) => block.kind === 'paragraph')
  const titles = lines.filter((block) => titleLine.test(block.text))
  // A list of the reports of many years is navigation, not a title.
  if (titles.length > asideTitles) return []
  // The head of the article: organ, title and date on a few lines.
  if (titles.length > 0 && lines.length <= articleHeadLines) return blocks
  return lines.filter((block) => titleLine.test(block.text) || metadataLine.test(block.text))
}

const closingLine =
  /^[\s【[（(]*(?:版权所有|主办|承办|协办|技术支持|网站标识码|网站地图|站点地图|联系我们|关于我们|网站声明|上一篇|下一篇|打印|关闭|返回顶部|扫一扫|扫描二维码|用手机|手机扫|分享到?|相关链接|相关附件|相关信息|相关阅读|浏览次数|访问量|责任编辑|copyright|©)|ICP\s*备|公网安备|网安备/i

/** Drops the lines with which a page's frame ends, from the end upwards. Returns how many were dropped. */
export function dropClosingLines(blocks: FlowBlock[]): number {
  let dropped = 0
  for (;;) {
    const last = blocks.at(-1)
    if (last === undefined || last.kind === 'table') return dropped
    const text = flowText([last])
    if (text.length > 120 || (text !== '' && !closingLine.test(text))) return dropped
    if (last.kind === 'image') return dropped
    blocks.pop()
    dropped++
  }
}
