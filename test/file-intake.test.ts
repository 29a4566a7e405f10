/** Files from the form to the download, on the real parts: upload rules, folder, database, scanner states. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { clearAbandonedUploads } from '../src/files/clear-abandoned-uploads.ts'
import { fileHeaders } from '../src/files/file-headers.ts'
import { createLocalFolder } from '../src/files/local-folder.ts'
import { createUploads } from '../src/files/upload-session.ts'
import { createFileStore } from '../src/store/file-store.ts'
import type { FilePorts } from '../src/usecases/file-ports.ts'
import { openFile } from '../src/usecases/open-file.ts'
import { receiveUpload } from '../src/usecases/receive-upload.ts'
import { emptyDatabase, withRegion } from './support/database.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { docx, jpeg, pdf } from './support/uploads.ts'

const database = await emptyDatabase()
const { regionId } = await withRegion(database)
const dataFolder = temporaryFolder('intake')
const heldFolder = join(dataFolder, 'uploads')
const now = '2026-03-04T01:02:03.456Z'

const ports: FilePorts = {
  content: createLocalFolder(join(dataFolder, 'files')),
  files: createFileStore(database.app),
  beginUpload: createUploads({ temporaryFolder: heldFolder }),
  scan: null,
  findFileObject: async () => ({ kind: 'file', regionId, organPath: [randomUUID()], workOf: [] }),
  newId: randomUUID,
}

async function* parts(...files: readonly (readonly [string, Uint8Array])[]) {
  for (const [name, bytes] of files) {
    yield {
      name,
      bytes: (async function* () {
        yield bytes
      })(),
    }
  }
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const list: Uint8Array[] = []
  for await (const chunk of bytes) list.push(chunk)
  return Buffer.concat(list)
}

const newOwner = () => ({ regionId, objectKind: 'request', objectId: randomUUID() })

test('申请人上传材料 / 三个文件 / 原样取回（照片去掉拍摄信息），下载的响应头照所存的写', async () => {
  const owner = newOwner()
  const secret = '虚构拍摄地点'
  const sent = { '申请书.docx': docx(), '证明.pdf': pdf(), '照片.jpg': jpeg(6, secret) }
  const answer = await receiveUpload(ports, {
    owner,
    from: { kind: 'citizen' },
    visibility: 'applicant',
    parts: parts(...Object.entries(sent)),
    now,
  })
  assert.ok(answer.ok)
  for (const { fileId, originalName } of answer.files) {
    const opened = await openFile(ports, { owner, fileId, by: { kind: 'applicant' }, now })
    assert.ok(opened.ok)
    const bytes = await collect(opened.bytes)
    assert.equal(fileHeaders(opened.file)['Content-Length'], String(bytes.length))
    if (originalName === '照片.jpg') assert.equal(bytes.includes(secret), false)
    else assert.deepEqual(bytes, Buffer.from(sent[originalName === '证明.pdf' ? '证明.pdf' : '申请书.docx']))
  }
  assert.deepEqual(readdirSync(heldFolder), [])
})

test('申请人上传材料 / 其中一个有脚本 / 一个也不收，磁盘和数据库里都没有', async () => {
  const owner = newOwner()
  const before = readdirSync(join(dataFolder, 'files'), { recursive: true }).length
  const answer = await receiveUpload(ports, {
    owner,
    from: { kind: 'citizen' },
    parts: parts(['另一份.docx', docx({ 'word/a.xml': '<a/>' })], ['坏.pdf', pdf('/S/JavaScript')]),
    now,
  })
  assert.ok(!answer.ok)
  assert.match(answer.message, /“坏\.pdf”：PDF 里有脚本/)
  assert.equal(readdirSync(join(dataFolder, 'files'), { recursive: true }).length, before)
  assert.deepEqual(await ports.files.list(owner, ['private', 'organ', 'applicant', 'public']), [])
  assert.deepEqual(readdirSync(heldFolder), [])
})

test('程序被杀后留下的临时文件 / 清理 / 旧的删掉，正在接收的和别的文件不动', async () => {
  assert.equal(await clearAbandonedUploads(join(dataFolder, 'nowhere'), new Date(0)), 0)
  for (const name of ['upload-old', 'upload-young', 'other']) mkdirSync(join(heldFolder, name))
  const old = new Date('2026-01-01')
  for (const name of ['upload-old', 'other']) utimesSync(join(heldFolder, name), old, old)
  assert.equal(await clearAbandonedUploads(heldFolder, new Date('2026-02-01')), 1)
  assert.deepEqual(readdirSync(heldFolder).toSorted(), ['other', 'upload-young'])
})
