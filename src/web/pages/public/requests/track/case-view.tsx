import type { Child, FC } from 'hono/jsx'
import { dayInChina } from '../../../../../domain/calendar/instant.ts'
import { inChinese, type LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../../domain/citation-text.ts'
import type { ApplicantDate } from '../../../../../domain/requests/applicant/applicant-dates.ts'
import { plainTimeline } from '../../../../../domain/requests/applicant/plain-timeline.ts'
import { silenceRemedies } from '../../../../../domain/requests/applicant/silence-remedies.ts'
import type { ReplyClock } from '../../../../../domain/requests/clock.ts'
import { letterKindNames, serviceModeNames } from '../../../../../domain/requests/request-words.ts'
import type { TrackedRequest } from '../../../../../usecases/requests/track-request.ts'
import { ClockBand } from '../../../../components/clock/clock-band.tsx'
import { ClockSum } from '../../../../components/clock/clock-sum.tsx'
import { DayList } from '../../../../components/clock/day-list.tsx'
import { Flash } from '../../../../components/kit/flash.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { SummaryList } from '../../../../components/kit/summary-list.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'
import { Timeline } from '../../../../components/kit/timeline.tsx'
import type { FormSecrets } from '../../../../desk-visit.ts'
import { sizeInWords } from '../draft/attachments.tsx'
import { RequestsPage } from '../frame.tsx'
import { OfficeContact } from '../other-ways.tsx'
import { attachmentText } from '../text.ts'
import { caseText as text } from './text.ts'

export interface CaseProps {
  readonly asset: (name: string) => string
  readonly form: FormSecrets
  readonly tracked: TrackedRequest
  readonly clock: ReplyClock | null
  readonly dates: readonly ApplicantDate[]
  readonly today: LocalDate
  readonly said: string | null
}

/** GET /requests/tracked: where it stands, what is to be done, what happened, when, what was sent. */
export const CaseView: FC<CaseProps> = (props) => {
  const { asset, tracked, clock, said } = props
  return (
    <RequestsPage title={tracked.number} asset={asset}>
      {said !== null && <Flash says={said} />}
      <h1>{tracked.number}</h1>
      <p class="lead">
        {tracked.organ.name}　
        <Tag tone={tracked.lifecycle === 'waiting-for-applicant' ? 'open' : 'plain'}>
          {text.lifecycle[tracked.lifecycle]}
        </Tag>
      </p>
      <ToDo {...props} />
      <Standing {...props} />
      <Clock clock={clock} tracked={tracked} today={props.today} />
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">{text.timeline}</h2>
        <Timeline
          entries={plainTimeline(tracked.events).map(({ on, title, text: says }) => ({
            at: on,
            shown: on,
            title,
            ...(says === '' ? {} : { text: says }),
          }))}
        />
      </section>
      <Letters tracked={tracked} />
      <Files tracked={tracked} />
      <Dates {...props} />
      <Others {...props} />
      <section aria-labelledby="contact-title">
        <h2 id="contact-title">{text.contact}</h2>
        <OfficeContact office={tracked.organ.office} />
      </section>
      <Leave form={props.form} />
    </RequestsPage>
  )
}

const addresses = {
  'supplement-received': '/requests/tracked/supplement',
  'request-withdrawn': '/requests/tracked/withdraw',
  'publication-suggested': '/requests/tracked/publication',
} as const

type ActionType = keyof typeof addresses

export function mayDo(tracked: TrackedRequest, type: ActionType): boolean {
  return tracked.actions.some((action) => action.type === type && action.allowed === true)
}

/** What the applicant has to do stands above everything else. */
const ToDo: FC<CaseProps> = ({ tracked, dates }) => {
  const asked = tracked.events.findLast((event) => event.type === 'supplement-requested')
  const until = dates.find(({ id }) => id === 'fee-until')
  if (asked?.type === 'supplement-requested' && mayDo(tracked, 'supplement-received'))
    return (
      <section class="outcome" aria-labelledby="todo-title">
        <h2 id="todo-title">{text.todo}</h2>
        <p>
          {asked.missing}（{inChinese(asked.until)}以前）
        </p>
        <p class="actions">
          <a class="button" href={addresses['supplement-received']}>
            {text.actions['supplement-received']}
          </a>
        </p>
      </section>
    )
  if (until === undefined) return null
  return (
    <section class="outcome" aria-labelledby="todo-title">
      <h2 id="todo-title">{text.todo}</h2>
      <p>
        缴纳信息处理费，{inChinese(until.on)}以前。{until.text}
      </p>
    </section>
  )
}

const Standing: FC<CaseProps> = ({ tracked }) => (
  <SummaryList
    rows={[
      { name: text.registered, value: <Day on={tracked.registeredOn} /> },
      {
        name: text.received,
        value: tracked.received === null ? text.notYet : <Day on={tracked.received} />,
      },
      ...(tracked.closedOn === null ? [] : [{ name: text.closed, value: <Day on={tracked.closedOn} /> }]),
      ...tracked.items.map(({ description, documentNumber }, index) => ({
        name: tracked.items.length === 1 ? text.sought : `第 ${index + 1} 项`,
        value: (
          <>
            <span class="sought">{description}</span>
            {documentNumber !== '' && <span class="quiet">（文号：{documentNumber}）</span>}
          </>
        ),
      })),
    ]}
  />
)

const Day: FC<{ on: LocalDate }> = ({ on }) => <time datetime={on}>{inChinese(on)}</time>

const Clock: FC<{ clock: ReplyClock | null; tracked: TrackedRequest; today: LocalDate }> = ({
  clock,
  tracked,
  today,
}) => (
  <section aria-labelledby="clock-title">
    <h2 id="clock-title">{text.clock}</h2>
    {clock === null ? (
      <p>{clockless(tracked)}</p>
    ) : (
      <>
        <ClockSum clock={clock} />
        {clock.view?.status === 'overdue' && tracked.kind === 'disclosure' && (
          <p>{silenceRemedies(today).join('')}</p>
        )}
        <ClockBand clock={clock} today={today} />
        <DayList days={clock.days} due={clock.due} initially="closed" />
      </>
    )}
  </section>
)

function clockless({ kind, clock }: TrackedRequest): string {
  if (kind === 'correction') return text.noTerm
  return clock === null ? text.noClock : text.unknownClock
}

const Letters: FC<{ tracked: TrackedRequest }> = ({ tracked: { letters } }) => (
  <section aria-labelledby="letters-title">
    <h2 id="letters-title">{text.letters}</h2>
    {letters.length === 0 ? (
      <p class="quiet">{text.noLetters}</p>
    ) : (
      <ul class="files">
        {letters.map(({ letterId, letter, number, services }) => {
          const sent = services.at(-1)
          const name = `${letterKindNames[letter]}${number === '' ? '' : ` ${number}`}`
          return (
            <li>
              <span>
                {letterId === null ? (
                  name
                ) : (
                  <a href={`/requests/tracked/letters/${letterId}`}>{name}（PDF）</a>
                )}
                {sent !== undefined && (
                  <span class="quiet">
                    {' '}
                    {inChinese(sent.dispatchedOn)}
                    {serviceModeNames[sent.mode]}
                    {sent.trackingNumber !== '' && `，邮件号码 ${sent.trackingNumber}`}
                    {sent.deliveredOn !== null && `，${inChinese(sent.deliveredOn)}送达`}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    )}
  </section>
)

const Files: FC<{ tracked: TrackedRequest }> = ({ tracked: { files, destroyedFiles } }) => (
  <section aria-labelledby="files-title">
    <h2 id="files-title">{text.files}</h2>
    {files.length + destroyedFiles.length === 0 ? (
      <p class="quiet">{text.noFiles}</p>
    ) : (
      <ul class="files">
        {files.map(({ fileId, originalName, size, scanState, receivedBy }) => (
          <li>
            <span>
              {scanState === 'infected' ? (
                originalName
              ) : (
                <a href={`/requests/tracked/files/${fileId}`}>{originalName}</a>
              )}
              <span class="quiet">
                {' '}
                {sizeInWords(size)}，{receivedBy === null ? '您提交的' : '机关提供的'}，
                {attachmentText.scanned[scanState]}
              </span>
            </span>
          </li>
        ))}
        {destroyedFiles.map(({ receivedBy, destroyedAt }) => (
          <li>
            <span>
              {receivedBy === null ? '您提交的附件' : '机关提供的文件'}
              <span class="quiet"> 保存期限已满，{inChinese(dayInChina(destroyedAt))}已销毁</span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Dates: FC<CaseProps> = ({ dates }) =>
  dates.length === 0 ? null : (
    <section aria-labelledby="dates-title">
      <h2 id="dates-title">{text.dates}</h2>
      <ul class="dates">
        {dates.map(({ on, title, text: says, cites }) => (
          <li>
            <strong>
              <Day on={on} />　{title}
            </strong>
            <p class="quiet">
              {says}
              {cites !== null && `（${citationText(cites)}）`}
            </p>
          </li>
        ))}
      </ul>
      <p class="actions">
        <a class="button" href="/requests/tracked/dates.ics">
          {text.ics}
        </a>
      </p>
    </section>
  )

const Others: FC<CaseProps> = ({ tracked }): Child => {
  const types = (['publication-suggested', 'request-withdrawn'] as const).filter((type) =>
    mayDo(tracked, type),
  )
  return (
    <section aria-labelledby="others-title" class="not-printed">
      <h2 id="others-title">{text.others}</h2>
      <ul class="rules">
        {types.map((type) => (
          <li>
            <a href={addresses[type]}>{text.actions[type]}</a>
          </li>
        ))}
        <li>
          <a href="/requests/tracked/receipt.pdf">{text.receipt}</a>
        </li>
      </ul>
    </section>
  )
}

const Leave: FC<{ form: FormSecrets }> = ({ form }) => (
  <div class="leave not-printed">
    <Form shell={{ form }} action="/requests/tracked/leave">
      <p class="quiet">{text.leaveHint}</p>
      <p class="actions">
        <button type="submit">{text.leave}</button>
      </p>
    </Form>
  </div>
)
