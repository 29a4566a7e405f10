// An office as the table of actions lets it work: requests come in, and every day something that is allowed is done.
import assert from 'node:assert/strict'
import { addDays, type LocalDate, yearOf } from '../../src/domain/calendar/local-date.ts'
import { nationalCalendar } from '../../src/domain/calendar/national-calendar.ts'
import { ownMotion } from '../../src/domain/requests/actions/remedy-actions.ts'
import { decideCorrection, decideStep } from '../../src/domain/requests/decide-step.ts'
import { requestFee } from '../../src/domain/requests/fee.ts'
import { requestCase } from '../../src/domain/requests/make-request-case.ts'
import { countedRemedies, remedyNumbers } from '../../src/domain/requests/remedy-numbers.ts'
import { allowedActions } from '../../src/domain/requests/request-actions.ts'
import type { RecordedEvent, RequestCase } from '../../src/domain/requests/request-case.ts'
import type {
  Decision,
  RequestEvent,
  RequestEventType,
  RequestFact,
  SoughtItem,
} from '../../src/domain/requests/request-event.ts'
import { countedRequest, figure, requestNumbers } from '../../src/domain/requests/request-numbers.ts'
import { form2021 } from '../../src/law/annual-report-format-2021/form.ts'
import { outcomes } from '../../src/law/outcome-codes.ts'
import { remedyOutcomes } from '../../src/law/remedy-outcomes.ts'
import { type Chance, chance } from './chance.ts'
import { exampleDecision, examplePlace, fact } from './example-request.ts'
import { intakeChannels } from './intake-channels.ts'

export interface SimulatedOffice {
  readonly cases: readonly RequestCase[]
  /** The whole log of each case, entries that were mended included. */
  readonly logs: readonly (readonly RecordedEvent[])[]
  readonly years: readonly number[]
  /** Last day of the simulation. */
  readonly until: LocalDate
  /** How many steps the table let through and refused. */
  readonly taken: number
  readonly refused: number
}

const categories = [
  'naturalPerson',
  'business',
  'research',
  'charity',
  'legalService',
  'otherOrganisation',
] as const

/** An office over three years, of so many requests. */
export function simulateOffice(seed: number, requests = 40): SimulatedOffice {
  const luck = chance(seed)
  const first = luck.between(2019, 2023)
  const years = [first, first + 1, first + 2]
  const until: LocalDate = `${first + 2}-12-31`
  let [taken, refused] = [0, 0]
  const made = Array.from({ length: requests }, (_, index) => {
    const office = new CaseAtWork(luck, index, addDays(`${first}-06-01`, luck.between(0, 900)), until)
    office.work()
    taken += office.taken
    refused += office.refused
    return office
  })
  return {
    cases: made.map((each) => each.standing(until)),
    logs: made.map(({ log }) => log),
    years,
    until,
    taken,
    refused,
  }
}

/** How gladly each thing is done; what is not named is done seldom. */
const weights: Readonly<Partial<Record<RequestEventType, number>>> = {
  'receipt-confirmed': 20,
  'decision-drafted': 4,
  'decision-reviewed': 10,
  'secrecy-reviewed': 10,
  'decision-signed': 20,
  'letter-dispatched': 10,
  'letter-delivered': 10,
  'search-recorded': 3,
  'supplement-received': 6,
  'supplement-lapsed': 6,
  'extension-approved': 5,
  'extension-notified': 10,
  'consultation-delivered': 8,
  'consultation-answered': 10,
  'fee-notice-delivered': 8,
  'fee-paid': 5,
  'fee-lapsed': 8,
  'reasons-judged': 5,
  'reply-reopened': 10,
  'remedy-decided': 5,
  'request-withdrawn': 0.3,
  'request-discontinued': 3,
  'case-archived': 0.5,
}

class CaseAtWork {
  readonly log: RecordedEvent[] = []
  taken = 0
  refused = 0
  readonly #luck: Chance
  readonly #until: LocalDate
  readonly #id: string
  #today: LocalDate

