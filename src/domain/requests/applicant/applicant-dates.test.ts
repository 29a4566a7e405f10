import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { OutcomeCode } from '../../../law/outcome-codes.ts'
import { nationalYears } from '../../../law/work-calendar/national-years.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { workCalendar } from '../../calendar/work-calendar.ts'
import { clock } from '../clock.ts'
import { replyRulesOn } from '../reply-rules.ts'
import type { RequestEvent } from '../request-event.ts'
import { applicantDates, endOf } from './applicant-dates.ts'
import { datesToIcalendar } from './dates-to-icalendar.ts'
import { silenceRemedies } from './silence-remedies.ts'

const calendar = workCalendar(nationalYears)

function clockOf(received: '2026-02-09', replied: '2026-03-10' | null = null) {
  const rules = replyRulesOn(received)
  assert.ok('deadline' in rules)
  const made = clock(
    [
      { type: 'request-received', on: received },
      ...(replied === null ? [] : [{ type: 'reply-served', on: replied } as const]),
    ],
    calendar,
    rules,
  )
  assert.ok(made.ok)
  return made
}

describe('申请人的日子', () => {
  it('第三十三条 / 2026-02-09 收到，没有答复 / 最迟答复日 2026-03-13', () => {
    const [date] = applicantDates([], clockOf('2026-02-09'), calendar, null)
    assert.deepEqual([date?.id, date?.on], ['reply-due', '2026-03-13'])
  })

  it('已经答复 / 不再有最迟答复日', () => {
    assert.deepEqual(applicantDates([], clockOf('2026-02-09', '2026-03-10'), calendar, null), [])
  })

  it('第三十条 / 要求补正 / 有补正的最后一天，补了就没有', () => {
    const asked: RequestEvent = {
      type: 'supplement-requested',
      on: '2026-03-02',
      missing: '文号',
      until: '2026-03-16',
      letterId: null,
    }
    const dates = applicantDates([asked], null, calendar, null)
    assert.deepEqual(
      dates.map(({ id, on }) => [id, on]),
      [['supplement-until', '2026-03-16']],
    )
    const done: RequestEvent = { type: 'supplement-received', on: '2026-03-05', items: [] }
    assert.deepEqual(applicantDates([asked, done], null, calendar, null), [])
  })

  const delivered: RequestEvent = {
    type: 'letter-delivered',
    on: '2026-08-31',
    letterId: null,
    letter: 'reply',
    proof: '',
  }
  const titlesAfter = (
    code: OutcomeCode | 'correction',
    on: LocalDate,
    events: readonly RequestEvent[] = [delivered],
  ) =>
    applicantDates(events, null, calendar, { code, on, scope: 'whole' }).map((date) => [date.on, date.title])

  it('不存在的答复 2026-08-31 送达 / 复议六十日、起诉六个月 / 2026-10-30、2027-02-28', () => {
    assert.deepEqual(titlesAfter('D1', '2026-08-28'), [
      ['2026-10-30', '申请行政复议的最后一天'],
      ['2027-02-28', '直接提起行政诉讼的最后一天'],
    ])
  })

  for (const code of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const)
    it(`《行政复议法》第二十三条第一款第四项 / ${code} 不予公开 / 只有复议的日子，没有直接起诉的`, () => {
      assert.deepEqual(titlesAfter(code, '2026-08-28'), [
        ['2026-10-30', '申请行政复议的最后一天（应当先复议）'],
      ])
      const [review] = applicantDates([delivered], null, calendar, { code, on: '2026-08-28', scope: 'whole' })
      assert.match(review?.text ?? '', /不能直接起诉（《行政复议法》第二十三条第一款第四项）/)
    })

  it('行政查询事项（C8） / 法律没有定论 / 是否先复议以答复书为准，不说可以选择', () => {
    const [review] = applicantDates([delivered], null, calendar, {
      code: 'C8',
      on: '2026-08-28',
      scope: 'whole',
    })
    assert.match(review?.text ?? '', /是否应当先申请行政复议、向谁申请，以答复书写明的为准/)
  })

  it('法释〔2025〕8号第一条第一项 / 一项不予公开，另一项不存在 / 不存在的那一项可以直接起诉', () => {
    const answered = { code: 'C6', on: '2026-08-28', scope: 'part' } as const
    assert.deepEqual(
      applicantDates([delivered], null, calendar, answered).map(({ id }) => id),
      ['reconsideration-until', 'suit-until'],
    )
  })

  it('部分公开 / 起诉的日子只对不予公开以外的内容', () => {
    assert.deepEqual(
      titlesAfter('B2', '2026-08-28').map(([, title]) => title),
      ['申请行政复议的最后一天（不予公开的部分应当先复议）', '对其他内容直接提起行政诉讼的最后一天'],
    )
  })

  it('2023年12月31日以前的不予公开 / 还没有复议前置 / 可以直接起诉', () => {
    const served: RequestEvent = { ...delivered, on: '2024-01-03' }
    assert.equal(titlesAfter('C4', '2023-12-31', [served]).length, 2)
    assert.equal(titlesAfter('C4', '2024-01-01', [served]).length, 1)
  })

  it('答复被撤销、责令重作，或者已经撤回申请 / 没有可以起算的日子', () => {
    const reopened: RequestEvent = { type: 'reply-reopened', on: '2026-09-15', remedy: 'r1', until: null }
    assert.deepEqual(applicantDates([delivered, reopened], null, calendar, null), [])
    const withdrawn: RequestEvent = { type: 'request-withdrawn', on: '2026-08-20', note: '' }
    const told: RequestEvent = { ...delivered, letter: 'discontinuance-notice' }
    assert.deepEqual(titlesAfter('F3', '2026-08-20', [withdrawn, told]), [])
  })

  it('缴费期限跨入没有公布放假安排的年份 / 说是暂定的', () => {
    const told: RequestEvent = { type: 'fee-notice-delivered', on: '2026-12-16' }
    const [fee] = applicantDates([told], null, calendar, null)
    assert.match(fee?.text ?? '', /暂定/)
  })

  it('月末 / 加六个月 / 到那个月最后一天，不到下个月', () => {
    assert.equal(endOf('2026-08-30', { length: 6, unit: 'month' }), '2027-02-28')
    assert.equal(endOf('2027-08-31', { length: 6, unit: 'month' }), '2028-02-29')
    assert.equal(endOf('2024-02-29', { length: 1, unit: 'year' }), '2025-02-28')
  })
})

