/** A row of a 台账 → the facts it tells, each on its day. What the row does not tell is not made up. */

import type { OutcomeCode } from '../../../law/outcome-codes.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { answerOfOutcome } from '../outcome-answer.ts'
import { receiptRule } from '../receipt.ts'
import type { RequestEvent, RequestFact, ServiceMode } from '../request-event.ts'
import type { SheetColumn } from './sheet-columns.ts'
import type { RemedyOfLine, SheetLine } from './sheet-line.ts'

export interface LineEvents {
  readonly events: readonly RequestEvent[]
  /** What had to be taken for granted; Chinese, by column. */
  readonly assumed: readonly { readonly column: SheetColumn; readonly message: string }[]
  /** What cannot be. With one of these the events are not to be kept. */
  readonly refused: readonly { readonly column: SheetColumn; readonly message: string }[]
}

/** 答复 in the row: its day and code are known. */
interface Answered {
  readonly on: LocalDate
  readonly code: OutcomeCode
  readonly withdrawn: 'yes' | 'no'
}

const itemId = '1'

/** `extensionDays`: the longest the law allows, because a 台账 does not say how many were given. */
export function eventsOfLine(
  line: SheetLine,
  told: { readonly number: string; readonly contentDigest: string; readonly extensionDays: number },
): LineEvents {
  const notes: Notes = { assumed: [], refused: [] }
  const received = line.receivedOn ?? line.arrivedOn
  if (received === null) return refusal('receivedOn', '没有收到申请的日期')
  if (line.category === null) return refusal('category', '没有申请人类型')
  if (line.sought === '') return refusal('sought', '没有申请内容')
  const answered = answerOf(line, notes)
  const events = [
    ...registration(line, { ...told, received, category: line.category }, notes),
    ...way(line, told.extensionDays, answered, notes),
    ...(answered === null ? [] : ending(line, answered, notes)),
    ...remedies(line, notes),
  ]
  return { events, ...notes }
}

interface Notes {
  readonly assumed: LineEvents['assumed'][number][]
  readonly refused: LineEvents['refused'][number][]
}

function refusal(column: SheetColumn, message: string): LineEvents {
  return { events: [], assumed: [], refused: [{ column, message }] }
}

function answerOf({ outcome, repliedOn }: SheetLine, { refused }: Notes): Answered | null {
  if (outcome.kind === 'open' && repliedOn === null) return null
  if (outcome.kind === 'open') {
    refused.push({ column: 'outcome', message: '有答复日期，没有办理结果' })
    return null
  }
  if (repliedOn === null) {
    refused.push({ column: 'repliedOn', message: '有办理结果，没有答复日期' })
    return null
  }
  return { on: repliedOn, code: outcome.code, withdrawn: outcome.withdrawn }
}

/** Registration so that article 31 yields the day of receipt that the row tells. */
function registration(
  line: SheetLine,
  told: {
    readonly number: string
    readonly contentDigest: string
    readonly received: LocalDate
    readonly category: NonNullable<SheetLine['category']>
  },
  { assumed, refused }: Notes,
): RequestEvent[] {
  const { received, category, number, contentDigest } = told
  const channel = line.channel ?? (line.courierNumber === '' ? 'in-person' : 'signed-mail')
  if (line.channel === null) {
    const name = channel === 'in-person' ? '当面提交' : '挂号信、快递'
    assumed.push({ column: 'channel', message: `没有申请方式，按${name}记` })
  }
  if (line.arrivedOn !== null && line.arrivedOn > received)
    refused.push({ column: 'receivedOn', message: `收到日期 ${received} 早于申请日期 ${line.arrivedOn}` })
  const isConfirmed = receiptRule(channel).receivedWhen === 'confirmed'
  const arrivedOn = isConfirmed ? (line.arrivedOn ?? received) : received
  const registered: RequestFact = {
    type: 'request-registered',
    kind: 'disclosure',
    number,
    channel,
    arrivedOn,
    signedOn: channel === 'signed-mail' ? received : null,
    courierNumber: line.courierNumber,
    category,
    onBehalf: line.applicant['applicant.agent'] === undefined ? 'self' : 'agent',
    oral: 'no',
    assistance: '',
    items: [{ id: itemId, description: line.sought, documentNumber: line.documentNumber }],
    supplyForm: line.supplyForm ?? 'paper',
    supplyRoute: line.supplyRoute ?? 'post',
    suggestsPublication: 'no',
    contentDigest,
  }
  const confirmed: RequestFact = {
    type: 'receipt-confirmed',
    how: channel === 'internet' ? 'online' : 'phone',
    note: '',
  }
  const handed: RequestFact = { type: 'handed-to-unit', unit: line.unit, note: line.handler }
  return [
    { on: arrivedOn, ...registered },
    ...(isConfirmed ? [{ on: received, ...confirmed }] : []),
    ...(line.unit === '' ? [] : [{ on: received, ...handed }]),
  ]
}

/** Correction, consultation, extension on the way. */
function way(
  line: SheetLine,
  extensionDays: number,
  answered: Answered | null,
  notes: Notes,
): RequestEvent[] {
  return [
    ...supplement(line, answered, notes),
    ...consultation(line, answered, notes),
    ...extension(line, extensionDays, notes),
  ]
}

