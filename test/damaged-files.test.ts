import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDamaged, soundFiles } from './support/damaged-files.ts'

const filesPerFormat = 300
/** A reader that has not answered after this long hangs; honest damaged files answer in milliseconds. */
const patience = 20_000

for (const [format, bytes] of Object.entries(await soundFiles())) {
  test(`damaged files / ${filesPerFormat} of ${format} / are read or refused with a sentence, none crashes or hangs`, async () => {
    const outcome = await readDamaged(format, bytes, filesPerFormat, 1, patience)
    assert.deepEqual(outcome.broken, [])
    assert.equal(outcome.read + outcome.refused, filesPerFormat)
    assert.ok(outcome.refused > 0, 'damage was done')
  })
}
