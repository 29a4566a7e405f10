import assert from 'node:assert/strict'
import { argon2Sync } from 'node:crypto'
import { test } from 'node:test'
import { hasArgon2, passwordHasher } from './passwords.ts'

const password = '虚构 口令 Correct-Horse 9!'

for (const algorithm of ['argon2id', 'scrypt'] as const) {
  const passwords = passwordHasher(algorithm)

  test(`口令 / ${algorithm} / 同一口令通过，差一个字符不通过，两次的哈希不同`, async () => {
    const [first, second] = [await passwords.hash(password), await passwords.hash(password)]
    assert.notEqual(first, second)
    assert.ok(!first.includes('Correct'))
    assert.equal(await passwords.verify(password, first), true)
    assert.equal(await passwords.verify(`${password} `, first), false)
    assert.equal(await passwords.verify('', first), false)
    assert.equal(passwords.isOutdated(first), false)
  })
}

test('口令 / 参数 / 写在哈希里：Argon2id 19 MiB、2 遍（OWASP），scrypt N=2^17', async () => {
  assert.equal(hasArgon2(), true)
  assert.match(
    await passwordHasher().hash(password),
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/,
  )
  assert.match(await passwordHasher('scrypt').hash(password), /^\$scrypt\$ln=17,r=8,p=1\$/)
})

test('口令 / 别的程序按 PHC 写下的旧参数 / 仍能验证，并标为过时', async () => {
  const salt = Buffer.from('somesalt')
  const digest = argon2Sync('argon2id', {
    message: 'password',
    nonce: salt,
    memory: 64,
    passes: 1,
    parallelism: 1,
    tagLength: 16,
  })
  const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  const stored = `$argon2id$v=19$m=64,t=1,p=1$${bare(salt)}$${bare(digest)}`
  assert.equal(await passwordHasher().verify('password', stored), true)
  assert.equal(await passwordHasher().verify('passwore', stored), false)
  assert.equal(passwordHasher().isOutdated(stored), true)
})

test('口令 / 换了算法的机器 / 读得懂另一种，并标为过时', async () => {
  const stored = await passwordHasher('scrypt').hash(password)
  assert.equal(await passwordHasher('argon2id').verify(password, stored), true)
  assert.equal(passwordHasher('argon2id').isOutdated(stored), true)
})

test('口令 / 没有这个账号 / 一样计算，永远不对', async () => {
  assert.equal(await passwordHasher().verify(password, null), false)
})

test('口令 / 全角与半角、组合与预组 / 是同一个口令', async () => {
  const stored = await passwordHasher().hash('Ａｂｃ１２３é')
  assert.equal(await passwordHasher().verify('Abc123e\u0301', stored), true)
})

test('口令 / 大小写、首尾空格、很长的口令的最后一个字 / 都照所打的算，不改不截', async () => {
  const passwords = passwordHasher()
  const long = `${'山'.repeat(255)}A`
  const hash = await passwords.hash(long)
  assert.equal(await passwords.verify(long, hash), true)
  for (const other of [`${'山'.repeat(255)}a`, ` ${long}`, `${long} `, '山'.repeat(255)])
    assert.equal(await passwords.verify(other, hash), false)
})

test('口令 / 存坏了的哈希 / 报错，不当作“不对”', async () => {
  for (const stored of ['', 'plain', '$md5$x$y', '$argon2id$v=19$m=64,t=1$c2FsdHNhbHQ$YWJj'])
    await assert.rejects(passwordHasher().verify(password, stored), /stored password hash/)
})
