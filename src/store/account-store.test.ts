import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { emptyDatabase, withRegion } from '../../test/support/database.ts'
import type { Role } from '../domain/access/access.ts'
import type { AccessChange, NewGrant } from '../domain/access/account.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { ChangeRecord, Session } from '../usecases/access-ports.ts'
import { accessStores } from './access-stores.ts'
import { listEvents } from './ledger-store.ts'

const database = await emptyDatabase()
const { regionId, actorId } = await withRegion(database)
const { accounts, sessions, signIns, ceremonies } = accessStores(database.app)

const organId = randomUUID()
const bureauId = randomUUID()
await addOrgan(organId, '测试区人民政府', null)
await addOrgan(bureauId, '测试区档案局', organId)

const at = (now = '2026-03-02T01:00:00.000Z', today: LocalDate = '2026-03-02') => ({ now, today })
const record = (versions: Record<string, number> = {}, moment = at()): ChangeRecord => ({
  actorId,
  at: moment,
  versions,
})

async function addOrgan(id: string, name: string, parent: string | null): Promise<void> {
  await database.owner.query(
    `insert into organ (organ_id, region_id, name, short_name, kind, level, territorial_parent, valid_from, version)
     values ($1, $2, $3, $3, 'department', 'county', $4, '2000-01-01', 1)`,
    [id, regionId, name, parent],
  )
}

async function newAccount(name = '虚构甲'): Promise<string> {
  const accountId = randomUUID()
  const account = { accountId, loginName: `u${accountId.slice(0, 8)}`, name, regionId, organId: bureauId }
  assert.deepEqual(await accounts.save([{ type: 'account-created', account }], record()), { ok: true })
  return accountId
}

function grantOf(accountId: string, role: Role, more: Partial<NewGrant> = {}): NewGrant {
  const term = { from: '2026-03-02', to: null, delegatedBy: null, delegatedFrom: null }
  return { grantId: randomUUID(), accountId, role, regionId, organId: bureauId, ...term, ...more }
}

const grant = async (accountId: string, role: Role, more: Partial<NewGrant> = {}) => {
  const given = grantOf(accountId, role, more)
  const type = given.delegatedBy === null ? 'role-granted' : 'role-delegated'
  return { given, saved: await accounts.save([{ type, grant: given }], record()) }
}

async function newSession(accountId: string): Promise<Session & { digest: string }> {
  const { now } = at()
  const session = {
    sessionId: randomUUID(),
    regionId,
    accountId,
    openedAt: now,
    seenAt: now,
    provenAt: now,
    address: '192.0.2.7',
    device: 'Firefox · Linux',
  }
  const digest = randomUUID()
  await sessions.open(session, digest)
  return { ...session, digest }
}

test('账号 / 新建 / 读出来相同，台账里有一条事件，没有口令和链接', async () => {
  const accountId = await newAccount('虚构乙')
  const link = { digest: 'd'.repeat(64), expiresAt: '2026-03-05T01:00:00.000Z' }
  const saved = await accounts.save([{ type: 'link-issued', accountId, link }], record({ [accountId]: 1 }))
  assert.deepEqual(saved, { ok: true })
  const account = await accounts.findByLoginName(` U${accountId.slice(0, 8)} `)
  assert.equal(account?.name, '虚构乙')
  assert.equal(account?.version, 2)
  assert.equal(account?.status, 'invited')
  const events = await listEvents(database.app, regionId, accountId)
  assert.deepEqual(
    events.map(({ type, sequence }) => [type, sequence]),
    [
      ['account-created', 1],
      ['link-issued', 2],
    ],
  )
  assert.ok(!JSON.stringify(events).includes(link.digest))
})

test('账号 / 两人同时改 / 一人成功，另一人得知已被改过，什么也没有写下', async () => {
  const accountId = await newAccount()
  const change: AccessChange = { type: 'account-disabled', accountId, reason: 'left' }
  const results = await Promise.all(
    Array.from({ length: 8 }, () => accounts.save([change], record({ [accountId]: 1 }))),
  )
  assert.equal(results.filter(({ ok }) => ok).length, 1)
  for (const result of results)
    if (!result.ok) assert.deepEqual(result, { ok: false, code: 'version-conflict' })
  assert.equal((await listEvents(database.app, regionId, accountId)).length, 2)
})

