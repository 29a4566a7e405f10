/** Holds a list of organs against itself, against the organs already known, and against what Article 12 wants. */

import { guideContents } from '../../law/disclosure-regulation/article-12-guide-and-catalogue.ts'
import { addDays, isLocalDate } from '../calendar/local-date.ts'
import { citationText } from '../citation-text.ts'
import { type LineComplaint, lineError, lineWarning } from '../line-complaint.ts'
import { isCreditCode } from './credit-code.ts'
import type { DisclosureOffice, Organ } from './organ.ts'
import { existsOn, findCircle } from './organ-tree.ts'
import { isRegionCode } from './region.ts'

/** An organ and the line it stands on; lines count from 1, the header being line 1. */
export interface ListedOrgan {
  readonly line: number
  readonly organ: Organ
}

/** `known` = organs that are there already; one of the list takes the place of the known one with its id. */
export function checkOrgans(listed: readonly ListedOrgan[], known: readonly Organ[]): LineComplaint[] {
  const ids = new Set(listed.map(({ organ }) => organ.organId))
  const all = [...listed.map(({ organ }) => organ), ...known.filter(({ organId }) => !ids.has(organId))]
  const byId = new Map(all.map((organ) => [organ.organId, organ]))
  const complaints = [
    ...listed.flatMap((each) => [
      ...checkCodes(each),
      ...checkDates(each),
      ...checkParents(each, byId),
      ...checkOffice(each),
    ]),
    ...checkLeftBehind(listed, all),
    ...checkTwice(listed),
    ...checkSharedCodes(listed, all),
    ...checkCircle(listed, all),
  ]
  return complaints.toSorted((a, b) => a.line - b.line)
}

function checkCodes({ line, organ }: ListedOrgan): LineComplaint[] {
  const { regionId, creditCode } = organ
  const complaints: LineComplaint[] = []
  if (!isRegionCode(regionId))
    complaints.push(
      lineError(line, '行政区划代码', `“${regionId}”不是行政区划代码：应为 6 位或者 12 位数字，前两位是省份`),
    )
  if (creditCode !== null && !isCreditCode(creditCode))
    complaints.push(
      lineError(
        line,
        '统一社会信用代码',
        `“${creditCode}”校验不通过：应为 18 位，请对照证书逐字核对（GB 32100）`,
      ),
    )
  return complaints
}

function checkDates({ line, organ }: ListedOrgan): LineComplaint[] {
  const { validFrom, validTo } = organ
  if (!isLocalDate(validFrom))
    return [lineError(line, '成立日期', `“${validFrom}”不是日期，应写成 2019-05-15 的样子`)]
  if (validTo === null) return []
  if (!isLocalDate(validTo))
    return [lineError(line, '撤销日期', `“${validTo}”不是日期，应写成 2019-05-15 的样子`)]
  return validTo < validFrom ? [lineError(line, '撤销日期', '撤销日期早于成立日期')] : []
}

const parentColumns = [
  ['territorialParent', '上级政府'],
  ['verticalParent', '上级主管部门'],
] as const

function checkParents({ line, organ }: ListedOrgan, byId: ReadonlyMap<string, Organ>): LineComplaint[] {
  const complaints = parentColumns.flatMap(([field, column]) => {
    const id = organ[field]
    if (id === null) return []
    if (id === organ.organId) return [lineError(line, column, '上级不能是本机关自己')]
    const parent = byId.get(id)
    if (parent === undefined) return [lineError(line, column, '没有这个上级机关')]
    if (outlives(organ, parent))
      return [lineError(line, column, `上级“${parent.name}”已于 ${parent.validTo} 撤销，本机关还在`)]
    return []
  })
  const successor = organ.successor === null ? null : byId.get(organ.successor)
  if (successor === undefined) complaints.push(lineError(line, '承接机关', '没有这个承接机关'))
  if (organ.successor !== null && organ.validTo === null)
    complaints.push(lineError(line, '承接机关', '有承接机关，就要有撤销日期'))
  if (successor && isLocalDate(organ.validTo ?? '') && !takesOver(organ, successor))
    complaints.push(lineError(line, '承接机关', `承接机关“${successor.name}”在撤销次日不存在`))
  return complaints
}

function outlives(organ: Organ, parent: Organ): boolean {
  return parent.validTo !== null && (organ.validTo === null || organ.validTo > parent.validTo)
}

