/** What offices write under 办理结果 → the outcome that 表三 counts. */

import { type Outcome, type OutcomeCode, outcomes } from '../../../law/outcome-codes.ts'
import { requestRows } from './request-rows-of-form.ts'

export type ReadOutcome =
  | {
      readonly kind: 'code'
      readonly code: OutcomeCode
      /** Withdrawn by the applicant: F3 by another event. */
      readonly withdrawn: 'yes' | 'no'
      /** Chinese; null = the words of the form. */
      readonly guessed: string | null
    }
  | { readonly kind: 'open' }
  /** Several fit, or the words leave it open which of the kind it is. */
  | { readonly kind: 'undecided'; readonly message: string }

interface OutcomeWords {
  readonly code: OutcomeCode
  readonly pattern: RegExp
}

/** Words that decide a code, looked for in result and reason together. */
const decisive: readonly OutcomeWords[] = [
  { code: 'F1', pattern: /(?:逾期|未|不|没有)[^，。；]{0,8}补正|视为放弃申请/ },
  { code: 'F2', pattern: /(?:逾期|未|不|没有)[^，。；]{0,8}缴(?:纳|费)|未缴清/ },
  {
    code: 'D3',
    pattern: /补正后[^，。；]{0,8}(?:不明确|不清|不详|无法)|内容(?:仍|仍然)不明确|申请内容不明确/,
  },
  { code: 'E1', pattern: /信访|举报|投诉|咨询/ },
  { code: 'E2', pattern: /重复(?:申请|处理|提出|提交|答复)?|不(?:再|予)重复/ },
  { code: 'E3', pattern: /公开出版物|公报|报刊|书籍/ },
  { code: 'E4', pattern: /大量(?:、|且)?反复|无正当理由|频繁申请|滥用/ },
  { code: 'E5', pattern: /重新出具|要求(?:行政机关)?确认|确认或者?重新/ },
  { code: 'D2', pattern: /(?:另行|重新|需要?)(?:制作|加工|汇总|整理|分析)|加工、?分析|没有现成/ },
  {
    code: 'D1',
    pattern:
      /不存在|不掌握|未(?:制作|获取|保存|检索到)|没有(?:制作|获取|该)|非本(?:机关|单位|局|部门)|不属(?:于)?本(?:机关|单位|局|部门)|查无/,
  },
  { code: 'C8', pattern: /行政查询|登记资料|不动产登记|工商登记|查档|档案查询/ },
  { code: 'C7', pattern: /执法案卷/ },
  { code: 'C6', pattern: /过程性|讨论记录|过程稿|磋商信函|请示报告/ },
  { code: 'C5', pattern: /内部(?:事务|管理|信息)|人事管理|后勤管理|工作流程/ },
  { code: 'C4', pattern: /第三方|商业秘密|个人隐私|个人信息/ },
  { code: 'C3', pattern: /三安全一稳定|公共安全|经济安全|社会稳定|国家安全/ },
  { code: 'C2', pattern: /(?:法律|法规|法规规定)[^，。；]{0,10}禁止/ },
  { code: 'C1', pattern: /国家秘密|涉密|密级/ },
]

const partly = /部分(?:予以)?公开|部分(?:提供|不予公开)|区分处理|公开部分/
const granted =
  /^(?:(?:已)?(?:予以|同意|全部|全文|依申请|已经?|主动|已主动)*公开|(?:已)?(?:予以|同意)?提供|公开|是|告知(?:获取)?(?:方式|途径).*|已(?:经)?主动公开.*)(?:信息)?$/
const withdrawn = /撤回|撤销申请|撤消|主动放弃|申请人放弃/
const open =
  /^(?:在办|办理中|正在办理|处理中|正在处理|未办结|未办|待办|待答复|未答复|审核中|征求意见中|补正中|待补正|等待补正|延期中|已延期|流转中|受理中|已受理|结转.*)$/
const other = /转办|转送|移送|转交|终止|其他处理|^其他$/
const nothing = /^[-—–/\\.。\s]*$/

