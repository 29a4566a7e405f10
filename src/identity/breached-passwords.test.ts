import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { breachedPasswords } from './breached-passwords.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-breached-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const digest = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()

/** An invented list in the form of the public one. */
function list(passwords: readonly string[], end = '\r\n', count = (index: number) => `:${index ** 4 + 1}`) {
  const file = join(folder, crypto.randomUUID())
  const lines = passwords.map(digest).sort()
  writeFileSync(file, lines.map((line, index) => `${line}${count(index)}${end}`).join(''))
  return file
}

test('已泄露口令的清单 / 任何长度、行尾、有无次数 / 清单里的都找到，别的都找不到', () => {
  for (const length of [1, 2, 3, 10, 257])
    for (const end of ['\r\n', '\n']) {
      const known = Array.from({ length }, (_, index) => `虚构口令 ${index}`)
      for (const file of [list(known, end), list(known, end, () => '')]) {
        const isBreached = breachedPasswords(file)
        for (const password of known) assert.equal(isBreached(password), true, `${length} ${password}`)
        for (let index = 0; index < 100; index++) assert.equal(isBreached(`别的口令 ${index}`), false)
      }
    }
})

test('已泄露口令的清单 / 最后一行没有换行、小写摘要 / 照样找到', () => {
  const file = join(folder, 'open-end')
  writeFileSync(file, ['a', 'b', 'c'].map(digest).sort().join('\n').toLowerCase())
  const isBreached = breachedPasswords(file)
  assert.deepEqual(['a', 'b', 'c', 'd'].map(isBreached), [true, true, true, false])
})

test('已泄露口令的清单 / 全角打的同一口令 / 也算', () => {
  assert.equal(breachedPasswords(list(['Abc-12345678']))('Ａbc-12345678'), true)
})

test('已泄露口令的清单 / 没有这个文件、空的、不是清单、没有排序 / 启动时说明', () => {
  const write = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  assert.throws(() => breachedPasswords(join(folder, 'none')), /读不了/)
  assert.throws(() => breachedPasswords(write('empty', '')), /是空的/)
  assert.throws(() => breachedPasswords(write('words', 'password\nletmein\n')), /不是摘要/)
  assert.throws(() => breachedPasswords(write('long', 'x'.repeat(5000))), /不是摘要/)
  const backwards = Array.from({ length: 200 }, (_, index) => digest(`${index}`))
    .sort()
    .reverse()
  assert.throws(() => breachedPasswords(write('backwards', backwards.join('\n'))), /没有按摘要排序/)
})
