import assert from 'node:assert/strict'
import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { fact } from '../src/api/work/fact-schemas.ts'
import { readArchive } from '../src/documents/read/read-archive.ts'
import { readTable } from '../src/documents/read/read-table.ts'
import { writeArchive } from '../src/documents/write/write-archive.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import type { Actor } from '../src/domain/access/access.ts'
import { type ChainedEvent, chainEvents } from '../src/domain/requests/case-file.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import { requestExchangeStore } from '../src/store/request-exchange-store.ts'
import { joining } from '../src/store/transaction.ts'
import type { CaseFilePorts } from '../src/usecases/case-file-ports.ts'
import { exportCaseFile } from '../src/usecases/requests/export-case-file.ts'
import { importCaseFile, verifyCaseFile } from '../src/usecases/requests/import-case-file.ts'
import { caseFileSignature } from '../src/wiring/case-file-signature.ts'
import { organId } from './support/invented-organs.ts'
import { inventedEntry, morningOf, type RequestOffice, requestOffice } from './support/request-office.ts'

const at = morningOf('2026-03-02')
const office = await requestOffice()
const { regionId } = office
const ports = caseFilesOf(office, generateKeyPairSync('ed25519'))
const attachment = new TextEncoder().encode('虚构的证明材料')
const requestId = await caseWithHistory()
const bare = await exported()
const zip = await exported(office.person(['signer']), '移交法院')

function caseFilesOf(
  { database, ports: requests }: RequestOffice,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): CaseFilePorts {
  const digestBytes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const content = {
    ...requests.files.content,
    open: async () => [attachment] as unknown as AsyncIterable<Uint8Array>, // `for await` takes a list too
  }
  return {
    requests: { ...requests, files: { ...requests.files, content } },
    exchange: requestExchangeStore(joining(database.app), requests),
    readTable,
    writeTable,
    rowDigest: (text) => createHmac('sha256', 'test').update(text).digest('hex'),
    lettersOf: async () => [
      { path: 'letters/01-答复书.txt', bytes: new TextEncoder().encode('答复'), title: '答复书' },
    ],
    writeArchive,
    openArchive: readArchive,
    digestBytes,
    ...caseFileSignature({ privateKey: keys.privateKey, publicKeys: [keys.publicKey] }),
    isFact: (value) => fact.safeParse(value).success,
  }
}

/** Registered, searched, corrected, with a file. */
async function caseWithHistory(): Promise<string> {
  const entered = await office.register({ on: '2026-01-12' })
  const search = { places: '档案室', terms: '文昌路', by: '档案室', found: 'no', note: '' } as const
  assert.ok((await office.step(entered, { type: 'search-recorded', ...search }, '2026-01-15')).ok)
  const stored = await office.ports.requests.find(regionId, entered.requestId)
  assert.ok(stored !== null)
  await office.ports.requests.append(
    stored,
    [{ type: 'search-recorded', on: '2026-01-16', ...search, places: '档案室、城建处' }],
    { actorId: randomUUID(), at, supersedes: 2 },
  )
  assert.ok((await office.step(entered, { type: 'request-withdrawn', note: '' }, '2026-01-20')).ok)
  await office.ports.files.files.add({ regionId, objectKind: 'request', objectId: entered.requestId }, [
    {
      fileId: randomUUID(),
      digest: createHash('sha256').update(attachment).digest('hex'),
      size: attachment.length,
      originalName: '证明/材料.txt',
      mediaType: 'text/plain',
      visibility: 'applicant',
      scan: { state: 'clean', at: at.now, finding: null },
      receivedAt: at.now,
      receivedBy: null,
    },
  ])
  return entered.requestId
}

async function exported(actor: Actor = office.person(['handler']), reason?: string): Promise<Uint8Array> {
  const written = await exportCaseFile(ports, {
    signedIn: { actor },
    regionId,
    requestId,
    applicant: reason === undefined ? { with: 'no' } : { with: 'yes', reason },
    at,
  })
  assert.ok(!('ok' in written), 'ok' in written ? written.message : '')
  return written.bytes
}

const verified = (bytes: Uint8Array, by: CaseFilePorts = ports) =>
  verifyCaseFile({ ...by, digest: by.requests.digest }, bytes)

/** The archive with one part changed, taken out or put in. */
function changed(change: (parts: Record<string, Uint8Array>) => void): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(zip)
  change(parts)
  return zipSync(parts)
}

