/** 程序性文书: to the applicant, to third parties, to other organs. None of them tells of remedies: they cannot be contested alone. */

import { thirdPartyOpinion } from '../../../law/disclosure-regulation/article-32-third-party.ts'
import { coMakerOpinion } from '../../../law/disclosure-regulation/article-34-co-makers.ts'
import { feePerItem } from '../../../law/information-fee-measures-2020/article-4-per-item.ts'
import { feePerPage } from '../../../law/information-fee-measures-2020/article-5-per-page.ts'
import { feePayment } from '../../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import { instruments } from '../../../law/instruments.ts'
import { inChinese } from '../../calendar/local-date.ts'
import type { LetterKind } from '../letter-kind.ts'
import { gap, type LetterDocument, type LetterSection } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'
import { ownName, remediesOf } from './letter-remedies.ts'
import { titleOf } from './letter-settings.ts'
import {
  applicantToken,
  days,
  itemText,
  nameRegulationOnce,
  regulation,
  sentence,
  told,
  toldDate,
  withoutStop,
  you,
} from './wording.ts'
import { closed, contactNote, openingOf } from './write-reply.ts'

export type NoticeKind = Exclude<
  LetterKind,
  | 'reply'
  | 'discontinuance-notice'
  | 'register-sheet'
  | 'receipt'
  | 'third-party-answer-sheet'
  | 'proof-of-service'
>

interface Wording {
  readonly addressee: (facts: LetterFacts) => string
  /** How the request is introduced: to the applicant with its contents, to others without the applicant. */
  readonly opening: (facts: LetterFacts) => readonly string[]
  readonly body: (facts: LetterFacts) => readonly string[]
  /** 特此告知 unless it says otherwise. */
  readonly closing?: string
  readonly attachments?: readonly string[]
}