/** Words that name a kind of outcome with several codes below it. */
const kinds: readonly { readonly pattern: RegExp; readonly says: string; readonly first: string }[] = [
  { pattern: /不予公开|不公开|不予提供|不同意公开/, says: '不予公开', first: 'C' },
  { pattern: /无法提供|不能提供/, says: '无法提供', first: 'D' },
  { pattern: /不予处理|不作为.*处理/, says: '不予处理', first: 'E' },
]

/** Reads result and reason. An empty result is open when nothing else says that it was answered. */
export function readOutcome(result: string, reason: string): ReadOutcome {
  const words = result.normalize('NFKC').replaceAll(/\s+/g, '')
  if (nothing.test(words)) return { kind: 'open' }
  if (open.test(words)) return { kind: 'open' }
  const exact = exactOutcome(words)
  if (exact !== null) return { kind: 'code', code: exact, withdrawn: 'no', guessed: null }
  if (withdrawn.test(words)) return { kind: 'code', code: 'F3', withdrawn: 'yes', guessed: null }
  if (partly.test(words)) return guess('B2', result)
  const all = `${words}；${reason.normalize('NFKC').replaceAll(/\s+/g, '')}`
  if (granted.test(words)) return guess('B1', result)
  return byWords(words, result, all)
}

function byWords(words: string, result: string, all: string): ReadOutcome {
  const kind = kinds.find(({ pattern }) => pattern.test(words))
  const own = codesIn(words, kind?.first)
  const [single, ...more] = own.length > 0 ? own : kind === undefined ? [] : codesIn(all, kind.first)
  if (single !== undefined && more.length === 0) return guess(single, result)
  if (single !== undefined) {
    const names = [single, ...more].map(labelOf).join('、')
    return { kind: 'undecided', message: `“${result}”可以是${names}，一件申请只能计一种，请写明是哪一种` }
  }
  if (other.test(words)) return guess('F3', result)
  if (kind !== undefined) {
    const names = outcomes.filter(({ code }) => code.startsWith(kind.first)).map(({ code }) => labelOf(code))
    return {
      kind: 'undecided',
      message: `“${result}”没有写明是哪一种${kind.says}，请改写成：${names.join('、')}`,
    }
  }
  return {
    kind: 'undecided',
    message: `看不懂“${result}”；请改写成表三的办理结果，例如：予以公开、部分公开、不予公开（内部事务信息）、无法提供（不掌握）`,
  }
}

function codesIn(text: string, first: string | undefined): OutcomeCode[] {
  return decisive
    .filter(({ code, pattern }) => (first === undefined || code.startsWith(first)) && pattern.test(text))
    .map(({ code }) => code)
}

function guess(code: OutcomeCode, result: string): ReadOutcome {
  const label = labelOf(code)
  const same = bare(label) === bare(result)
  return { kind: 'code', code, withdrawn: 'no', guessed: same ? null : `“${result.trim()}”按“${label}”计` }
}

/** The code itself, its label, or the label of its row in the form. */
function exactOutcome(words: string): OutcomeCode | null {
  const wanted = bare(words)
  const found = outcomes.find(({ code, label, row }) => {
    const ofForm = requestRows.find((each) => each.code === row)
    const names = [code, label, ...(ofForm === undefined ? [] : [ofForm.label, ...ofForm.aliases])]
    return names.some((name) => bare(name) === wanted)
  })
  return found?.code ?? null
}

const byCode = new Map<string, Outcome>(outcomes.map((outcome) => [outcome.code, outcome]))

export function labelOf(code: OutcomeCode): string {
  return byCode.get(code)?.label ?? code
}

/** Without numbering, brackets with remarks and signs. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[(（]?[一二三四五六七八九十\d]+[)）.、]\s*/, '')
    .replaceAll(/\([^)]*\)/g, (remark) => (remark.length > 8 ? '' : remark))
    .replaceAll(/[\s"“”'、,，:：;；().（）]/g, '')
    .toUpperCase()
}