function supplement(line: SheetLine, answered: Answered | null, { assumed, refused }: Notes): RequestEvent[] {
  const { supplementOn, supplementedOn, supplementUntil } = line
  if (supplementOn === null) {
    if (supplementedOn !== null)
      refused.push({ column: 'supplementOn', message: '有收到补正的日期，没有告知补正的日期' })
    return []
  }
  const until = supplementUntil ?? supplementedOn ?? answered?.on ?? supplementOn
  if (supplementUntil === null)
    assumed.push({ column: 'supplementUntil', message: `没有补正期限，按 ${until} 记` })
  return [
    { on: supplementOn, type: 'supplement-requested', missing: '（台账没有载明）', until, letterId: null },
    ...(supplementedOn === null
      ? []
      : [{ on: supplementedOn, type: 'supplement-received', items: itemsOf(line) } as const]),
  ]
}

function consultation(
  line: SheetLine,
  answered: Answered | null,
  { assumed, refused }: Notes,
): RequestEvent[] {
  const { consultedOn, opinionOn } = line
  if (consultedOn === null) {
    if (opinionOn !== null)
      refused.push({ column: 'consultedOn', message: '有收到意见的日期，没有发出征求意见书的日期' })
    return []
  }
  const answer = answered?.code === 'C4' ? 'object' : answered === null ? 'none' : 'consent'
  if (opinionOn !== null)
    assumed.push({
      column: 'opinionOn',
      message: `没有写第三方的意见，按办理结果看是${{ object: '不同意', consent: '同意', none: '没有意见' }[answer]}`,
    })
  const named = { consultation: '1' } as const
  return [
    {
      on: consultedOn,
      type: 'consultation-sent',
      ...named,
      consulted: 'third-party',
      organName: '',
      about: '（台账没有载明）',
      letterId: null,
    },
    ...(opinionOn === null
      ? []
      : [{ on: opinionOn, type: 'consultation-answered', ...named, answer, grounds: '' } as const]),
  ]
}

function extension(line: SheetLine, workingDays: number, { assumed }: Notes): RequestEvent[] {
  if (line.extended === 'no') return []
  if (line.extensionOn === null) {
    assumed.push({ column: 'extensionOn', message: '写了延期，没有告知申请人的日期，没有记延期' })
    return []
  }
  const on = line.extensionOn
  return [
    { on, type: 'extension-proposed', workingDays, reason: '（台账没有载明）' },
    { on, type: 'extension-approved' },
    { on, type: 'extension-notified', letterId: null },
  ]
}

function ending(line: SheetLine, { on, code, withdrawn }: Answered, notes: Notes): RequestEvent[] {
  if (withdrawn === 'yes') return [{ on, type: 'request-withdrawn', note: line.reason }]
  if (code === 'F1' || code === 'F2' || code === 'F3')
    return [{ on, type: 'request-discontinued', code, note: line.reason }]
  const mode = serviceMode(line, notes)
  const reply = { letterId: null, letter: 'reply' } as const
  return [
    {
      on,
      type: 'decision-drafted',
      decision: {
        code,
        items: [{ itemId, answer: answerOfOutcome(code), says: line.reason }],
        grounds: [],
        reason: line.reason,
        particulars: line.replyNumber === '' ? {} : { 答复文号: line.replyNumber },
      },
    },
    { on, type: 'decision-signed', letterId: null },
    { on, type: 'letter-dispatched', ...reply, mode, carrier: '', trackingNumber: line.trackingNumber },
    // By post the day of posting counts, and when it arrived the 台账 does not say.
    ...(mode === 'post' ? [] : [{ on, type: 'letter-delivered', ...reply, proof: '' } as const]),
  ]
}

function serviceMode(line: SheetLine, { assumed }: Notes): ServiceMode {
  if (line.serviceMode !== null) return line.serviceMode
  if (line.trackingNumber !== '') return 'post'
  const byRoute = {
    post: 'post',
    email: 'email',
    online: 'online',
    'pick-up': 'in-person',
    'on-site': 'in-person',
  } as const
  const mode = line.supplyRoute === null ? 'in-person' : byRoute[line.supplyRoute]
  assumed.push({ column: 'serviceMode', message: '没有送达方式，以答复日期为答复之日' })
  return mode
}

function itemsOf({ sought, documentNumber }: SheetLine) {
  return [{ id: itemId, description: sought, documentNumber }]
}

function remedies({ reconsideration, litigation }: SheetLine, notes: Notes): RequestEvent[] {
  return [
    ...(reconsideration === null ? [] : remedy('reconsideration', reconsideration, null, notes)),
    ...(litigation === null
      ? []
      : remedy('litigation', litigation, reconsideration === null ? null : 'reconsideration-1', notes)),
  ]
}

function remedy(
  kind: 'reconsideration' | 'litigation',
  { on, result }: RemedyOfLine,
  after: string | null,
  { assumed }: Notes,
): RequestEvent[] {
  const id = `${kind}-1`
  if (result !== null)
    assumed.push({ column: kind, message: `${on} 按收到决定、判决的日期记，提出的日期没有载明，也记这一天` })
  return [
    {
      on,
      type: 'remedy-filed',
      remedy: id,
      remedyKind: kind,
      after,
      docket: '',
      before: '',
      procedure: 'unknown',
    },
    ...(result === null
      ? []
      : [{ on, type: 'remedy-decided', remedy: id, result, remake: 'no', note: '' } as const]),
  ]
}