function takesOver(organ: Organ, successor: Organ): boolean {
  const last = organ.validTo ?? ''
  return isLocalDate(last) && existsOn(successor, addDays(last, 1))
}

/** An organ that ends while subordinates go on: they would hang in the air. */
function checkLeftBehind(listed: readonly ListedOrgan[], all: readonly Organ[]): LineComplaint[] {
  const ended = new Map(
    listed.filter(({ organ }) => organ.validTo !== null).map((each) => [each.organ.organId, each]),
  )
  const lines = new Set(listed.map(({ organ }) => organ.organId))
  return all.flatMap((child) => {
    // A subordinate of the same list is told on its own line.
    if (lines.has(child.organId)) return []
    return [child.territorialParent, child.verticalParent].flatMap((id) => {
      const parent = ended.get(id ?? '')
      if (parent === undefined || !outlives(child, parent.organ)) return []
      return [lineError(parent.line, '撤销日期', `还有下级“${child.name}”没有撤销或者改隶`)]
    })
  })
}

/** 机关 twice in one list: whichever came last would win silently. */
function checkTwice(listed: readonly ListedOrgan[]): LineComplaint[] {
  const seen = new Map<string, number>()
  return listed.flatMap(({ line, organ }) => {
    const first = seen.get(organ.organId)
    if (first === undefined) seen.set(organ.organId, line)
    return first === undefined ? [] : [lineError(line, '机关名称', `与第 ${first} 行是同一个机关`)]
  })
}

function checkSharedCodes(listed: readonly ListedOrgan[], all: readonly Organ[]): LineComplaint[] {
  const byCode = new Map<string, Organ[]>()
  for (const organ of all)
    if (organ.creditCode !== null)
      byCode.set(organ.creditCode, [...(byCode.get(organ.creditCode) ?? []), organ])
  return listed.flatMap(({ line, organ }) => {
    const others = byCode.get(organ.creditCode ?? '') ?? []
    const other = others.find((each) => each.organId !== organ.organId && overlap(each, organ))
    if (other === undefined) return []
    return [
      lineError(
        line,
        '统一社会信用代码',
        `“${organ.creditCode}”在同一时期也属于“${other.name}”（${other.regionId}）`,
      ),
    ]
  })
}

function overlap(a: Organ, b: Organ): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)
}

function checkCircle(listed: readonly ListedOrgan[], all: readonly Organ[]): LineComplaint[] {
  const circle = findCircle(all) ?? []
  const names = circle.map(({ name }) => name).join(' → ')
  const lines = listed.filter(({ organ }) => circle.some(({ organId }) => organId === organ.organId))
  return lines.map(({ line }) =>
    lineError(line, '上级政府', `上下级成了一个圈：${names} → ${circle[0]?.name}`),
  )
}

/** Column, field, and number of the item in Article 12 that asks for it. */
const contacts = [
  ['工作机构', 'name', 4],
  ['办公地址', 'address', 5],
  ['办公时间', 'hours', 6],
  ['联系电话', 'phone', 7],
  ['传真', 'fax', 8],
  ['电子邮箱', 'email', 9],
] as const satisfies readonly (readonly [string, keyof DisclosureOffice, number])[]

function checkOffice({ line, organ }: ListedOrgan): LineComplaint[] {
  const { office, validTo } = organ
  if (validTo !== null) return []
  const source = citationText(guideContents.cites)
  if (office === null)
    return [lineWarning(line, '工作机构', `没有填政府信息公开工作机构，公开指南缺这一部分（${source}）`)]
  const missing = contacts.flatMap(([column, field, item]) => {
    if (office[field] !== '') return []
    const asked = guideContents.items.find((each) => each.item === item)?.text ?? column
    return [lineWarning(line, column, `没有填${column}；公开指南应当载明${asked}（${source}）`)]
  })
  const channels = [
    ['fax', '传真', 'fax'],
    ['email', '电子邮箱', 'email'],
  ] as const
  const broken = channels.flatMap(([channel, column, field]) =>
    office.channels.includes(channel) && office[field] === ''
      ? [lineError(line, column, `公布了${column}渠道，却没有填${column}：公布的渠道必须收得到申请`)]
      : [],
  )
  const doubled = new Set(broken.map(({ column }) => column))
  return [...broken, ...missing.filter(({ column }) => !doubled.has(column))]
}
