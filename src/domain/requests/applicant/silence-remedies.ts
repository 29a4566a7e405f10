import { remedyAgainstSilence } from '../../../law/disclosure-litigation-interpretation-2025/article-2-silence-and-proactive.ts'
import { remediesOpen } from '../../../law/disclosure-regulation/article-51-remedies.ts'
import { instruments } from '../../../law/instruments.ts'
import { reviewFirstForInaction } from '../../../law/reconsideration-law/article-23-review-first.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { basisText } from '../../citation-text.ts'

/**
 * What is open to an applicant whose request was not answered in time, one sentence each. Whether review must come
 * first is not settled; who reviews first loses nothing, and is told so.
 */
export function silenceRemedies(today: LocalDate): readonly string[] {
  const court = instruments[remedyAgainstSilence.cites.instrument].from <= today
  const basis = basisText(court ? remedyAgainstSilence : remediesOpen)
  const isOpenQuestion = instruments[reviewFirstForInaction.cites.instrument].from <= today
  return [
    `机关超过期限没有答复的，可以依法申请行政复议或者提起行政诉讼（${basis}）。`,
    ...(isOpenQuestion
      ? [
          `是否应当先申请行政复议，法律的理解还不一致（${basisText(reviewFirstForInaction)}）；拿不准的，先申请行政复议。`,
        ]
      : []),
    `也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（${basisText(remediesOpen)}）。`,
  ]
}
