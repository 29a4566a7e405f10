/** Components of requests with an invented case, for the gallery. */

import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { workCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { checkCase } from '../../../../domain/requests/checks/check-case.ts'
import { requestCase } from '../../../../domain/requests/make-request-case.ts'
import { allowedActions } from '../../../../domain/requests/request-actions.ts'
import type { RecordedEvent, RequestCase } from '../../../../domain/requests/request-case.ts'
import type { Decision, RequestEvent } from '../../../../domain/requests/request-event.ts'
import { nationalYears } from '../../../../law/work-calendar/national-years.ts'
import type { RequestLine } from '../../../../usecases/request-ports.ts'
import { ClockBand } from '../../../components/clock/clock-band.tsx'
import { ClockSum } from '../../../components/clock/clock-sum.tsx'
import { DayList } from '../../../components/clock/day-list.tsx'
import { CaseActions } from '../requests/case/case-actions.tsx'
import { CaseCourse } from '../requests/case/case-course.tsx'
import { DecisionCard } from '../requests/decision-card.tsx'
import { FindingList } from '../requests/finding-list.tsx'
import { NotPossible } from '../requests/steps/not-possible.tsx'
import { OutcomeChoice } from '../requests/steps/outcome-choice.tsx'
import { WorkList } from '../requests/work-list.tsx'
import type { Example } from './examples.tsx'

const calendar = workCalendar(nationalYears)
const today: LocalDate = '2022-10-20'
const actorId = '00000000-0000-4000-8000-00000000000a'
const place = {
  regionId: '369900',
  organId: '00000000-0000-4000-8000-000000000001',
  requestId: '00000000-0000-4000-8000-000000000002',
}

const registration: RequestEvent = {
  type: 'request-registered',
  on: '2022-09-30',
  kind: 'disclosure',
  number: '临川公开〔2022〕31号',
  channel: 'signed-mail',
  arrivedOn: '2022-09-30',
  signedOn: '2022-09-30',
  courierNumber: 'EZ123456789CN',
  category: 'naturalPerson',
  onBehalf: 'self',
  oral: 'no',
  assistance: '',
  items: [{ id: '1', description: '青云路拓宽工程的竣工验收报告', documentNumber: '' }],
  supplyForm: 'paper',
  supplyRoute: 'post',
  suggestsPublication: 'no',
  contentDigest: '0'.repeat(64),
}

const consulted: readonly RequestEvent[] = [
  {
    type: 'consultation-sent',
    on: '2022-10-10',
    consultation: 'a',
    consulted: 'third-party',
    organName: '',
    about: '工程造价',
    letterId: null,
  },
  {
    type: 'consultation-answered',
    on: '2022-10-17',
    consultation: 'a',
    answer: 'object',
    grounds: '属于商业秘密',
  },
]

const decision: Decision = {
  code: 'B2',
  items: [{ itemId: '1', answer: 'given-in-part', says: '提供验收结论，不提供造价明细。' }],
  grounds: [{ instrument: 'disclosure-regulation', article: 37, paragraph: null, item: null }],
  reason: '造价明细是施工单位采取保密措施的经营信息。',
  particulars: { givenContent: '验收结论', withheldContent: '造价明细' },
}

function caseOf(events: readonly RequestEvent[], on: LocalDate = today): RequestCase {
  const recorded = [registration, ...events].map(
    (event, index): RecordedEvent => ({
      ...event,
      sequence: index + 1,
      recordedAt: `${event.on}T02:00:00.000Z`,
      actorId,
      supersedes: null,
    }),
  )
  return requestCase(place, recorded, calendar, on)
}

const drawClock = (made: RequestCase, on: LocalDate) =>
  made.clock?.ok === true && (
    <>
      <ClockSum clock={made.clock} />
      <ClockBand clock={made.clock} today={on} calendar={calendar} />
      <DayList days={made.clock.days} due={made.clock.due} initially="closed" />
    </>
  )

const line: RequestLine = {
  ...place,
  number: '临川公开〔2022〕31号',
  kind: 'disclosure',
  category: 'naturalPerson',
  title: '青云路拓宽工程的竣工验收报告',
  unit: '规划科',
  registeredOn: '2022-09-30',
  received: '2022-09-30',
  due: '2022-11-02',
  provisional: false,
  lifecycle: 'processing',
  outcome: null,
  closedOn: null,
}

export const requestExamples: readonly Example[] = [
  { id: 'clock', title: '期限：办理中，跨国庆调休', draw: () => drawClock(caseOf([]), today) },
  { id: 'clock-consulted', title: '期限：征求意见', draw: () => drawClock(caseOf(consulted), today) },
  {
    id: 'clock-waiting',
    title: '期限：等申请人补正',
    draw: () =>
      drawClock(
        caseOf([
          {
            type: 'supplement-requested',
            on: '2022-10-11',
            missing: '年份',
            until: '2022-10-25',
            letterId: null,
          },
        ]),
        today,
      ),
  },
  {
    id: 'clock-overdue',
    title: '期限：已逾期',
    draw: () => drawClock(caseOf([], '2022-11-10'), '2022-11-10'),
  },
  {
    id: 'work-list',
    title: '申请清单',
    draw: () => (
      <WorkList
        caption="申请"
        requests={[
          { ...line, due: '2022-10-18' },
          { ...line, due: '2022-10-20' },
          { ...line, due: '2022-10-24', provisional: true },
          line,
          { ...line, due: null, lifecycle: 'waiting-for-applicant' },
          { ...line, due: null, received: null, lifecycle: 'registered' },
          { ...line, lifecycle: 'closed', outcome: 'B1', closedOn: '2022-10-19' },
        ]}
        calendarOf={() => calendar}
        today={today}
        empty=""
      />
    ),
  },
  {
    id: 'case-course',
    title: '办理经过',
    draw: () => <CaseCourse case={caseOf(consulted)} nameOf={() => '沈岚'} />,
  },
  {
    id: 'case-actions',
    title: '现在可以做的和不能做的',
    draw: () => {
      const made = caseOf(consulted)
      const actions = allowedActions(made, { today, actorId, calendar })
      return <CaseActions viewed={{ actions, case: made }} path="/gallery" />
    },
  },
  {
    id: 'decision-card',
    title: '拟办意见',
    draw: () => <DecisionCard case={caseOf([])} decision={decision} heading="拟办意见" />,
  },
  {
    id: 'not-possible',
    title: '现在不能做的步骤',
    draw: () => {
      const made = caseOf([])
      const refused = allowedActions(made, { today, actorId, calendar }).find(
        ({ type }) => type === 'extension-notified',
      )?.allowed
      return refused === undefined || refused === true ? null : <NotPossible refusal={refused} />
    },
  },
  {
    id: 'outcome-choice',
    title: '选择处理结果',
    draw: () => <OutcomeChoice path="/gallery" now="B2" />,
  },
  {
    id: 'finding-list',
    title: '自查发现',
    draw: () => <FindingList findings={checkCase(caseOf([], '2022-11-10'), calendar, '2022-11-10')} />,
  },
]
