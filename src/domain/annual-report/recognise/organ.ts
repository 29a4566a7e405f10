/** Name of the organ: the fullest form that the document bears out. */

import { organsNamedIn } from './named-in-text.ts'

export interface OrganEvidence {
  /** From the title, "" when none. */
  readonly title: string
  /** From metadata lines (发布机构 …) and the signature, likeliest first. */
  readonly stated: readonly string[]
  /** Running text in which longer forms of the name may stand. */
  readonly text: string
}

/** "住建局", "区统计局": how people at the place call it. */
const colloquial =
  /^(?:[^省市州区县镇乡]{2,5}|(?:省|市|州|区|县|旗|镇|乡)\p{Script=Han}{2,16}(?:局|厅|委|委员会|办公室|办公厅|中心|支队|院))$/u

const bareRegion = /^\p{Script=Han}{1,20}(?:省|自治区|市|自治州|州|地区|盟|区|县|旗|镇|乡|街道)$/u
const zone =
  /(?:实验区|开发区|新区|园区|度假区|风景区|名胜区|保税区|示范区|合作区|高新区|经开区|管理区|工业园)$/
const suffixes =
  /(?:人民政府(?:办公厅|办公室)?|办公厅|办公室|委员会|办事处|管理局|局|厅|院|中心|街道办|管委会|支队|总队|大队|集团|公司|学校|医院|银行|处|站|署|部|会|室|所|队|社|馆|台)$/

/** The organ by title, metadata and signature, completed from the text; "" when nothing names it. */
export function readOrgan(evidence: OrganEvidence): string {
  const stated = evidence.stated.map(plain).filter((name) => name.length >= 3 && name.length <= 40)
  const titled = plain(evidence.title)
  const named =
    titled === '' || colloquial.test(titled) ? organsNamedIn(evidence.text) : { surely: [], likely: [] }
  const full = named.surely.find((name) => name.length > titled.length && name.at(-1) === titled.at(-1))
  const base =
    (titled !== '' && full) ||
    titled ||
    named.surely[0] ||
    stated.find((name) => suffixes.test(name) || bareRegion.test(name)) ||
    named.likely[0] ||
    ''
  if (base === '') return ''
  const fuller = stated
    .filter((name) => name.length > base.length && isFuller(name, base))
    .sort((a, b) => b.length - a.length)[0]
  const whole = withRegion(withPlace(fuller ?? base, evidence.text), evidence.text)
  return bareRegion.test(whole) ? withGovernment(whole, evidence.text) : whole
}

function plain(name: string): string {
  return name.replace(/[\s\u3000\u00a0]/g, '').replace(/^[（(]|[）)]$/g, '')
}

/** "淮安市洪泽区人民政府" is fuller than "洪泽区人民政府"; "某区教育局办公室" is another organ than "某区教育局". */
function isFuller(name: string, base: string): boolean {
  if (!name.endsWith(base)) return false
  return bareRegion.test(name.slice(0, -base.length))
}

const placeless = /^(?:市|州|区|县|旗|镇|乡)(?=\p{Script=Han}{2})/u

/** "市应急管理局" where the text also says "临江市应急管理局". */
function withPlace(name: string, text: string): string {
  if (!placeless.test(name)) return name
  const before: string[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const words = /\p{Script=Han}{0,14}$/u.exec(text.slice(Math.max(0, at - 14), at))?.[0] ?? ''
    if (words.length >= 2 && !pronouns.test(words) && !/[年度内]$/.test(words)) before.push(words)
    if (before.length >= 20) break
  }
  const [first] = before
  if (first === undefined) return name
  const place = before.length > 1 ? before.reduce(commonEnd) : withoutLead(first)
  const isPlace = /^\p{Script=Han}{2,4}$|[省市州县区]$/u.test(place) && !/[现将布编制定关合按根]/u.test(place)
  return isPlace ? `${withoutLead(place)}${name}` : name
}

const pronouns = /(?:我|全|本|该|各|省|所|为|在|对|向|由|与|请|将|按|据|是|和|及|的|到|从|经|至|以|驻)$/

/** A region in front of the name wherever the text spells the name out: 宝山区 → 双鸭山市宝山区. */
function withRegion(name: string, text: string): string {
  if (
    /^[\p{Script=Han}]{2,8}?(?:省|自治区|市|自治州|州|盟)/u.test(name) &&
    !/^[\p{Script=Han}]{2,4}市$/u.test(name)
  )
    return name
  const before = contextsBefore(name, text)
  const [first] = before
  if (first === undefined) return name
  const common = before.length > 1 ? before.reduce(commonEnd) : withoutLead(first)
  const region = /(?:[\p{Script=Han}]{2,7}?(?:省|自治区|市|自治州|州|地区|盟|县|区))+$/u.exec(common)?.[0]
  if (region === undefined || region.length < 3) return name
  return `${withoutLead(region)}${name}`
}

/** The Chinese characters right before each place where the name is spelled out after a region. */
function contextsBefore(name: string, text: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = /[\p{Script=Han}]{0,14}$/u.exec(text.slice(Math.max(0, at - 14), at))?.[0] ?? ''
    if (!/(?:市|州|盟|地区|县|区|省)$/.test(before) || pronouns.test(before.slice(0, -1))) continue
    if (/(?:地址|住址|位于|坐落)[^。；]{0,6}$/.test(text.slice(Math.max(0, at - 20), at))) continue
    found.push(before)
    if (found.length >= 20) break
  }
  return found
}

function commonEnd(a: string, b: string): string {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return a.slice(a.length - length)
}

/** "请与淮安市" → "淮安市": words that lead up to a name are no part of it. */
function withoutLead(text: string): string {
  return text.replace(
    /^.*(?:由|与|请|向|在|对|将|按|据|是|和|及|的|到|从|经|至|以|为|驻|了|发布|印发|落实|联系)(?=.{2,})/u,
    '',
  )
}

/** 实验区, 开发区 and their kind are governed by a 管理委员会: named so where the text speaks of one. */
function withGovernment(region: string, text: string): string {
  if (!zone.test(region)) return region
  return text.includes(`${region}管理委员会`) ||
    text.includes(`${region}管委会`) ||
    text.includes(`${region}党工委管委会`)
    ? `${region}管理委员会`
    : region
}
