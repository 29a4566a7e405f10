import { isoDate, listChineseDates, type PrintedDate, readChineseDate } from '../../chinese-date.ts'

export interface Period {
  readonly from: string | null
  readonly to: string | null
  readonly year: number | null
}

const between = /^\s*(?:日|号|起)?\s*(?:至|到|[-—–－~～]+)\s*$/

const statesPeriod = /(?:统计|数据|报告)[^。]{0,12}(?:期限|时限|期间|周期|时间)/

/** "自2021年1月1日起至2021年12月31日止": the period of the figures, also where the second year is left out. */
export function readPeriod(lines: readonly string[]): Period {
  for (const line of lines) {
    // Most lines name no last day of a period: spared the search for dates.
    if (
      !/[至到\-—–－~～]/.test(line) ||
      !/[日号\d]/.test(line) ||
      !(/31|三十一/.test(line) || statesPeriod.test(line))
    )
      continue
    const period = periodIn(line)
    if (period.from !== null) return period
  }
  return { from: null, to: null, year: null }
}

function periodIn(text: string): Period {
  const dates = listChineseDates(text)
  for (const [index, from] of dates.entries()) {
    if (from.day === undefined) continue
    const next = dates[index + 1]
    if (next?.day !== undefined && between.test(text.slice(from.end, next.start).slice(0, 30)))
      return periodOf(from, next)
    const short = /^\s*起?\s*(?:至|到|[-—–－~～]+)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(
      text.slice(from.end, from.end + 40),
    )
    if (short) {
      const to = readChineseDate(`${from.year}年${short[1]}月${short[2]}日`)
      if (to) return periodOf(from, to)
    }
  }
  return { from: null, to: null, year: null }
}

function periodOf(from: PrintedDate, to: PrintedDate): Period {
  return { from: isoDate(from), to: isoDate(to), year: from.year === to.year ? from.year : null }
}

const published =
  /(?<!统计|截止|截至|数据|起止|期限|办公|工作|服务)(?:发布|发文|公开|公布|成文|生成|更新|印发|发表|上传)?\s*(?:日期|时间)\s*[:：\t]?\s*/u

/** Date of publication from the page's own lines: 发布时间: 2022-02-08. */
export function readPublishedOn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const label = published.exec(line.slice(0, 400))
    if (label === null) continue
    const date = readChineseDate(line.slice(label.index + label[0].length).slice(0, 30))
    if (date?.day !== undefined) return isoDate(date)
  }
  return null
}

/** Date under the signature. */
export function readSignedOn(lines: readonly string[]): string | null {
  for (const line of [...lines].reverse()) {
    const date = readChineseDate(line)
    if (date?.day !== undefined) return isoDate(date)
  }
  return null
}
