import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { letterOffice, notExisting } from '../../../test/support/letter-office.ts'
import { morningOf } from '../../../test/support/request-office.ts'
import { readDocument } from '../../documents/read/read-document.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import { defaultSettings } from '../../domain/requests/letters/letter-settings.ts'
import { applicantActorId } from '../../domain/requests/request-event.ts'
import type { LetterPorts } from '../letter-ports.ts'
import type { PrintableLetter } from '../letter-writer-ports.ts'
import { takeStep } from '../requests/take-step.ts'
import { writeOwnReceipt } from '../requests/write-own-receipt.ts'
import { draftLetter } from './draft-letter.ts'
import { dropLetter, editLetter } from './edit-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { saveLetterSettings, viewLetterSettings } from './letter-settings.ts'
import { makeBundle } from './make-bundle.ts'
import { isOpenToApplicant, openLetterFile } from './open-letter-file.ts'
import { listLetters, viewLetter } from './view-letter.ts'

const office = await letterOffice()
const { letterPorts: ports, regionId, database } = office
const clerk = office.person(['handler'])
const signer = office.person(['signer'])
const supplement = {
  missing: '许可证的编号或者工程的具体路段',
  guidance: '可以写明路段的起止点，或者施工单位公示牌上的编号',
  until: '2026-02-10',
}

async function drafted(requestId: string, kind: LetterKind, particulars = {}, on: LocalDate = '2026-01-14') {
  const made = await draftLetter(ports, {
    actor: clerk,
    regionId,
    requestId,
    kind,
    particulars,
    servedBy: null,
    consultation: null,
    at: morningOf(on),
  })
  assert.ok(made.ok, JSON.stringify(made))
  return { regionId, requestId, letterId: made.letterId }
}

const issued = (key: Awaited<ReturnType<typeof drafted>>, version = 1, on: LocalDate = '2026-01-14') =>
  issueLetter(ports, { ...key, version, actor: clerk, at: morningOf(on) })

/** Registered, and the supplement asked for, so that its notice fits. */
async function withSupplementAsked() {
  const request = await office.register()
  const fact = {
    type: 'supplement-requested',
    missing: supplement.missing,
    until: '2026-02-10',
    letterId: null,
  } as const
  assert.ok((await office.step(request, fact, '2026-01-14')).ok)
  return request
}

test('印发补正告知书 / 文号、送达的文本和事件 / 一并留下；存的稿子里没有个人信息', async () => {
  const request = await withSupplementAsked()
  const key = await drafted(request.requestId, 'supplement-notice', supplement)
  const stored = await database.owner.query(
    'select document::text from letter_version where letter_id = $1',
    [key.letterId],
  )
  assert.doesNotMatch(stored.rows[0]?.document, /沈采薇|13800001234/)
  const answer = await issued(key)
  assert.ok(answer.ok, JSON.stringify(answer))
  assert.equal(answer.number, `${request.number}-补`)
  const view = await viewLetter(ports, { ...key, actor: clerk, at: morningOf('2026-01-14') })
  assert.ok(view.ok)
  assert.deepEqual(
    view.copies.map(({ format }) => format),
    ['pdf', 'docx'],
  )
  assert.equal(view.case.events.at(-1)?.type, 'letter-issued')
  const file = await openLetterFile(ports, {
    ...key,
    format: 'docx',
    actor: clerk,
    at: morningOf('2026-01-14'),
  })
  assert.ok(file.ok)
  assert.equal(file.fileName, `政府信息公开申请补正告知书（${answer.number}）.docx`)
  const text = JSON.stringify(await readDocument(file.bytes))
  assert.match(text, /沈采薇：/)
  assert.match(text, new RegExp(answer.number.replaceAll(/[〔〕]/g, '.')))
  const log = await database.owner.query(
    "select reason from access_log where object_id = $1 and reason like '印发%'",
    [request.requestId],
  )
  assert.equal(log.rowCount, 1)
})

