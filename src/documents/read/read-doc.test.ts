import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compoundFile } from '../../../test/support/xls-file.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDoc } from './read-doc.ts'

const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason

test('.doc / LibreOffice is not installed / refused with the two ways out', async () => {
  const before = process.env.PATH
  process.env.PATH = ''
  try {
    const bytes = readFileSync('test/fixtures/reports/shanghai-general-office-2019.doc')
    const { findLibreOffice } = await import('./libre-office.ts')
    // Some systems keep LibreOffice in a usual place outside PATH; there the file is simply read.
    if (findLibreOffice() !== null) return
    await assert.rejects(readDoc(new Uint8Array(bytes)), (error: unknown) => {
      assert.ok(refusedAs('needs-libreoffice')(error))
      assert.match(String(error), /安装 LibreOffice.*另存为 \.docx/)
      return true
    })
  } finally {
    process.env.PATH = before
  }
})

test('.doc / a password, another content, plain text / refused before LibreOffice is asked', async () => {
  const locked = new Uint8Array(64)
  locked[11] = 1
  await assert.rejects(readDoc(compoundFile({ WordDocument: locked })), refusedAs('encrypted'))
  await assert.rejects(readDoc(compoundFile({ EncryptedPackage: locked })), refusedAs('encrypted'))
  await assert.rejects(readDoc(compoundFile({ Workbook: locked })), refusedAs('unknown-format'))
  await assert.rejects(readDoc(new TextEncoder().encode('总体情况')), refusedAs('unknown-format'))
})