test('用户名 / 已被使用 / 拒绝，台账里也没有', async () => {
  const accountId = await newAccount()
  const account = {
    accountId: randomUUID(),
    loginName: `u${accountId.slice(0, 8)}`,
    name: '虚构丙',
    regionId,
    organId: bureauId,
  }
  const saved = await accounts.save([{ type: 'account-created', account }], record())
  assert.deepEqual(saved, { ok: false, code: 'taken' })
  assert.deepEqual(await listEvents(database.app, regionId, account.accountId), [])
})

test('三员分立 / 任意两种管理员岗位给同一账号 / 数据库拒绝第二种', async () => {
  const roles: Role[] = ['system-administrator', 'security-administrator', 'audit-administrator']
  for (const first of roles)
    for (const second of roles.filter((role) => role !== first)) {
      const accountId = await newAccount()
      assert.deepEqual((await grant(accountId, first)).saved, { ok: true })
      assert.deepEqual((await grant(accountId, second)).saved, { ok: false, code: 'administrator-conflict' })
      assert.deepEqual((await grant(accountId, 'handler')).saved, { ok: true })
    }
})

test('三员分立 / 不经过程序直接写数据库 / 也写不进去', async () => {
  const accountId = await newAccount()
  assert.deepEqual((await grant(accountId, 'system-administrator')).saved, { ok: true })
  const insert = (role: string, administratorRole: string | null) =>
    database.owner.query(
      `insert into role_grant (grant_id, account_id, role, region_id, organ_id, valid_from, administrator_role)
       values ($1, $2, $3, $4, $5, '2026-03-02', $6)`,
      [randomUUID(), accountId, role, regionId, bureauId, administratorRole],
    )
  await assert.rejects(insert('audit-administrator', 'audit-administrator'), /role_grant_account_id_administ/)
  await assert.rejects(insert('audit-administrator', null), /check constraint/)
  await assert.rejects(insert('audit-administrator', 'system-administrator'), /check constraint/)
  await assert.rejects(
    database.owner.query("insert into administrator values ($1, 'audit-administrator')", [accountId]),
    /administrator_pkey/,
  )
  await assert.rejects(
    database.owner.query("update administrator set role = 'audit-administrator' where account_id = $1", [
      accountId,
    ]),
    /foreign key/,
  )
})

test('三员分立 / 两种岗位同时授予 / 只成功一种', async () => {
  const accountId = await newAccount()
  const both = await Promise.all([
    grant(accountId, 'system-administrator'),
    grant(accountId, 'audit-administrator'),
  ])
  assert.equal(both.filter(({ saved }) => saved.ok).length, 1)
})

test('三员分立 / 收回以后 / 可以授予另一种', async () => {
  const accountId = await newAccount()
  const { given } = await grant(accountId, 'system-administrator')
  const held = { ...given, revokedAt: null }
  assert.deepEqual(await accounts.save([{ type: 'grant-revoked', grant: held }], record()), { ok: true })
  assert.deepEqual((await grant(accountId, 'audit-administrator')).saved, { ok: true })
  const again = await accounts.save([{ type: 'grant-revoked', grant: held }], record())
  assert.deepEqual(again, { ok: false, code: 'version-conflict' })
  assert.deepEqual(
    (await listEvents(database.app, regionId, given.grantId)).map(({ type }) => type),
    ['role-granted', 'grant-revoked'],
  )
})

test('岗位 / 起止日前一天、当天、后一天 / 只在期内有效', async () => {
  const accountId = await newAccount()
  await grant(accountId, 'handler', { from: '2026-03-10', to: '2026-03-20' })
  const days = ['2026-03-09', '2026-03-10', '2026-03-20', '2026-03-21']
  const counts = await Promise.all(
    days.map(async (day) => (await accounts.listGrantsInForce(accountId, day)).length),
  )
  assert.deepEqual(counts, [0, 1, 1, 0])
})

