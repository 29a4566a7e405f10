import type { AccessObject, Actor, Grant, ObjectKind, Permission } from './access.ts'
import { findRule, type PolicyRule, type ReachWord, type VerbOf } from './policy.ts'
import { roleNames } from './role-names.ts'
import { isFreshProof } from './session.ts'

/**
 * Whether a person may do something to an object at an instant, by policy.ts. The reasons come in the order in which a
 * person can do something about them: no role, another organ, own work (four eyes), identity to be proven again.
 */
export function can<K extends ObjectKind>(
  actor: Actor,
  verb: VerbOf<K>,
  object: AccessObject & { readonly kind: K },
  now: string,
): Permission {
  const rule = findRule(object.kind, verb)
  if (rule === undefined) return refused('no-role', '这件事没有人可以做。')
  const fitting = fittingGrants(rule, actor)
  if (fitting.length === 0)
    return refused('no-role', `只有${whoMay(rule)}可以${rule.name}，您没有这样的岗位。`)
  if (!fitting.some(({ reach, grant }) => reaches(reach, grant, actor, object))) {
    return refused('out-of-scope', `您的岗位管不到这里：不能在这个机关或者地区${rule.name}。`)
  }
  if (rule.fourEyes === true && object.workOf.includes(actor.accountId)) {
    return refused('own-work', `${rule.name}须由另一人进行：这是您自己经手的。`)
  }
  if (rule.stepUp === true && !isFreshProof(actor.provenAt, now)) {
    return refused('step-up-needed', `${rule.name}之前，请再验证一次身份。`)
  }
  return { allowed: true }
}

/** How a rule lets a person in: a reach, and the grant it starts from (null = being signed in is enough). */
export interface Fitting {
  readonly reach: ReachWord
  readonly grant: Grant | null
}

/**
 * The grants of a person that a rule speaks of, each with how far the rule lets it reach; who they are and
 * what is asked for comes after.
 */
export function fittingGrants(rule: PolicyRule, actor: Actor): Fitting[] {
  return rule.allows.flatMap(({ roles, reach }): Fitting[] => {
    if (roles === 'anyone') return [{ reach, grant: null }]
    return actor.grants.filter(({ role }) => roles.includes(role)).map((grant) => ({ reach, grant }))
  })
}

function reaches(reach: ReachWord, grant: Grant | null, actor: Actor, object: AccessObject): boolean {
  switch (reach) {
    case 'everywhere':
      return true
    case 'self':
      return object.workOf.includes(actor.accountId)
    case 'own-organ':
      return grant !== null && object.organPath[0] === grant.organId
    case 'organ-and-below':
      return grant !== null && object.organPath.includes(grant.organId)
    case 'region':
      return grant !== null && object.regionId === grant.regionId
  }
}

/** The roles that may do something where they are held, e.g. "审核人"; '' = nobody, or everybody. */
export function rolesThatMay<K extends ObjectKind>(kind: K, verb: VerbOf<K>): string {
  const rule = findRule(kind, verb)
  return rule === undefined ? '' : whoMay(rule)
}

function whoMay(rule: PolicyRule): string {
  const roles = rule.allows.flatMap(({ roles }) => (roles === 'anyone' ? [] : roles))
  return [...new Set(roles)].map((role) => roleNames[role]).join('、')
}

function refused(code: Extract<Permission, { allowed: false }>['code'], says: string): Permission {
  return { allowed: false, code, says }
}
