import type { IntakeChannel } from '../../../law/disclosure-regulation/article-31-receipt-date.ts'
import { daysBetween, inChinese, type LocalDate } from '../../calendar/local-date.ts'
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

/** CW-I06 and CW-C01: what only the cases of an office together show. */
export function checkOffice(
  cases: readonly RequestCase[],
  announced: readonly IntakeChannel[],
  asOf: LocalDate,
): OfficeFinding[] {
  return [...silentChannels(cases, announced, asOf), ...unconverted(cases)]
}

function silentChannels(
  cases: readonly RequestCase[],
  announced: readonly IntakeChannel[],
  asOf: LocalDate,
): OfficeFinding[] {
  return announced.flatMap((channel) => {
    const arrivals = cases
      .filter(({ registered }) => registered.channel === channel)
      .map(({ registered }) => registered.arrivedOn)
      .toSorted()
    const last = arrivals.at(-1)
    if (last === undefined || daysBetween(last, asOf) < silentAfterDays) return []
    const says = `${channelNames[channel]}自${inChinese(last)}以后没有收到申请，请核实是否有人值守`
    return [{ ...finding('CW-I06', last, says), requestIds: [] }]
  })
}

const channelNames: Readonly<Record<IntakeChannel, string>> = {
  'in-person': '当面提交',
  'signed-mail': '挂号、特快专递',
  'ordinary-mail': '平常信函',
  internet: '网上申请',
  fax: '传真',
}

function unconverted(cases: readonly RequestCase[]): OfficeFinding[] {
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
