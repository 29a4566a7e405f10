import type { AuditCheck } from './check.ts'

/** AR-P: when, where and how the report was published. */
export const publicationChecks = {
  'AR-P01': {
    severity: 'error',
    title: '公布晚于法定期限',
    basis: '《条例》第四十九条：政府部门在每年1月31日前，地方人民政府的主管部门在每年3月31日前向社会公布。',
    cites: { instrument: 'disclosure-regulation', article: 49 },
    verification: 'read',
    needs: ['publication', 'organ-kind'],
    formula: '公布日期 ≤ 次年 1 月 31 日（政府 3 月 31 日）',
  },
  'AR-P02': {
    severity: 'error',
    title: '公布日期不可能',
    basis: '政府网站检查指标把伪造发稿日期列为单项否决。',
    cites: { instrument: 'website-check-indicators-2019' },
    verification: 'secondary',
    needs: ['publication'],
    formula: '统计期限末日 < 落款日期 ≤ 公布日期',
  },
  'AR-P03': {
    severity: 'warning',
    title: '没有放在“政府信息公开年报”栏目，或有几个不同的版本',
    basis: '国办公开办函〔2019〕61号：专栏设“政府信息公开年报”。',
    cites: { instrument: 'platform-notice-2019' },
    verification: 'to-be-confirmed',
    needs: ['publication'],
    formula: null,
  },
  'AR-P04': {
    severity: 'warning',
    title: '没有可下载的文件',
    basis: '《条例》第二十四条：平台应当具备信息检索、查阅、下载等功能。',
    cites: { instrument: 'disclosure-regulation', article: 24 },
    verification: 'read',
    needs: ['publication'],
    formula: null,
  },
  'AR-P05': {
    severity: 'info',
    title: '没有联系方式',
    basis: '通行做法：写明对报告有疑问时的联系方式。',
    cites: { instrument: 'disclosure-regulation', article: 12 },
    verification: 'secondary',
    needs: ['document'],
    formula: null,
  },
  'AR-P06': {
    severity: 'error',
    title: '报告中有个人信息',
    basis: '《个人信息保护法》第三十四条：国家机关处理个人信息不得超出履行法定职责所必需的范围和限度。',
    cites: { instrument: 'personal-information-law', article: 34 },
    verification: 'read',
    needs: ['document'],
    formula: null,
  },
} as const satisfies Record<string, AuditCheck>