test('委托 / 原岗位收回、委托人停用 / 受托的岗位随之失效；委托人久未登录不影响', async () => {
  const [giver, taker] = [await newAccount(), await newAccount()]
  const { given } = await grant(giver, 'signer')
  const basis = { delegatedBy: giver, delegatedFrom: given.grantId, to: '2026-03-31' }
  assert.deepEqual((await grant(taker, 'signer', basis)).saved, { ok: true })
  const inForce = async () => (await accounts.listGrantsInForce(taker, '2026-03-15')).length
  assert.equal(await inForce(), 1)
  await accounts.save(
    [{ type: 'account-disabled', accountId: giver, reason: 'unused' }],
    record({ [giver]: 1 }),
  )
  assert.equal(await inForce(), 1)
  await accounts.save(
    [{ type: 'account-disabled', accountId: giver, reason: 'left' }],
    record({ [giver]: 2 }),
  )
  assert.equal(await inForce(), 0)
  await accounts.save([{ type: 'account-enabled', accountId: giver }], record({ [giver]: 3 }))
  assert.equal(await inForce(), 1)
  await accounts.save([{ type: 'grant-revoked', grant: { ...given, revokedAt: null } }], record())
  assert.equal(await inForce(), 0)
})

test('委托 / 没有期限、给自己、管理员岗位 / 数据库拒绝', async () => {
  const [giver, taker] = [await newAccount(), await newAccount()]
  const { given } = await grant(giver, 'signer')
  const basis = { delegatedBy: giver, delegatedFrom: given.grantId }
  await assert.rejects(grant(taker, 'signer', basis), /check constraint/)
  await assert.rejects(grant(giver, 'signer', { ...basis, to: '2026-03-31' }), /check constraint/)
  await assert.rejects(
    grant(taker, 'audit-administrator', { ...basis, to: '2026-03-31' }),
    /check constraint/,
  )
})

test('口令 / 更换 / 全部会话结束，旧的进入历史；重置以后没有口令、没有第二因子，历史还在', async () => {
  const accountId = await newAccount()
  const change = (passwordHash: string): AccessChange => ({
    type: 'password-changed',
    accountId,
    passwordHash,
  })
  await accounts.save([change('h1')], record({ [accountId]: 1 }))
  const session = await newSession(accountId)
  const factor = { factorId: randomUUID(), name: '验证器', sealedSecret: 's', lastStep: 5 }
  await accounts.save(
    [change('h2'), { type: 'one-time-code-added', accountId, factor }],
    record({ [accountId]: 2 }),
  )
  assert.equal(await sessions.find(regionId, session.digest), null)
  const before = await accounts.findCredentials(accountId)
  assert.equal(before.passwordHash, 'h2')
  assert.deepEqual(before.passwordHistory, ['h2', 'h1'])
  assert.deepEqual(before.oneTimeCodes, [factor])
  const { digest } = await newSession(accountId)
  await accounts.save([{ type: 'credentials-reset', accountId }], record({ [accountId]: 4 }))
  const reset = await accounts.findCredentials(accountId)
  assert.deepEqual(reset, {
    passwordHash: null,
    passwordHistory: ['h2', 'h1'],
    oneTimeCodes: [],
    securityKeys: [],
  })
  assert.equal(await sessions.find(regionId, digest), null)
})

test('验证码 / 同一时间步或更早的 / 只收一次，同时来也只收一次', async () => {
  const accountId = await newAccount()
  const factor = { factorId: randomUUID(), name: '验证器', sealedSecret: 's', lastStep: 100 }
  await accounts.save([{ type: 'one-time-code-added', accountId, factor }], record({ [accountId]: 1 }))
  const take = (step: number) => accounts.takeTimeStep(accountId, factor.factorId, step)
  assert.equal(await take(100), false)
  const atOnce = await Promise.all([take(101), take(101), take(101), take(101)])
  assert.equal(atOnce.filter(Boolean).length, 1)
  assert.equal(await take(100), false)
  assert.equal(await take(102), true)
})

