import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AccessChange, eventOfChange, isInForce } from './account.ts'

const accountId = 'a1'
const grant = {
  grantId: 'g1',
  accountId,
  role: 'signer',
  regionId: '999901',
  organId: 'o1',
  from: '2026-03-02',
  to: '2026-03-31',
  delegatedBy: 'b1',
  delegatedFrom: 'g0',
  revokedAt: null,
} as const
const factor = { factorId: 'f1', name: '手机' }

/** One change of every kind; what must never be written into the ledger begins with SECRET. */
const changes: Record<AccessChange['type'], AccessChange> = {
  'account-created': {
    type: 'account-created',
    account: { accountId, loginName: 'u1', name: '虚构甲', regionId: '999901', organId: 'o1' },
  },
  'link-issued': {
    type: 'link-issued',
    accountId,
    link: { digest: 'SECRET', expiresAt: '2026-03-05T00:00:00.000Z' },
  },
  'account-set-up': { type: 'account-set-up', accountId, linkDigest: 'SECRET' },
  'password-changed': { type: 'password-changed', accountId, passwordHash: 'SECRET' },
  'password-rehashed': { type: 'password-rehashed', accountId, passwordHash: 'SECRET' },
  'one-time-code-added': {
    type: 'one-time-code-added',
    accountId,
    factor: { ...factor, sealedSecret: 'SECRET', lastStep: 1 },
  },
  'security-key-added': {
    type: 'security-key-added',
    accountId,
    key: { ...factor, credentialId: 'SECRET', publicKey: 'SECRET', signatureCount: 0, transports: [] },
  },
  'second-factor-removed': { type: 'second-factor-removed', accountId, factorId: 'f1' },
  'credentials-reset': { type: 'credentials-reset', accountId },
  'single-sign-on-linked': {
    type: 'single-sign-on-linked',
    accountId,
    issuer: 'https://id.example',
    subject: 'SECRET',
  },
  'single-sign-on-unlinked': { type: 'single-sign-on-unlinked', accountId, issuer: 'https://id.example' },
  'account-disabled': { type: 'account-disabled', accountId, reason: 'left' },
  'account-enabled': { type: 'account-enabled', accountId },
  'role-granted': { type: 'role-granted', grant },
  'role-delegated': { type: 'role-delegated', grant },
  'grant-revoked': { type: 'grant-revoked', grant },
}

test('台账 / 账号和岗位的每一种变更 / 有事件，没有口令、哈希、密钥、链接、外部编号', () => {
  for (const [type, change] of Object.entries(changes)) {
    const event = eventOfChange(change)
    if (type === 'password-rehashed') {
      assert.equal(event, null)
      continue
    }
    assert.equal(event?.type, type)
    assert.equal(event.objectId, event.objectKind === 'grant' ? 'g1' : accountId)
    assert.ok(!JSON.stringify(event).includes('SECRET'), type)
  }
})

test('岗位 / 前一天、首日、末日、后一天、收回 / 期内有效，收回即失效', () => {
  assert.deepEqual(
    ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) => isInForce(grant, day)),
    [false, true, true, false],
  )
  assert.equal(isInForce({ ...grant, to: null }, '2099-01-01'), true)
  assert.equal(isInForce({ ...grant, revokedAt: '2026-03-10T00:00:00.000Z' }, '2026-03-15'), false)
})
