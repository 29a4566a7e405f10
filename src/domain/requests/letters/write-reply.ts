/** 答复书 (and 不再处理告知书) from the facts of the case. */

import { inChinese } from '../../calendar/local-date.ts'
import { lastOf } from '../case-events.ts'
import type { LetterDocument, LetterSection } from './letter-document.ts'
import { gap } from './letter-document.ts'
import { ownName, remediesOf } from './letter-remedies.ts'
import { titleOf } from './letter-settings.ts'
import { type DecisionFacts, decisionParagraphs, supplyParagraphs } from './reply-wording.ts'
import { applicantToken, itemText, nameRegulationOnce, sentence, you } from './wording.ts'

/** A reply as the template has it. Gaps stand where a fact is missing: it is signed only when none is left. */
export function writeReply(facts: DecisionFacts, kind: 'reply' | 'discontinuance-notice'): LetterDocument {
  const parts: readonly LetterSection[] = [
    { role: 'opening', itemId: null, paragraphs: openingOf(facts) },
    ...answersOf(facts),
    ...closed(
      [
        { role: 'decision', itemId: null, paragraphs: decisionParagraphs(facts) },
        { role: 'supply', itemId: null, paragraphs: supplyParagraphs(facts) },
      ],
      `特此${ownName(kind, facts).slice(1)}。`,
    ),
    { role: 'remedies', itemId: null, paragraphs: remediesOf(kind, facts)?.text ?? [] },
  ]
  const named = nameRegulationOnce(parts.map(({ paragraphs }) => paragraphs))
  return {
    layout: 'letter',
    organ: facts.organ.name,
    title: titleOf(kind, facts.settings),
    number: '',
    addressee: applicantToken(facts.case),
    sections: parts
      .map((part, index) => ({ ...part, paragraphs: named[index] ?? [] }))
      .filter(({ paragraphs }) => paragraphs.length > 0),
    rows: [],
    attachments: listed(facts.decision.particulars.attachments ?? ''),
    signature: {
      organ: facts.settings.signatory === '' ? facts.organ.name : facts.settings.signatory,
      date: facts.on,
      seal: facts.settings.seal,
    },
    note: contactNote(facts),
  }
}

/** The closing words end the last paragraph: alone on a line they would drag the seal to a page of its own. */
export function closed(parts: readonly LetterSection[], words: string): LetterSection[] {
  const last = parts.findLastIndex(({ paragraphs }) => paragraphs.length > 0)
  return parts.map((part, index) =>
    index === last
      ? {
          ...part,
          paragraphs: part.paragraphs.map((text, at) =>
            at === part.paragraphs.length - 1 ? text + words : text,
          ),
        }
      : part,
  )
}

const channels = {
  'in-person': '当面',
  'signed-mail': '以邮寄方式',
  'ordinary-mail': '以邮寄方式',
  internet: '通过互联网',
  fax: '以传真方式',
  misdirected: '以邮寄方式',
} as const

/** 收到的经过 and what is asked for, in the applicant's words: the days by which a court counts the period. */
export function openingOf({ case: own }: Pick<DecisionFacts, 'case'>): string[] {
  const { registered, received, items } = own
  const who = you(registered.category)
  const head = `本机关于${received === null ? gap('收到申请之日') : inChinese(received)}收到${who}${channels[registered.channel]}提交的政府信息公开申请（登记编号：${registered.number}）。`
  const mended = supplementOf(own)
  const asks = `${head}${mended}${mended === '' ? '' : '经补正，'}${who}申请获取：`
  const longer = extensionOf(own)
  const [only] = items
  if (items.length === 1 && only !== undefined) return [`${asks}${itemText(only)}。${longer}`]
  return [
    asks,
    ...items.map(
      (item, index) => `${index + 1}．${itemText(item)}${index === items.length - 1 ? '。' : '；'}`,
    ),
    ...(longer === '' ? [] : [longer]),
  ]
}

/** 补正: the reply period runs from the day it came in. */
function supplementOf({ registered, events }: DecisionFacts['case']): string {
  const mended = lastOf(events, 'supplement-received')
  if (mended === null) return ''
  return `经本机关告知补正，${you(registered.category)}于${inChinese(mended.on)}提交了补正的申请。`
}

function extensionOf({ registered, events }: DecisionFacts['case']): string {
  const told = lastOf(events, 'extension-notified')
  if (told === null) return ''
  return `经本机关政府信息公开工作机构负责人同意，本机关延长了答复期限，并于${inChinese(told.on)}告知${you(registered.category)}。`
}

/** Several things asked for: each is answered by itself. One alone is answered by the decision. */
function answersOf({ case: { items }, decision }: DecisionFacts): LetterSection[] {
  return items.flatMap((item, index) => {
    const answer = decision.items.find(({ itemId }) => itemId === item.id)
    const says = answer?.says.trim() ?? ''
    if (items.length === 1)
      return says === '' ? [] : [{ role: 'answer', itemId: item.id, paragraphs: [sentence(says)] }]
    const text = says === '' ? `${gap(`对第${index + 1}项申请内容的答复`)}。` : sentence(says)
    return [{ role: 'answer', itemId: item.id, paragraphs: [`关于第${index + 1}项申请内容：${text}`] }]
  })
}

export function listed(text: string): string[] {
  return text
    .split(/[；;\n]/)
    .map((name) => name.trim().replace(/^附件\d*[：:]?/, ''))
    .filter((name) => name !== '')
}

export function contactNote({ organ: { office } }: Pick<DecisionFacts, 'organ'>): string {
  if (office === null || office.phone === '') return ''
  return `联系电话：${office.phone}`
}