  constructor(luck: Chance, index: number, arrived: LocalDate, until: LocalDate) {
    this.#luck = luck
    this.#until = until
    this.#id = `a2000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    this.#today = arrived
    const channel = luck.pick(intakeChannels)
    const items: SoughtItem[] = Array.from({ length: luck.between(1, 3) }, (_, at) => ({
      id: `i${at}`,
      description: `第${index}件申请要的第${at + 1}份合同`,
      documentNumber: '',
    }))
    const registration = fact('request-registered', arrived, {
      channel,
      arrivedOn: arrived,
      signedOn: channel === 'signed-mail' ? addDays(arrived, luck.between(0, 2)) : null,
      kind: luck.happens(0.05) ? 'correction' : 'disclosure',
      category: luck.pick(categories),
      suggestsPublication: luck.happens(0.1) ? 'yes' : 'no',
      items,
    })
    this.#enter(registration, null)
  }

  standing(asOf: LocalDate): RequestCase {
    return requestCase({ ...examplePlace, requestId: this.#id }, this.log, nationalCalendar, asOf)
  }

  /** Does something allowed every few days until the case is put away or time is up. */
  work(): void {
    for (let steps = 0; steps < 60; steps++) {
      this.#today = addDays(this.#today, this.#luck.between(0, this.#luck.happens(0.1) ? 45 : 6))
      if (this.#today > this.#until) return
      const standing = this.standing(this.#today)
      if (standing.lifecycle === 'archived') return
      if (this.#luck.happens(0.03)) this.#mend(standing)
      else this.#step(standing)
    }
  }

  #step(standing: RequestCase): void {
    // Whoever may: the reviewer sees as allowed what the one who drafted may not do.
    const context = { today: this.#today, actorId: 'somebody', calendar: nationalCalendar }
    const open = allowedActions(standing, context).filter(({ allowed }) => allowed === true)
    const type = this.#pickWeighted(open.map((action) => action.type))
    const what = payload(type, standing, this.#luck, this.#today)
    if (what === null) return
    // Now and then entered late: it took effect some days ago.
    const on = this.#luck.happens(0.15) ? addDays(this.#today, -this.#luck.between(1, 5)) : this.#today
    const decided = decideStep(standing, what, on, { ...context, actorId: actorOf(type) })
    if (!decided.ok) {
      this.refused += 1
      return
    }
    this.taken += 1
    for (const event of decided.events) this.#enter(event, null)
  }

  /** Moves an entry by a day or takes it back. */
  #mend(standing: RequestCase): void {
    const entry = this.#luck.pick(standing.events)
    const { sequence, recordedAt, actorId, supersedes, on, ...what } = entry
    assert.ok(recordedAt !== '' && (supersedes === null || supersedes < sequence))
    const context = { today: this.#today, actorId, calendar: nationalCalendar }
    const mended: RequestFact = this.#luck.happens(0.3)
      ? { type: 'entry-revoked', reason: '记错了案件' }
      : what
    const day = mended.type === 'entry-revoked' ? this.#today : addDays(on, this.#luck.between(-1, 1))
    const decided = decideCorrection(standing, sequence, mended, day, context)
    if (!decided.ok) {
      this.refused += 1
      return
    }
    this.taken += 1
    for (const event of decided.events) this.#enter(event, sequence)
  }

  #pickWeighted(types: readonly RequestEventType[]): RequestEventType {
    const total = types.reduce((sum, type) => sum + (weights[type] ?? 1), 0)
    let left = (this.#luck.between(0, 9999) / 10_000) * total
    for (const type of types) {
      left -= weights[type] ?? 1
      if (left < 0) return type
    }
    return this.#luck.pick(types)
  }

  #enter(event: RequestEvent, supersedes: number | null): void {
    this.log.push({
      ...event,
      sequence: this.log.length + 1,
      recordedAt: `${this.#today}T09:00:00+08:00`,
      actorId: actorOf(event.type),
      supersedes,
    })
  }
}

function actorOf(type: RequestEventType): string {
  return ['decision-reviewed', 'secrecy-reviewed', 'decision-signed'].includes(type) ? type : 'handler'
}

/** What the fact says, fitted to the case; null = nothing sensible to say. */
function payload(
  type: RequestEventType,
  standing: RequestCase,
  luck: Chance,
  today: LocalDate,
): RequestFact | null {
  const made = (more: object): RequestFact => {
    const { on: _, ...rest } = { ...fact(type, today), ...more }
    return rest as RequestFact // the payload of `type`, as `fact` made it
  }
  const { consultations, remedies } = standing
  switch (type) {
    case 'supplement-requested':
      return made({ until: addDays(today, luck.between(5, 20)) })
    case 'supplement-received':
      return made({ items: luck.happens(0.5) ? [] : standing.items })
    case 'supplement-lapsed':
      return made(luck.happens(0.2) ? { excused: 'yes', note: '住院' } : {})
    case 'extension-proposed':
      return made({ workingDays: luck.between(1, 21) })
    case 'consultation-sent': {
      const consulted = luck.pick(['third-party', 'co-maker', 'other-organ'] as const)
      const organName = consulted === 'third-party' ? '' : '示例区财政局'
      return made({ consultation: `c${consultations.length}`, consulted, organName })
    }
    case 'consultation-delivered':
    case 'override-notified':
      return consultations.length === 0 ? null : made({ consultation: luck.pick(consultations).id })
    case 'consultation-answered': {
      const open = consultations.filter(({ answered }) => answered === null)
      const answer = luck.pick(['consent', 'object', 'none'] as const)
      return open.length === 0 ? null : made({ consultation: luck.pick(open).id, answer })
    }
    case 'reasons-judged':
      return made({ reasonable: luck.pick(['yes', 'no'] as const) })
    case 'reasonable-period-set':
      return made({ until: addDays(today, luck.between(20, 90)) })
    case 'fee-noticed': {
      const method = luck.pick(['per-item', 'per-page'] as const)
      const count = luck.between(1, method === 'per-item' ? 50 : 300)
      const due = requestFee(method, count)
      return made({ method, count, yuan: due.ok ? due.yuan : 0 })
    }
    case 'decision-drafted':
      return made({ decision: decisionFor(standing, luck) })
    case 'secrecy-reviewed':
      return made({ passes: luck.happens(0.9) ? 'yes' : 'no' })
    case 'letter-issued':
      return made({ number: `示公开〔2025〕${luck.between(1, 9999)}号` })
    case 'letter-dispatched': {
      const mode = luck.pick(['in-person', 'post', 'post', 'online', 'email'] as const)
      const letter = standing.kind === 'correction' ? 'correction-reply' : 'reply'
      return standing.review.signed === null ? null : made({ mode, letter })
    }
    case 'letter-delivered':
    case 'letter-returned': {
      const sent = standing.events.filter((event) => event.type === 'letter-dispatched').at(-1)
      return sent?.type === 'letter-dispatched' ? made({ letter: sent.letter }) : null
    }
    case 'request-discontinued': {
      const lapsed = standing.events.findLast(({ type: each }) => each.endsWith('-lapsed'))
      const code = lapsed === undefined ? 'F3' : lapsed.type === 'fee-lapsed' ? 'F2' : 'F1'
      return code === 'F3' && luck.happens(0.9) ? null : made({ code, note: '其他处理' })
    }
    case 'publication-decided':
      return made({ publish: luck.pick(['yes', 'no'] as const), reason: '涉及个人' })
    case 'remedy-filed': {
      const review = remedies.find(({ filed }) => filed.remedyKind === 'reconsideration')
      const remedyKind = luck.pick(['reconsideration', 'litigation'] as const)
      const after = remedyKind === 'litigation' && luck.happens(0.5) ? (review?.id ?? null) : null
      return remedies.length > 3 ? null : made({ remedy: `r${remedies.length}`, remedyKind, after })
    }
    case 'remedy-notice-received':
    case 'remedy-answered':
      return remedies.length === 0 ? null : made({ remedy: luck.pick(remedies).id })
    case 'reply-reopened': {
      if (luck.happens(0.02)) return made({ remedy: ownMotion, reason: '发现原答复有误' })
      return remedies.length === 0 ? null : made({ remedy: luck.pick(remedies).id })
    }
    case 'remedy-decided': {
      const open = remedies.filter(({ decided }) => decided === null)
      if (open.length === 0) return null
      const { id, filed } = luck.pick(open)
      const line = luck.pick(remedyOutcomes.filter(({ remedyKind }) => remedyKind === filed.remedyKind))
      const remake = line.mayOrderRemake === 'yes' && luck.happens(0.8) ? 'yes' : 'no'
      return made({ remedy: id, result: line.result, remake })
    }
    default:
      return made({})
  }
}

/** A decision of any code, with an answer to every item. */
function decisionFor({ items, events }: RequestCase, luck: Chance): Decision {
  const has = (type: RequestEventType) => events.some((event) => event.type === type)
  const fitting = [
    ...(has('reasons-judged') ? (['E4'] as const) : []),
    ...(has('supplement-received') ? (['D3'] as const) : []),
  ]
  const code = fitting.length > 0 && luck.happens(0.4) ? luck.pick(fitting) : luck.pick(outcomes).code
  const made = exampleDecision(code)
  return { ...made, items: items.flatMap(({ id }) => made.items.map((item) => ({ ...item, itemId: id }))) }
}

/** Simulates an office and holds every year against the balances of the form. Throws where one does not hold. */
export function balanceYears(seed: number): SimulatedOffice {
  const office = simulateOffice(seed)
  const requests = office.cases.map(countedRequest)
  let carriedOut: ReadonlyMap<string, number> | null = null
  for (const year of office.years) {
    const numbers = requestNumbers(requests, year)
    for (const rule of form2021.balances.filter(({ table }) => table === 'requests')) {
      const across = rule.along === 'columns' ? columnCodes : rowCodes
      for (const line of across) {
        const value = (code: string) =>
          rule.along === 'columns' ? figure(numbers, code, line) : figure(numbers, line, code)
        assert.equal(
          sum(rule.left.map(value)),
          sum(rule.right.map(value)),
          `${rule.id} ${line} of ${seed}, ${year}`,
        )
      }
    }
    for (const column of columnCodes) {
      if (carriedOut !== null)
        assert.equal(
          figure(numbers, 'carriedIn', column),
          carriedOut.get(column),
          `chain of ${seed}, ${year}`,
        )
    }
    carriedOut = new Map(columnCodes.map((column) => [column, figure(numbers, 'carriedOut', column)]))
    const received = office.cases.filter(
      ({ kind, received: on }) => kind === 'disclosure' && on !== null && yearOf(on) === year,
    )
    assert.equal(figure(numbers, 'newlyReceived', 'total'), received.length, `new of ${seed}, ${year}`)
    balanceRemedies(office, year)
  }
  return office
}

/** 表四: totals, and whatever was pending is within the next year. */
function balanceRemedies(office: SimulatedOffice, year: number): void {
  const remedies = office.cases.flatMap(countedRemedies)
  const [numbers, next] = [remedyNumbers(remedies, year), remedyNumbers(remedies, year + 1)]
  for (const [row, cells] of numbers) {
    const count = (column: string) => cells.get(column)?.length ?? 0
    assert.equal(
      count('total'),
      count('upheld') + count('corrected') + count('other') + count('pending'),
      row,
    )
    const later = new Set(next.get(row)?.get('total'))
    for (const id of cells.get('pending') ?? [])
      assert.ok(later.has(id), `${id} is pending in ${year} and gone`)
  }
}

const table = form2021.tables.find(({ code }) => code === 'requests')
const columnCodes: readonly string[] = table?.blocks[0]?.columns.map(({ code }) => code) ?? []
const rowCodes: readonly string[] = table?.blocks.flatMap(({ rows }) => rows.map(({ code }) => code)) ?? []

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
