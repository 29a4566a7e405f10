import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { millisecondsOf } from '../src/domain/calendar/instant.ts'
import { identityPorts } from '../src/identity/identity-ports.ts'
import { accessStores } from '../src/store/access-stores.ts'
import { listEvents } from '../src/store/ledger-store.ts'
import type { AccessPorts, Moment } from '../src/usecases/access-ports.ts'
import { beginSecurityKey, finishSecurityKey } from '../src/usecases/add-second-factor.ts'
import { createAccount } from '../src/usecases/create-account.ts'
import { createFirstLinks } from '../src/usecases/create-first-link.ts'
import { findActor } from '../src/usecases/find-actor.ts'
import { grantRole } from '../src/usecases/grant-role.ts'
import { askSecurityKey, type SecondFactorProof } from '../src/usecases/prove-second-factor.ts'
import { setUpAccount, viewSetUp } from '../src/usecases/set-up-account.ts'
import { finishSignIn, signIn } from '../src/usecases/sign-in.ts'
import { stepUp } from '../src/usecases/step-up.ts'
import { moment } from './support/access-in-memory.ts'
import { emptyDatabase, withRegion } from './support/database.ts'
import { softwareAuthenticator } from './support/software-authenticator.ts'

/* The whole way with the real parts: PostgreSQL, Argon2id, RFC 6238 codes, WebAuthn. */

const database = await emptyDatabase()
const { regionId } = await withRegion(database)
const organId = randomUUID()
await database.owner.query(
  `insert into organ (organ_id, region_id, name, short_name, kind, level, valid_from, version)
   values ($1, $2, '测试区人民政府', '区政府', 'county-government', 'county', '2000-01-01', 1)`,
  [organId, regionId],
)
const party = { name: '公开', id: 'localhost', origins: ['http://localhost:8081'] }
const ports: AccessPorts = {
  ...accessStores(database.app),
  ...identityPorts({
    party,
    passwordPolicy: 'dengbao3',
    breachedPasswords: null,
    administratorNetworks: null,
    singleSignOn: null,
    sealingKeys: [randomBytes(32)],
  }),
}
const origin = { address: '192.0.2.7', device: 'Firefox · Linux' }
const password = 'Vermilion-Ink9'

async function setUp(linkToken: string, at: Moment) {
  const view = await viewSetUp(ports, { linkToken, sealedSecret: null, at })
  assert.ok(view.ok)
  const { secret, sealedSecret } = view
  const form = { password, repeated: password, sealedSecret, code: codeOf(secret, at) }
  const opened = await setUpAccount(ports, { linkToken, ...form, origin, at })
  assert.ok(opened.ok)
  return { token: opened.token, secret }
}

function codeOf(secret: string, at: Moment): string {
  return generateSync({ secret, epoch: Math.floor(millisecondsOf(at.now) / 1000) })
}

async function actorOf(token: string, at: Moment) {
  const found = await findActor(ports, { token, at })
  assert.ok(found.ok)
  return found
}

async function enter(
  loginName: string,
  proof: (accountId: string) => Promise<SecondFactorProof>,
  at: Moment,
) {
  const asked = await signIn(ports, { loginName, password, origin, at })
  if (!asked.ok) return asked
  const { ceremony, accountId } = asked
  return finishSignIn(ports, { ceremony, proof: await proof(accountId), origin, at, previousToken: null })
}