export function writeNotice(facts: LetterFacts, kind: NoticeKind): LetterDocument {
  const wording = wordings[kind]
  const sections: readonly LetterSection[] = [
    { role: 'opening', itemId: null, paragraphs: wording.opening(facts) },
    ...closed(
      [{ role: 'decision', itemId: null, paragraphs: bodyOf(wording, facts) }],
      closingOf(kind, facts),
    ),
    { role: 'remedies', itemId: null, paragraphs: remediesOf(kind, facts)?.text ?? [] },
  ]
  const named = nameRegulationOnce(sections.map(({ paragraphs }) => paragraphs))
  return {
    layout: 'letter',
    organ: facts.organ.name,
    title: titleOf(kind, facts.settings),
    number: '',
    addressee: wording.addressee(facts),
    sections: sections
      .map((part, index) => ({ ...part, paragraphs: named[index] ?? [] }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
    rows: [],
    attachments: wording.attachments ?? [],
    signature: {
      organ: facts.settings.signatory === '' ? facts.organ.name : facts.settings.signatory,
      date: facts.on,
      seal: facts.settings.seal,
    },
    note: contactNote(facts),
  }
}

const closingOf = (kind: NoticeKind, facts: LetterFacts) =>
  wordings[kind].closing ?? `特此${ownName(kind, facts).slice(1)}。`

const bodyOf = (wording: Wording, facts: LetterFacts) =>
  wording
    .body(facts)
    .map((text) => text.replaceAll('。。', '。'))
    .filter((text) => text !== '')

const fees = instruments['information-fee-measures-2020']

const p = (facts: LetterFacts, key: string, what: string) => told(facts.particulars, key, what)
const day = (facts: LetterFacts, key: string, what: string) => toldDate(facts.particulars, key, what)
/** A day that counts: "前" alone leaves open whether it does. */
const until = (facts: LetterFacts, what: string) => `于${day(facts, 'until', what)}（含当日）前`
const who = ({ case: { registered } }: LetterFacts) => you(registered.category)

const toApplicant = {
  addressee: ({ case: own }: LetterFacts) => applicantToken(own),
  opening: openingOf,
} as const

/** Others learn what is asked for, not by whom. */
const itemsAlone = ({ case: { items, received } }: LetterFacts): string[] => [
  `本机关${received === null ? '' : `于${inChinese(received)}`}收到一件政府信息公开申请，申请获取：${items.map(itemText).join('、')}。`,
]

const toThirdParty = { addressee: () => '〖第三方名称〗', opening: itemsAlone } as const
const toOrgan = {
  addressee: (facts: LetterFacts) => p(facts, 'to', '收文单位'),
  opening: itemsAlone,
} as const

const wordings: Readonly<Record<NoticeKind, Wording>> = {
  'supplement-notice': {
    ...toApplicant,
    body: (facts) => [
      `经审查，${who(facts)}的申请内容不明确、不完整，需要补正的事项：${p(facts, 'missing', '需要补正的事项')}。`,
      `${sentence(p(facts, 'guidance', '指导和释明'))}`,
      `根据${regulation(30)}的规定，请${who(facts)}${until(facts, '补正期限')}作出补正。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    ],
  },
  'reasons-notice': {
    ...toApplicant,
    body: (facts) => [
      `${sentence(p(facts, 'frequency', '申请的数量、频次'))}本机关认为，${who(facts)}申请公开政府信息的数量、频次明显超过合理范围。根据${regulation(35)}的规定，请${who(facts)}${until(facts, '说明理由的最后一日')}说明理由。认为申请理由不合理的，本机关将告知不予处理；认为申请理由合理，但是无法在规定的期限内答复的，本机关将确定延迟答复的合理期限并告知。`,
    ],
  },
  'reasonable-period-notice': {
    ...toApplicant,
    body: (facts) => [
      `${who(facts)}已经说明申请的理由，本机关认为理由合理，但是无法在${regulation(33)}规定的期限内答复：${p(facts, 'reason', '原因')}。根据《条例》第三十五条的规定，本机关确定延迟答复的合理期限，最迟于${day(facts, 'until', '合理期限的最后一日')}答复。`,
    ],
  },
  'extension-notice': {
    ...toApplicant,
    body: (facts) => [
      `因${withoutStop(p(facts, 'reason', '延期的原因'))}，本机关不能在法定期限内答复。经本机关政府信息公开工作机构负责人同意，根据${regulation(33, { paragraph: 2 })}的规定，延长答复期限，最迟于${day(facts, 'until', '延长后的最迟答复日')}答复。`,
    ],
  },
  'third-party-consultation': {
    ...toThirdParty,
    body: (facts) => [
      `经审查，上述政府信息涉及贵方：${p(facts, 'about', '涉及第三方的内容')}，公开后可能损害贵方合法权益。根据${regulation(32)}的规定，现书面征求贵方意见。请自收到本征求意见书之日起${days(thirdPartyOpinion)}内，填写所附的确认函并寄回或者送交本机关，写明是否同意公开；不同意公开的，请说明理由。`,
      '逾期未提出意见的，由本机关依照规定决定是否公开。贵方不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知贵方。',
    ],
    closing: '特此函告。',
    attachments: ['政府信息公开申请征求意见确认函'],
  },
  'consultation-notice': {
    ...toApplicant,
    body: (facts) => [
      `${who(facts)}申请公开的政府信息涉及${p(facts, 'consulted', '征求意见的对象')}，本机关已于${day(facts, 'since', '征求意见书发出日')}书面征求其意见。根据${regulation(33, { paragraph: 3 })}的规定，征求第三方和其他机关意见所需时间不计算在答复期限内。`,
    ],
  },
  'override-notice': {
    ...toThirdParty,
    body: (facts) => [
      `本机关此前已就是否公开上述政府信息书面征求贵方意见。本机关认为不公开可能对公共利益造成重大影响，理由：${p(facts, 'reason', '决定公开的理由')}。根据${regulation(32)}的规定，本机关决定予以公开，公开的内容：${p(facts, 'content', '决定公开的内容')}。`,
    ],
  },
  'co-maker-consultation': {
    ...toOrgan,
    body: (facts) => [
      `上述政府信息由本机关牵头、与贵单位共同制作：${p(facts, 'about', '信息的名称和文号')}。根据${regulation(34)}的规定，现征求贵单位意见。请自收到本征求意见书之日起${days(coMakerOpinion)}内书面提出是否同意公开的意见；逾期未提出意见的，视为同意公开。`,
    ],
    closing: '特此函告。',
  },
  'other-organ-consultation': {
    ...toOrgan,
    body: (facts) => [
      `上述政府信息涉及贵单位：${p(facts, 'about', '信息的名称和涉及的事项')}。根据${regulation(11)}的规定，公开的政府信息涉及其他机关的，应当与有关机关协商、确认，保证公开的政府信息准确一致。现征求贵单位意见，请${until(facts, '答复的最后一日')}书面提出。`,
    ],
    closing: '特此函告。',
  },
  'assistance-request': {
    ...toOrgan,
    body: (facts) => [
      `为依法办理该申请，请贵单位协助：${p(facts, 'about', '请协助的事项')}。请${until(facts, '答复的最后一日')}将办理意见和有关材料送本机关政府信息公开工作机构。`,
    ],
    closing: '特此函请。',
  },
  'fee-notice': {
    ...toApplicant,
    body: (facts) => [
      `根据${regulation(42, { paragraph: 1 })}和${fees.title}（${fees.number}）的规定，${who(facts)}申请公开政府信息的数量、频次明显超过合理范围，本机关决定收取信息处理费。`,
      `（一）计收方式和标准：${p(facts, 'method', '计收方式')}计收。${feeStandard(facts)}。`,
      `（二）数额：${feeCount(facts)}，应缴${p(facts, 'yuan', '应缴金额')}元。`,
      `（三）缴纳方式：${p(facts, 'payment', '缴纳方式')}。`,
      `请自收到本通知次日起${days(feePayment)}内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。完成缴费后，答复期限重新计算。`,
    ],
    closing: '特此通知。',
  },
  'correction-reply': {
    ...toApplicant,
    opening: ({ case: { registered, received, items } }) => [
      `本机关${received === null ? '' : `于${inChinese(received)}`}收到${you(registered.category)}提出的更正政府信息记录的申请（登记编号：${registered.number}），要求更正：${items.map(itemText).join('、')}。`,
    ],
    body: (facts) => [
      `经审查，${sentence(p(facts, 'reason', '事实和理由'))}根据${regulation(41)}的规定，${correctionResult(facts)}。`,
    ],
  },
  'transfer-letter': {
    ...toOrgan,
    opening: () => [],
    body: (facts) => [
      `本机关收到一件要求更正政府信息记录的申请：${p(facts, 'about', '要求更正的记录')}。经审查，该记录不属于本机关职能范围。根据${regulation(41)}的规定，现将该申请和证据材料转送贵单位处理，并已告知申请人。`,
    ],
    closing: '特此函告。',
    attachments: ['更正申请和证据材料'],
  },
}

/** "本自然月内第11件至第13件", "150页". */
function feeCount(facts: LetterFacts): string {
  const count = p(facts, 'count', '件数或者页数').replace(/[件页]$/, '')
  if (facts.particulars.method === '按量') return `提供的政府信息共${count}页`
  const [from = '', to = ''] = count.split(/[至到—-]/).map((part) => part.replace(/^第|件$/g, ''))
  return `${who(facts)}本自然月内的第${from}件${to === '' ? '' : `至第${to}件`}申请`
}

/** 标准, in the words of the measures. */
function feeStandard({ particulars }: LetterFacts): string {
  const { says } = particulars.method === '按量' ? feePerPage : feePerItem
  return withoutStop(says.replaceAll(/（[一二三四]）/g, '').replaceAll('。', '；'))
}

function correctionResult(facts: LetterFacts): string {
  const result = p(facts, 'result', '处理结果')
  const other = (facts.particulars.otherOrgan ?? '').trim()
  if (result === '予以更正') return '本机关决定予以更正'
  if (result === '不予更正') return '本机关决定不予更正'
  const organ = other === '' ? gap('有权更正的机关') : other
  if (result === '转送有权机关处理') return `该记录不属于本机关职能范围，本机关已转送${organ}处理，现予告知`
  if (result === '告知向有权机关提出') return `该记录不属于本机关职能范围，请向${organ}提出`
  return result
}
