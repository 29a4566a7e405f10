import type { ReceiptRule } from '../disclosure-regulation/article-31-receipt-date.ts'
import type { Rule } from '../rule.ts'

/** 寄送至工作机构以外的机构或个人: the office confirms by telephone on the day it actually has the request. */
export const misdirectedRequest = {
  id: 'misdirected-request',
  cites: { instrument: 'time-limit-interpretation-2015', place: '一、2' },
  says: '将信息公开申请寄送至行政机关政府信息公开工作机构以外的机构或个人的，政府信息公开工作机构应当在实际收到信息公开申请的当日电话联系申请人予以确认，并以确认之日为收到申请之日',
  verification: 'read',
  channels: ['misdirected'],
  receivedWhen: 'confirmed',
} as const satisfies ReceiptRule

/** No telephone, or nobody answers: registered, and the period begins when contact is restored. */
export const contactRestored = {
  id: 'contact-restored',
  cites: { instrument: 'time-limit-interpretation-2015', place: '一、2' },
  says: '申请人没有提供联系电话或提供的联系电话无法接通的，行政机关政府信息公开工作机构应当做好登记，自恢复与申请人的联络之日启动处理程序并起算期限',
  verification: 'read',
} as const satisfies Rule
