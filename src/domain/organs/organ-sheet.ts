/** 机关名录 as a table: its columns, reading a row, writing a row. */

import { isoDate, readChineseDate } from '../chinese-date.ts'
import { type LineComplaint, lineError } from '../line-complaint.ts'
import { normalCreditCode } from './credit-code.ts'
import type { DisclosureOffice, Organ, OrganKind, OrganLevel } from './organ.ts'
import {
  channelNames,
  keyOfWord,
  organKindNames,
  organLevelNames,
  type RequestChannel,
} from './organ-words.ts'

export const organColumns = {
  regionId: '行政区划代码',
  regionName: '行政区划',
  name: '机关名称',
  shortName: '简称',
  kind: '机关性质',
  level: '层级',
  creditCode: '统一社会信用代码',
  territorialParent: '上级政府',
  verticalParent: '上级主管部门',
  officeName: '工作机构',
  head: '负责人',
  address: '办公地址',
  hours: '办公时间',
  phone: '联系电话',
  fax: '传真',
  email: '电子邮箱',
  channels: '申请渠道',
  validFrom: '成立日期',
  validTo: '撤销日期',
  successor: '承接机关',
  organId: '机关编号',
} as const

export type OrganColumn = keyof typeof organColumns

const columnsByHeading = new Map<string, string>(
  Object.entries(organColumns).map(([column, heading]) => [heading, column]),
)

/** The column of a heading, as a complaint about a line names it; undefined for one that is about the whole line. */
export function columnOfHeading(heading: string | null): string | undefined {
  return heading === null ? undefined : columnsByHeading.get(heading)
}

/** The columns of a disclosure office's own fields. */
export const officeColumns = {
  name: 'officeName',
  head: 'head',
  address: 'address',
  hours: 'hours',
  phone: 'phone',
  fax: 'fax',
  email: 'email',
} as const satisfies Record<Exclude<keyof DisclosureOffice, 'channels'>, OrganColumn>

/** Without these a table is no list of organs. */
const neededColumns = ['name', 'kind', 'level'] as const satisfies readonly OrganColumn[]

/** A row of a table with its line in the file, from 1. */
export interface SheetRow {
  readonly line: number
  readonly fields: readonly string[]
}

/** A row as read: text trimmed; a column that the table does not have is absent. */
export interface OrganLine {
  readonly line: number
  readonly text: Readonly<Partial<Record<OrganColumn, string>>>
  readonly kind: OrganKind | null
  readonly level: OrganLevel | null
  readonly channels: readonly RequestChannel[]
}

export interface OrganSheet {
  readonly lines: readonly OrganLine[]
  readonly complaints: readonly LineComplaint[]
}

/** Reads the header by its words, in any order, then each row that is not empty. */
export function readOrganSheet(rows: readonly SheetRow[]): OrganSheet {
  const head = rows.find(({ fields }) => fields.some((field) => field.trim() !== ''))
  if (head === undefined) return { lines: [], complaints: [lineError(1, null, '表格是空的')] }
  const columns = head.fields.map((word) => keyOfWord(organColumns, word.replace(/[*＊]$/, '')))
  const complaints = headComplaints(head, columns)
  if (complaints.length > 0) return { lines: [], complaints }
  const below = rows.filter(
    ({ line, fields }) => line > head.line && fields.some((field) => field.trim() !== ''),
  )
  const read = below.map((row) => readLine(row, columns))
  return { lines: read.map(({ line }) => line), complaints: read.flatMap((each) => each.complaints) }
}

function headComplaints(head: SheetRow, columns: readonly (OrganColumn | null)[]): LineComplaint[] {
  const unknown = head.fields.filter((word, index) => word.trim() !== '' && columns[index] === null)
  const missing = neededColumns.filter((column) => !columns.includes(column))
  const doubled = columns.filter((column, index) => column !== null && columns.indexOf(column) < index)
  const known = Object.values(organColumns).join('、')
  return [
    ...unknown.map((word) => lineError(head.line, word, `不认识“${word}”这一列；可以有的列：${known}`)),
    ...missing.map((column) => lineError(head.line, organColumns[column], `缺“${organColumns[column]}”一列`)),
    ...doubled.map((column) => {
      const word = column === null ? '' : organColumns[column]
      return lineError(head.line, word, `“${word}”一列出现了两次`)
    }),
  ]
}

