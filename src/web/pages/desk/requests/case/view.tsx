import type { FC } from 'hono/jsx'
import { inChinese, type LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../../domain/citation-text.ts'
import { caseDates } from '../../../../../domain/requests/case-dates.ts'
import { outcomeName } from '../../../../../domain/requests/fact-details.ts'
import { categoryNames, lifecycleNames } from '../../../../../domain/requests/request-words.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DeskPage } from '../../../../components/kit/desk-page.tsx'
import { Tabs } from '../../../../components/kit/tabs.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'
import type { Shell } from '../../../../desk-visit.ts'
import { DaysLeft } from '../days-left.tsx'
import { pathOf } from '../request-address.ts'
import { CaseActions } from './case-actions.tsx'
import { CaseChecks } from './case-checks.tsx'
import { CaseClock } from './case-clock.tsx'
import { CaseCourse } from './case-course.tsx'
import { CaseLog } from './case-log.tsx'
import { type CaseTab, caseTabs } from './case-tabs.ts'
import { Consultations } from './consultations.tsx'
import { LettersAndFiles } from './letters-and-files.tsx'
import { Opinions } from './opinions.tsx'
import { Remedies } from './remedies.tsx'
import { RequestContents } from './request-contents.tsx'

export interface CaseViewProps {
  readonly shell: Shell
  readonly viewed: ViewedRequest
  readonly tab: CaseTab
  readonly today: LocalDate
  /** Who an account is. */
  readonly nameOf: (actorId: string) => string
}

/** One screen that answers: what is it, how long is left and why, what can I do now. */
export const CaseView: FC<CaseViewProps> = (props) => {
  const { shell, viewed, tab, today } = props
  const made = viewed.case
  const path = pathOf(made)
  return (
    <DeskPage title={made.registered.number} shell={shell}>
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <div class="page-head">
        <h1 class="case-heading">{made.registered.number}</h1>
        <p class="actions no-print">
          <a href={`${path}/letters`}>文书</a>
          {viewed.worksThere && <a href={`/releases/${made.regionId}/request/${made.requestId}`}>文件放行</a>}
          <a href={`${path}/receipt`}>回执</a>
          <a href={`${path}/case-file`}>案卷</a>
        </p>
      </div>
      <p class="case-gist">{made.items.map(({ description }) => description).join('；')}</p>
      <Standing {...props} />
      <Alarms viewed={viewed} today={today} />
      <div class="case-columns">
        <CaseClock viewed={viewed} today={today} />
        <CaseActions viewed={viewed} path={path} />
        <div class="case-side">
          <Tabs
            label="这件申请"
            tabs={tabNames.map((name) => ({
              href: name === 'course' ? path : `${path}?tab=${name}`,
              label: caseTabs[name],
              current: name === tab ? 'yes' : 'no',
            }))}
          />
          <Side {...props} />
        </div>
      </div>
    </DeskPage>
  )
}

const tabNames = Object.keys(caseTabs) as CaseTab[] // its own keys

const Side: FC<CaseViewProps> = (props) => {
  const { viewed, tab, nameOf } = props
  switch (tab) {
    case 'course':
      return <CaseCourse case={viewed.case} nameOf={nameOf} />
    case 'request':
      return <RequestContents viewed={viewed} />
    case 'letters':
      return <LettersAndFiles viewed={viewed} />
    case 'opinions':
      return <Opinions case={viewed.case} nameOf={nameOf} />
    case 'consultations':
      return <Consultations viewed={viewed} today={props.today} />
    case 'remedies':
      return <Remedies viewed={viewed} today={props.today} />
    case 'checks':
      return <CaseChecks viewed={viewed} today={props.today} />
    case 'log':
      return <CaseLog viewed={viewed} nameOf={nameOf} />
  }
}

const Standing: FC<CaseViewProps> = ({ viewed: { case: made, organ } }) => {
  const { clock, lifecycle, outcome, registered, unit, closedOn } = made
  const view = clock?.ok === true ? clock.view : null
  return (
    <p class="case-standing">
      <Tag tone={lifecycle === 'registered' || lifecycle === 'decided' ? 'open' : 'plain'}>
        {lifecycleNames[lifecycle]}
      </Tag>
      {view !== null && closedOn === null && clock?.ok === true && made.kind === 'disclosure' && (
        <DaysLeft
          left={clock.due === null ? null : view.remaining}
          overdue={view.status === 'overdue'}
          provisional={clock.provisional}
        />
      )}
      {outcome !== null && <span>{outcomeName(outcome.code)}</span>}
      {closedOn !== null && <span>{inChinese(closedOn)}办结</span>}
      <span class="quiet">
        {organ.name}
        {unit !== '' && ` · ${unit}`} · {categoryNames[registered.category]}
        {made.kind === 'correction' && ' · 更正申请'}
      </span>
    </p>
  )
}

const urgencies = { late: 'wrong', today: 'open', soon: 'open', notice: 'quiet' } as const
const urgencyWords = { late: '已过', today: '今天', soon: '将到', notice: '注意' } as const

const Alarms: FC<{ viewed: ViewedRequest; today: LocalDate }> = ({
  viewed: { alarms, case: made, calendar },
  today,
}) => {
  const dates = caseDates(made, calendar).filter(
    ({ on, code }) =>
      on >= today && code !== 'reply' && !alarms.some((alarm) => alarm.code === code && alarm.on === on),
  )
  if (alarms.length === 0 && dates.length === 0) return null
  return (
    <ul class="case-alarms">
      {alarms.map(({ urgency, message, cites }) => (
        <li>
          <Tag tone={urgencies[urgency]}>{urgencyWords[urgency]}</Tag> {message}
          {cites !== null && <span class="quiet">（{citationText(cites)}）</span>}
        </li>
      ))}
      {dates.map(({ name, on, cites, provisional }) => (
        <li>
          <Tag tone="quiet">期限</Tag> {name}：{inChinese(on)}
          {provisional && '（暂定）'}
          <span class="quiet">（{citationText(cites)}）</span>
        </li>
      ))}
    </ul>
  )
}
