import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparableText, searchQuery, searchWords } from './search-words.ts'

test('检索词 / 汉字取相邻两字，数字、字母整段取 / 不跨过标点', () => {
  assert.deepEqual(searchWords(comparableText('临环审〔2025〕37号，GB／T 9704')), [
    '临环',
    '环审',
    '2025',
    '37',
    'gb',
    't',
    '9704',
  ])
})

test('检索词 / 全角、大写、各种括号 / 与半角、小写、六角括号一样', () => {
  assert.equal(comparableText('（2025）Ａ［１］【乙】'), '〔2025〕a〔1〕〔乙〕')
})

test('检索 / 文中任意一段两字以上的汉字 / 它的每个检索词都在文中', () => {
  const letters = fc.array(fc.constantFrom(...'政府信息公开申请答复临川'), { minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(letters, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % (text.length - 1)
      const part = text.slice(start, start + 2 + (length % 6)).join('')
      const known = new Set(searchWords(comparableText(text.join(''))))
      const { words, phrases } = searchQuery(part)
      assert.deepEqual(phrases, [part])
      for (const word of words?.split(' & ') ?? []) assert.ok(known.has(word.slice(1, -1)), word)
    }),
  )
})

test('检索 / 一个汉字、空白、引号和反斜杠 / 不出错；一个字只按原文找', () => {
  assert.deepEqual(searchQuery('  '), { words: null, phrases: [] })
  assert.deepEqual(searchQuery('焚'), { words: null, phrases: ['焚'] })
  assert.deepEqual(searchQuery("O'Ne\\x"), { words: "'o':* & 'ne':* & 'x':*", phrases: ["o'ne\\x"] })
})
