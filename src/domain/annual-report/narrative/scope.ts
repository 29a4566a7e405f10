/** Of whom and of when the words before a figure speak. */

import type { FactMeaning, FactScope } from './fact.ts'

const areaWords =
  /全[区市县省州旗镇乡]|各(?:有关)?(?:单位|部门|乡镇|镇街|镇|街道|级)|(?:全|各|所属|下属)系统|所属单位|下属/g
/** The office as the one who receives; "按照省政府办公厅要求" is not a scope. */
const officeWords =
  /(?:本(?:机关|单位|局|办|委|厅|级)|我[局办委厅处]|政府办(?:公[厅室])?|[区市县省]府办|办公[厅室](?:本级)?|政府本级|本级|机关本级)(?:[^，。；]{0,14}(?:收到|受理|接收|接到|新收|答复|办结|办理)|[^，。；]{0,10}$)/g
/** "自然资源局收到20件": one organ by name. In its own report that is the organ itself. */
const namedOrgan =
  /(?:局|委|厅|镇|乡|街道|中心|办事处)(?:共|累计|全年|分别)?(?:收到|受理|接收|新收|接到|答复|办结)[^，。；]{0,14}$/
const namesAnOrgan =
  /([\u4e00-\u9fff]{1,12}(?:局|委|厅|镇|乡|街道|中心|办事处))，?(?:共|累计|全年|分别|年内)*(?:收到|受理|接收|新收|接到|答复|办结)[^，。；]{0,14}$/
const oneselfOrAll = /(?:本|我|全|各|该|区|县|市|省)[局委厅镇乡]$|我街道$|本街道$/
const ranking = /最多|其次|居前|位居|排名|前[一二两三四五]位|主要集中/
const namedYear = /20\d\d年/g
const otherTime = /去年|上年|上一年|同比|较上|比上|较去|往年|历年|以来|前年|十三五|近[两三]年/

/** The nearest scope word counts. */
export function scopeOf(before: string): FactScope {
  const area = lastMatch(areaWords, before)
  const office = lastMatch(officeWords, before)
  if (namedOrgan.test(before)) return 'office'
  if (area === -1 && office === -1) return 'unstated'
  return area > office ? 'area' : 'office'
}

/** True where a figure is that of another organ: "县住建局收到15件" in the report of a finance bureau. */
export function isOfOtherOrgan(before: string, organ: string): boolean {
  const name = namesAnOrgan.exec(before)?.[1]
  if (name === undefined) return false
  if (ranking.test(before)) return true
  return organ !== '' && !oneselfOrAll.test(name) && !organ.includes(name.slice(-3))
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) last = match.index
  return last
}

/** True where a figure counts another year, or several years together. `before` is the sentence up to it. */
export function isOfOtherTime(
  before: string,
  left: string,
  meaning: FactMeaning,
  year: number | null,
): boolean {
  if (meaning.kind === 'carriedIn' || meaning.kind === 'carriedOut') return false
  if (otherTime.test(left)) return true
  if (/累计/.test(left) && !/全年|本年|今年|年度/.test(before)) return true
  if (year === null) return false
  const named = lastMatch(namedYear, before)
  return named !== -1 && Number(before.slice(named, named + 4)) !== year
}
