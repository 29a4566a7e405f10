import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cleanPdfs, leakingPdfs } from '../../../test/support/leaking-pdfs.ts'
import { inspectFile } from './inspect-file.ts'

for (const [way, [kind, bytes]] of Object.entries(leakingPdfs()))
  test(`放行检查 PDF / ${way} / 拦住`, async () => {
    const { found } = await inspectFile(bytes, 'a.pdf')
    assert.ok(
      found.some((each) => each.kind === kind),
      JSON.stringify(found),
    )
  })

for (const [name, bytes] of Object.entries(cleanPdfs()))
  test(`放行检查 PDF / ${name} / 不误报`, async () => {
    assert.deepEqual((await inspectFile(bytes, 'a.pdf')).found, [])
  })

test('放行检查 PDF / 加密、要口令的文件 / 拦住', async () => {
  for (const name of ['libreoffice-printing-forbidden', 'libreoffice-open-password']) {
    const bytes = readFileSync(`test/fixtures/pdf/${name}.pdf`)
    const { found } = await inspectFile(bytes, 'a.pdf')
    assert.ok(
      found.some(({ kind }) => kind === 'encrypted' || kind === 'uninspectable'),
      name,
    )
  }
})

test('放行检查 PDF / 办公软件导出的正常报告 / 不误报', async () => {
  for (const name of [
    'libreoffice-page-break',
    'libreoffice-no-vertical-lines',
    'libreoffice-full-width-digits',
  ]) {
    const bytes = readFileSync(`test/fixtures/pdf/${name}.pdf`)
    assert.deepEqual((await inspectFile(bytes, 'a.pdf')).found, [], name)
  }
})
