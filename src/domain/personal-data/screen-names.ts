/** Names of people, where something says that it is one: a label before, or a personal number behind. */

import type { ScreenHit } from './screen-text.ts'
import { surnameLength } from './surnames.ts'

const labelled =
  /(?:姓名|户主|当事人|申请人|患者|学生姓名|监护人|被救助人|低保对象|特困人员|残疾人)[:：|\t ] {0,3}([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/g

/** How far before a number its owner's name may stand: "张三（男，身份证号：". */
const reach = 24
/** What may stand between a name and a number. */
const between =
  /([\u4e00-\u9fff·]{2,4})[,，、(（:： \t]{0,3}(?:男|女)?[,，、:： \t]{0,3}(?:(?:公民)?身份(?:证|证号|证号码|号码)|证件号码?|手机号?码?|电话|卡号|银行卡号?|账号)?[:：为是 \t(（]{0,3}$/

export function findNames(text: string, numbers: readonly ScreenHit[]): ScreenHit[] {
  const hits: ScreenHit[] = []
  for (const match of text.matchAll(labelled)) {
    const name = match[1] ?? ''
    const start = match.index + match[0].length - name.length
    if (isName(name)) hits.push({ class: 'name', start, end: start + name.length, confidence: 'likely' })
  }
  for (const { start: at, confidence } of numbers) {
    if (confidence === 'possible') continue
    const from = Math.max(0, at - reach)
    const match = between.exec(text.slice(from, at))
    const found = match?.[1] === undefined ? null : lastName(match[1])
    if (match === null || found === null) continue
    const start = from + match.index + found.from
    hits.push({ class: 'name', start, end: start + found.length, confidence: 'likely' })
  }
  return hits
}

/** "张某" and "李某某" are masked already. */
function isName(text: string): boolean {
  const surname = surnameLength(text)
  const given = text.slice(surname)
  return surname > 0 && given.length >= 1 && given.length <= 2 && !/某|[××*]/.test(given)
}

/** The name at the end of a run of characters: "申请人王小五" ends in one. */
function lastName(run: string): { from: number; length: number } | null {
  for (const length of [4, 3, 2]) {
    const from = run.length - length
    if (from >= 0 && isName(run.slice(from))) return { from, length }
  }
  return null
}
