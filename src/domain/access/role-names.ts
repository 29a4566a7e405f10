import type { Role } from './access.ts'

/** 岗位 as pages and refusals name them. */
export const roleNames: Readonly<Record<Role, string>> = {
  handler: '经办人',
  reviewer: '审核人',
  'secrecy-reviewer': '保密审查员',
  signer: '签发人',
  supervisor: '政府信息公开工作主管部门',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
}

/** 三员: one person holds at most one of these. The database refuses a second (migration 0003). */
const administratorRoles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[]

export type AdministratorRole = (typeof administratorRoles)[number]

/** True for one of 三员, who handle no requests and whose roles are not lent. */
export function isAdministrator(role: Role): role is AdministratorRole {
  return administratorRoles.some((each) => each === role)
}
