import { type OutcomeCode, outcomes } from '../../law/outcome-codes.ts'
import { inChinese } from '../calendar/local-date.ts'
import { consultedNames } from './clock-events.ts'
import type { RequestFact } from './request-event.ts'
import {
  categoryNames,
  channelNames,
  confirmationNames,
  consultationAnswerNames,
  feeMethodNames,
  letterKindNames,
  procedureNames,
  remedyKindNames,
  remedyResultNames,
  searchResultNames,
  serviceModeNames,
} from './request-words.ts'

/** What a fact says beyond its name, one short sentence each, for timelines and logs. Holds no personal data. */
export function factDetails(fact: RequestFact): readonly string[] {
  return details(fact).filter((text) => text !== '')
}

/** "B2 部分公开". */
export function outcomeName(code: OutcomeCode): string {
  return `${code} ${outcomes.find((outcome) => outcome.code === code)?.label ?? ''}`.trim()
}

function details(fact: RequestFact): string[] {
  switch (fact.type) {
    case 'request-registered':
      return [
        `${channelNames[fact.channel]}，${categoryNames[fact.category]}`,
        fact.signedOn === null ? '' : `${inChinese(fact.signedOn)}签收`,
        fact.courierNumber === '' ? '' : `邮件号码 ${fact.courierNumber}`,
        fact.oral === 'yes' ? '口头申请，由工作人员代写' : '',
        fact.assistance === '' ? '' : `需要的帮助：${fact.assistance}`,
      ]
    case 'receipt-confirmed':
      return [`${confirmationNames[fact.how]}确认`, fact.note]
    case 'handed-to-unit':
      return [fact.unit, fact.note]
    case 'similar-noted':
      return [fact.note]
    case 'supplement-requested':
      return [fact.missing, `补正期限到${inChinese(fact.until)}`]
    case 'supplement-received':
      return fact.items.map(({ description }) => description)
    case 'supplement-lapsed':
      return [fact.excused === 'yes' ? '有正当理由' : '没有正当理由', fact.note]
    case 'extension-proposed':
      return [`${fact.workingDays} 个工作日`, fact.reason]
    case 'extension-approved':
    case 'extension-notified':
    case 'reasons-requested':
    case 'fee-notice-delivered':
    case 'fee-lapsed':
    case 'consultation-delivered':
    case 'remedy-answered':
    case 'decision-signed':
      return []
    case 'extension-refused':
    case 'entry-revoked':
      return [fact.reason]
    case 'consultation-sent':
      return [
        `征求${fact.organName === '' ? consultedNames[fact.consulted] : fact.organName}意见`,
        fact.about,
      ]
    case 'consultation-answered':
      return [consultationAnswerNames[fact.answer], fact.grounds]
    case 'override-notified':
      return [fact.content, fact.reason]
    case 'reasons-judged':
      return [fact.reasonable === 'yes' ? '理由合理' : '理由不合理', fact.note]
    case 'reasonable-period-set':
      return [`最迟${inChinese(fact.until)}答复`]
    case 'fee-noticed':
      return [`${feeMethodNames[fact.method]}，${fact.count}，应收 ${fact.yuan} 元`]
    case 'fee-paid':
      return [`票据 ${fact.voucher}`]
    case 'search-recorded':
      return [`${fact.by}在${fact.places}以“${fact.terms}”检索：${searchResultNames[fact.found]}`, fact.note]
    case 'decision-drafted':
      return [outcomeName(fact.decision.code), fact.decision.reason]
    case 'decision-reviewed':
      return [fact.opinion]
    case 'secrecy-reviewed':
      return [fact.passes === 'yes' ? '可以公开' : '不得公开', fact.opinion]
    case 'decision-returned':
      return [
        { review: '审核时退回', secrecy: '保密审查时退回', signing: '签发时退回' }[fact.by],
        fact.reason,
      ]
    case 'letter-issued':
      return [`${letterKindNames[fact.letter]} ${fact.number}`]
    case 'letter-dispatched':
      return [
        `${letterKindNames[fact.letter]}，${serviceModeNames[fact.mode]}`,
        [fact.carrier, fact.trackingNumber].filter((text) => text !== '').join(' '),
      ]
    case 'letter-delivered':
      return [letterKindNames[fact.letter], fact.proof]
    case 'letter-returned':
      return [letterKindNames[fact.letter], fact.reason]
    case 'request-withdrawn':
      return [fact.note]
    case 'request-discontinued':
      return [outcomeName(fact.code), fact.note]
    case 'case-archived':
      return [fact.place]
    case 'publication-suggested':
      return [fact.by === 'applicant' ? '申请人提出' : '本机关提出', fact.note]
    case 'publication-decided':
      return [fact.publish === 'yes' ? '纳入主动公开' : '不纳入主动公开', fact.reason]
    case 'remedy-filed':
      return [
        `${fact.after === null ? remedyKindNames[fact.remedyKind] : '复议后起诉'}，${fact.before}`,
        fact.docket,
      ]
    case 'remedy-notice-received':
      return [procedureNames[fact.procedure]]
    case 'remedy-decided':
      return [remedyResultNames[fact.result], fact.remake === 'yes' ? '责令重新答复' : '', fact.note]
    case 'reply-reopened':
      return [
        fact.remedy === '' ? '自行纠正' : '',
        fact.reason ?? '',
        fact.until === null ? '' : `指定期限到${inChinese(fact.until)}`,
      ]
  }
}
