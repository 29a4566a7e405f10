import type { AuditCheck } from './check.ts'

const indicators = { instrument: 'website-check-indicators-2019' } as const

/** AR-L: wording. */
export const languageChecks = {
  'AR-L01': {
    severity: 'warning',
    title: '夹杂外文或乱码',
    basis: '政府网站检查指标：内容不得有严重表述错误、乱码。',
    cites: indicators,
    verification: 'secondary',
    needs: ['document'],
    formula: null,
  },
  'AR-L02': {
    severity: 'warning',
    title: '文号写错',
    basis: '党政机关公文格式：发文字号由机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入。',
    cites: { instrument: 'annual-report-format-2021' },
    verification: 'to-be-confirmed',
    needs: ['document'],
    formula: null,
  },
  'AR-L03': {
    severity: 'warning',
    title: '引用已经失效的规定',
    basis:
      '《条例》2019年修订（国务院令第711号）；法释〔2025〕8号自2025年6月1日起施行，法释〔2011〕17号同时废止。',
    cites: { instrument: 'disclosure-regulation' },
    verification: 'read',
    needs: ['document'],
    formula: null,
  },
  'AR-L04': {
    severity: 'error',
    title: '固定表述写错',
    basis: '政府网站检查指标：严重表述错误是单项否决。',
    cites: indicators,
    verification: 'secondary',
    needs: ['document'],
    formula: null,
  },
  'AR-L05': {
    severity: 'warning',
    title: '自称前后不一致',
    basis: '一份报告只有一个报告单位；自称混用多为套用模板。',
    cites: { instrument: 'annual-report-format-2021', place: '（四）' },
    verification: 'inference',
    needs: ['document'],
    formula: null,
  },
  'AR-L06': {
    severity: 'info',
    title: '数字写法不规范',
    basis: '统计表中的数用半角阿拉伯数字，不加千分位和单位；日期写作“年月日”。',
    cites: { instrument: 'annual-report-format-2021', place: '附件' },
    verification: 'inference',
    needs: ['document'],
    formula: null,
  },
  'AR-L07': {
    severity: 'warning',
    title: '“公开为常态、不公开为例外”写反',
    basis: '《条例》第五条：坚持以公开为常态、不公开为例外。',
    cites: { instrument: 'disclosure-regulation', article: 5 },
    verification: 'read',
    needs: ['document'],
    formula: null,
  },
} as const satisfies Record<string, AuditCheck>
