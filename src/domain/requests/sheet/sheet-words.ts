/** Words of the other columns of a sheet → our own. */

import type { IntakeChannel } from '../../../law/disclosure-regulation/article-31-receipt-date.ts'
import type {
  ApplicantCategory,
  RemedyResult,
  ServiceMode,
  SupplyForm,
  SupplyRoute,
} from '../request-event.ts'
import {
  categoryNames,
  channelNames,
  remedyResultNames,
  serviceModeNames,
  supplyFormNames,
  supplyRouteNames,
} from '../request-words.ts'

export interface ReadWord<K> {
  readonly value: K
  /** Chinese; null = the word itself. */
  readonly guessed: string | null
}

interface Words<K> {
  readonly value: K
  /** Other writings that can mean nothing else: read without a remark. */
  readonly also: readonly string[]
  readonly pattern: RegExp
}

/** By our own name or another sure writing; else the first whose pattern fits: that is a guess. */
function readWord<K extends string>(
  names: Readonly<Record<K, string>>,
  words: readonly Words<K>[],
  text: string,
): ReadWord<K> | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '')
  const sure = words.find(
    ({ value, also }) => names[value].normalize('NFKC') === plain || also.includes(plain),
  )
  if (sure !== undefined) return { value: sure.value, guessed: null }
  const like = words.find(({ pattern }) => pattern.test(plain))
  return like === undefined
    ? null
    : { value: like.value, guessed: `“${text.trim()}”按“${names[like.value]}”读` }
}

const channels: readonly Words<IntakeChannel>[] = [
  { value: 'misdirected', also: [], pattern: /转来/ },
  { value: 'ordinary-mail', also: ['平信'], pattern: /平信|平常信|普通信|普邮/ },
  {
    value: 'signed-mail',
    also: ['挂号信', '快递', 'EMS', '邮寄', '邮政快递', '特快专递', '挂号信、快递'],
    pattern: /挂号|快递|特快|EMS|邮寄|信函|邮政|寄/i,
  },
  { value: 'fax', also: ['传真'], pattern: /传真/ },
  {
    value: 'internet',
    also: ['网上', '网络', '网站', '互联网', '在线', '门户网站', '线上', '网上申请', '电子邮件'],
    pattern: /网|在线|线上|平台|门户|系统|邮件|邮箱|电子|e-?mail|小程序|公众号|APP|互联/i,
  },
  {
    value: 'in-person',
    also: ['当面', '现场', '窗口', '当面申请', '现场申请', '当面递交'],
    pattern: /当面|现场|窗口|上门|来访|面交|直接|递交|口头|自送/,
  },
]

export const readChannel = (text: string) => readWord(channelNames, channels, text)

const categories: readonly Words<ApplicantCategory>[] = [
  { value: 'naturalPerson', also: ['公民', '个人'], pattern: /自然人|公民|个人|群众|市民|村民|居民/ },
  { value: 'legalService', also: ['法律服务', '律师事务所'], pattern: /法律服务|律师|律所|公证/ },
  { value: 'research', also: ['科研'], pattern: /科研|研究|高校|大学|学院|院校/ },
  {
    value: 'charity',
    also: ['社会公益', '公益组织'],
    pattern: /公益|慈善|基金会|社会组织|社会团体|社团|协会|志愿/,
  },
  { value: 'business', also: ['企业', '公司', '商业'], pattern: /商业|企业|公司|工商户/ },
  {
    value: 'otherOrganisation',
    also: ['其他'],
    pattern: /^其他|其它|其他组织|机关|事业单位|村委|居委|合作社/,
  },
]

/** "法人", "法人或其他组织" and the like say only that it is no person: undefined, so that the name decides. */
export function readCategory(text: string): ReadWord<ApplicantCategory> | null {
  if (/^(?:法人|组织|单位|法人(?:或|或者|、)其他组织)$/.test(text.normalize('NFKC').replaceAll(/\s+/g, '')))
    return null
  return readWord(categoryNames, categories, text.replace(/^法人(?:或|或者)其他组织[-—:：·]?/, ''))
}

const organisations: readonly { readonly category: ApplicantCategory; readonly pattern: RegExp }[] = [
  { category: 'legalService', pattern: /律师事务所|法律服务所|公证处|司法鉴定/ },
  { category: 'research', pattern: /大学|学院|研究院|研究所|研究中心|科学院|实验室/ },
  { category: 'charity', pattern: /基金会|慈善|公益|志愿|协会|学会|联合会|促进会/ },
  {
    category: 'business',
    pattern: /公司|集团|企业|厂$|厂（|商行|商店|商场|超市|酒店|饭店|银行|经营部|工作室|门市部|个体/,
  },
  {
    category: 'otherOrganisation',
    pattern:
      /合作社|委员会|村民小组|业委会|居委会|村委会|局$|医院|学校|中学|小学|幼儿园|政府|工会|中心$|政协|法院/,
  },
]