test('印发以后 / 改稿、再次印发、改数据库 / 都不行', async () => {
  const request = await withSupplementAsked()
  const key = await drafted(request.requestId, 'supplement-notice', supplement)
  assert.ok((await issued(key)).ok)
  const again = await issued(key, 2)
  assert.ok(!again.ok && again.code === 'letter-issued')
  const edit = { type: 'texts', sections: [['改过']], attachments: [] } as const
  const edited = await editLetter(ports, {
    ...key,
    version: 2,
    edit,
    actor: clerk,
    at: morningOf('2026-01-15'),
  })
  assert.ok(!edited.ok && edited.code === 'letter-issued')
  for (const sql of [
    `update letter_version set document = '{}' where letter_id = '${key.letterId}'`,
    `delete from letter_version where letter_id = '${key.letterId}'`,
    `update letter_copy set digest = repeat('0', 64) where letter_id = '${key.letterId}'`,
    `delete from letter where letter_id = '${key.letterId}'`,
  ])
    await assert.rejects(database.owner.query(`set role gongkai_app; ${sql}`), /permission denied/)
  await database.owner.query('reset role')
})

test('改稿 / 每次保存留下一个版本；按旧版本保存 / 被告知', async () => {
  const request = await withSupplementAsked()
  const key = await drafted(request.requestId, 'supplement-notice', supplement)
  const edit = (text: string) => ({ type: 'texts', sections: [[text]], attachments: [] }) as const
  const by = { actor: clerk, at: morningOf('2026-01-14') }
  assert.ok((await editLetter(ports, { ...key, version: 1, edit: edit('甲'), ...by })).ok)
  const late = await editLetter(ports, { ...key, version: 1, edit: edit('乙'), ...by })
  assert.ok(!late.ok && late.code === 'version-conflict')
  const view = await viewLetter(ports, { ...key, ...by })
  assert.ok(view.ok)
  assert.deepEqual(
    view.versions.map(({ version, document }) => [version, document.sections[0]?.paragraphs[0]?.slice(0, 1)]),
    [
      [1, '本'],
      [2, '甲'],
    ],
  )
  const facts = {
    type: 'facts',
    particulars: { ...supplement, missing: '路段' },
    servedBy: 'online',
  } as const
  assert.ok((await editLetter(ports, { ...key, version: 2, edit: facts, ...by })).ok)
  const anew = await viewLetter(ports, { ...key, ...by })
  assert.ok(anew.ok)
  assert.match(JSON.stringify(anew.letter.document), /需要补正的事项：路段。/)
  assert.ok((await dropLetter(ports, { ...key, version: 3, ...by })).ok)
  const listed = await listLetters(ports, { regionId, requestId: request.requestId, ...by })
  assert.ok(listed.ok)
  assert.deepEqual(listed.letters, [])
})

test('文号 / 一件里同一文种第二份 / 编2；中途失败的不占号', async () => {
  const request = await withSupplementAsked()
  const first = await drafted(request.requestId, 'supplement-notice', supplement)
  const failing = { ...ports, writeLetter: async () => Promise.reject(new Error('the writer stopped')) }
  await assert.rejects(
    issueLetter(failing, { ...first, version: 1, actor: clerk, at: morningOf('2026-01-14') }),
    /the writer stopped/,
  )
  const one = await issued(first)
  const two = await issued(await drafted(request.requestId, 'supplement-notice', supplement))
  assert.ok(one.ok && two.ok)
  assert.deepEqual([one.number, two.number], [`${request.number}-补`, `${request.number}-补2`])
})

