import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccessObject, Actor, Grant, ObjectKind, Role } from './access.ts'
import { can } from './can.ts'
import { type PolicyRule, policy, type VerbOf } from './policy.ts'
import { roleNames } from './role-names.ts'

const now = '2026-03-02T01:00:00.000Z'
const grant = (role: Role, organId = 'bureau', more: Partial<Grant> = {}): Grant => ({
  role,
  regionId: '999901',
  organId,
  from: '2026-01-01',
  to: null,
  delegatedBy: null,
  ...more,
})
const actor = (...grants: Grant[]): Actor => ({ accountId: 'me', name: '虚构甲', grants, provenAt: now })
const request = (more: Partial<AccessObject> = {}): AccessObject & { kind: 'request' } => ({
  regionId: '999901',
  organPath: ['bureau', 'county', 'city'],
  workOf: [],
  ...more,
  kind: 'request',
})

const kinds = Object.keys(policy) as ObjectKind[] // the table is a record of exactly the kinds
const rulesOf = (kind: ObjectKind): readonly PolicyRule[] => policy[kind]

test('权限表 / 每一行 / 动作不重复，有名称，至少一种人可以做', () => {
  for (const kind of kinds) {
    const verbs = rulesOf(kind).map(({ verb }) => verb)
    assert.equal(new Set(verbs).size, verbs.length, kind)
    for (const { name, allows } of rulesOf(kind)) {
      assert.match(name, /\p{Script=Han}/u, kind)
      assert.ok(allows.length > 0, `${kind} ${name}`)
      for (const { roles } of allows) assert.ok(roles === 'anyone' || roles.length > 0)
    }
  }
})

test('权限表 / 签发、发布、显示和销毁个人信息、批量导出、换密钥 / 都要再次验证身份', () => {
  const verbs = [
    'sign',
    'publish',
    'publish-sensitive',
    'withhold',
    'unmask',
    'destroy',
    'export-bulk',
    'rotate-key',
    'change-key',
    'restore',
    'purge',
  ]
  const found = kinds.flatMap((kind) => rulesOf(kind).filter(({ verb }) => verbs.includes(verb)))
  assert.deepEqual(new Set(found.map(({ verb }) => verb)), new Set(verbs))
  for (const { verb, stepUp } of found) assert.equal(stepUp, true, verb)
})

test('权限表 / 发布敏感信息、不予公开、显示和销毁个人信息、批量导出、换密钥、清日志、恢复 / 都要两个人', () => {
  const verbs = [
    'publish-sensitive',
    'withhold',
    'unmask',
    'destroy',
    'export-bulk',
    'rotate-key',
    'purge',
    'restore',
  ]
  for (const kind of kinds)
    for (const { verb, fourEyes } of rulesOf(kind))
      if (verbs.includes(verb)) assert.equal(fourEyes, true, `${kind} ${verb}`)
})

test('三员分立 / 建账号、授岗位、看日志 / 没有一个岗位能做其中两样', () => {
  const mayDo = (kind: ObjectKind, verb: string) =>
    rulesOf(kind)
      .filter((rule) => rule.verb === verb)
      .flatMap(({ allows }) => allows.flatMap(({ roles }) => (roles === 'anyone' ? [] : roles)))
  const duties = [mayDo('account', 'create'), mayDo('grant', 'create'), mayDo('access-log', 'view')]
  for (const role of Object.keys(roleNames))
    assert.ok(duties.filter((roles) => roles.some((each) => each === role)).length <= 1, role)
})

test('管理员 / 业务 / 不能办理、签发、看个人信息；销毁了什么可以看', () => {
  const forAdministrators = ['request', 'publication', 'annual-report', 'personal-data', 'remedy'] as const
  const open = forAdministrators.flatMap((kind) =>
    rulesOf(kind)
      .filter(({ allows }) =>
        allows.some(
          ({ roles }) => roles === 'anyone' || roles.some((role) => role.endsWith('-administrator')),
        ),
      )
      .map(({ verb }) => `${kind} ${verb}`),
  )
  // The certificates hold no value.
  assert.deepEqual(open, ['personal-data view-destructions'])
})

test('没有岗位 / 办理申请 / 说明需要哪个岗位', () => {
  assert.deepEqual(can(actor(), 'edit', request(), now), {
    allowed: false,
    code: 'no-role',
    says: '只有经办人可以修改，您没有这样的岗位。',
  })
})

test('本机关的经办人 / 下级机关的申请 / 不能办理；上级主管部门能看不能改', () => {
  const county = actor(grant('handler', 'county'), grant('supervisor', 'county'))
  assert.equal(can(county, 'view', request(), now).allowed, true)
  const edit = can(county, 'edit', request(), now)
  assert.equal(!edit.allowed && edit.code, 'out-of-scope')
  assert.equal(can(actor(grant('supervisor', 'city')), 'view', request(), now).allowed, true)
  assert.equal(can(actor(grant('supervisor', 'elsewhere')), 'view', request(), now).allowed, false)
})

test('签发 / 验证身份满 10 分钟的前一刻、满 10 分钟 / 允许，要求再验证', () => {
  const signer = actor(grant('signer'))
  assert.equal(can(signer, 'sign', request(), '2026-03-02T01:09:59.999Z').allowed, true)
  assert.deepEqual(can(signer, 'sign', request(), '2026-03-02T01:10:00.000Z'), {
    allowed: false,
    code: 'step-up-needed',
    says: '签发之前，请再验证一次身份。',
  })
})

test('不予公开 / 自己经手的 / 须由另一人决定，先于再次验证身份说明', () => {
  const own = request({ workOf: ['someone', 'me'] })
  const signer = actor(grant('signer'))
  for (const instant of [now, '2026-03-03T01:00:00.000Z']) {
    const permission = can(signer, 'withhold', own, instant)
    assert.equal(!permission.allowed && permission.code, 'own-work')
  }
  assert.equal(can(signer, 'withhold', request({ workOf: ['someone'] }), now).allowed, true)
  assert.equal(can(signer, 'sign', own, now).allowed, true)
})

test('两人 / 任何岗位的任何人，自己经手的 / 一件也做不了', () => {
  const roles = Object.keys(roleNames) as Role[] // the names are a record of exactly the roles
  const everything = actor(...roles.map((role) => grant(role)))
  let seen = 0
  for (const kind of kinds)
    for (const { verb, fourEyes } of rulesOf(kind)) {
      if (fourEyes !== true) continue
      const own = { ...request({ workOf: ['me'] }), kind }
      const permission = can(everything, verb as VerbOf<ObjectKind>, own, now) // a verb of this very kind
      assert.equal(!permission.allowed && permission.code, 'own-work', `${kind} ${verb}`)
      const others = { ...request({ workOf: ['someone'] }), kind }
      assert.equal(can(everything, verb as VerbOf<ObjectKind>, others, now).allowed, true, `${kind} ${verb}`) // as above
      seen++
    }
  assert.ok(seen >= 15, `${seen}`)
})