test('安全密钥 / 计数不增加 / 当作复制的密钥拒绝；不计数的密钥一直是 0', async () => {
  const accountId = await newAccount()
  const key = (signatureCount: number) => ({
    factorId: randomUUID(),
    name: '密钥',
    credentialId: randomUUID(),
    publicKey: 'k',
    signatureCount,
    transports: ['usb'],
  })
  const [counting, silent] = [key(7), key(0)]
  const changes = [counting, silent].map(
    (each): AccessChange => ({ type: 'security-key-added', accountId, key: each }),
  )
  await accounts.save(changes, record({ [accountId]: 1 }))
  assert.equal(await accounts.takeSignatureCount(accountId, counting.factorId, 7), false)
  assert.equal(await accounts.takeSignatureCount(accountId, counting.factorId, 8), true)
  assert.equal(await accounts.takeSignatureCount(accountId, silent.factorId, 0), true)
  const other = await newAccount()
  const stolen: AccessChange = { type: 'security-key-added', accountId: other, key: counting }
  assert.deepEqual(await accounts.save([stolen], record({ [other]: 1 })), { ok: false, code: 'taken' })
})

test('一次性链接 / 过期前一刻、过期、用过、被新的替换 / 只有有效的那个能用一次', async () => {
  const accountId = await newAccount()
  const issue = (digest: string, version: number) =>
    accounts.save(
      [{ type: 'link-issued', accountId, link: { digest, expiresAt: '2026-03-05T01:00:00.000Z' } }],
      record({ [accountId]: version }),
    )
  await issue(`old ${accountId}`, 1)
  await issue(accountId, 2)
  assert.equal(await accounts.findByLink(`old ${accountId}`, at().now), null)
  assert.equal((await accounts.findByLink(accountId, '2026-03-05T00:59:59.999Z'))?.accountId, accountId)
  assert.equal(await accounts.findByLink(accountId, '2026-03-05T01:00:00.000Z'), null)
  const setUp: AccessChange = { type: 'account-set-up', accountId, linkDigest: accountId }
  const twice = await Promise.all([
    accounts.save([setUp], record({ [accountId]: 3 })),
    accounts.save([setUp], record({ [accountId]: 3 })),
  ])
  assert.equal(twice.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await accounts.save([setUp], record({ [accountId]: 4 })), { ok: false, code: 'link-used' })
  assert.equal((await accounts.findAccount(accountId))?.status, 'active')
})

test('账号一览 / 按范围、按姓名、分页 / 只列范围内的', async () => {
  const accountId = await newAccount('寻找此人')
  const page = { limit: 50, after: null, search: '寻找' }
  const names = async (reach: Parameters<typeof accounts.listAccounts>[0]) =>
    (await accounts.listAccounts(reach, page)).map((account) => account.accountId)
  assert.deepEqual(await names({ kind: 'organs', organIds: [organId], below: true }), [accountId])
  assert.deepEqual(await names({ kind: 'organs', organIds: [organId], below: false }), [])
  assert.deepEqual(await names({ kind: 'own', accountId }), [accountId])
  assert.deepEqual(await names({ kind: 'none' }), [])
  const all = await accounts.listAccounts({ kind: 'all' }, { limit: 3, after: null, search: '' })
  const next = await accounts.listAccounts(
    { kind: 'all' },
    { limit: 3, after: all.at(-1)?.loginName ?? null, search: '' },
  )
  assert.equal(new Set([...all, ...next].map((account) => account.accountId)).size, 6)
  assert.deepEqual(await accounts.listAccounts({ kind: 'all' }, { limit: 3, after: null, search: '%' }), [])
})

