/** Wording of the first page. */
export const homeText = {
  title: '公开',
  heading: '政府信息公开',
  ask: '我要政府信息',
  /** What a citizen comes for, the most frequent first. */
  ways: [
    { href: '/requests', name: '申请公开', says: '向机关要一份信息。不用账号，不用说明用途。' },
    { href: '/requests/track', name: '查询进度', says: '凭回执上的编号和查询码，看办到哪一步，取答复。' },
    { href: '/calculator', name: '期限与收费', says: '最迟哪一天答复，要不要付费，逐日逐档说明。' },
    { href: '/published', name: '已公开的年报', says: '各机关发布过的年度报告和其中的数字。' },
  ],
} as const
