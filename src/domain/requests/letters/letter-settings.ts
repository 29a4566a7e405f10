/** What an organ's letters have in common: numbering, titles, seal, where review is applied for online. */

import type { LetterKind } from '../letter-kind.ts'
import type { SealKind } from './letter-document.ts'

export interface LetterSettings {
  readonly numbering: NumberTemplate
  /** 答复书 (江苏、安徽) or 告知书 (上海、北京). */
  readonly replyTitle: '答复书' | '告知书'
  readonly seal: Exclude<SealKind, 'none'>
  /** Who signs: '' = the organ; a government's 办公厅（室） may sign for it, and the government stays the respondent. */
  readonly signatory: string
  /** 互联网渠道 of review, as the letter prints it; '' = none known. */
  readonly onlineReview: string
  /** Court as the letter names it; '' = 有管辖权的人民法院. */
  readonly court: string
  /** Names of the reviewing bodies where the register of organs does not hold them; empty = as the register has them. */
  readonly reviewers: readonly string[]
  /**
   * 行政查询事项 (第三十六条第七项): review first or straight to court. No text settles it; left out = 'direct', as
   * 法释〔2025〕8号第一条 does not name it among the refusals.
   */
  readonly specialRegister?: 'direct' | 'review-first'
  /** 缴纳方式 of the fee: account, office or address; '' = to be filled in each time. */
  readonly payment: string
}

/** `{代字}{类}〔{年}〕{序}号[-{文种}]`. No national form is prescribed. */
export interface NumberTemplate {
  /** 代字, e.g. "文水". */
  readonly prefix: string
  /** 类, e.g. "公开"; '' = none. */
  readonly category: string
  /** Letters carry the request's own number and the word of their kind, or one yearly sequence of the organ's. */
  readonly series: 'request' | 'organ'
  /** Digits of the serial, filled with zeros; 0 = as it is. */
  readonly digits: 0 | 3 | 4 | 5
}

export function defaultSettings(organ: { readonly shortName: string }): LetterSettings {
  return {
    numbering: { prefix: organ.shortName, category: '公开', series: 'request', digits: 0 },
    replyTitle: '答复书',
    seal: 'organ-seal',
    signatory: '',
    onlineReview: '',
    court: '',
    reviewers: [],
    payment: '',
  }
}

/** 文种 behind the number, one word a kind. */
export const kindSuffixes: Readonly<Record<LetterKind, string>> = {
  'register-sheet': '登',
  receipt: '收',
  'supplement-notice': '补',
  'reasons-notice': '理',
  'reasonable-period-notice': '限',
  'extension-notice': '延',
  'third-party-consultation': '征',
  'third-party-answer-sheet': '征复',
  'consultation-notice': '征告',
  'override-notice': '开告',
  'co-maker-consultation': '协商',
  'other-organ-consultation': '函商',
  'assistance-request': '协',
  'fee-notice': '费',
  reply: '答',
  'correction-reply': '更',
  'discontinuance-notice': '结',
  'transfer-letter': '转',
  'proof-of-service': '证',
}

/** Full names of the kinds. The reply's title depends on the organ. */
export const kindNames: Readonly<Record<LetterKind, string>> = {
  'register-sheet': '政府信息公开申请登记表',
  receipt: '政府信息公开申请接收回执',
  'supplement-notice': '政府信息公开申请补正告知书',
  'reasons-notice': '政府信息公开申请说明理由告知书',
  'reasonable-period-notice': '政府信息公开申请合理期限告知书',
  'extension-notice': '政府信息公开申请延期答复告知书',
  'third-party-consultation': '政府信息公开申请征求意见书（第三方）',
  'third-party-answer-sheet': '政府信息公开申请征求意见确认函',
  'consultation-notice': '政府信息公开申请征求意见告知书',
  'override-notice': '政府信息依申请公开告知书',
  'co-maker-consultation': '政府信息公开申请征求意见书（共同制作机关）',
  'other-organ-consultation': '政府信息公开申请征求意见书（其他机关）',
  'assistance-request': '政府信息公开申请协办函',
  'fee-notice': '政府信息公开信息处理费收费通知书',
  reply: '政府信息公开申请答复书',
  'correction-reply': '政府信息更正申请答复书',
  'discontinuance-notice': '政府信息公开申请不再处理告知书',
  'transfer-letter': '政府信息更正申请转送函',
  'proof-of-service': '送达回证',
}

/** What is printed as the title's second line. */
export function titleOf(kind: LetterKind, { replyTitle }: LetterSettings): string {
  const name = kindNames[kind].replace(/（[^）]*）$/, '')
  return kind === 'reply' || kind === 'correction-reply' ? name.replace(/答复书$/, replyTitle) : name
}