test('文号 / 机关单独编号，八份同时印发，一份失败 / 不重号、不跳号', async () => {
  const organ = { regionId, organId: '00000000-0000-4000-8000-000000000003' }
  const settings = {
    ...defaultSettings({ shortName: '3局' }),
    numbering: { prefix: '临三', category: '公开', series: 'organ', digits: 3 },
  } as const
  const boss = office.person(['signer'], 3)
  assert.ok(
    (
      await saveLetterSettings(ports, {
        ...organ,
        settings,
        version: 0,
        actor: boss,
        at: morningOf('2026-01-12'),
      })
    ).ok,
  )
  const own = office.person(['handler'], 3)
  const at = morningOf('2026-01-14')
  const keys = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { requestId } = await office.register({ organ: 3 })
      const particulars = { to: '临川市第2局', about: '查找许可档案', until: '2026-01-20' }
      const made = await draftLetter(ports, {
        regionId,
        requestId,
        kind: 'assistance-request',
        particulars,
        servedBy: null,
        consultation: null,
        actor: own,
        at,
      })
      assert.ok(made.ok)
      return { regionId, requestId, letterId: made.letterId }
    }),
  )
  const failing = { ...ports, writeLetter: async () => Promise.reject(new Error('the writer stopped')) }
  const answers = await Promise.all(
    keys.map((key, index) =>
      issueLetter(index === 3 ? failing : ports, { ...key, version: 1, actor: own, at }).catch(() => null),
    ),
  )
  const numbers = answers.flatMap((answer) => (answer?.ok === true ? [answer.number] : []))
  assert.deepEqual(
    numbers.toSorted(),
    Array.from({ length: 7 }, (_, index) => `临三公开〔2026〕00${index + 1}号`),
  )
})

test('文书设置 / 没有设过 / 用机关简称；代字不能空；按旧版本保存被告知；改动留在台账里', async () => {
  const organ = { regionId, organId: '00000000-0000-4000-8000-000000000001' }
  const view = await viewLetterSettings(ports, organ)
  assert.ok(view.ok)
  assert.deepEqual([view.settings.numbering.prefix, view.version], ['市政府', 0])
  const boss = office.person(['signer'], 1)
  const by = { actor: boss, at: morningOf('2026-01-12') }
  const numbering = { ...view.settings.numbering, prefix: '' }
  const empty = await saveLetterSettings(ports, {
    ...organ,
    settings: { ...view.settings, numbering },
    version: 0,
    ...by,
  })
  assert.ok(!empty.ok && empty.code === 'form-refused')
  const clerkTries = await saveLetterSettings(ports, {
    ...organ,
    settings: view.settings,
    version: 0,
    actor: clerk,
    at: by.at,
  })
  assert.ok(!clerkTries.ok && clerkTries.code === 'no-role')
  assert.ok((await saveLetterSettings(ports, { ...organ, settings: view.settings, version: 0, ...by })).ok)
  const late = await saveLetterSettings(ports, { ...organ, settings: view.settings, version: 0, ...by })
  assert.ok(!late.ok && late.code === 'version-conflict')
  const events = await database.owner.query(
    "select type from ledger_event where object_kind = 'letter-settings' and payload->>'organId' = $1",
    [organ.organId],
  )
  assert.deepEqual(events.rows, [{ type: 'letter-settings-changed' }])
})

/** Searched, drafted and reviewed: what is left is the letter and the signature. */
test('接收回执 / 申请人自己下载 / 署名、印章和机关的文书设置一致，只有申请人的姓名', async () => {
  const boss = office.person(['signer'], 3)
  const organ = { regionId, organId: '00000000-0000-4000-8000-000000000003' }
  const view = await viewLetterSettings(ports, organ)
  assert.ok(view.ok)
  const settings = { ...view.settings, seal: 'disclosure-seal' } as const
  const at = morningOf('2026-01-14')
  assert.ok(
    (await saveLetterSettings(ports, { ...organ, settings, version: view.version, actor: boss, at })).ok,
  )
  const { number, trackingCode } = await office.register({ organ: 3 })
  const written: PrintableLetter[] = []
  const capturing: LetterPorts = {
    ...ports,
    writeLetter: (letter, format) => {
      written.push(letter)
      return ports.writeLetter(letter, format)
    },
  }
  const receipt = await writeOwnReceipt(capturing, { key: { number, code: trackingCode }, at })
  assert.ok('bytes' in receipt)
  const [letter] = written
  assert.equal(letter?.document.signature.seal, 'disclosure-seal')
  const rows = JSON.stringify(letter?.document.rows)
  assert.match(rows, /沈采薇/)
  assert.doesNotMatch(rows, /110101199003074039|13800001234/)
})

