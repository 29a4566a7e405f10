/**
 * 权限表: who may do what. One table as data: `can.ts` answers from it, `reach.ts` makes the predicate of a list from
 * it, the tests walk every line of it. What is not written here nobody may do.
 */

import type { ObjectKind, Role } from './access.ts'

/** How far from the place of a grant. */
export type ReachWord =
  /** One's own account, session, delegation: `workOf` names the person. */
  | 'self'
  /** The organ at which the role is held. */
  | 'own-organ'
  /** That organ and all below it, by territory (块) or by line (条). */
  | 'organ-and-below'
  /** Everything of the region in which the role is held, also what belongs to no organ. */
  | 'region'
  | 'everywhere'

export interface PolicyRule {
  readonly verb: string
  /** What is done, in Chinese: stands in refusals. */
  readonly name: string
  readonly allows: readonly {
    /** 'anyone' = whoever is signed in. */
    readonly roles: readonly Role[] | 'anyone'
    readonly reach: ReachWord
  }[]
  /** Identity must have been proven within the last minutes (ASVS 5.0 7.5.3). */
  readonly stepUp?: true
  /** Not by whom the work is (ux: dual control): `workOf` of the object. */
  readonly fourEyes?: true
}

const clerks: readonly Role[] = ['handler', 'reviewer', 'secrecy-reviewer', 'signer']
const leaders: readonly Role[] = ['signer', 'supervisor']
const administrators: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]

/** Seen by those who work on it in the organ, and by the 主管部门 above. */
const viewWork = {
  verb: 'view',
  name: '查看',
  allows: [
    { roles: clerks, reach: 'own-organ' },
    { roles: ['supervisor'], reach: 'organ-and-below' },
  ],
} as const satisfies PolicyRule

const handlers = [{ roles: ['handler'], reach: 'own-organ' }] as const satisfies PolicyRule['allows']
const reviewers = [{ roles: ['reviewer'], reach: 'own-organ' }] as const satisfies PolicyRule['allows']
const signers = [{ roles: ['signer'], reach: 'own-organ' }] as const satisfies PolicyRule['allows']
const supervisors = [
  { roles: ['supervisor'], reach: 'organ-and-below' },
] as const satisfies PolicyRule['allows']
const operators = [
  { roles: ['system-administrator'], reach: 'region' },
] as const satisfies PolicyRule['allows']
const auditors = [{ roles: ['audit-administrator'], reach: 'region' }] as const satisfies PolicyRule['allows']

const create = { verb: 'create', name: '新建', allows: handlers } as const satisfies PolicyRule
const edit = { verb: 'edit', name: '修改', allows: handlers } as const satisfies PolicyRule
const submit = { verb: 'submit', name: '送审', allows: handlers } as const satisfies PolicyRule
const review = { verb: 'review', name: '审核', allows: reviewers } as const satisfies PolicyRule
const secrecyReview = {
  verb: 'secrecy-review',
  name: '保密审查',
  allows: [{ roles: ['secrecy-reviewer'], reach: 'own-organ' }],
} as const satisfies PolicyRule
const sign = { verb: 'sign', name: '签发', allows: signers, stepUp: true } as const satisfies PolicyRule
/** 不予公开 takes something from the public: never one person alone. */
const withhold = {
  verb: 'withhold',
  name: '决定不予公开',
  allows: signers,
  stepUp: true,
  fourEyes: true,
} as const satisfies PolicyRule
const exportOne = { verb: 'export', name: '导出', allows: viewWork.allows } as const satisfies PolicyRule
const exportBulk = {
  verb: 'export-bulk',
  name: '批量导出',
  allows: [
    { roles: ['signer'], reach: 'own-organ' },
    { roles: ['supervisor'], reach: 'organ-and-below' },
  ],
  stepUp: true,
  fourEyes: true,
} as const satisfies PolicyRule

