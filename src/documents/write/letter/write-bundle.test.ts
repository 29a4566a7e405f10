import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { inventedCase, inventedFacts } from '../../../../test/support/invented-letters.ts'
import { pageTexts } from '../../../../test/support/page-texts.ts'
import { nationalCalendar } from '../../../domain/calendar/national-calendar.ts'
import type { StoredFile } from '../../../domain/files/stored-file.ts'
import { type EvidenceBundle, evidenceBundle } from '../../../domain/requests/letters/evidence-bundle.ts'
import { writeLetter as compose } from '../../../domain/requests/letters/write-letter.ts'
import { requestCase } from '../../../domain/requests/make-request-case.ts'
import type { BundlePart } from '../../../usecases/bundle-ports.ts'
import { encodePng } from '../../read/scan/encode-png.ts'
import { writeBundle } from './write-bundle.ts'
import { writeLetter } from './write-letter.ts'

const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const own = inventedCase()
const made = requestCase(
  { regionId: '999901', organId: own.requestId, requestId: own.requestId },
  own.events,
  nationalCalendar,
  '2026-03-30',
)

function stored(originalName: string, mediaType: string, bytes: Uint8Array): StoredFile {
  return {
    regionId: '999901',
    objectKind: 'request',
    objectId: own.requestId,
    fileId: own.requestId,
    digest: sha(bytes),
    size: bytes.length,
    originalName,
    mediaType,
    visibility: 'organ',
    scanState: 'clean',
    receivedAt: '2026-03-02T02:00:00.000Z',
    receivedBy: null,
  }
}

function bundleWith(
  files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[],
) {
  const all = files.map(({ name, type, bytes }) => stored(name, type, bytes))
  const bundle = evidenceBundle({
    case: made,
    recorded: made.events,
    organ: '文昌县水务局',
    letters: [],
    files: all,
    actorNames: new Map(),
    proofs: new Map([[1, { position: '7', hash: sha('leaf') }]]),
    digest: sha,
    madeOn: '2026-03-30',
  })
  const parts = files.map(({ name, type, bytes }): BundlePart => {
    const number = bundle.entries.find(({ digest }) => digest === sha(bytes))?.number
    assert.ok(number !== undefined)
    return { number, fileName: name, mediaType: type, bytes }
  })
  return { bundle, parts }
}

const picture = encodePng(40, 60, 3, new Uint8Array(40 * 60 * 3).fill(200))
const { bytes: letter } = await writeLetter(
  { document: compose('receipt', inventedFacts()), state: 'issued' },
  'pdf',
)
const sheet = new TextEncoder().encode('a,b')

test('证据材料 / 图片、PDF、不能排版的文件 / 前两种逐页在内，第三种只在压缩包里并说明', async () => {
  const { bundle, parts } = bundleWith([
    { name: '签收单.png', type: 'image/png', bytes: picture },
    { name: '收据.pdf', type: 'application/pdf', bytes: letter },
    { name: '清单.csv', type: 'text/csv', bytes: sheet },
  ])
  const { pdf, zip, warnings } = await writeBundle(bundle, parts)
  assert.deepEqual(warnings, ['第4项材料不能排版成页，请另附电子件。'])
  const text = (await pageTexts(pdf)).join('').replaceAll(/\s/g, '')
  for (const words of [
    '证据2　签收单.png　第1页，共1页',
    '证据3　收据.pdf　第1页，共1页',
    '政府信息公开申请接收回执',
    '电子件',
    '登记申请',
  ])
    assert.ok(text.includes(words.replaceAll(/\s/g, '')), words)
  const files = unzipSync(zip)
  assert.deepEqual(Object.keys(files).toSorted(), [
    'SHA256SUMS',
    'bundle.json',
    'bundle.pdf',
    'events.json',
    'files/02-签收单.png',
    'files/03-收据.pdf',
    'files/04-清单.csv',
  ])
  const sums = new TextDecoder().decode(files.SHA256SUMS)
  for (const line of sums.trim().split('\n')) {
    const [digest = '', name = ''] = line.split('  ')
    assert.equal(sha(files[name] ?? ''), digest, name)
  }
})

test('证据材料 / 损坏的 PDF、名称里有路径的文件 / 不崩溃，包里的名称不出文件夹', async () => {
  const broken = new TextEncoder().encode('%PDF-1.7\nnot a document')
  const { bundle, parts } = bundleWith([{ name: '../../etc/信.pdf', type: 'application/pdf', bytes: broken }])
  const { zip, warnings } = await writeBundle(bundle, parts)
  assert.equal(warnings.length, 1)
  const names = Object.keys(unzipSync(zip)).filter((name) => name.startsWith('files/'))
  assert.deepEqual(names.length, 1)
  assert.doesNotMatch(names[0] ?? '', /\.\.\/|\/etc/)
})

function logOf(bundle: EvidenceBundle) {
  return bundle.log.map(({ digest }) => digest)
}

test('办理记录 / 改动一条记录的一个字 / 它和以后每一条的摘要值都变，以前的不变', () => {
  const { bundle } = bundleWith([])
  const changed = made.events.map((event) =>
    event.type === 'fee-noticed' ? { ...event, yuan: event.yuan + 1 } : event,
  )
  const altered = evidenceBundle({
    case: made,
    recorded: changed,
    organ: '文昌县水务局',
    letters: [],
    files: [],
    actorNames: new Map(),
    proofs: new Map(),
    digest: sha,
    madeOn: '2026-03-30',
  })
  const [before, after] = [logOf(bundle), logOf(altered)]
  const at = made.events
    .toSorted((a, b) => a.sequence - b.sequence)
    .findIndex(({ type }) => type === 'fee-noticed')
  assert.ok(at > 0)
  assert.deepEqual(after.slice(0, at), before.slice(0, at))
  for (let index = at; index < before.length; index++) assert.notEqual(after[index], before[index])
})
