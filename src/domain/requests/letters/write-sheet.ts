/** 登记表, 接收回执, 征求意见确认函, 送达回证: forms of label and content. */

import { thirdPartyOpinion } from '../../../law/disclosure-regulation/article-32-third-party.ts'
import {
  replyDeadline,
  replyExtension,
} from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { correctionMade } from '../../../law/disclosure-regulation/article-41-correction.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { citationText } from '../../citation-text.ts'
import { outcomeName } from '../fact-details.ts'
import type { LetterKind } from '../letter-kind.ts'
import { categoryNames, channelNames, supplyFormNames, supplyRouteNames } from '../request-words.ts'
import { gap, type LetterDocument, type SheetRow } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'
import { titleOf } from './letter-settings.ts'
import { applicantToken, days, itemText, told } from './wording.ts'
import { contactNote } from './write-reply.ts'

export type SheetKind = Extract<
  LetterKind,
  'register-sheet' | 'receipt' | 'third-party-answer-sheet' | 'proof-of-service'
>

export function writeSheet(facts: LetterFacts, kind: SheetKind): LetterDocument {
  const sealed = kind === 'receipt'
  return {
    layout: 'sheet',
    organ: facts.organ.name,
    title: isCorrection(facts)
      ? titleOf(kind, facts.settings).replace('政府信息公开申请', '政府信息更正申请')
      : titleOf(kind, facts.settings),
    number: '',
    addressee: '',
    sections: kind === 'receipt' ? [{ role: 'closing', itemId: null, paragraphs: [receiptNote(facts)] }] : [],
    rows: rowsOf[kind](facts),
    attachments: [],
    signature: {
      organ: facts.organ.name,
      date: sealed ? facts.on : null,
      seal: sealed ? facts.settings.seal : 'none',
    },
    note: kind === 'receipt' ? contactNote(facts) : '',
  }
}

const rowsOf: Readonly<Record<SheetKind, (facts: LetterFacts) => readonly SheetRow[]>> = {
  'register-sheet': (facts) => [
    row('登记编号', facts.case.registered.number),
    row('登记日期', inChinese(facts.case.registered.on)),
    row('申请人', `${applicantToken(facts.case)}（${categoryNames[facts.case.registered.category]}）`),
    row('证件', personal(facts, '〖申请人证件号码〗', '〖申请人信用代码〗')),
    ...(facts.case.registered.category === 'naturalPerson' ? [] : [row('法定代表人', '〖法定代表人〗')]),
    ...(facts.case.registered.onBehalf === 'agent' ? [row('代理人', '〖代理人〗')] : []),
    row('联系方式', '电话：〖申请人电话〗　邮箱：〖申请人邮箱〗\n地址：〖申请人地址〗　邮编：〖申请人邮编〗'),
    ...arrivalRows(facts),
    row(isCorrection(facts) ? '要求更正的记录' : '申请内容', numbered(facts)),
    row('提供方式和途径', supplyOf(facts)),
    ...(facts.case.registered.assistance === '' ? [] : [row('需要的帮助', facts.case.registered.assistance)]),
    ...dueRows(facts),
    ...opinionRows(facts),
    row('备注', ''),
  ],
  receipt: (facts) => [
    row('登记编号', facts.case.registered.number),
    row('申请人', applicantToken(facts.case)),
    ...arrivalRows(facts),
    row(isCorrection(facts) ? '要求更正的记录' : '申请内容', numbered(facts)),
    ...(isCorrection(facts) ? [] : [row('提供方式和途径', supplyOf(facts))]),
    ...dueRows(facts),
    ...(facts.case.registered.contentDigest === ''
      ? []
      : [row('内容摘要值（SHA-256）', grouped(facts.case.registered.contentDigest))]),
  ],
  'third-party-answer-sheet': (facts) => [
    row('征求意见的事项', facts.case.items.map(itemText).join('\n')),
    row('被征求意见人', '〖第三方名称〗'),
    row('意见', '□ 同意公开　　□ 部分同意公开　　□ 不同意公开'),
    row('部分同意的，可以公开的内容', '\n\n'),
    row('不同意公开的理由', '\n\n\n\n'),
    row('签名或者盖章', '\n\n　　　　　　　　　　　　　　年　　月　　日'),
    row(
      '说明',
      `请自收到征求意见书之日起${days(thirdPartyOpinion)}内寄回或者送交；逾期未提出意见的，由行政机关依法决定是否公开。`,
    ),
  ],
  'proof-of-service': (facts) => [
    row('送达的文书', told(facts.particulars, 'served', '送达的文书名称和文号')),
    row('受送达人', applicantToken(facts.case)),
    row('送达地点', '〖申请人地址〗'),
    row('送达方式', ''),
    row('受送达人签名或者盖章', '\n\n　　　　　　　　　　　　　　年　　月　　日'),
    row('代收人签名和与受送达人的关系', '\n'),
    row('送达人签名', '\n\n　　　　　　　　　　　　　　年　　月　　日'),
    row('备注', '\n'),
  ],
}