export const policy = {
  organ: [
    { verb: 'view', name: '查看机关', allows: [{ roles: 'anyone', reach: 'everywhere' }] },
    {
      verb: 'create',
      name: '增设机关',
      allows: [
        { roles: ['system-administrator'], reach: 'region' },
        { roles: ['system-administrator'], reach: 'organ-and-below' },
      ],
    },
    {
      verb: 'edit',
      name: '修改机关信息',
      allows: [
        { roles: ['system-administrator'], reach: 'region' },
        { roles: ['system-administrator', 'supervisor'], reach: 'organ-and-below' },
      ],
    },
    { verb: 'export', name: '导出机关名录', allows: [{ roles: 'anyone', reach: 'everywhere' }] },
    {
      verb: 'administer',
      name: '合并、撤销机关',
      allows: [
        { roles: ['system-administrator'], reach: 'region' },
        { roles: ['system-administrator'], reach: 'organ-and-below' },
      ],
      stepUp: true,
    },
  ],
  account: [
    {
      verb: 'view',
      name: '查看账号',
      allows: [
        { roles: 'anyone', reach: 'self' },
        { roles: [...clerks, 'supervisor'], reach: 'own-organ' },
        { roles: administrators, reach: 'organ-and-below' },
      ],
    },
    {
      verb: 'create',
      name: '新建账号',
      allows: [{ roles: ['system-administrator'], reach: 'organ-and-below' }],
    },
    // Password, second factor, link to single sign-on.
    {
      verb: 'change-key',
      name: '更换登录凭据',
      allows: [{ roles: 'anyone', reach: 'self' }],
      stepUp: true,
    },
    {
      verb: 'reset',
      name: '重置登录凭据',
      allows: [{ roles: ['system-administrator'], reach: 'organ-and-below' }],
      stepUp: true,
      fourEyes: true,
    },
    {
      verb: 'disable',
      name: '停用账号',
      allows: [{ roles: ['system-administrator', 'security-administrator'], reach: 'organ-and-below' }],
      fourEyes: true,
    },
    {
      verb: 'enable',
      name: '启用账号',
      allows: [{ roles: ['security-administrator'], reach: 'organ-and-below' }],
      stepUp: true,
      fourEyes: true,
    },
    {
      verb: 'view-sessions',
      name: '查看登录记录',
      allows: [
        { roles: 'anyone', reach: 'self' },
        { roles: ['security-administrator', 'audit-administrator'], reach: 'organ-and-below' },
      ],
    },
    {
      verb: 'revoke-session',
      name: '结束登录',
      allows: [
        { roles: 'anyone', reach: 'self' },
        { roles: ['security-administrator'], reach: 'organ-and-below' },
      ],
    },
  ],
  grant: [
    {
      verb: 'view',
      name: '查看岗位',
      allows: [
        { roles: 'anyone', reach: 'self' },
        { roles: [...clerks, 'supervisor'], reach: 'own-organ' },
        { roles: administrators, reach: 'organ-and-below' },
      ],
    },
    // 三员分立: accounts are made by one administrator, roles given by another, both watched by the third.
    {
      verb: 'create',
      name: '授予岗位',
      allows: [{ roles: ['security-administrator'], reach: 'organ-and-below' }],
      stepUp: true,
      fourEyes: true,
    },
    {
      verb: 'revoke',
      name: '收回岗位',
      allows: [
        { roles: 'anyone', reach: 'self' },
        { roles: ['security-administrator'], reach: 'organ-and-below' },
      ],
      stepUp: true,
    },
    { verb: 'delegate', name: '委托岗位', allows: [{ roles: 'anyone', reach: 'self' }], stepUp: true },
  ],
  file: [
    viewWork,
    create,
    exportOne,
    {
      verb: 'prepare-release',
      name: '标注放行文件',
      allows: [{ roles: ['handler', 'reviewer'], reach: 'own-organ' }],
    },
    // Two people for whatever leaves the organ; the database holds it as well (release_approval).
    {
      verb: 'release',
      name: '批准放行',
      allows: [{ roles: ['reviewer', 'secrecy-reviewer', 'signer'], reach: 'own-organ' }],
      stepUp: true,
      fourEyes: true,
    },
    // Taking back what should not have gone out must not wait for anybody.
    { verb: 'withdraw-release', name: '撤回放行', allows: [{ roles: clerks, reach: 'own-organ' }] },
  ],
  'personal-data': [
    { ...viewWork, allows: [{ roles: clerks, reach: 'own-organ' }] },
    {
      verb: 'unmask',
      name: '显示完整个人信息',
      allows: [{ roles: ['handler', 'reviewer', 'signer'], reach: 'own-organ' }],
      stepUp: true,
      fourEyes: true,
    },
    { verb: 'propose-destruction', name: '提出销毁个人信息', allows: handlers },
    { verb: 'destroy', name: '批准销毁个人信息', allows: signers, stepUp: true, fourEyes: true },
    {
      verb: 'view-destructions',
      name: '查看销毁记录',
      allows: [{ roles: ['security-administrator', 'audit-administrator'], reach: 'region' }],
    },
    exportBulk,
  ],
  'annual-report': [
    viewWork,
    create,
    edit,
    submit,
    review,
    sign,
    { verb: 'approve', name: '审定', allows: supervisors },
    {
      verb: 'publish',
      name: '发布',
      allows: [{ roles: ['handler', 'signer'], reach: 'own-organ' }],
      stepUp: true,
    },
    exportOne,
    exportBulk,
  ],
  request: [
    viewWork,
    create,
    edit,
    submit,
    review,
    secrecyReview,
    sign,
    withhold,
    { verb: 'approve', name: '批准延期', allows: signers },
    { verb: 'freeze', name: '锁定年度统计', allows: signers, stepUp: true },
    exportOne,
    exportBulk,
  ],
  publication: [
    viewWork,
    create,
    edit,
    submit,
    review,
    secrecyReview,
    sign,
    {
      verb: 'publish',
      name: '发布',
      allows: [{ roles: ['handler', 'signer'], reach: 'own-organ' }],
      stepUp: true,
    },
    // 涉及个人信息、商业秘密、三安全一稳定 and the like.
    { verb: 'publish-sensitive', name: '发布敏感信息', allows: signers, stepUp: true, fourEyes: true },
    withhold,
    { verb: 'withdraw', name: '撤回', allows: signers, stepUp: true },
    exportOne,
    exportBulk,
  ],
  remedy: [viewWork, create, edit, submit, review, sign, exportOne],
  'letter-settings': [
    { verb: 'view', name: '查看文书设置', allows: viewWork.allows },
    {
      verb: 'edit',
      name: '修改文书设置',
      allows: [
        { roles: ['signer'], reach: 'own-organ' },
        { roles: ['supervisor'], reach: 'organ-and-below' },
        { roles: ['system-administrator'], reach: 'region' },
      ],
    },
  ],
  calendar: [
    { verb: 'view', name: '查看工作日历', allows: [{ roles: 'anyone', reach: 'everywhere' }] },
    {
      verb: 'edit',
      name: '更新工作日历',
      allows: [{ roles: ['supervisor', 'system-administrator'], reach: 'region' }],
    },
  ],
  vocabulary: [
    { verb: 'view', name: '查看词表', allows: [{ roles: 'anyone', reach: 'everywhere' }] },
    {
      verb: 'edit',
      name: '修改词表',
      allows: [{ roles: ['supervisor', 'system-administrator'], reach: 'region' }],
    },
  ],
  notice: [
    { verb: 'view', name: '查看通知', allows: [{ roles: 'anyone', reach: 'everywhere' }] },
    {
      verb: 'edit',
      name: '发布、撤回通知',
      allows: [{ roles: ['supervisor', 'system-administrator'], reach: 'region' }],
    },
  ],
  setting: [
    { verb: 'view', name: '查看设置', allows: [{ roles: administrators, reach: 'region' }] },
    { verb: 'edit', name: '修改设置', allows: operators, stepUp: true },
    {
      verb: 'rotate-key',
      name: '更换密钥',
      allows: [{ roles: ['security-administrator'], reach: 'region' }],
      stepUp: true,
      fourEyes: true,
    },
  ],
  job: [
    { verb: 'view', name: '查看任务', allows: operators },
    { verb: 'administer', name: '重试、取消任务', allows: operators },
  ],
  backup: [
    {
      verb: 'view',
      name: '查看备份',
      allows: [{ roles: ['system-administrator', 'audit-administrator'], reach: 'region' }],
    },
    { verb: 'create', name: '备份', allows: operators },
    { verb: 'restore', name: '恢复备份', allows: operators, stepUp: true, fourEyes: true },
  ],
  'access-log': [
    { verb: 'view', name: '查看日志', allows: auditors },
    { verb: 'export-bulk', name: '导出日志', allows: auditors, stepUp: true, fourEyes: true },
    { verb: 'purge', name: '清理日志', allows: auditors, stepUp: true, fourEyes: true },
  ],
  ledger: [
    {
      verb: 'view',
      name: '查看台账',
      allows: [
        { roles: ['audit-administrator'], reach: 'region' },
        { roles: leaders, reach: 'own-organ' },
      ],
    },
    {
      verb: 'verify',
      name: '校验台账',
      allows: [{ roles: ['audit-administrator', 'system-administrator'], reach: 'region' }],
    },
  ],
} as const satisfies Record<ObjectKind, readonly PolicyRule[]>

/** The verbs of a kind of object. */
export type VerbOf<K extends ObjectKind> = (typeof policy)[K][number]['verb']

/** The line of the table, or undefined when there is none: then nobody may. */
export function findRule<K extends ObjectKind>(kind: K, verb: VerbOf<K>): PolicyRule | undefined {
  const rules: readonly PolicyRule[] = policy[kind]
  return rules.find((rule) => rule.verb === verb)
}
