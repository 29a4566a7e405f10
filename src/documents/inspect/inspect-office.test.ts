import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cleanWordFiles,
  cleanWorkbooks,
  leakingOthers,
  leakingWordFiles,
  leakingWorkbooks,
} from '../../../test/support/leaking-office-files.ts'
import type { HiddenKind } from '../../domain/release/hidden-content.ts'
import { inspectFile } from './inspect-file.ts'

async function assertHeld(bytes: Uint8Array, name: string, kind: HiddenKind): Promise<void> {
  const { found } = await inspectFile(bytes, name)
  assert.ok(
    found.some((each) => each.kind === kind),
    JSON.stringify(found),
  )
}

for (const [way, [kind, bytes]] of Object.entries(leakingWordFiles()))
  test(`放行检查 DOCX / ${way} / 拦住`, () => assertHeld(bytes, 'a.docx', kind))

for (const [way, [kind, bytes]] of Object.entries(leakingWorkbooks()))
  test(`放行检查 XLSX / ${way} / 拦住`, () => assertHeld(bytes, 'a.xlsx', kind))

for (const [way, [kind, name, bytes]] of Object.entries(leakingOthers()))
  test(`放行检查 / ${way} / 拦住`, () => assertHeld(bytes, name, kind))

for (const [files, name] of [
  [cleanWordFiles(), 'a.docx'],
  [cleanWorkbooks(), 'a.xlsx'],
] as const)
  for (const [what, bytes] of Object.entries(files))
    test(`放行检查 ${name} / ${what} / 不误报`, async () => {
      assert.deepEqual((await inspectFile(bytes, name)).found, [])
    })

test('放行检查 / 普通文本 / 不误报', async () => {
  const bytes = new TextEncoder().encode('\ufeff序号,办理情况\r\n1,予以公开\r\n')
  assert.deepEqual((await inspectFile(bytes, 'a.csv')).found, [])
})