test('久未使用 / 最后一次登录或启用满期的 / 列出；后来启用过的不列', async () => {
  const accountId = await newAccount()
  const link = { digest: `n ${accountId}`, expiresAt: '2026-03-05T01:00:00.000Z' }
  await accounts.save([{ type: 'link-issued', accountId, link }], record({ [accountId]: 1 }))
  const setUp: AccessChange = { type: 'account-set-up', accountId, linkDigest: link.digest }
  await accounts.save([setUp], record({ [accountId]: 2 }))
  await accounts.noteSignIn(accountId, '2026-03-10T01:00:00.000Z')
  const isListed = async (instant: string) =>
    (await accounts.listUnusedSince(instant)).some((account) => account.accountId === accountId)
  assert.equal(await isListed('2026-03-10T00:59:59.999Z'), false)
  assert.equal(await isListed('2026-03-10T01:00:00.000Z'), true)
})

test('会话 / 换标识、结束 / 旧标识立即失效；结束的不能再换', async () => {
  const accountId = await newAccount()
  const session = await newSession(accountId)
  const { digest, ...kept } = session
  assert.deepEqual(await sessions.find(regionId, digest), kept)
  assert.equal(await sessions.find('999902', digest), null)
  const fresh = randomUUID()
  assert.equal(await sessions.rotate(session, fresh, '2026-03-02T01:30:00.000Z'), true)
  assert.equal(await sessions.find(regionId, digest), null)
  assert.equal((await sessions.find(regionId, fresh))?.provenAt, '2026-03-02T01:30:00.000Z')
  assert.equal((await sessions.list(regionId, accountId, at().now)).length, 1)
  assert.equal(await sessions.revoke(regionId, randomUUID(), session.sessionId, at().now), false)
  assert.equal(await sessions.revoke(regionId, accountId, session.sessionId, at().now), true)
  assert.equal(await sessions.rotate(session, randomUUID(), at().now), false)
  assert.deepEqual(await sessions.list(regionId, accountId, at().now), [])
})

test('登录尝试 / 应用账号修改或删除 / 数据库拒绝；同一次尝试只算一次', async () => {
  const attempt = { attemptId: randomUUID(), nameDigest: randomUUID(), address: '192.0.2.9', now: at().now }
  await signIns.begin(attempt)
  await signIns.settle(attempt.attemptId, 'signed-in', '2026-03-02T01:00:05.000Z')
  const { attemptId, nameDigest } = attempt
  assert.deepEqual(await signIns.list({ nameDigest }, '2026-03-02T00:00:00.000Z'), [
    { attemptId, nameDigest, at: '2026-03-02T01:00:05.000Z', outcome: 'signed-in' },
  ])
  assert.equal((await signIns.list({ address: '192.0.2.9' }, at().now)).length, 1)
  assert.deepEqual(await signIns.list({ nameDigest }, '2026-03-02T01:00:06.000Z'), [])
  await signIns.begin({ ...attempt, attemptId: randomUUID(), now: '2026-03-02T01:01:00.000Z' })
  assert.deepEqual(await signIns.listLatest(nameDigest, 5), [
    { at: '2026-03-02T01:01:00.000Z', address: '192.0.2.9', outcome: 'failed' },
    { at: '2026-03-02T01:00:00.000Z', address: '192.0.2.9', outcome: 'signed-in' },
  ])
  const denied = /permission denied/
  await assert.rejects(database.app.deleteFrom('sign_in_try').execute(), denied)
  await assert.rejects(database.app.updateTable('sign_in_try').set({ address: 'x' }).execute(), denied)
})

test('登录步骤 / 到期前一刻、到期、取过 / 只能取一次', async () => {
  const digest = randomUUID()
  const ceremony = { kind: 'security-key', accountId: randomUUID(), challenge: 'c' } as const
  await ceremonies.begin(digest, ceremony, '2026-03-02T01:10:00.000Z')
  assert.deepEqual(await ceremonies.find(digest, '2026-03-02T01:09:59.999Z'), ceremony)
  assert.equal(await ceremonies.find(digest, '2026-03-02T01:10:00.000Z'), null)
  const takes = await Promise.all([1, 2, 3].map(() => ceremonies.take(digest, at().now)))
  assert.equal(takes.filter((each) => each !== null).length, 1)
})
