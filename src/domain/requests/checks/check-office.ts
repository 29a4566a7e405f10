import type { IntakeChannel } from '../../../law/disclosure-regulation/article-31-receipt-date.ts'
import { daysBetween, inChinese, type LocalDate } from '../../calendar/local-date.ts'
import type { DisclosureOffice } from '../../organs/organ.ts'
import { ofType } from '../case-events.ts'
import type { RequestCase } from '../request-case.ts'
import { type SimilarGroup, similarGroups } from '../similar-requests.ts'
import { type CaseFinding, finding } from './case-finding.ts'

/** A finding over the cases of an office, with the cases that show it. */
export interface OfficeFinding extends CaseFinding {
  readonly requestIds: readonly string[]
}

/** Silent so long, a channel is asked after. A choice of ours, not of the law. */
const silentAfterDays = 180

/** By which ways a request reaches an office by a channel that the office announces (第三十一条). Mail comes in two. */
const waysIn: Readonly<Record<AnnouncedChannel, readonly IntakeChannel[]>> = {
  'in-person': ['in-person'],
  post: ['signed-mail', 'ordinary-mail', 'misdirected'],
  fax: ['fax'],
  web: ['internet'],
  // Written down as internet requests: silence of the one cannot be told from the other.
  email: [],
}

type AnnouncedChannel = DisclosureOffice['channels'][number]

/** CW-I06: an announced channel by which requests once came and have long not come. `last` = of each way in. */
export function silentChannels(
  last: Readonly<Partial<Record<IntakeChannel, LocalDate>>>,
  announced: readonly AnnouncedChannel[],
  asOf: LocalDate,
): OfficeFinding[] {
  return announced.flatMap((channel) => {
    const newest = waysIn[channel]
      .flatMap((way) => last[way] ?? [])
      .toSorted()
      .at(-1)
    if (newest === undefined || daysBetween(newest, asOf) < silentAfterDays) return []
    const says = `${channelNames[channel]}自${inChinese(newest)}以后没有收到申请，请核实是否有人值守`
    return [{ ...finding('CW-I06', newest, says), requestIds: [] }]
  })
}

const channelNames: Readonly<Record<AnnouncedChannel, string>> = {
  'in-person': '当面提交',
  post: '邮寄',
  fax: '传真',
  web: '网上申请',
  email: '电子邮件',
}

/** CW-C01: groups of cases of an office that ask for the same, given to one and for none decided whether to publish. */
export function unconvertedGroups(cases: readonly RequestCase[]): OfficeFinding[] {
  const byId = new Map(cases.map((each) => [each.requestId, each]))
  return similarGroups(cases)
    .filter((group) => isUndecided(group, byId))
    .map((group) => ({
      ...finding(
        'CW-C01',
        group.since,
        `${group.requestIds.length}件申请要同一信息，可以公开，还没有决定是否转为主动公开`,
      ),
      requestIds: group.requestIds,
    }))
}

/** Something was given to one of them, and for none was it decided whether to publish. */
function isUndecided({ requestIds }: SimilarGroup, byId: ReadonlyMap<string, RequestCase>): boolean {
  const group = requestIds.map((id) => byId.get(id)).filter((each) => each !== undefined)
  const gives = group.some(({ outcome }) => outcome?.code === 'B1' || outcome?.code === 'B2')
  return gives && group.every(({ events }) => ofType(events, 'publication-decided').length === 0)
}
