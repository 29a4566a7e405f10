import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const source = globSync('src/**/*.{ts,tsx}')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test('glossary / every identifier outside the last table / stands in the source', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8').split('## Words reserved')[0] ?? ''
  const identifiers = [...glossary.matchAll(/^\|[^|]*\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')
  assert.ok(identifiers.length > 60, `${identifiers.length} identifiers`)
  const missing = identifiers.filter((identifier) => !source.includes(identifier))
  assert.deepEqual(missing, [])
})

test('glossary / every Chinese term / stands once', () => {
  const terms = [
    ...readFileSync('docs/glossary.md', 'utf8').matchAll(/^\| ([^|`]*[\u4e00-\u9fff][^|`]*) \|/gm),
  ]
    .map((match) => match[1]?.trim() ?? '')
    .filter((term) => term !== '中文')
  const twice = terms.filter((term, index) => terms.indexOf(term) !== index)
  assert.deepEqual(twice, [])
})