/** By the applicant's name, where no column says it. */
export function categoryOfName(name: string): ReadWord<ApplicantCategory> | null {
  const plain = name.normalize('NFKC').replaceAll(/\s+/g, '')
  const organisation = organisations.find(({ pattern }) => pattern.test(plain))
  const category =
    organisation?.category ?? (/^[\p{Script=Han}·]{2,4}(?:等\S{0,6})?$/u.test(plain) ? 'naturalPerson' : null)
  if (category === null) return null
  // The name is personal data and does not stand in what is told.
  return { value: category, guessed: `没有申请人类型，按名称看是“${categoryNames[category]}”` }
}

const supplyForms: readonly Words<SupplyForm>[] = [
  {
    value: 'inspection',
    also: ['查阅', '抄录', '当场阅读、抄录', '当场阅读', '阅览'],
    pattern: /阅|抄录|查看/,
  },
  { value: 'disc', also: [], pattern: /光盘|磁盘|U盘|拷贝/i },
  { value: 'electronic', also: ['电子', '电子版', '电子文档'], pattern: /电子|邮件|网/ },
  { value: 'paper', also: ['纸面', '纸质版', '纸质件', '复印件'], pattern: /纸|书面|复印|打印/ },
]
export const readSupplyForm = (text: string) => readWord(supplyFormNames, supplyForms, text)

const supplyRoutes: readonly Words<SupplyRoute>[] = [
  { value: 'email', also: ['邮箱', '电子邮箱'], pattern: /邮件|邮箱|e-?mail/i },
  { value: 'online', also: ['网上', '网上获取', '网站', '在线', '网上答复'], pattern: /网|在线|平台|系统/ },
  { value: 'on-site', also: ['当场', '现场'], pattern: /当场|现场|阅/ },
  { value: 'pick-up', also: ['自取', '领取', '自行领取', '当面领取'], pattern: /自取|领取|自行|当面/ },
  {
    value: 'post',
    also: ['邮寄', '挂号信', '快递', 'EMS', '邮寄送达', '邮政快递'],
    pattern: /邮|寄|快递|挂号/,
  },
]
export const readSupplyRoute = (text: string) => readWord(supplyRouteNames, supplyRoutes, text)

const serviceModes: readonly Words<ServiceMode>[] = [
  { value: 'email', also: ['邮箱', '电子邮箱'], pattern: /电子邮件|邮箱|e-?mail/i },
  {
    value: 'online',
    also: ['网上', '网上获取', '网站', '在线', '网上答复'],
    pattern: /网|在线|平台|系统|短信/,
  },
  { value: 'public-notice', also: ['公告'], pattern: /公告/ },
  {
    value: 'in-person',
    also: ['当面', '直接送达', '当面领取', '自取', '领取'],
    pattern: /当面|直接|现场|领取|自取|窗口|面交/,
  },
  {
    value: 'post',
    also: ['邮寄', '挂号信', '快递', 'EMS', '邮寄送达', '邮政快递'],
    pattern: /邮|寄|快递|挂号|EMS/i,
  },
]
export const readServiceMode = (text: string) => readWord(serviceModeNames, serviceModes, text)

/** 是 / 否, √ / ×; null where it is neither. */
export function readYes(text: string): 'yes' | 'no' | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '')
  if (/^(?:|否|无|不|未|没有|×|x|n|no|0|[-—–/\\.。])$/i.test(plain)) return 'no'
  if (/^(?:是|有|已|√|✓|v|y|yes|1|延期|已延期|延长|已延长).*$/i.test(plain)) return 'yes'
  return null
}

const remedyResults: readonly Words<RemedyResult>[] = [
  { value: 'not-accepted', also: [], pattern: /不予(?:受理|立案)/ },
  { value: 'application-rejected', also: [], pattern: /驳回(?:申请|复议申请|起诉)/ },
  { value: 'objection-dismissed', also: [], pattern: /驳回/ },
  { value: 'upheld', also: [], pattern: /维持/ },
  { value: 'held-unlawful', also: [], pattern: /确认.*违法/ },
  { value: 'held-void', also: [], pattern: /无效/ },
  { value: 'ordered-to-act', also: [], pattern: /责令|限期/ },
  { value: 'annulled', also: [], pattern: /撤销|纠正|败诉/ },
  { value: 'changed', also: [], pattern: /变更/ },
  { value: 'mediated', also: [], pattern: /调解|和解/ },
  { value: 'withdrawn', also: [], pattern: /撤回|撤诉|终止/ },
  { value: 'transferred', also: [], pattern: /移送/ },
]

export interface ReadRemedy {
  /** null = 尚未审结 */
  readonly result: RemedyResult | null
  readonly guessed: string | null
}

/** What a cell under 复议, 诉讼 says; null = there was none; undefined = cannot be read. */
export function readRemedy(text: string): ReadRemedy | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '')
  if (readYes(plain) === 'no' || /^未(?:申请|提起|复议|诉讼|发生)/.test(plain)) return null
  if (/未审结|未结|审理中|在审|办理中|已受理|待审|尚未/.test(plain)) return { result: null, guessed: null }
  const result = readWord(
    remedyResultNames,
    remedyResults,
    plain.replaceAll(/[\d年月日./-]|于|结果为?|[,，;；。:：]/g, ''),
  )
  return result === null ? undefined : { result: result.value, guessed: result.guessed }
}