test('案卷包 / 导出以后核对 / 没有问题，签名是本系统的', () => {
  const reading = verified(zip)
  assert.deepEqual([reading.problems, reading.signature], [[], 'own'])
  assert.equal(reading.manifest?.number, '2局公开〔2026〕1号')
  assert.deepEqual(Object.keys(unzipSync(zip)).toSorted(), [
    'applicant.json',
    'case.json',
    'files/01-证明_材料.txt',
    'letters/01-答复书.txt',
    'manifest.json',
    'manifest.sig.json',
    '说明.txt',
  ])
})

test('案卷包 / 不含申请人信息 / 没有文书、附件，姓名电话一处也没有', () => {
  assert.deepEqual([verified(bare).problems, verified(bare).applicant], [[], {}])
  assert.deepEqual(Object.keys(unzipSync(bare)).toSorted(), [
    'case.json',
    'manifest.json',
    'manifest.sig.json',
    '说明.txt',
  ])
  const text = Object.values(unzipSync(bare))
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('')
  for (const personal of Object.values(inventedEntry.applicant)) assert.ok(!text.includes(personal))
})

test('案卷包 / 含申请人信息 / 要写明理由，查看记入访问日志', async () => {
  const another = office.person(['signer'])
  const refused = await exportCaseFile(ports, {
    signedIn: { actor: another },
    regionId,
    requestId,
    applicant: { with: 'yes', reason: '看' },
    at,
  })
  assert.ok('ok' in refused && refused.code === 'form-refused')
  const reading = verified(await exported(another, '移交法院'))
  assert.deepEqual(reading.applicant, inventedEntry.applicant)
  const { rows } = await office.database.owner.query('select reason from access_log where actor_id = $1', [
    another.accountId,
  ])
  assert.deepEqual(rows, [{ reason: '导出案卷包：移交法院' }])
})

const tampered: readonly (readonly [string, (parts: Record<string, Uint8Array>) => void, RegExp])[] = [
  [
    '改了一条办理记录',
    (parts) => {
      const text = new TextDecoder().decode(parts['case.json'])
      parts['case.json'] = new TextEncoder().encode(text.replace('2026-01-20', '2026-01-21'))
    },
    /case\.json.*被改动过/,
  ],
  [
    '换了附件',
    (parts) => {
      parts['files/01-证明_材料.txt'] = new Uint8Array([1])
    },
    /files\/01.*被改动过/,
  ],
  [
    '抽掉文书',
    (parts) => {
      delete parts['letters/01-答复书.txt']
    },
    /^缺 letters\/01-答复书\.txt（答复书）$/,
  ],
  [
    '塞进一个文件',
    (parts) => {
      parts['files/99.txt'] = new Uint8Array([1])
    },
    /多出清单里没有的文件：files\/99\.txt/,
  ],
  [
    '改了清单',
    (parts) => {
      const text = new TextDecoder().decode(parts['manifest.json'])
      parts['manifest.json'] = new TextEncoder().encode(text.replace('〔2026〕1号', '〔2026〕2号'))
    },
    /签名不对/,
  ],
  [
    '去掉签名',
    (parts) => {
      delete parts['manifest.sig.json']
    },
    /没有签名/,
  ],
]

for (const [situation, change, message] of tampered)
  test(`案卷包 / ${situation} / 核对说出来，不能导入`, async () => {
    const bytes = changed(change)
    assert.match(verified(bytes).problems.join('\n'), message)
    const elsewhere = await requestOffice()
    const there = caseFilesOf(elsewhere, generateKeyPairSync('ed25519'))
    const refused = await importCaseFile(there, {
      signedIn: { actor: elsewhere.person(['handler']) },
      regionId,
      organId: organId(2),
      bytes,
      at,
    })
    assert.ok(!refused.ok && refused.code === 'not-whole')
  })

test('案卷包 / 改了一条记录，清单、摘要都跟着改，用自己的钥匙重新签名 / 核对得出不是原来的钥匙', () => {
  const { sign } = caseFilesOf(office, generateKeyPairSync('ed25519'))
  const forged = changed((parts) => {
    const manifest = parts['manifest.json'] ?? new Uint8Array()
    parts['manifest.sig.json'] = new TextEncoder().encode(JSON.stringify(sign(manifest)))
  })
  assert.equal(verified(forged).signature, 'unknown')
})

