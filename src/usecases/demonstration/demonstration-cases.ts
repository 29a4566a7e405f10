/** 演示案件: every case of the demonstration, the same in every installation but for the day it is counted from. */

import { type LocalDate, yearOf } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { RemedyResult } from '../../domain/requests/request-event.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'
import { casesOfTable, completedTable, type RequestTable } from './cases-of-table.ts'
import { type Chance, chanceOf } from './chance.ts'
import { reportingOrgans } from './demonstration-organs.ts'
import { inventedApplicant } from './invented-applicants.ts'
import type { CaseOutline, InventedCase, InventedStep, Stage } from './invented-case.ts'
import { workingDayBefore } from './invented-days.ts'
import { soughtFor } from './invented-subjects.ts'
import { inventedTables } from './invented-tables.ts'
import { type OpenCase, openCases } from './open-cases.ts'
import { objectionDay, type PlayedRemedy, playFile, playRemedy, suitDay } from './play-afterwards.ts'
import { closingDay, playToTheEnd, wayOf } from './play-to-the-end.ts'

/** Where cases are played. */
type Place = Omit<Stage, 'calendar' | 'today'>

const offices: Place = {
  ...reportingOrgans['baoshan-sh-offices-2021.txt'],
  subjects: 'offices',
  reviewedBy: '上海市宝山区人民政府',
  court: '虚构铁路运输法院',
}
const places: Readonly<Record<keyof typeof reportingOrgans, Place>> = {
  'baoshan-sh-offices-2021.txt': offices,
  'baoshan-sh-service-centre-2021.txt': {
    ...reportingOrgans['baoshan-sh-service-centre-2021.txt'],
    subjects: 'services',
    reviewedBy: '上海市宝山区人民政府',
    court: '虚构铁路运输法院',
  },
  'baoshan-hlj-district-2021.txt': {
    ...reportingOrgans['baoshan-hlj-district-2021.txt'],
    subjects: 'district',
    reviewedBy: '双鸭山市人民政府',
    court: '虚构市中级人民法院',
  },
  'hongqi-subdistrict-2021.txt': {
    ...reportingOrgans['hongqi-subdistrict-2021.txt'],
    subjects: 'subdistrict',
    reviewedBy: '双鸭山市宝山区人民政府',
    court: '虚构区人民法院',
  },
  'haidong-offices-2021.txt': {
    ...reportingOrgans['haidong-offices-2021.txt'],
    subjects: 'offices',
    reviewedBy: '海东市人民政府',
    court: '虚构市中级人民法院',
  },
}

export interface DemonstrationYear {
  readonly calendar: WorkCalendar
  readonly today: LocalDate
  /** 表三 of the published reports by the file they were read from. */
  readonly published: Readonly<Record<string, RequestTable>>
  /** Of those reports. */
  readonly publishedYear: number
}

/** Every case, in the order in which it came in. */
export function demonstrationCases(given: DemonstrationYear): InventedCase[] {
  const { calendar, today } = given
  const askedNow = (index: number, code: OutcomeCode = 'B1') =>
    soughtFor(offices.subjects, code, index, yearOf(today) + 1)
  const stageOf = (place: Place): Stage => ({ ...place, calendar, today })
  const cases = [
    ...Object.entries(places).flatMap(([file, place]) => {
      const table = given.published[file]
      return table === undefined
        ? []
        : yearOfCases(completedTable(table), given.publishedYear, stageOf(place), [])
    }),
    ...inventedTables(yearOf(today) - 1).flatMap(({ file, year, table }) =>
      yearOfCases(table, year, stageOf(places[file]), remediesOfYear),
    ),
    ...runningYear(stageOf(offices)),
    ...openCases(stageOf(offices), askedNow).map((open, index) => fromOpen(open, index, stageOf(offices))),
  ]
  return cases
    .filter(({ arrivedOn }) => arrivedOn <= today)
    .toSorted((a, b) => (a.arrivedOn < b.arrivedOn ? -1 : a.arrivedOn > b.arrivedOn ? 1 : 0))
}

