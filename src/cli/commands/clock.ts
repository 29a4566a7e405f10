import { isLocalDate, type LocalDate, parseLocalDate } from '../../domain/calendar/local-date.ts'
import { citationText } from '../../domain/citation-text.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ClockJson } from '../../domain/requests/clock-to-json.ts'
import { eventForms, parseEvents } from '../../domain/requests/event-text.ts'
import { isOtherTerm, type OtherTermName, otherTerms } from '../../domain/requests/other-terms.ts'
import { replyRuleVersions } from '../../law/reply-rule-sets.ts'
import type { HolidayRule } from '../../law/work-calendar/holiday-rule.ts'
import {
  type ClockQuestion,
  computeClockJson,
  computeOtherTermJson,
  longestExtension,
} from '../../usecases/compute-clock.ts'
import { clockAsText } from '../clock-as-text.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

const [earlier, current] = replyRuleVersions

const termList = Object.entries(otherTerms).map(
  ([name, { name: label, term }]) => `${name}（${label}，${term.length}个工作日）`,
)

export const clockCommand: Command = {
  name: 'clock',
  summary: '算答复期限：每一天算不算、为什么，依据哪一条',
  usage: `gongkai clock --received 收到日期 [--event 类型=日期..日期 ...] [--as-of 日期] [--json]

从收到申请之日算到最迟答复之日：当日不计，节假日和调休上班日按国务院办公厅的通知，
补正和缴费后重新起算，征求意见的时间不计入（重叠的只扣一次），延期接在后面。
日期写成 2025-09-30。事件可以写多个 --event，先后不论：

${eventForms.map(({ name, aliases, examples, help }) => `  ${[name, ...aliases].join('、')}\n      ${help}\n      --event ${examples.join('  --event ')}`).join('\n')}

  --as-of 日期      说明这一天案件的状态：期限内、即将到期、今日到期、已逾期、暂停、已答复，剩几个工作日
  --term 期限       算别的期限，--received 写它的起算日：
                    ${termList.join('\n                    ')}
  --holiday 名称=起..止   本地另外放假的日子（例如 三月三=2025-03-31..2025-04-01），可以写多个
  --law 2008|2019   指定适用的条例；不写按收到之日：${current.from} 以前适用${earlier.rule.name}（${earlier.rule.deadline.term.length}个工作日）
  --json            输出 JSON：{ "due", "provisional", "days": [ { "date", "counts", "why" } ], "steps", "notes" … }

放假安排尚未公布的年份暂按周一至周五推算，并标明“暂定”（provisional）。
还在等补正、缴费或者意见的，due 为 null。

例：gongkai clock --received 2022-09-30
    gongkai clock --received 2025-09-15 --event 第三方=2025-09-22..2025-10-17 --event 延期=2025-11-03
    gongkai clock --received 2025-09-15 --term supplement-notice
退出码：0 正常；2 用法不对，或者日期自相矛盾。`,
  run: async (args, io) => {
    const { values } = parseCommandLine({
      args,
      options: {
        received: { type: 'string' },
        event: { type: 'string', multiple: true },
        'as-of': { type: 'string' },
        term: { type: 'string' },
        holiday: { type: 'string', multiple: true },
        law: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    if (values.received === undefined)
      throw new UsageError('没有给出收到申请的日期：请写 --received 2025-09-30')
    const question: ClockQuestion = {
      received: readDay('--received', values.received),
      events: [],
      ...(values['as-of'] === undefined ? {} : { asOf: readDay('--as-of', values['as-of']) }),
      ...(values.law === undefined ? {} : { rules: readLaw(values.law) }),
      regionalHolidays: (values.holiday ?? []).map(readHoliday),
    }
    const answer = answerOf(question, values.event ?? [], readTerm(values.term))
    io.out(values.json === true ? JSON.stringify(answer, null, 1) : clockAsText(answer))
    return exitCode.fine
  },
}

function answerOf(question: ClockQuestion, events: readonly string[], term: OtherTermName | null): ClockJson {
  if (term !== null) {
    if (events.length > 0) throw new UsageError('--event 只用于答复期限，不能与 --term 同用')
    return computeOtherTermJson(question, term)
  }
  const longest = accept(longestExtension(question))
  return accept(computeClockJson({ ...question, events: accept(parseEvents(events, longest)) }))
}

/** A refusal becomes a complaint about the command line. */
function accept<T>(result: T | Refusal): T {
  if (isRefusal(result))
    throw new UsageError(result.message + (result.cites === null ? '' : `（${citationText(result.cites)}）`))
  return result
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

function readDay(option: string, text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null || date > '2199-12-31')
    throw new UsageError(`${option} 后面的“${text}”不是一个存在的日期，请写成 2025-09-30 的样子`)
  return date
}

function readLaw(text: string): 'regulation-2008' | 'regulation-2019' {
  if (text === '2008') return 'regulation-2008'
  if (text === '2019') return 'regulation-2019'
  throw new UsageError(`--law 只能是 2008 或者 2019，不是“${text}”`)
}

function readTerm(text: string | undefined): OtherTermName | null {
  if (text === undefined || text === 'reply') return null
  if (isOtherTerm(text)) return text
  throw new UsageError(`--term 没有“${text}”。可用的有：reply、${Object.keys(otherTerms).join('、')}`)
}

function readHoliday(text: string): HolidayRule {
  const [, name = '', from = '', to = ''] = /^([^=]+)=([^.]+)(?:\.\.(.+))?$/.exec(text) ?? []
  if (!isLocalDate(from) || (to !== '' && !isLocalDate(to)))
    throw new UsageError(`--holiday 后面的“${text}”应当写成 三月三=2025-03-31..2025-04-01`)
  return {
    id: `regional-${from}`,
    cites: { instrument: 'holiday-measures', article: 4 },
    says: '少数民族习惯的节日，由各少数民族聚居地区的地方人民政府，按照各该民族习惯，规定放假日期。',
    verification: 'inference',
    name,
    off: { from, to: to === '' ? from : to },
    worked: [],
  }
}
