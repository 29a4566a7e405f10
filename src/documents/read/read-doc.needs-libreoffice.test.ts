import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { linesOf } from '../../../test/support/office-files.ts'
import { compoundFile } from '../../../test/support/xls-file.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDoc } from './read-doc.ts'
import { readDocx } from './read-docx.ts'

const fixture = (format: string) =>
  new Uint8Array(readFileSync(`test/fixtures/reports/shanghai-general-office-2019.${format}`))
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('gongkai-doc-'))

test('.doc / two at once / both read like the .docx of the same page, nothing left behind', async () => {
  const before = leftovers()
  const documents = await Promise.all([readDoc(fixture('doc')), readDoc(fixture('doc'))])
  for (const document of documents) {
    assert.equal(document.format, 'doc')
    assert.deepEqual(linesOf(document), linesOf(readDocx(fixture('docx'))))
  }
  assert.deepEqual(
    leftovers().filter((name) => !before.includes(name)),
    [],
  )
})

test('RTF / a table with merged cells / read with its grid', async () => {
  const cell = (text: string) => `${[...text].map((c) => `\\u${c.charCodeAt(0)}?`).join('')}\\cell `
  const rtf = `{\\rtf1\\ansi \\pard ${cell('表').replace('\\cell ', '')}\\par
\\trowd\\cellx2000\\cellx4000\\pard\\intbl ${cell('规章')}${cell('13')}\\row
\\trowd\\cellx4000\\pard\\intbl ${cell('合计')}\\row\\pard\\par}`
  assert.deepEqual(linesOf(await readDoc(new TextEncoder().encode(rtf))), ['表', '规章|13', '合计[1×2]'])
})

test('.doc / stopped by the person / refused as timed out at once, nothing left behind', async () => {
  const before = leftovers()
  await assert.rejects(
    readDoc(fixture('doc'), { signal: AbortSignal.timeout(300) }),
    (error: unknown) => error instanceof UnreadableFile && error.reason === 'timeout',
  )
  assert.deepEqual(
    leftovers().filter((name) => !before.includes(name)),
    [],
  )
})

test('.doc / a container whose text is noise / refused, never passed off as read', async () => {
  const noise = Uint8Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251)
  noise[11] = 0
  await assert.rejects(readDoc(compoundFile({ WordDocument: noise })), UnreadableFile)
})