describe('逾期不答复', () => {
  it('法释〔2025〕8号第二条第二款 / 复议、诉讼都告知，是否先复议写明待确认', () => {
    const text = silenceRemedies('2026-03-20').join('')
    assert.match(text, /可以依法申请行政复议或者提起行政诉讼（[^）]*第二条第二款）/)
    assert.match(text, /《行政复议法》第二十三条第一款第三项，待确认/)
    assert.match(text, /《政府信息公开条例》第五十一条/)
  })

  it('司法解释和新行政复议法施行以前 / 只引当时的规定', () => {
    assert.doesNotMatch(silenceRemedies('2023-12-31').join(''), /行政复议法|解释/)
    assert.doesNotMatch(silenceRemedies('2025-05-31').join(''), /第二条第二款/)
    assert.match(silenceRemedies('2025-06-01').join(''), /第二条第二款/)
  })
})

describe('日历文件（RFC 5545）', () => {
  const file = (title: string, text: string) =>
    datesToIcalendar({
      requestId: 'r-1',
      number: '市档案局公开〔2026〕1号',
      organName: '临川市档案局',
      dates: [{ id: 'reply-due', on: '2026-12-31', title, text, cites: null }],
      now: '2026-02-09T01:02:03.456Z',
    })

  it('一天 / 写成全天，跨年也对，有提醒', () => {
    const text = file('最迟答复日', '说明')
    for (const line of [
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'DTSTAMP:20260209T010203Z',
      'UID:r-1-reply-due@gongkai',
      'TRIGGER:-P3D',
    ])
      assert.ok(text.includes(`${line}\r\n`), line)
  })

  it('任意的文字 / 每行不超过 75 个字节，展开后是原文', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
        const words = given.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')
        const text = file(words, words)
        for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75)
        const summary = /SUMMARY:(.*)/.exec(text.replaceAll('\r\n ', ''))?.[1] ?? ''
        assert.equal(summary.replaceAll(/\\([\\;,])/g, '$1'), `${words}：市档案局公开〔2026〕1号`)
      }),
    )
  })
})
