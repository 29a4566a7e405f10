import assert from 'node:assert/strict'
import { it } from 'node:test'
import { recognise } from '../../domain/annual-report/recognise/recognise.ts'
import { reportToJson } from '../../domain/annual-report/to-json.ts'
import type { PublishedReport, ReportStore } from '../report-ports.ts'
import { findPublicInformation } from './find-public-information.ts'

const place = { regionId: '369900', organId: '00000000-0000-4000-8000-000000000003' }

function published(year: number, text: string): PublishedReport {
  const report = reportToJson(
    recognise({
      format: 'text',
      title: null,
      blocks: [
        { kind: 'heading', level: 1, text: `临川市档案局${year}年政府信息公开工作年度报告`, source: null },
        { kind: 'heading', level: 2, text: '一、总体情况', source: null },
        { kind: 'paragraph', text, source: null },
      ],
      notes: [],
    }),
  )
  const facts = { version: 1, sourceDigest: '', sourceName: '', publishedOn: null, recordedAt: '' }
  return { ...place, year, report, ...facts }
}

function store(...reports: readonly PublishedReport[]): Pick<ReportStore, 'listYears' | 'find'> {
  return {
    listYears: async () => reports.map(({ year }) => year),
    find: async ({ year }) => reports.find((each) => each.year === year) ?? null,
  }
}

/** Nothing was released to everybody. */
const noFiles = { listPublicFiles: async () => [], listStored: async () => [] }

const reports = store(
  published(2025, '全年组织馆藏婚姻档案数字化，完成扫描 12 万页。'),
  published(2024, '全年接待查档群众 3000 人次。'),
)

it('要的内容在年报里提过 / 查找 / 那一年在前，附上原文的一段', async () => {
  const [first, ...others] = await findPublicInformation(
    { reports, requests: noFiles },
    { ...place, words: '婚姻档案数字化的采购合同' },
  )
  assert.ok(first?.kind === 'annual-report')
  assert.equal(first.year, 2025)
  assert.match(first.excerpt, /婚姻档案数字化/)
  assert.ok(others.every((other) => other.kind === 'annual-report' && other.year !== 2025))
})

it('只有“申请公开政府信息”这类套话 / 查找 / 什么也不给', async () => {
  assert.deepEqual(
    await findPublicInformation({ reports, requests: noFiles }, { ...place, words: '申请公开有关政府信息' }),
    [],
  )
})

it('问年报本身 / 写了年度 / 给那一年的', async () => {
  const [first] = await findPublicInformation(
    { reports, requests: noFiles },
    { ...place, words: '2024年度工作报告' },
  )
  assert.ok(first?.kind === 'annual-report')
  assert.equal(first.year, 2024)
})

it('机关没有公开过什么 / 查找 / 空的，不妨碍申请', async () => {
  assert.deepEqual(
    await findPublicInformation({ reports: store(), requests: noFiles }, { ...place, words: '婚姻档案' }),
    [],
  )
})