test('案卷包 / 导入到另一套系统 / 办理结果、期限、个人信息都在，更正过的只留更正后的；再导入一次 / 已经在了', async () => {
  const bytes = await exported(office.person(['signer']), '迁移系统')
  const elsewhere = await requestOffice()
  const there = caseFilesOf(elsewhere, generateKeyPairSync('ed25519'))
  const input = {
    signedIn: { actor: elsewhere.person(['handler'], 3) },
    regionId,
    organId: organId(3),
    bytes,
    at,
  }
  const imported = await importCaseFile(there, input)
  assert.ok(imported.ok, imported.ok ? '' : imported.message)
  assert.equal(imported.reading.signature, 'unknown')
  const stored = await elsewhere.ports.requests.find(regionId, requestId)
  assert.ok(stored !== null)
  const made = requestCase(stored, stored.events, await elsewhere.ports.calendarOf(regionId), at.today)
  assert.deepEqual(
    [made.registered.number, made.received, made.closedOn, made.outcome?.code, made.organId],
    ['2局公开〔2026〕1号', '2026-01-12', '2026-01-20', 'F3', organId(3)],
  )
  assert.deepEqual(
    made.searches.map(({ places, on }) => [places, on]),
    [['档案室、城建处', '2026-01-16']],
  )
  const { rows } = await elsewhere.database.owner.query('select count(*)::int as count from personal_data')
  assert.ok(rows[0]?.count >= 4)
  const again = await importCaseFile(there, input)
  assert.ok(!again.ok && again.code === 'there-before')
})

test('案卷包 / 别的机关的人 / 看不见，也导不出', async () => {
  const refused = await exportCaseFile(ports, {
    signedIn: { actor: office.person(['handler'], 3) },
    regionId,
    requestId,
    applicant: { with: 'no' },
    at,
  })
  assert.ok('ok' in refused && refused.code === 'no-such-request')
})

test('案卷包 / 随便一个压缩包 / 不是案卷包', () => {
  const reading = verified(zipSync({ 'a.txt': new Uint8Array([1]) }))
  assert.equal(reading.manifest, null)
  assert.match(reading.problems.join(), /不是案卷包/)
})

test('案卷包 / 自己编的，摘要都对得上，内容不可能 / 退回，什么也没导入', async () => {
  const elsewhere = await requestOffice()
  const there = caseFilesOf(elsewhere, generateKeyPairSync('ed25519'))
  /** The archive with other facts in its first record and another manifest, every digest made anew and signed. */
  const forged = (facts: object, told: object): Uint8Array => {
    const parts: Record<string, Uint8Array> = unzipSync(zip)
    const read = (name: string) => JSON.parse(new TextDecoder().decode(parts[name]))
    const put = (name: string, value: unknown) => {
      parts[name] = new TextEncoder().encode(JSON.stringify(value))
    }
    const [kept, manifest] = [read('case.json'), { ...read('manifest.json'), ...told }]
    Object.assign(kept.events[0].facts, facts)
    const plain = kept.events.map(({ facts: own, digest: _, ...event }: ChainedEvent) => ({
      ...Object(own),
      ...event,
    }))
    const events = chainEvents(plain, there.requests.digest)
    put('case.json', { ...kept, events })
    for (const part of manifest.parts) {
      const bytes = parts[part.path] ?? new Uint8Array()
      Object.assign(part, { bytes: bytes.length, sha256: there.digestBytes(bytes) })
    }
    put('manifest.json', { ...manifest, events: { count: events.length, head: events.at(-1)?.digest } })
    put('manifest.sig.json', there.sign(parts['manifest.json'] ?? new Uint8Array()))
    return zipSync(parts)
  }
  const take = (bytes: Uint8Array) =>
    importCaseFile(there, {
      signedIn: { actor: elsewhere.person(['handler'], 3) },
      regionId,
      organId: organId(3),
      bytes,
      at,
    })
  const deep = JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`)
  const tries: readonly (readonly [string, object, object])[] = [
    ['not-whole', {}, { requestId: "x' or 1=1" }],
    ['not-whole', {}, { number: '别的号' }],
    ['not-whole', { number: '长'.repeat(61) }, { number: '长'.repeat(61) }],
    ['unknown-facts', { items: null }, {}],
    ['unknown-facts', { items: [{ id: 1, description: 2 }] }, {}],
    ['unknown-facts', { lifecycle: 'closed' }, {}],
    ['arrived-before-the-law', { arrivedOn: '0001-01-01' }, {}],
    ['arrived-in-the-future', { arrivedOn: '9999-12-31' }, {}],
    ['not-whole', { assistance: 'a\0b' }, {}],
    ['not-whole', { assistance: '\ud800' }, {}],
    ['not-whole', { items: deep }, {}],
  ]
  for (const [code, facts, told] of tries) {
    const refused = await take(forged(facts, told))
    const what = JSON.stringify([facts, told]).slice(0, 200)
    assert.ok(!refused.ok, what)
    assert.equal(refused.code, code, what)
  }
  const { rows } = await elsewhere.database.owner.query('select count(*)::int as count from request')
  assert.equal(rows[0]?.count, 0)
  assert.ok((await take(forged({}, {}))).ok)
})
