/** 通知: what an administrator or the supervisor says to everybody of a region. */

export interface Notice {
  readonly noticeId: string
  readonly title: string
  readonly text: string
  /** First and last day on which it is shown, YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  readonly postedBy: string
  /** ISO 8601. */
  readonly postedAt: string
  readonly withdrawn: 'yes' | 'no'
}

export type NoticeChange =
  | { readonly type: 'notice-posted'; readonly notice: Omit<Notice, 'withdrawn'> }
  | { readonly type: 'notice-withdrawn'; readonly noticeId: string }

export const noticeLimits = { title: 60, text: 2000 } as const

/** Newest first. */
export function noticesAfter(changes: readonly NoticeChange[]): readonly Notice[] {
  const notices = new Map<string, Notice>()
  for (const change of changes) {
    if (change.type === 'notice-posted') {
      notices.set(change.notice.noticeId, { ...change.notice, withdrawn: 'no' })
      continue
    }
    const notice = notices.get(change.noticeId)
    if (notice !== undefined) notices.set(change.noticeId, { ...notice, withdrawn: 'yes' })
  }
  return [...notices.values()].toReversed()
}

/** Whether it is shown on a day. */
export function isShown({ from, to, withdrawn }: Notice, today: string): boolean {
  return withdrawn === 'no' && from <= today && today <= to
}
