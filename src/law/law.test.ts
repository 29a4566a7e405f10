import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadLaw, loadRules, rulesWithin } from '../../scripts/rule-catalogue.ts'
import { intakeRows, outcomeRows, requestsTable } from './annual-report-format-2021/table-3-requests.ts'
import { dayZeroVersions } from './civil-code/article-201-day-zero.ts'
import { coverage } from './disclosure-regulation/coverage.ts'
import { regulationText } from './disclosure-regulation/full-text.ts'
import { instruments } from './instruments.ts'
import { outcomes } from './outcome-codes.ts'
import { replyRuleVersions } from './reply-rule-sets.ts'
import { nationalYears } from './work-calendar/national-years.ts'

const law = await loadLaw()
const rules = await loadRules()

test('法律数据 / 每个导出的值 / 经 JSON 往返不变，没有藏着函数', () => {
  for (const { file, exports } of law)
    for (const [name, value] of Object.entries(exports))
      assert.deepEqual(JSON.parse(JSON.stringify(value) ?? 'null'), value, `${file} ${name}`)
})

test('法律数据 / 每条规则 / 有编号，引用已登记的文件，引原文，说明核对到什么程度', () => {
  assert.ok(rules.length > 200, `${rules.length} rules`)
  for (const { rule, file } of rules) {
    assert.ok(rule.cites.instrument in instruments, `${file} ${rule.id}`)
    assert.ok(rule.says.length >= 4, `${file} ${rule.id}`)
    assert.match(rule.verification, /^(read|secondary|to-be-confirmed|inference)$/, rule.id)
  }
})

test('法律数据 / 规则编号 / 不重复：同一编号只有同一条规则', () => {
  const seen = new Map<string, unknown>()
  for (const { exports, file } of law)
    for (const value of Object.values(exports))
      for (const [rule] of rulesWithin(value)) {
        if (seen.has(rule.id)) assert.deepEqual(rule, seen.get(rule.id), `${file} ${rule.id}`)
        seen.set(rule.id, rule)
      }
})

test('《政府信息公开条例》 / 每条规则的引文 / 是所引那一条里的原话', () => {
  const own = rules.filter(({ rule }) => rule.cites.instrument === 'disclosure-regulation')
  assert.ok(own.length > 60)
  for (const { rule } of own) {
    const article = regulationText.find((each) => each.article === rule.cites.article)
    assert.ok(article !== undefined, rule.id)
    const text = article.lines.join('')
    assert.ok(text.includes(rule.says), `${rule.id}: ${rule.says}`)
    const { items } = { items: [], ...rule }
    for (const each of items as { text: string }[]) assert.ok(text.includes(each.text), each.text) // lists quote too
  }
})

test('《政府信息公开条例》 / 规则所引的款和项 / 存在，引文就在其中', () => {
  for (const { rule } of rules) {
    const { instrument, article, paragraph, item } = rule.cites
    if (instrument !== 'disclosure-regulation') continue
    const lines: readonly string[] = regulationText.find((each) => each.article === article)?.lines ?? []
    const paragraphs = lines.filter((line) => !line.startsWith('（'))
    const items = lines.filter((line) => line.startsWith('（'))
    if (paragraph !== undefined && item === undefined)
      assert.ok(paragraphs[paragraph - 1]?.includes(rule.says), `${rule.id}: 第${paragraph}款`)
    if (item !== undefined) assert.ok(items[item - 1]?.includes(rule.says), `${rule.id}: 第${item}项`)
  }
})

test('《政府信息公开条例》 / 逐条收录表 / 第一至五十六条各有一行，所列规则正是引用该条的规则', () => {
  assert.deepEqual(
    coverage.map(({ article }) => article),
    Array.from({ length: 56 }, (_, index) => index + 1),
  )
  for (const { article, rules: listed, notEncoded } of coverage) {
    const own = rules
      .filter(
        ({ rule }) => rule.cites.instrument === 'disclosure-regulation' && rule.cites.article === article,
      )
      .map(({ rule }) => rule.id)
    assert.deepEqual([...listed].toSorted(), own.toSorted(), `article ${article}`)
    assert.ok(listed.length > 0 || notEncoded !== null, `article ${article}`)
  }
})

test('条文文件 / 文件名里的条号 / 就是其中规则所引的条', () => {
  for (const { rule, file } of rules) {
    const article = /\/article-(\d+)-/.exec(file)?.[1]
    if (article !== undefined && rule.cites.instrument.startsWith('disclosure-regulation'))
      assert.equal(rule.cites.article, Number(article), `${file} ${rule.id}`)
  }
})

test('文件登记 / 每个文件 / 起止日期有效，标题有书名号', () => {
  for (const [id, { title, from, to, checkedOn }] of Object.entries(instruments)) {
    for (const date of [from, to ?? from, checkedOn]) assert.match(date, /^\d{4}-\d{2}-\d{2}$/, id)
    assert.ok(to === null || to >= from, id)
    assert.match(title, /《.+》/, id)
  }
})

test('规则的版本 / 前后相接 / 不重叠，不留空', () => {
  for (const versions of [dayZeroVersions, replyRuleVersions])
    for (const [index, version] of versions.entries()) {
      const next = versions[index + 1]
      if (next === undefined) {
        assert.equal(version.to, null)
        continue
      }
      const dayAfter = new Date(Date.parse(version.to ?? '') + 86_400_000).toISOString().slice(0, 10)
      assert.equal(dayAfter, next.from)
    }
})

test('放假通知 / 2008至2026年 / 一年一份，逐年相接；周末以外的放假日和周末的上班日与公布的一致', () => {
  assert.deepEqual(
    nationalYears.map(({ year }) => year),
    Array.from({ length: 19 }, (_, index) => 2008 + index),
  )
  for (const { year, holidays } of nationalYears)
    for (const { id, cites } of holidays) {
      assert.ok(cites.instrument.startsWith(`holiday-notice-${year}`), id)
      assert.ok(id.startsWith(`holiday-${year}-`), id)
    }
})

test('办理结果代码 / 二十一种 / 与表三的行一一对应', () => {
  const printed = new Set<string>(
    [...intakeRows, 'total', 'carriedOut'].map((row) => (typeof row === 'string' ? row : row.code)),
  )
  const rows = requestsTable.blocks
    .flatMap(({ rows }) => rows.map(({ code }) => code as string))
    .filter((code) => !printed.has(code)) // widened to compare
  assert.deepEqual(
    outcomes.map(({ row }) => row as string),
    rows,
  ) // widened to compare
  assert.equal(new Set(outcomes.map(({ code }) => code)).size, 21)
  assert.equal(outcomeRows.length, 18)
})

test('办理结果代码 / 复议前置 / 只有依第十四至十六条不予公开的；部分公开指不公开的部分', () => {
  const by = (value: string) =>
    outcomes.filter(({ reviewFirst }) => reviewFirst === value).map(({ code }) => code)
  assert.deepEqual(by('yes'), ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
  assert.deepEqual(by('withheld-part'), ['B2'])
})

test('法律数据 / 期限的数字 / 只在 src/law 里', () => {
  const numbers = /\b(?:addWorkingDays|workingDays)\b[^\n]*[,:]\s*(?:7|15|20)\b/
  for (const file of ['clock.ts', 'running-period.ts', 'term.ts', 'other-terms.ts', 'case-history.ts'])
    assert.doesNotMatch(readFileSync(`src/domain/requests/${file}`, 'utf8'), numbers, file)
})
