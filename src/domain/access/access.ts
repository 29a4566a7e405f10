/** Who may do what to which object: the words of the policy. The table is policy.ts, the answer is can.ts. */

/** 岗位. A person may hold several, each at an organ and for a time. */
export type Role =
  /** 经办人 */
  | 'handler'
  /** 审核人 */
  | 'reviewer'
  /** 保密审查员 */
  | 'secrecy-reviewer'
  /** 签发人 */
  | 'signer'
  /** 政府信息公开工作主管部门 */
  | 'supervisor'
  /** 系统管理员; excludes the two other administrators */
  | 'system-administrator'
  /** 安全管理员 */
  | 'security-administrator'
  /** 审计管理员 */
  | 'audit-administrator'

/** A role held at an organ, possibly handed over by another person for a time. */
export interface Grant {
  readonly role: Role
  readonly regionId: string
  readonly organId: string
  /** First and last day, YYYY-MM-DD; null = without end. */
  readonly from: string
  readonly to: string | null
  /** Account that delegated it (委托); null when held in one's own right. */
  readonly delegatedBy: string | null
}

/** A signed-in person. */
export interface Actor {
  readonly accountId: string
  readonly name: string
  /** Grants in force today. */
  readonly grants: readonly Grant[]
  /** Instant of the last proof of identity (sign-in or step-up), ISO 8601. */
  readonly provenAt: string
}

/** What the policy speaks of. Each kind has its verbs in policy.ts. */
export type ObjectKind =
  | 'organ'
  | 'account'
  | 'grant'
  | 'file'
  | 'personal-data'
  | 'annual-report'
  | 'request'
  | 'publication'
  | 'remedy'
  | 'letter-settings'
  | 'calendar'
  | 'vocabulary'
  | 'notice'
  | 'setting'
  | 'job'
  | 'backup'
  | 'access-log'
  | 'ledger'

export interface AccessObject {
  readonly kind: ObjectKind
  readonly regionId: string
  /** The organ it belongs to, then that organ's superiors (territorial and vertical), nearest first. */
  readonly organPath: readonly string[]
  /** Accounts whose own work it is: four-eyes verbs exclude them. */
  readonly workOf: readonly string[]
}

export type Permission =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: 'no-role' | 'out-of-scope' | 'step-up-needed' | 'own-work'
      /** Chinese sentence for the person. */
      readonly says: string
    }

/** Which rows a person may see, for the SQL predicate (reach.ts, store/reach-predicate.ts). */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** Organs at which a fitting role is held; `below` = their subordinates too. */
  | { readonly kind: 'organs'; readonly organIds: readonly string[]; readonly below: boolean }
  /** Everything of these regions, whatever the organ. */
  | { readonly kind: 'regions'; readonly regionIds: readonly string[] }
  /** What is the person's own. */
  | { readonly kind: 'own'; readonly accountId: string }
  /** Reached by any of these. */
  | { readonly kind: 'either'; readonly reaches: readonly Reach[] }
  /** Four eyes: reached, but not the person's own work. */
  | { readonly kind: 'except-own'; readonly accountId: string; readonly reach: Reach }