/** A year's cases whose 表三 is the table where it balances; with `remedies` some of them go on to court. */
function yearOfCases(
  table: RequestTable,
  year: number,
  stage: Stage,
  remedies: readonly RemedyOf[],
): InventedCase[] {
  const key = `${stage.organId.slice(-12)}-${year}`
  const chance = chanceOf(key)
  return casesOfTable(table, { year, key, chance }, stage).map((outline, index) => {
    const sought = soughtFor(stage.subjects, outline.code, index, year)
    const steps = playToTheEnd(outline, sought, stage)
    const remedy = remedies.find(({ code }) => code === outline.code)
    const closed = closingDay(outline.received, outline.way, stage)
    const fought = remedy?.play(closed, stage) ?? { steps: [], decided: closed }
    const all = [...steps, ...fought.steps, ...playFile(fought.decided, stage)]
    return caseOf(outline, { sought, steps: all, number: index }, chance, stage)
  })
}

/** Which case of a year somebody objects to, and how that goes. */
interface RemedyOf {
  readonly code: OutcomeCode
  readonly play: (closed: LocalDate, stage: Stage) => PlayedRemedy
}

const remediesOfYear: readonly RemedyOf[] = [
  {
    code: 'C4',
    play: (closed, stage) => {
      const filed = objectionDay(closed, stage)
      const review = playRemedy(
        { id: 'fy1', kind: 'reconsideration', after: null, filed, result: 'upheld', remake: 'no' },
        stage,
      )
      const suit = {
        id: 'ss1',
        kind: 'litigation',
        after: 'fy1',
        filed: suitDay(review.decided, stage),
        result: 'objection-dismissed',
        remake: 'no',
      } as const
      const { steps, decided } = playRemedy(suit, stage)
      return { steps: [...review.steps, ...steps], decided }
    },
  },
  { code: 'C5', play: (closed, stage) => oneRemedy('reconsideration', 'held-unlawful', closed, stage) },
  { code: 'C6', play: (closed, stage) => oneRemedy('reconsideration', 'withdrawn', closed, stage) },
  { code: 'D2', play: (closed, stage) => oneRemedy('litigation', 'objection-dismissed', closed, stage) },
]

function oneRemedy(
  kind: 'reconsideration' | 'litigation',
  result: RemedyResult,
  closed: LocalDate,
  stage: Stage,
): PlayedRemedy {
  const filed = objectionDay(closed, stage)
  return playRemedy({ id: 'r1', kind, after: null, filed, result, remake: 'no' }, stage)
}

const codesOfRunningYear: readonly OutcomeCode[] = [
  'B1',
  'D1',
  'B1',
  'B2',
  'B1',
  'C5',
  'E1',
  'B1',
  'D1',
  'F3',
  'C4',
  'B1',
  'D2',
  'B2',
  'E2',
  'B1',
]
/** Working days between one case of the running year and the next, and from the last to today. */
const everyDays = 9
const lastAgo = 32

/** Answered cases of this year, from its beginning to a few weeks ago. */
function runningYear(stage: Stage): InventedCase[] {
  const chance = chanceOf('running')
  const from: LocalDate = `${yearOf(stage.today)}-01-01`
  const cases: InventedCase[] = []
  for (const [index, code] of codesOfRunningYear.entries()) {
    const received = workingDayBefore(stage.calendar, stage.today, lastAgo + index * everyDays)
    if (received < from) break
    const outline: CaseOutline = {
      key: `running-${index}`,
      category: index % 4 === 2 ? 'business' : 'naturalPerson',
      channel: index % 2 === 0 ? 'internet' : 'signed-mail',
      received,
      code,
      way: wayOf(code, index),
    }
    const sought = soughtFor(stage.subjects, code, index, yearOf(stage.today))
    const steps = playToTheEnd(outline, sought, stage)
    cases.push(caseOf(outline, { sought, steps, number: 100 + index }, chance, stage))
  }
  return cases
}

interface Told {
  readonly sought: string
  readonly steps: readonly InventedStep[]
  readonly number: number
}

function caseOf(outline: CaseOutline, told: Told, chance: Chance, stage: Stage): InventedCase {
  const { key, category, channel, received } = outline
  return {
    key,
    regionId: stage.regionId,
    organId: stage.organId,
    kind: 'disclosure',
    category,
    channel,
    arrivedOn: received,
    oral: 'no',
    assistance: '',
    suggestsPublication: 'no',
    applicant: inventedApplicant(category, told.number, chance),
    sought: [told.sought],
    steps: told.steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  }
}

function fromOpen({ outline, sought, steps, ...more }: OpenCase, index: number, stage: Stage): InventedCase {
  const made = caseOf(outline, { sought, steps, number: 200 + index }, chanceOf(outline.key), stage)
  const { kind = 'disclosure', oral = 'no', assistance = '', suggestsPublication = 'no' } = more
  return { ...made, kind, oral, assistance, suggestsPublication }
}
