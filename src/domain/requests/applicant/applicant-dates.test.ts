import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nationalYears } from '../../../law/work-calendar/national-years.ts'
import { workCalendar } from '../../calendar/work-calendar.ts'
import { clock } from '../clock.ts'
import { replyRulesOn } from '../reply-rules.ts'
import type { RequestEvent } from '../request-event.ts'
import { applicantDates, endOf } from './applicant-dates.ts'
import { datesToIcalendar } from './dates-to-icalendar.ts'

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
    const [date] = applicantDates([], clockOf('2026-02-09'), calendar)
    assert.deepEqual([date?.id, date?.on], ['reply-due', '2026-03-13'])
  })

  it('已经答复 / 不再有最迟答复日', () => {
    assert.deepEqual(applicantDates([], clockOf('2026-02-09', '2026-03-10'), calendar), [])
  })

  it('第三十条 / 要求补正 / 有补正的最后一天，补了就没有', () => {
    const asked: RequestEvent = {
      type: 'supplement-requested',
      on: '2026-03-02',
      missing: '文号',
      until: '2026-03-16',
      letterId: null,
    }
    const dates = applicantDates([asked], null, calendar)
    assert.deepEqual(
      dates.map(({ id, on }) => [id, on]),
      [['supplement-until', '2026-03-16']],
    )
    const done: RequestEvent = { type: 'supplement-received', on: '2026-03-05', items: [] }
    assert.deepEqual(applicantDates([asked, done], null, calendar), [])
  })

  it('答复 2026-08-31 送达 / 复议六十日、起诉六个月 / 2026-10-30、2027-02-28', () => {
    const delivered: RequestEvent = {
      type: 'letter-delivered',
      on: '2026-08-31',
      letterId: null,
      letter: 'reply',
      proof: '',
    }
    assert.deepEqual(
      applicantDates([delivered], null, calendar).map(({ on }) => on),
      ['2026-10-30', '2027-02-28'],
    )
  })

  it('月末 / 加六个月 / 到那个月最后一天，不到下个月', () => {
    assert.equal(endOf('2026-08-30', { length: 6, unit: 'month' }), '2027-02-28')
    assert.equal(endOf('2027-08-31', { length: 6, unit: 'month' }), '2028-02-29')
    assert.equal(endOf('2024-02-29', { length: 1, unit: 'year' }), '2025-02-28')
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
        const words = given.replaceAll(/\p{Cc}/gu, '')
        const text = file(words, words)
        for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75)
        const summary = /SUMMARY:(.*)/.exec(text.replaceAll('\r\n ', ''))?.[1] ?? ''
        assert.equal(summary.replaceAll(/\\([\\;,])/g, '$1'), `${words}：市档案局公开〔2026〕1号`)
      }),
    )
  })
})