test('从首次启动到签发 / 真实的数据库、口令、验证码、安全密钥 / 一路走通，台账里没有秘密', async () => {
  const people = (['system-administrator', 'security-administrator'] as const).map((role) => ({
    loginName: role.split('-')[0] ?? '',
    name: `虚构${role}`,
    regionId,
    organId,
    roles: [role],
  }))
  const first = moment('2026-03-02T09:00')
  const [systemLink, securityLink] = await createFirstLinks(ports, { people, at: first })
  assert.ok(systemLink !== undefined && securityLink !== undefined)
  const system = await setUp(systemLink.linkToken, first)
  const security = await setUp(securityLink.linkToken, first)

  const person = { loginName: 'li', name: '虚构戊', regionId, organId }
  const made = await createAccount(ports, { signedIn: await actorOf(system.token, first), person, at: first })
  assert.ok(made.ok)
  const { accountId } = made
  const granted = await grantRole(ports, {
    signedIn: await actorOf(security.token, first),
    accountId,
    role: 'signer',
    regionId,
    organId,
    term: { from: '2026-03-02', to: null },
    at: first,
  })
  assert.ok(granted.ok)
  const li = await setUp(made.linkToken, first)

  const authenticator = softwareAuthenticator({ origin: party.origins[0] ?? '', rpId: party.id })
  const begun = await beginSecurityKey(ports, { signedIn: await actorOf(li.token, first), at: first })
  assert.ok(begun.ok)
  const added = await finishSecurityKey(ports, {
    signedIn: await actorOf(li.token, first),
    at: first,
    ceremony: begun.ceremony,
    response: authenticator.register(JSON.parse(begun.optionsJson)),
    name: '蓝色密钥',
  })
  assert.equal(added.ok, true)

  const noon = moment('2026-03-02T12:00')
  const byCode = await enter(
    'li',
    async () => ({ kind: 'one-time-code', code: codeOf(li.secret, noon) }),
    noon,
  )
  assert.ok(byCode.ok)
  const replayed = await enter(
    'li',
    async () => ({ kind: 'one-time-code', code: codeOf(li.secret, noon) }),
    noon,
  )
  assert.equal(replayed.ok, false)

  const later = moment('2026-03-02T12:20')
  const keyProof = async (id: string): Promise<SecondFactorProof> => {
    const asked = await askSecurityKey(ports, { accountId: id, at: later })
    assert.ok(asked !== null)
    const response = authenticator.authenticate(JSON.parse(asked.optionsJson))
    return { kind: 'security-key', ceremony: asked.ceremony, response }
  }
  const proven = await stepUp(ports, {
    signedIn: await actorOf(byCode.token, later),
    proof: await keyProof(accountId),
    origin,
    at: later,
  })
  assert.ok(proven.ok)
  const { actor } = await actorOf(proven.token, later)
  assert.equal(actor.provenAt, later.now)
  assert.deepEqual(
    actor.grants.map(({ role }) => role),
    ['signer'],
  )
  assert.ok((await enter('li', keyProof, later)).ok)

  const events = await listEvents(database.app, regionId, accountId)
  assert.deepEqual(
    events.map(({ type }) => type),
    [
      'account-created',
      'link-issued',
      'account-set-up',
      'password-changed',
      'one-time-code-added',
      'security-key-added',
    ],
  )
  const { rows } = await database.owner.query<{ text: string }>(
    `select account_password::text as text from account_password
     union all select account_one_time_code::text from account_one_time_code
     union all select account_link::text from account_link
     union all select session::text from session
     union all select sign_in_ceremony::text from sign_in_ceremony
     union all select sign_in_try::text from sign_in_try
     union all select payload::text from ledger_event`,
  )
  const kept = rows.map(({ text }) => text).join('\n')
  for (const secret of [password, li.secret, li.token, proven.token, made.linkToken]) {
    const bare = secret.split('.').at(-1) ?? secret
    assert.ok(!kept.includes(bare), 'a secret lies open in the database')
  }
})

test('登录 / 五十次同时用错口令猜 / 最多五次算数，账号锁住', async () => {
  const at = moment('2026-03-03T09:00')
  const guesses = await Promise.all(
    Array.from({ length: 50 }, () => signIn(ports, { loginName: 'li', password: 'wrong', origin, at })),
  )
  const refused = guesses.filter((answer) => !answer.ok && answer.code === 'sign-in-refused')
  assert.ok(refused.length <= 5, `${refused.length} guesses were looked at`)
  const locked = await signIn(ports, { loginName: 'li', password, origin, at: moment('2026-03-03T09:10') })
  assert.equal(!locked.ok && locked.code, 'too-many-tries')
})