async function readyToSign() {
  const request = await office.register()
  const search = {
    type: 'search-recorded',
    places: '档案室和许可系统',
    terms: '文昌路、施工许可',
    by: '许可科两名工作人员',
    found: 'no',
    note: '',
  } as const
  for (const fact of [
    search,
    { type: 'decision-drafted', decision: notExisting },
    { type: 'decision-reviewed', opinion: '同意' },
  ] as const) {
    const done = await office.step(
      request,
      fact,
      '2026-01-15',
      office.person(['handler', 'reviewer', 'signer']),
    )
    assert.ok(done.ok, JSON.stringify(done))
  }
  return request
}

async function sign(requestId: string) {
  const stored = await ports.requests.find(regionId, requestId)
  assert.ok(stored !== null)
  return takeStep(ports, {
    actor: signer,
    regionId,
    requestId,
    version: stored.version,
    fact: { type: 'decision-signed', letterId: null },
    on: '2026-01-16',
    supersedes: null,
    personal: {},
    at: morningOf('2026-01-16'),
  })
}

test('签发 / 没有答复书、答复书有错误 / 不能签发；改好以后可以，事件指明是哪一份', async () => {
  const { requestId } = await readyToSign()
  const none = await sign(requestId)
  assert.ok(!none.ok && none.code === 'no-letter')
  const key = await drafted(requestId, 'reply', {}, '2026-01-15')
  const view = await viewLetter(ports, { ...key, actor: clerk, at: morningOf('2026-01-15') })
  assert.ok(view.ok)
  assert.deepEqual(view.findings, [])
  const cut = view.letter.document.sections.map(({ role, paragraphs }) =>
    role === 'remedies' ? [] : paragraphs,
  )
  const by = { actor: clerk, at: morningOf('2026-01-15') }
  assert.ok(
    (
      await editLetter(ports, {
        ...key,
        version: 1,
        edit: { type: 'texts', sections: cut, attachments: [] },
        ...by,
      })
    ).ok,
  )
  const wrong = await sign(requestId)
  assert.ok(!wrong.ok && wrong.code === 'letter-has-errors')
  assert.match(wrong.message, /CW-R12/)
  const early = await issued(key, 2, '2026-01-16')
  assert.ok(!early.ok)
  assert.ok(
    (
      await editLetter(ports, {
        ...key,
        version: 2,
        edit: { type: 'facts', particulars: {}, servedBy: 'post' },
        ...by,
      })
    ).ok,
  )
  assert.ok((await sign(requestId)).ok)
  const answer = await issued(key, 3, '2026-01-19')
  assert.ok(answer.ok, JSON.stringify(answer))
  const done = await viewLetter(ports, { ...key, actor: clerk, at: morningOf('2026-01-19') })
  assert.ok(done.ok)
  assert.equal(done.letter.document.signature.date, '2026-01-16')
  const signed = done.case.events.find(({ type }) => type === 'decision-signed')
  assert.deepEqual(signed?.type === 'decision-signed' && signed.letterId, key.letterId)
})

