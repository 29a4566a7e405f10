import { replyRuleVersions } from '../../law/reply-rule-sets.ts'
import { inChinese, type LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** The first day on which anybody could ask under the regulation. */
const firstDay: LocalDate = replyRuleVersions[0].from

/** Why a request cannot have arrived, or been signed for, on these days; null = it can. */
export function impossibleArrival(
  { arrivedOn, signedOn }: { readonly arrivedOn: LocalDate; readonly signedOn: LocalDate | null },
  { today }: { readonly today: LocalDate },
): Refusal | null {
  if (arrivedOn > today) return refuse('arrived-in-the-future', '到达日期不能晚于今天')
  if (arrivedOn < firstDay)
    return refuse('arrived-before-the-law', `到达日期早于条例施行之日（${inChinese(firstDay)}），请核对`)
  if (signedOn !== null && signedOn > today) return refuse('signed-for-in-the-future', '签收日期不能晚于今天')
  if (signedOn !== null && signedOn < arrivedOn)
    return refuse('signed-for-before-arrival', '签收日期不能早于到达日期')
  return null
}
