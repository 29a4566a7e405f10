import type { FC } from 'hono/jsx'
import { inChinese, type LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../../domain/citation-text.ts'
import type { ClockNote } from '../../../../../domain/requests/clock-note.ts'
import {
  correctionOfRecords,
  correctionWithoutTerm,
} from '../../../../../law/disclosure-regulation/article-41-correction.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { ClockBand } from '../../../../components/clock/clock-band.tsx'
import { ClockSum } from '../../../../components/clock/clock-sum.tsx'
import { DayList } from '../../../../components/clock/day-list.tsx'

const noteWords: Readonly<Record<ClockNote['kind'], string>> = {
  breach: '不合规定',
  'no-effect': '不起作用',
  remark: '请注意',
}

/** The period with its sum: never a date alone. */
export const CaseClock: FC<{ viewed: ViewedRequest; today: LocalDate }> = ({
  viewed: { case: made, calendar },
  today,
}) => {
  const { clock, registered } = made
  return (
    <section class="case-clock" aria-labelledby="clock-title">
      <h2 id="clock-title">期限</h2>
      {made.kind === 'correction' && (
        <p>
          {correctionWithoutTerm}（{citationText(correctionOfRecords.cites)}），下面的日子只供参照。
        </p>
      )}
      {clock === null && (
        <p>{inChinese(registered.arrivedOn)}到达，还没有与申请人确认收到：期限自确认之日起算，请尽快确认。</p>
      )}
      {clock !== null && !clock.ok && <p class="problem">{clock.message}</p>}
      {clock?.ok === true && (
        <>
          <ClockSum clock={clock} />
          <ClockBand clock={clock} today={today} calendar={calendar} />
          <p class="legend quiet no-print">
            一格一天，指着可以看理由。数字是第几个工作日；“除”是征求意见的时间；“等”是等申请人；“废”是重新起算以前的日子。
          </p>
          {clock.notes.length > 0 && (
            <ul class="clock-notes">
              {clock.notes.map(({ kind, message, cites }) => (
                <li class={kind === 'breach' ? 'problem' : undefined}>
                  {noteWords[kind]}：{message}
                  <span class="quiet">（{citationText(cites)}）</span>
                </li>
              ))}
            </ul>
          )}
          <DayList days={clock.days} due={clock.due} summary="逐日计算和依据" initially="closed" />
        </>
      )}
    </section>
  )
}
