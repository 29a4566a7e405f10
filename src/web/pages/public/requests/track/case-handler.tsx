import { isId } from '../../../../../domain/is-id.ts'
import type { Refusal } from '../../../../../domain/refusal.ts'
import {
  type ApplicantDate,
  applicantDates,
} from '../../../../../domain/requests/applicant/applicant-dates.ts'
import { datesToIcalendar } from '../../../../../domain/requests/applicant/dates-to-icalendar.ts'
import type { ReplyClock } from '../../../../../domain/requests/clock.ts'
import type { Written } from '../../../../../usecases/ports.ts'
import type { TrackedRequest } from '../../../../../usecases/requests/track-request.ts'
import { respondWithPage } from '../../../../components/page/page.tsx'
import {
  openPage,
  postedField,
  respondWait,
  type TrackedVisit,
  trackedPage,
} from '../../../../portal-answer.tsx'
import { isPortalFormToken, readPortalCookie, writePortalCookie } from '../../../../portal-visit.ts'
import { respondWithDownload } from '../../../../respond-with-file.ts'
import { gonePage, problemPage } from '../../problem/handler.tsx'
import { CaseView } from './case-view.tsx'

/** GET /requests/tracked */
export const showCase = trackedPage((visit) => {
  const { tracked, asset, form, context, at } = visit
  const said = Object.hasOwn(saidAfter, context.req.query('said') ?? '')
    ? context.req.query('said')
    : undefined
  return respondWithPage(
    context,
    <CaseView
      asset={asset}
      form={form}
      tracked={tracked}
      clock={tracked.kind === 'correction' ? null : runningClock(tracked)}
      dates={datesOf(tracked)}
      today={at.today}
      said={said === undefined ? null : (saidAfter[said] ?? null)}
    />,
  )
})

/** What was just done, by the word in the address: no text of an address is ever shown. */
const saidAfter: Readonly<Record<string, string>> = {
  supplement: '补充的内容已经提交。',
  withdrawn: '申请已经撤回。',
  suggested: '建议已经提交，机关会审核。',
}

function datesOf(tracked: TrackedRequest): ApplicantDate[] {
  const clock = tracked.kind === 'correction' ? null : runningClock(tracked)
  return applicantDates(tracked.events, clock, tracked.calendar, tracked.answered)
}

function runningClock({ clock }: TrackedRequest): ReplyClock | null {
  return clock?.ok === true ? clock : null
}

/** GET /requests/tracked/dates.ics */
export const showDates = trackedPage(async (visit) => {
  const { tracked, context, at } = visit
  const text = datesToIcalendar({
    requestId: tracked.requestId,
    number: tracked.number,
    organName: tracked.organ.name,
    dates: datesOf(tracked),
    now: at.now,
  })
  return context.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="dates.ics"',
  })
})

/** GET /requests/tracked/files/:file: leads to the face of user files. */
export const openTrackedFile = trackedPage(async (visit) => {
  const { requests, proof, at, address, context } = visit
  const wait = await requests.take('own-file', address, at.now)
  if (wait !== null) return respondWait(visit, wait)
  const fileId = context.req.param('file') ?? ''
  const found = isId(fileId) ? await requests.tracked.fileAddress(proof, fileId, at) : null
  if (found?.ok === true) return context.redirect(found.address, 303)
  return found?.code === 'file-destroyed' ? gonePage(context, found.message) : problemPage(context, 404)
})

/** GET /requests/tracked/receipt.pdf */
export const downloadReceipt = trackedPage(async (visit) =>
  sendWritten(
    visit,
    () => visit.requests.tracked.receipt(visit.proof, visit.at),
    `回执 ${visit.tracked.number}`,
  ),
)

/** GET /requests/tracked/letters/:letter */
export const downloadLetter = trackedPage(async (visit) => {
  const letterId = visit.context.req.param('letter') ?? ''
  const letter = visit.tracked.letters.find((each) => each.letterId === letterId)
  if (letter === undefined) return problemPage(visit.context, 404)
  return sendWritten(
    visit,
    () => visit.requests.tracked.letter(visit.proof, letterId, visit.at),
    letter.number === '' ? '文书' : letter.number,
  )
})

async function sendWritten(
  visit: TrackedVisit,
  write: () => Promise<Written | Refusal>,
  name: string,
): Promise<Response> {
  const wait = await visit.requests.take('own-file', visit.address, visit.at.now)
  if (wait !== null) return respondWait(visit, wait)
  const written = await write()
  if (!('bytes' in written))
    return written.code === 'file-destroyed'
      ? gonePage(visit.context, written.message)
      : problemPage(visit.context, 404)
  return respondWithDownload(visit.context, written, name, 'pdf')
}

/** POST /requests/tracked/leave */
export const leaveCase = openPage((visit) => {
  const cookie = readPortalCookie(visit, 'gongkai-tracked') ?? ''
  if (isPortalFormToken(cookie, postedField(visit, 'token')))
    writePortalCookie(visit, 'gongkai-tracked', '', 0)
  return visit.context.redirect('/requests/track', 303)
})
