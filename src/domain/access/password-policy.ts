/** 口令规则: two named policies, because GB/T 22239-2019 wants composition and rotation and OWASP ASVS 5.0 forbids both. */

import { isCommonPassword } from './common-passwords.ts'

export type PasswordPolicyName = 'dengbao3' | 'asvs'

export interface PasswordPolicy {
  readonly name: PasswordPolicyName
  /** Shown beside the field: which policy is on. */
  readonly title: string
  /** In characters, not bytes. */
  readonly shortest: number
  readonly longest: number
  /** Of: small letters, capitals, digits, everything else. 1 = no rule of composition. */
  readonly classes: number
  /** Days after which it must be changed; null = only when there is a reason. */
  readonly days: number | null
  /** How many earlier passwords may not come back, the present one included. */
  readonly history: number
}

export const passwordPolicies: Readonly<Record<PasswordPolicyName, PasswordPolicy>> = {
  dengbao3: {
    name: 'dengbao3',
    title: '等保三级口令规则（GB/T 22239—2019 8.1.4.1）',
    shortest: 12,
    longest: 256,
    classes: 3,
    days: 90,
    history: 5,
  },
  asvs: {
    name: 'asvs',
    title: 'OWASP ASVS 5.0 口令规则',
    shortest: 15,
    longest: 256,
    classes: 1,
    days: null,
    history: 1,
  },
}

/** What the person could be guessed by: login name, name, organ. */
export interface PasswordContext {
  readonly words: readonly string[]
}

/** Every complaint in Chinese; empty = fine. Earlier passwords are compared elsewhere: only their hashes are kept. */
export function checkPassword(policy: PasswordPolicy, password: string, context: PasswordContext): string[] {
  const text = normalisedPassword(password)
  const length = [...text].length
  // Not looked at any further: what follows would take its time over a whole book.
  if (length > policy.longest) return [`口令最多 ${policy.longest} 个字符，现在是 ${length} 个`]
  const complaints: string[] = []
  if (length < policy.shortest) complaints.push(`口令至少 ${policy.shortest} 个字符，现在是 ${length} 个`)
  if (classesIn(text) < policy.classes) {
    complaints.push(`口令应当含有大写字母、小写字母、数字、符号中的至少 ${policy.classes} 种`)
  }
  if (isCommonPassword(text)) complaints.push('这个口令太常见，容易被猜到')
  const word = contextWordIn(text, context)
  if (word !== null) complaints.push(`口令不能含有“${word}”：姓名、用户名、单位名和本系统的名称容易被猜到`)
  return complaints
}

/** The same password typed on another keyboard or system gives the same text. */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC')
}

/** In plain words for the page: what a new password must be. */
export function describePolicy(policy: PasswordPolicy): string[] {
  const lines = [`至少 ${policy.shortest} 个字符，最多 ${policy.longest} 个；可以粘贴，可以用空格和汉字`]
  if (policy.classes > 1) lines.push(`大写字母、小写字母、数字、符号中的至少 ${policy.classes} 种`)
  lines.push('不能是常见口令，不能含有姓名、用户名、单位名')
  if (policy.days !== null) lines.push(`每 ${policy.days} 天更换一次`)
  lines.push(policy.history > 1 ? `不能与最近 ${policy.history} 次用过的相同` : '不能与现在的相同')
  return lines
}

function classesIn(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length
}

/** Words of the product and of the work: in every attacker's first list against such a site. */
const ownWords = ['gongkai', '公开', 'zhengfu', '政府', 'zwgk', 'xxgk']
/** A shorter word stands in too many passwords by chance. Two Chinese characters are as telling as four letters. */
const shortestLatinWord = 4
const shortestChineseWord = 2

function contextWordIn(text: string, context: PasswordContext): string | null {
  const low = text.toLowerCase()
  const telling = [...ownWords, ...context.words].filter((word) => {
    const least = /\p{Script=Han}/u.test(word) ? shortestChineseWord : shortestLatinWord
    return [...word].length >= least
  })
  return telling.find((word) => low.includes(word.normalize('NFKC').toLowerCase())) ?? null
}