const isCorrection = ({ case: own }: LetterFacts) => own.kind === 'correction'

const row = (label: string, text: string): SheetRow => ({ label, text })

function personal({ case: { registered } }: LetterFacts, person: string, organisation: string): string {
  return registered.category === 'naturalPerson' ? person : organisation
}

function arrivalRows({ case: { registered, received } }: LetterFacts): SheetRow[] {
  const mail = registered.courierNumber === '' ? '' : `（快递单号：${registered.courierNumber}）`
  return [
    row('接收渠道', channelNames[registered.channel] + mail),
    row('到达日期', inChinese(registered.arrivedOn)),
    row('收到申请之日', received === null ? '待双方确认' : inChinese(received)),
  ]
}

const numbered = ({ case: { items } }: LetterFacts) =>
  items
    .map((item, index) => (items.length === 1 ? itemText(item) : `${index + 1}．${itemText(item)}`))
    .join('\n')

/** In groups of eight: it is read aloud and typed off, and breaks between them. */
/** A digest in groups of eight, as people compare it. */
export const grouped = (digest: string) => digest.match(/.{1,8}/g)?.join(' ') ?? ''

const supplyOf = ({ case: { registered } }: LetterFacts) =>
  `${supplyFormNames[registered.supplyForm]}，${supplyRouteNames[registered.supplyRoute]}`

/** None for a correction: article 41 sets no day. */
function dueRows(facts: LetterFacts): SheetRow[] {
  return isCorrection(facts) ? [] : [row('最迟答复日', dueOf(facts))]
}

function dueOf({ case: { clock } }: LetterFacts): string {
  if (clock === null || !clock.ok) return '收到申请之日确定后计算'
  if (clock.due === null) return '期限停止计算期间，恢复计算后确定'
  return `${inChinese(clock.due)}${clock.provisional ? '（暂定）' : ''}`
}

/** What the record has of them; what it lacks is left open for the pen. */
function opinionRows({ case: { review, outcome, closedOn } }: LetterFacts): SheetRow[] {
  const { draft, reviewed, secrecy, signed } = review
  const checked = [
    ...(reviewed === null ? [] : [`${reviewed.opinion || '同意'}（${inChinese(reviewed.on)}）`]),
    ...(secrecy === null ? [] : [`保密审查：${secrecyResults[secrecy.passes]}（${inChinese(secrecy.on)}）`]),
  ]
  const ended = closedOn === null ? '' : `${inChinese(closedOn)}办结`
  return [
    row(
      '拟办意见',
      draft === null ? '\n\n' : `${outcomeName(draft.decision.code)}（${inChinese(draft.on)}）`,
    ),
    row('审核意见', checked.length === 0 ? '\n\n' : checked.join('\n')),
    row('签发意见', signed === null ? '\n\n' : `同意签发（${inChinese(signed.on)}）`),
    row('办理结果', outcome === null ? '\n' : [outcomeName(outcome.code), ended].filter(Boolean).join('，')),
  ]
}

const secrecyResults = { yes: '可以公开', no: '不得公开' } as const

function receiptNote(facts: LetterFacts): string {
  const { registered, received } = facts.case
  const keep = `请保存本回执，凭登记编号${registered.number === '' ? gap('登记编号') : ''}查询办理情况。`
  if (isCorrection(facts))
    return `本机关已经收到上述更正政府信息记录的申请，审核后将告知处理结果（${citationText(correctionMade.cites)}）。${keep}`
  const rule = citationText({ instrument: 'disclosure-regulation', article: 33, paragraph: 2 })
  const counting =
    received === null ? '答复期限自双方确认之日的次日起计算' : '答复期限自收到申请之日的次日起计算'
  return `本机关已经收到上述政府信息公开申请，${counting}，将在${days(replyDeadline)}内答复；需要延长的，经政府信息公开工作机构负责人同意，延长不超过${days(replyExtension)}并书面告知（${rule}）。${keep}`
}