function readLine(
  { line, fields }: SheetRow,
  columns: readonly (OrganColumn | null)[],
): { line: OrganLine; complaints: LineComplaint[] } {
  const text: Partial<Record<OrganColumn, string>> = {}
  columns.forEach((column, index) => {
    if (column !== null) text[column] = tidied(column, fields[index] ?? '')
  })
  const complaints: LineComplaint[] = []
  const word = <K extends string>(column: OrganColumn, words: Readonly<Record<K, string>>): K | null => {
    const key = keyOfWord(words, text[column] ?? '')
    if (key === null)
      complaints.push(
        lineError(line, organColumns[column], notAWord(text[column] ?? '', Object.values(words))),
      )
    return key
  }
  if ((text.name ?? '') === '') complaints.push(lineError(line, organColumns.name, '没有填机关名称'))
  const kind = word('kind', organKindNames)
  const level = word('level', organLevelNames)
  const channels: RequestChannel[] = []
  for (const name of (text.channels ?? '').split(/[、，,;；\s]+/).filter((part) => part !== '')) {
    const channel = keyOfWord(channelNames, name)
    if (channel === null)
      complaints.push(lineError(line, organColumns.channels, notAWord(name, Object.values(channelNames))))
    else if (!channels.includes(channel)) channels.push(channel)
  }
  return { line: { line, text, kind, level, channels }, complaints }
}

/** Dates become YYYY-MM-DD where they can be read; what cannot is left for the check to show. */
function tidied(column: OrganColumn, field: string): string {
  const text = field.trim()
  if (column === 'validFrom' || column === 'validTo') return isoDate(readChineseDate(text)) ?? text
  if (column === 'creditCode') return normalCreditCode(text)
  if (column === 'regionId' || column === 'organId') return text.normalize('NFKC').toLowerCase()
  return text
}

function notAWord(text: string, words: readonly unknown[]): string {
  return `${text === '' ? '没有填' : `“${text}”不在可选的词里`}；可以填：${words.join('、')}`
}

/** An organ as another row names it: "310113 上海市宝山区人民政府". The code comes first because names repeat. */
export function organReference(organ: Pick<Organ, 'regionId' | 'name'>): string {
  return `${organ.regionId} ${organ.name}`
}

const noOffice: DisclosureOffice = {
  name: '',
  head: '',
  address: '',
  hours: '',
  phone: '',
  fax: '',
  email: '',
  channels: [],
}

/** The header and one row an organ. `nameOf` gives what stands for a parent or successor. */
export function organRows(
  organs: readonly Organ[],
  regionName: (regionId: string) => string,
  nameOf: (organId: string) => string,
): string[][] {
  const reference = (id: string | null) => (id === null ? '' : nameOf(id))
  return [
    Object.values(organColumns),
    ...organs.map((organ) => {
      const office = organ.office ?? noOffice
      const row: Record<OrganColumn, string> = {
        regionId: organ.regionId,
        regionName: regionName(organ.regionId),
        name: organ.name,
        shortName: organ.shortName,
        kind: organKindNames[organ.kind],
        level: organLevelNames[organ.level],
        creditCode: organ.creditCode ?? '',
        territorialParent: reference(organ.territorialParent),
        verticalParent: reference(organ.verticalParent),
        officeName: office.name,
        head: office.head,
        address: office.address,
        hours: office.hours,
        phone: office.phone,
        fax: office.fax,
        email: office.email,
        channels: office.channels.map((channel) => channelNames[channel]).join('、'),
        validFrom: organ.validFrom,
        validTo: organ.validTo ?? '',
        successor: reference(organ.successor),
        organId: organ.organId,
      }
      return Object.values(row)
    }),
  ]
}
