import { type ReplyRuleSet, replyRuleVersions } from '../../law/reply-rule-sets.ts'
import type { Citation, Rule, Version } from '../../law/rule.ts'
import { inChinese, type LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** The rules for a request received on a day: old cases keep old law. */
export function replyRulesOn(received: LocalDate): ReplyRuleSet | Refusal {
  return (
    versionOn<ReplyRuleSet>(replyRuleVersions, received) ??
    refuse(
      'before-the-regulation',
      `${received} 条例尚未施行（${replyRuleVersions[0].rule.name}自${inChinese(replyRuleVersions[0].from)}起施行）`,
    )
  )
}

/** The text that says that day zero does not count, as in force on a day. */
export function dayZeroOn(rules: ReplyRuleSet, date: LocalDate): Citation {
  const rule = versionOn<Rule>(rules.dayZero, date)
  if (rule === undefined) throw new Error(`no rule of day zero on ${date}`)
  return rule.cites
}

function versionOn<R>(versions: readonly Version<R>[], date: LocalDate): R | undefined {
  return versions.find(({ from, to }) => from <= date && (to === null || date <= to))?.rule
}
