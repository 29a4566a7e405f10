import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reviewedOrgans } from '../../../../test/support/invented-reviewed-organs.ts'
import { outcomes } from '../../../law/outcome-codes.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { organTree } from '../../organs/organ-tree.ts'
import { reviewersOf } from '../../organs/reviewers.ts'
import { type RemediesInput, remediesParagraph } from './remedies-paragraph.ts'

type Name = keyof typeof reviewedOrgans

function told(name: Name, code: RemediesInput['code'], on: LocalDate, more: Partial<RemediesInput> = {}) {
  const reviewers = reviewersOf(organTree(Object.values(reviewedOrgans), on), reviewedOrgans[name].organId)
  assert.ok(reviewers !== null)
  return remediesParagraph({
    code,
    on,
    reviewers,
    servedBy: 'post',
    scope: 'whole',
    specialRegister: 'direct',
    onlineChannel: '',
    court: '',
    letter: '本答复',
    ...more,
  })
}

const choice = (names: string, opening = '如不服本答复') =>
  `${opening}，可以自收到本答复之日起六十日内向${names}申请行政复议，也可以自收到本答复之日起六个月内直接向有管辖权的人民法院提起行政诉讼。`
const before = (names: string, opening = '如不服本答复', ruling = '') =>
  `${opening}，应当自收到本答复之日起六十日内先向${names}申请行政复议（《中华人民共和国行政复议法》第二十三条第一款第四项）。` +
  `对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向有管辖权的人民法院提起行政诉讼${ruling}；` +
  '行政复议机关决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以自收到决定书之日起或者行政复议期限届满之日起十五日内，依法向有管辖权的人民法院提起行政诉讼。'

const lastOldDay: LocalDate = '2023-12-31'
const firstNewDay: LocalDate = '2024-01-01'
const refusals = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const
const direct = [
  'B1',
  'C8',
  'D1',
  'D2',
  'D3',
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'F1',
  'F2',
  'F3',
  'correction',
] as const

/** Organ, body before 2024, body from 2024 on, whether the State Council may rule. */
const table: readonly (readonly [Name, string, string, string])[] = [
  ['department', '文昌县人民政府或者临川市水务局', '文昌县人民政府', ''],
  ['county', '临川市人民政府', '临川市人民政府', ''],
  ['tax', '国家税务总局临川市税务局', '国家税务总局临川市税务局', ''],
  ['province', '临江省人民政府', '临江省人民政府', '，也可以向国务院申请裁决'],
  ['city', '临江省人民政府', '临江省人民政府', ''],
  ['justice', '文昌县人民政府或者临川市司法局', '文昌县人民政府或者临川市司法局', ''],
  ['town', '文昌县人民政府', '文昌县人民政府', ''],
  ['street', '文昌县人民政府', '文昌县人民政府', ''],
  ['station', '文昌县水务局或者文昌县人民政府', '文昌县人民政府', ''],
  ['branch', '临川市水务局或者临川市人民政府', '临川市人民政府或者文昌县人民政府', ''],
  ['taxOffice', '国家税务总局文昌县税务局', '国家税务总局文昌县税务局', ''],
  ['ministry', '国务院某部', '国务院某部', '，也可以向国务院申请裁决'],
]

for (const [name, old, now, ruling] of table) {
  const organ = reviewedOrgans[name].name
  test(`《行政复议法》第二十三条 / ${organ}2024年起不予公开 / 先向${now}复议，复议后十五日内起诉`, () => {
    for (const code of refusals)
      assert.deepEqual(told(name, code, firstNewDay).text, [before(now, '如不服本答复', ruling)], code)
  })
  test(`《行政复议法》第二十三条 / ${organ}2024年起部分公开 / 不予公开的部分先复议，其余自选`, () => {
    assert.deepEqual(told(name, 'B2', firstNewDay).text, [
      before(now, '对本答复中不予公开的部分不服的', ruling),
      choice(now, '对本答复的其他内容不服的'),
    ])
  })
  test(`法释〔2025〕8号第一条 / ${organ}2024年起公开、无法提供、不予处理 / 复议、诉讼自选`, () => {
    for (const code of direct) assert.deepEqual(told(name, code, firstNewDay).text, [choice(now)], code)
  })
  test(`《行政复议法》（2017年修正） / ${organ}2023年底以前任何结果 / 向${old}复议或者直接起诉`, () => {
    for (const code of [...refusals, ...direct, 'B2'] as const)
      assert.deepEqual(told(name, code, lastOldDay).text, [choice(old)], code)
  })
}