test('申请人 / 印发而没有发出的答复书 / 看不到；发出以后看得到；给其他机关的永远看不到', async () => {
  const { requestId } = await readyToSign()
  const key = await drafted(requestId, 'reply', {}, '2026-01-15')
  assert.ok((await sign(requestId)).ok)
  assert.ok((await issued(key, 1, '2026-01-16')).ok)
  const seen = async () => {
    const letters = await listLetters(ports, {
      regionId,
      requestId,
      actor: clerk,
      at: morningOf('2026-01-20'),
    })
    assert.ok(letters.ok)
    return letters.letters.map((letter) => [letter.kind, isOpenToApplicant(letters.case, letter)])
  }
  assert.deepEqual(await seen(), [['reply', false]])
  const post = {
    type: 'letter-dispatched',
    letterId: key.letterId,
    letter: 'reply',
    mode: 'post',
    carrier: '中国邮政',
    trackingNumber: 'XA00000000044',
  } as const
  assert.ok((await office.step({ regionId, requestId }, post, '2026-01-16')).ok)
  assert.deepEqual(await seen(), [['reply', true]])
})

test('其他机关的人 / 查看、改、印发、取文书 / 都当作没有这一件', async () => {
  const request = await withSupplementAsked()
  const key = await drafted(request.requestId, 'supplement-notice', supplement)
  const stranger = office.person(['handler', 'reviewer', 'signer'], 3)
  const by = { ...key, actor: stranger, at: morningOf('2026-01-14') }
  const edit = { type: 'texts', sections: [], attachments: [] } as const
  for (const answer of [
    await viewLetter(ports, by),
    await editLetter(ports, { ...by, version: 1, edit }),
    await issueLetter(ports, { ...by, version: 1 }),
    await openLetterFile(ports, { ...by, format: 'pdf' }),
    await makeBundle({ ...ports, nameOf: async () => null }, by),
  ])
    assert.ok(!answer.ok && answer.code === 'no-such-request')
  const other = await office.register()
  const mixed = await viewLetter(ports, { ...key, requestId: other.requestId, actor: clerk, at: by.at })
  assert.ok(!mixed.ok && mixed.code === 'no-such-letter')
  const none = await viewLetter(ports, { ...key, letterId: randomUUID(), actor: clerk, at: by.at })
  assert.ok(!none.ok && none.code === 'no-such-letter')
})

test('证据材料 / 一键 / PDF 有目录、文书、检索记录和办理记录；压缩包有原件、事件和摘要值，两次一样', async () => {
  const { requestId } = await readyToSign()
  const key = await drafted(requestId, 'reply', {}, '2026-01-15')
  assert.ok((await sign(requestId)).ok)
  assert.ok((await issued(key, 1, '2026-01-16')).ok)
  const input = { regionId, requestId, actor: signer, at: morningOf('2026-01-20') }
  const named = { ...ports, nameOf: async () => '林若溪' }
  const made = await makeBundle(named, input)
  assert.ok(made.ok)
  assert.deepEqual(made.warnings, [])
  const text = JSON.stringify(await readDocument(made.pdf))
  for (const words of [
    '证据材料',
    '案件办理情况',
    '检索记录',
    '办理记录',
    '政府信息公开申请答复书',
    '沈采薇',
    '林若溪',
    '档案室和许可系统',
  ])
    assert.ok(text.includes(words), words)
  const again = await makeBundle(named, input)
  assert.ok(again.ok)
  assert.deepEqual(made.zip, again.zip)
})

test('申请人从网上提出的、经手人的账号已经没有的 / 证据材料的办理记录 / 写明是谁，不印账号的编号', async () => {
  const applicant = { ...office.person(['handler']), accountId: applicantActorId }
  const request = await office.register({ actor: applicant })
  await office.step(request, { type: 'handed-to-unit', unit: '资产管理科', note: '' }, '2026-01-13', clerk)
  const input = { regionId, requestId: request.requestId, actor: signer, at: morningOf('2026-01-14') }
  const made = await makeBundle({ ...ports, nameOf: async () => null }, input)
  assert.ok(made.ok)
  const text = JSON.stringify(await readDocument(made.pdf))
  assert.match(text, /申请人/)
  assert.match(text, /已不存在/)
  for (const id of [applicantActorId, clerk.accountId]) assert.ok(!text.includes(id.slice(0, 13)))
})
