/** 通知: posted for everybody of a region, shown on 今日待办 while it holds. */

import { can } from '../domain/access/can.ts'
import { parseLocalDate } from '../domain/calendar/local-date.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { type Notice, type NoticeChange, noticeLimits, noticesAfter } from '../domain/notices/notice.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { type FieldComplaint, type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { RegionLog } from './region-log-ports.ts'

export interface NoticePorts {
  readonly notices: RegionLog
  readonly newId: () => string
}

/** Of the person's region, newest first, withdrawn ones too. */
export async function listNotices(
  { notices }: Pick<NoticePorts, 'notices'>,
  { signedIn }: { readonly signedIn: SignedIn },
): Promise<readonly Notice[]> {
  const { events } = await notices.read(signedIn.account.regionId)
  return noticesAfter(events.map(({ payload }) => changeOf(payload)))
}

export async function postNotice(
  ports: NoticePorts,
  input: {
    readonly signedIn: SignedIn
    readonly at: Moment
    readonly title: string
    readonly text: string
    readonly from: string
    readonly to: string
  },
): Promise<{ readonly ok: true } | Refusal | FormRefusal> {
  const { signedIn, at, from, to } = input
  const [title, text] = [input.title.trim(), input.text.trim()]
  const complaints = complaintsAbout({ title, text, from, to, today: at.today })
  if (complaints.length > 0) return refuseForm(complaints)
  const notice = {
    noticeId: ports.newId(),
    title,
    text,
    from,
    to,
    postedBy: signedIn.account.name,
    postedAt: at.now,
  }
  return change(ports, input, { type: 'notice-posted', notice })
}

export async function withdrawNotice(
  ports: NoticePorts,
  input: { readonly signedIn: SignedIn; readonly at: Moment; readonly noticeId: string },
): Promise<{ readonly ok: true } | Refusal> {
  const known = await listNotices(ports, input)
  const notice = known.find(({ noticeId }) => noticeId === input.noticeId)
  if (notice === undefined || notice.withdrawn === 'yes')
    return refuse('no-such-notice', '没有这条通知，或者已经撤回。')
  return change(ports, input, { type: 'notice-withdrawn', noticeId: notice.noticeId })
}

function complaintsAbout({
  title,
  text,
  from,
  to,
  today,
}: Record<'title' | 'text' | 'from' | 'to' | 'today', string>): FieldComplaint[] {
  const complaints: FieldComplaint[] = []
  const say = (field: string, message: string) => void complaints.push({ field, message })
  if (title === '') say('title', '请填写标题')
  if ([...title].length > noticeLimits.title) say('title', `标题不能超过 ${noticeLimits.title} 个字`)
  if (text === '') say('text', '请填写内容')
  if ([...text].length > noticeLimits.text) say('text', `内容不能超过 ${noticeLimits.text} 个字`)
  if (parseLocalDate(from) === null) say('from', '开始日期应写成 2026-03-31 的样子')
  if (parseLocalDate(to) === null) say('to', '结束日期应写成 2026-03-31 的样子')
  else if (to < from) say('to', '结束日期不能早于开始日期')
  else if (to < today) say('to', '结束日期已经过去')
  return complaints
}

async function change(
  { notices }: NoticePorts,
  { signedIn, at }: { readonly signedIn: SignedIn; readonly at: Moment },
  event: NoticeChange,
): Promise<{ readonly ok: true } | Refusal> {
  const { regionId, accountId } = signedIn.account
  const object = { kind: 'notice', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, 'edit', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const { version } = await notices.read(regionId)
  const payload: JsonValue =
    event.type === 'notice-posted' ? { ...event, notice: { ...event.notice } } : { ...event }
  const saved = await notices.add(
    { type: event.type, payload },
    { regionId, actorId: accountId, at, version },
  )
  return saved ? { ok: true } : refuse('version-conflict', '刚才有人发布过通知，请再交一次。')
}

function changeOf(payload: JsonValue): NoticeChange {
  return payload as unknown as NoticeChange // written by change() above, and events are never changed
}