test('21种办理结果 / 每一种 / 表里都有', () => {
  const covered = new Set<string>([...refusals, ...direct, 'B2'])
  assert.deepEqual(
    outcomes.filter(({ code }) => !covered.has(code)),
    [],
  )
})

test('《行政复议法》第二十二条第二款 / 网上送达 / 同时告知网上复议的渠道；邮寄的不写；2024年以前没有这一条', () => {
  const channel = { onlineChannel: '行政复议服务平台（https://review.example.gov.cn）' } as const
  const online = told('department', 'C4', firstNewDay, { ...channel, servedBy: 'online' })
  assert.equal(
    online.text.at(-1),
    '申请行政复议，可以通过以下互联网渠道提交行政复议申请书：行政复议服务平台（https://review.example.gov.cn）。',
  )
  assert.ok(online.rules.some(({ id }) => id === 'online-review-channel'))
  assert.equal(told('department', 'C4', firstNewDay, { ...channel, servedBy: 'post' }).text.length, 1)
  assert.equal(told('department', 'C4', lastOldDay, { ...channel, servedBy: 'online' }).text.length, 1)
})

test('救济告知 / 写明法院的 / 用那个法院的名称', () => {
  const { text } = told('department', 'D1', firstNewDay, { court: '文昌县人民法院' })
  assert.match(text.join(''), /直接向文昌县人民法院提起行政诉讼/)
})

test('救济告知 / 说明依据 / 不予公开引复议前置，其余引直接起诉', () => {
  const ids = (code: RemediesInput['code'], on = firstNewDay) =>
    told('department', code, on).rules.map(({ id }) => id)
  assert.deepEqual(ids('C4'), [
    'reconsideration-period',
    'review-by-own-government',
    'review-first',
    'review-first-to-be-told',
    'suit-after-review',
    'suit-after-refused-review',
  ])
  assert.deepEqual(ids('D1'), ['reconsideration-period', 'review-by-own-government', 'direct-suit'])
  assert.deepEqual(ids('C4', lastOldDay), [
    'reconsideration-period-2017',
    'chosen-review-of-department-2017',
    'direct-suit',
  ])
})

test('救济告知 / 名录里没有复议机关 / 用法律的通称，并说明是通称', () => {
  const alone = organTree([reviewedOrgans.department], firstNewDay)
  const reviewers = reviewersOf(alone, reviewedOrgans.department.organId)
  assert.deepEqual(reviewers?.names, ['本级人民政府'])
  assert.equal(reviewers.isGuess, true)
})

test('条例第三十六条第七项 / 机关设定行政查询事项先复议 / 2024年起先复议，以前和别的结果不变', () => {
  const chosen = { specialRegister: 'review-first' } as const
  assert.deepEqual(told('department', 'C8', firstNewDay, chosen).text, [before('文昌县人民政府')])
  assert.equal(told('department', 'C8', lastOldDay, chosen).reviewFirst, 'no')
  for (const code of direct.filter((each) => each !== 'C8'))
    assert.equal(told('department', code, firstNewDay, chosen).reviewFirst, 'no', code)
})

test('法释〔2025〕8号第一条 / 一件申请，一项不予公开、另一项不存在 / 不予公开的部分先复议，其他可以直接起诉', () => {
  const [withheld, rest] = told('department', 'C6', firstNewDay, { scope: 'part' }).text
  assert.equal(withheld, before('文昌县人民政府', '对本答复中不予公开的部分不服的'))
  assert.equal(rest, choice('文昌县人民政府', '对本答复的其他内容不服的'))
  assert.equal(told('department', 'D1', firstNewDay, { scope: 'part' }).text.length, 1)
})
