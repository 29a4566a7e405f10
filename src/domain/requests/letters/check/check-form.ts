/** CW-R00, R17, R19, R21: completeness, form, other people's data. */

import { secretMark } from '../../../../law/letter-checks/catalogue.ts'
import { yearOf } from '../../../calendar/local-date.ts'
import { listChineseDates } from '../../../chinese-date.ts'
import { screenText } from '../../../personal-data/screen-text.ts'
import type { LetterKind } from '../../letter-kind.ts'
import { gapPattern, textsOf } from '../letter-document.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { isLetterNumber, letterNumber } from '../letter-number.ts'
import { fail, find, type LetterContext, type LetterRule, startOf, unknown } from './letter-context.ts'

/** CW-R00 */
export const checkGaps: LetterRule = (context) => {
  const gaps = textsOf(context.document).flatMap((text) => text.match(gapPattern) ?? [])
  return [...new Set(gaps)].map((each) => {
    const what = each.slice('【待填：'.length, -1)
    return fail('CW-R00', `还没有填写：${what}`, { at: find(context, new RegExp(escapeRegExp(each))) })
  })
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** CW-R17 */
export const checkSignature: LetterRule = ({ document, facts, kind }) => {
  if (document.layout === 'sheet') return []
  const { organ, settings, case: own } = facts
  const { signature } = document
  const signatory = settings.signatory === '' ? organ.name : settings.signatory
  const findings: LetterFinding[] = []
  if (document.organ !== organ.name)
    findings.push(fail('CW-R17', `标题的机关是“${document.organ}”，应当是“${organ.name}”`))
  if (signature.organ !== signatory)
    findings.push(fail('CW-R17', `署名是“${signature.organ}”，应当是“${signatory}”`))
  if (signature.seal === 'none') findings.push(fail('CW-R17', '没有留印章的位置'))
  if (signature.date === null) findings.push(fail('CW-R17', '没有成文日期'))
  else if (own.received !== null && signature.date < own.received)
    findings.push(fail('CW-R17', `成文日期${signature.date}早于收到申请之日${own.received}`))
  const number =
    document.number === ''
      ? letterNumber(settings.numbering, {
          kind,
          requestNumber: own.registered.number,
          ordinal: 1,
          year: yearOf(facts.on),
          serial: 1,
        })
      : document.number
  if (!isLetterNumber(number))
    findings.push(
      fail('CW-R17', `发文字号“${number}”不合格式，年份应当用六角括号〔〕`, {
        suggestion: '在文书设置里改正代字和格式',
      }),
    )
  return findings
}

/** CW-R19: what stands in the letter but is neither the applicant's own nor public. The applicant's own words are left. */
export const checkOthersData: LetterRule = (context) => {
  const findings: LetterFinding[] = []
  for (const { section, paragraph, role, text } of context.paragraphs) {
    if (role === 'opening') continue
    for (const { class: dataClass, start, end, confidence, suggestion } of screenText(text)) {
      if (dataClass === 'phone' && isOfficial(context, text.slice(start, end))) continue
      if (dataClass === 'address' || dataClass === 'email') continue
      const at = { section, paragraph, start, end }
      const what = `“${suggestion}”`
      if (dataClass === 'name' || confidence === 'possible')
        findings.push(unknown('CW-R19', `${what}可能是他人的个人信息，请核对`, { at }))
      else
        findings.push(
          fail('CW-R19', `${what}是个人信息，不能写进答复`, {
            at,
            suggestion: '删去，或者用不能识别个人的说法代替',
          }),
        )
    }
  }
  const mobile = find(context, mobileNumber, ['answer', 'decision', 'supply', 'remedies', 'closing'])
  if (
    mobile !== null &&
    !findings.some(({ at }) => at !== null && at.section === mobile.section && at.start === mobile.start)
  )
    findings.push(unknown('CW-R19', '正文里有手机号码，可能是他人的个人信息，请核对', { at: mobile }))
  const secret = find(context, new RegExp(secretMark))
  if (secret !== null)
    findings.push(fail('CW-R19', '正文里有涉密标志', { at: secret, suggestion: '涉密内容不得在本系统处理' }))
  return findings
}

/** The screen lets pass what words of contact introduce; in a letter a person looks at it all the same. */
const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/

/** Telephones of offices: its own, and those that stand with a place of business. */
function isOfficial({ facts }: LetterContext, phone: string): boolean {
  if (facts.organ.office?.phone === phone) return true
  return !/^1[3-9]\d{9}$/.test(phone.replaceAll(/\D/g, ''))
}

interface Duty {
  readonly pattern: RegExp | 'date'
  readonly what: string
}

const date = { pattern: 'date', what: '期限（年月日）' } as const

/** What a notice must tell, by the article that wants it. */
const duties: Partial<Record<LetterKind, readonly Duty[]>> = {
  'supplement-notice': [{ pattern: /补正的事项[：:]?[^。]{4,}/, what: '需要补正的事项' }, date],
  'reasons-notice': [{ pattern: /说明理由/, what: '要求说明理由' }, date],
  'reasonable-period-notice': [{ pattern: /合理期限/, what: '合理期限' }, date],
  'extension-notice': [{ pattern: /(?:因|由于)[^。]{4,}/, what: '延期的原因' }, date],
  'third-party-consultation': [
    { pattern: /个工作日/, what: '提出意见的期限' },
    { pattern: /逾期/, what: '逾期的后果' },
  ],
  'co-maker-consultation': [{ pattern: /视为同意/, what: '逾期视为同意公开' }],
  'override-notice': [
    { pattern: /公开的内容[：:]?[^。]{2,}/, what: '决定公开的内容' },
    { pattern: /理由[：:]?[^。]{4,}/, what: '决定公开的理由' },
  ],
  'fee-notice': [
    { pattern: /根据/, what: '依据' },
    { pattern: /标准/, what: '标准' },
    { pattern: /\d+(?:\.\d+)?元/, what: '数额' },
    { pattern: /缴纳方式[：:]?[^。]{2,}/, what: '缴纳方式' },
  ],
}

/** What a notice must not say. */
const wrongs: Partial<Record<LetterKind, readonly { readonly pattern: RegExp; readonly what: string }[]>> = {
  'supplement-notice': [
    { pattern: /用途|特殊需要/, what: '不能要求申请人说明用途、证明自身需要（第二十七条）' },
  ],
  'third-party-consultation': [
    {
      pattern: /逾期[^。]{0,20}视为(?:不?同意)/,
      what: '第三方逾期未提出意见的，由行政机关决定是否公开，不视为同意或者不同意（第三十二条）',
    },
  ],
}

/** CW-R21 */
export const checkNoticeDuties: LetterRule = (context) => {
  const wanted = duties[context.kind] ?? []
  const banned =
    wrongs[context.kind]?.filter(({ pattern }) => find(context, pattern, ['decision']) !== null) ?? []
  const text = context.textOf('decision')
  const missing = wanted.filter(({ pattern }) =>
    pattern === 'date' ? !listChineseDates(text).some(({ day }) => day !== undefined) : !pattern.test(text),
  )
  const wrong = banned.map(({ pattern, what }) =>
    fail('CW-R21', what, { at: find(context, pattern, ['decision']) }),
  )
  if (missing.length === 0) return wrong
  return [
    ...wrong,
    fail('CW-R21', `没有写明${missing.map(({ what }) => what).join('、')}`, {
      at: startOf(context, 'decision'),
    }),
  ]
}
