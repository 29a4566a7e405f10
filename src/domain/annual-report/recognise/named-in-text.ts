/** The organ as a report without a title names it: in its preamble, as its author, as the contact. */

const report =
  /(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)(?!格式|有关|编制|的通知|发布|和)/gu
const year = /(?:(?:19|20)\d\d\s*年\s*度?|年度)(?=\s*$)|^\s*(?:19|20)\d\d\s*年\s*度?/gu
/** Longer than any name with what leads up to it. */
const longest = 60

/** Words that lead up to the name and are no part of it. */
const lead =
  /^.*(?:公布|公开|发布|编制|编写|编发|撰写|形成|制定|印发|编印|现将|结合|关于|做好|根据|按照|依据|提供|通过|查阅|是|将|对|为)/u

const organEnd =
  /(?:人民政府|政府|办公厅|办公室|委员会|办事处|管委会|卫生健康委|发展改革委|委|管理局|分局|局|厅|院|中心|支队|总队|大队|公司|集团|学校|医院|处|署|部|海关|社|馆|台|省|自治区|市|自治州|州|盟|区|县|旗|镇|乡|街道|开发区|园区|新区|实验区|总局|银行)$/u
const noOrgan =
  /^(?:我|本|各|全|该|其|上级|上述|以上|中华人民共和国)|(?:各|有关|相关|直属|所属|下属)(?:部门|单位|机构|县|市|区|镇|乡)|^(?:政府|机关|街道|市|区|县|镇|乡|局|部门|办公室)$|网站|网$/u

/** An office of the organ that answers questions: 政务公开办公室, 党政办, 信息科 … */
const office =
  /(?:办公室|政务公开.{0,14}|(?<!人民)政府信息公开.{0,14}|信息公开.{0,14}|党政.{0,6}办.{0,3}|综合办.{0,3}|党政办.{0,3}|信息室|[\p{Script=Han}]{1,5}[科股])$/u

/** A name of 2 characters is none; "水务局局" is what "水务局局办公室" leaves without its office. */
function asOrgan(text: string): string | null {
  const name = text
    .replace(/[\s\u3000\u00a0]/gu, '')
    .replace(/的$/u, '')
    .replace(/局局$/u, '局')
  if (name.length < 3 || name.length > 40) return null
  return organEnd.test(name) && !noOrgan.test(name) && /^\p{Script=Han}+$/u.test(name) ? name : null
}

/** "现公布临江市水务局2023年政府信息公开工作年度报告", "《2022年度临江市水务局政府信息公开工作年度报告》". */
function namedWithReport(text: string): string[] {
  return [...text.matchAll(report)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - longest), match.index)
    const clause = (/[^，,。；;：:《》〈〉<>“”"‘’（）()、\n]*$/u.exec(before)?.[0] ?? '').trim()
    // "由某局编制的年报" names its author: the other pattern finds it.
    const name = asOrgan(clause.replace(year, '').replace(lead, '').replace(year, '').trim())
    return name === null ? [] : [name]
  })
}

/** "结合临江市水务局政府信息公开工作实际编制". */
function namedWithWork(text: string): string[] {
  const works = text.matchAll(
    /结合([\p{Script=Han}]{3,40}?)(?:20\d\d\s*年度?)?(?:政府)?信息公开(?:工作)?(?:实际|情况|有关|相关|统计)/gu,
  )
  return [...works].flatMap((match) => asOrgan(match[1] ?? '') ?? [])
}

/** "临江市水务局现向社会公开《2023年政府信息公开工作年度报告》". */
function namedAsPublisher(text: string): string[] {
  const publishers = text.matchAll(
    /(?<=^|[，,。；;\n])([\p{Script=Han}]{3,40}?)(?:现|特)?向社会(?:公开|公布)[《“]?20\d\d\s*年度?政府信息公开/gmu,
  )
  return [...publishers].flatMap((match) => asOrgan(match[1] ?? '') ?? [])
}

/** "由临江市水务局（办公室汇总）编制": who wrote it. */
function namedAsAuthor(text: string): string[] {
  const authors = text.matchAll(
    /由([\p{Script=Han}]{3,40}?)(?=(?:负责|组织|汇总|综合)?编制|根据|按照|依据|结合)/gu,
  )
  return [...authors].flatMap((match) => asOrgan(withoutOffice(match[1] ?? '', text, match.index)) ?? [])
}

/** The office of a government compiles the government's report: then the government is named. */
function withoutOffice(name: string, text: string, at: number): string {
  const compiled = text.slice(at + 1 + name.length, at + 5 + name.length).startsWith('汇总')
  const bare = name.replace(office, '')
  const isPart = /信息公开|政务公开|党政/u.test(name.slice(bare.length)) || /[局厅委]$/u.test(bare)
  return (compiled || isPart) && asOrgan(bare) !== null ? bare : name
}

/** "如有疑问，请与临江市水务局办公室联系": the organ that its office belongs to. */
function namedAsContact(text: string): string[] {
  const contacts = text.matchAll(
    /(?:与|联系[:：]?|致电|向(?=[^，,。；;（(]{3,40}(?:咨询|反映)))([\p{Script=Han}]{3,40}?)(?:联系|咨询|反映|(?=[（(：:，,。]))/gu,
  )
  return [...contacts].flatMap((match) => {
    const name = match[1] ?? ''
    const bare = name.replace(office, '')
    return asOrgan(bare) ?? asOrgan(name) ?? []
  })
}

/** "2023年，青石乡根据…": what the first sentences are about. */
function namedAsSubject(text: string): string[] {
  const subjects = text.matchAll(
    /(?:20\d\d\s*年度?(?:以来)?|今年以来|一年来|本年度)[，,]?\s*([\p{Script=Han}]{3,24}?)(?=以习|以党|坚持|认真|严格|深入|进一步|根据|按照|高度|积极|始终|紧紧|切实|贯彻|全面|围绕|学习|通过|在[市区县省州镇乡党])/gu,
  )
  return [...subjects].flatMap((match) => asOrgan(match[1] ?? '') ?? [])
}

export interface NamedOrgans {
  /** Named with the report or as its author: as good as a title. */
  readonly surely: readonly string[]
  /** Named as the contact or the subject of the first sentences. */
  readonly likely: readonly string[]
}

/** What the opening and the first sections of a report say whose it is, likeliest first. */
export function organsNamedIn(text: string): NamedOrgans {
  const start = text
    .slice(0, longestSearched)
    .split('\n')
    .filter((line) => sentence.test(line))
    .join('\n')
    .replace(shortName, '')
  return {
    surely: [
      ...namedWithReport(start),
      ...namedWithWork(start),
      ...namedAsPublisher(start),
      ...namedAsAuthor(start),
    ],
    likely: [...namedAsContact(start), ...namedAsSubject(start)],
  }
}

const longestSearched = 6000
/** What has no comma and no stop is a link or a line of the page. */
const sentence = /[，,。；;]/u
/** "（以下简称“市税务局”，下文类同）" behind a name. */
const shortName = /[（(]以下简称[^（()）]{0,60}[）)]/gu
