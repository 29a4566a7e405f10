import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compoundFile } from '../../../test/support/xls-file.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { convertToDocx } from './libre-office.ts'
import { readDoc } from './read-doc.ts'

const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason

test('.doc / LibreOffice is not installed / refused with the two ways out', async () => {
  const bytes = new Uint8Array(readFileSync('test/fixtures/reports/shanghai-general-office-2019.doc'))
  await assert.rejects(convertToDocx(bytes, 'doc', { program: null }), (error: unknown) => {
    assert.ok(refusedAs('needs-libreoffice')(error))
    assert.match(String(error), /安装 LibreOffice.*另存为 \.docx/)
    return true
  })
})

test('.doc / what is called LibreOffice does nothing or fails / refused, never passed off as read', async () => {
  for (const program of ['/bin/true', '/bin/false', '/nowhere/soffice'])
    await assert.rejects(convertToDocx(new Uint8Array(10), 'doc', { program }), refusedAs('damaged'))
})

test('.doc / a password, another content, plain text / refused before LibreOffice is asked', async () => {
  const locked = new Uint8Array(64)
  locked[11] = 1
  await assert.rejects(readDoc(compoundFile({ WordDocument: locked })), refusedAs('encrypted'))
  await assert.rejects(readDoc(compoundFile({ EncryptedPackage: locked })), refusedAs('encrypted'))
  await assert.rejects(readDoc(compoundFile({ Workbook: locked })), refusedAs('unknown-format'))
  await assert.rejects(readDoc(new TextEncoder().encode('总体情况')), refusedAs('unknown-format'))
})
