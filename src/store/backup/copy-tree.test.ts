import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { copyTree } from './copy-tree.ts'

test('a folder at work / a file that is listed and then gone / everything beside it and below is copied, what is named is not', async () => {
  const folder = temporaryFolder('copy-tree')
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  mkdirSync(join(from, 'base', 'pgsql_tmp'), { recursive: true })
  mkdirSync(join(from, 'base', '5'))
  // A link that leads nowhere is listed and cannot be opened, as a file that went away in between.
  symlinkSync(join(folder, 'nowhere'), join(from, 'base', '1259'))
  for (const name of ['1', '2613', 'pgsql_tmp/part']) writeFileSync(join(from, 'base', name), name)
  writeFileSync(join(from, 'base', '5', '2619'), 'rows')
  await copyTree(from, to, ['pgsql_tmp'])
  assert.deepEqual(readdirSync(to, { recursive: true }).toSorted(), [
    'base',
    'base/1',
    'base/2613',
    'base/5',
    'base/5/2619',
  ])
  assert.equal(readFileSync(join(to, 'base', '5', '2619'), 'utf8'), 'rows')
})

test('a folder that is not there / copied / is an empty one', async () => {
  const folder = temporaryFolder('copy-tree')
  await copyTree(join(folder, 'from'), join(folder, 'to'))
  assert.deepEqual(readdirSync(join(folder, 'to')), [])
})
