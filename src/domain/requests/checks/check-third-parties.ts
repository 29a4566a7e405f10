import { thirdPartyRights } from '../../../law/disclosure-regulation/article-15-third-party-rights.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { opinionPeriods } from '../actions/consultation-actions.ts'
import { signedDecision } from '../closing.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-T: third parties heard before, and told after. */
export function checkThirdParties({ case: requestCase, events, calendar }: CheckedRound): CaseFinding[] {
  const decided = signedDecision(events)
  if (decided === null) return []
  const { decision, signed } = decided
  const gives = decision.code === 'B1' || decision.code === 'B2'
  const thirdParties = requestCase.consultations.filter(({ sent }) => sent.consulted === 'third-party')
  const rests = decision.grounds.some(
    ({ instrument, article }) =>
      instrument === thirdPartyRights.cites.instrument && article === thirdPartyRights.cites.article,
  )
  const period = opinionPeriods['third-party']
  const unheard = thirdParties.find(({ delivered, answered }) => {
    if (answered !== null && answered.on <= signed.on) return false
    if (delivered === null || period === null) return true
    return signed.on <= addWorkingDays(calendar, delivered, period.term.length).value
  })
  const overridden = thirdParties.filter(
    ({ answered, override }) => answered?.answer === 'object' && override === null,
  )
  return [
    ...when((rests || decision.code === 'C4') && thirdParties.length === 0, () =>
      finding('CW-T01', signed, '以第三方合法权益为依据，没有书面征求第三方的意见'),
    ),
    ...when(gives && unheard !== undefined, () =>
      finding('CW-T01', signed, `${inChinese(signed.on)}签发公开，第三方的意见还没有收到，也没有逾期`),
    ),
    ...when(decision.code === 'B1' && overridden.length > 0, () =>
      finding('CW-T02', signed, '第三方不同意而予以公开，没有书面告知第三方公开的内容和理由'),
    ),
    // In part: what the third party objected to may be the very part kept back.
    ...when(decision.code === 'B2' && overridden.length > 0, () =>
      finding(
        'CW-T02',
        signed,
        '第三方不同意而部分公开：公开了第三方不同意的内容的，应当书面告知',
        'warning',
      ),
    ),
  ]
}
