import type { AuditCheck, CheckNeed } from '../../../../law/annual-report-checks/check.ts'

/** Wording of the catalogue of rules. */
export const rulesText = {
  title: '核查规则',
  lead: '每条规则都写明依据。光凭手上材料判断不了的规则，结果写“未能判断”，不算通过；空白不是 0。',
  severities: { error: '错误', inconsistency: '不一致', warning: '提醒', info: '提示' } satisfies Record<
    AuditCheck['severity'],
    string
  >,
  needs: {
    document: '年报本身',
    previous: '上一年年报',
    children: '下级单位年报',
    'expected-children': '应报单位名单',
    ledger: '申请台账',
    register: '文书登记',
    library: '规范性文件库',
    powers: '职权清单',
    'organ-kind': '单位性质',
    publication: '发布时间和位置',
    peers: '其他单位年报',
  } satisfies Record<CheckNeed, string>,
  unconfirmed: '待确认',
  inference: '推定',
  families: [
    { prefix: 'AR-S', title: '结构与填写' },
    { prefix: 'AR-B', title: '表二　主动公开' },
    { prefix: 'AR-C', title: '表三　申请' },
    { prefix: 'AR-D', title: '表四　复议诉讼' },
    { prefix: 'AR-N', title: '文字与表格' },
    { prefix: 'AR-Y', title: '与上年比较' },
    { prefix: 'AR-H', title: '上下级汇总' },
    { prefix: 'AR-P', title: '发布' },
    { prefix: 'AR-L', title: '用语' },
  ],
} as const
