/** 接口权限: what a key may be used for. A key never does more than its person may, and none of what wants the person. */
export const apiScopes = {
  'requests:read': '查看申请、期限和办理记录（申请人信息只给出隐去后的）',
  'requests:write': '登记申请、登记办理的每一步（签发、不予公开等要本人验证身份的除外）',
  'requests:exchange': '导入、导出台账，导出、核对案卷包（不含申请人信息）',
  'numbers:read': '表三、表四和办理情况的数字',
} as const

export type ApiScope = keyof typeof apiScopes

export const apiScopeNames = Object.keys(apiScopes) as readonly ApiScope[] // the keys of the table above

export function isApiScope(text: string): text is ApiScope {
  return Object.hasOwn(apiScopes, text)
}

/** Days for which a key works at most. A choice of ours: a key that is forgotten dies. */
export const longestKeyDays = 365
