import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  inventedCase,
  inventedDecision,
  inventedFacts,
  inventedParticulars,
  inventedSettings,
  unknownParticulars,
} from '../../../../test/support/invented-letters.ts'
import { outcomes } from '../../../law/outcome-codes.ts'
import type { LetterKind } from '../letter-kind.ts'
import type { RecordedEvent } from '../request-case.ts'
import type { RequestEvent } from '../request-event.ts'
import { fieldsIn, fillFields, gapPattern, type LetterDocument, textsOf } from './letter-document.ts'
import type { LetterCase } from './letter-facts.ts'
import { kindNames } from './letter-settings.ts'
import { writeLetter } from './write-letter.ts'

const kinds = Object.keys(kindNames) as LetterKind[] // the table of names has exactly these keys
const replies: readonly LetterKind[] = ['reply', 'discontinuance-notice']
/** They settle somebody's right: the applicant's, or the third party's. */
const deciding: readonly LetterKind[] = [...replies, 'correction-reply', 'override-notice']
const bodyOf = (letter: LetterDocument) => letter.sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
const reply = (code: (typeof outcomes)[number]['code']) =>
  writeLetter(
    code.startsWith('F') ? 'discontinuance-notice' : 'reply',
    inventedFacts({ decision: inventedDecision(code) }),
  )

for (const { code, label } of outcomes)
  test(`答复书 ${code} ${label} / 事实齐全 / 没有待填的内容，有发文机关、主送、日期和印章`, () => {
    const letter = reply(code)
    assert.deepEqual(textsOf(letter).join('\n').match(gapPattern), null)
    assert.equal(letter.addressee, '〖申请人姓名〗')
    assert.equal(letter.signature.organ, '文昌县水务局')
    assert.equal(letter.signature.date, '2026-03-25')
    assert.equal(letter.signature.seal, 'organ-seal')
    assert.match(
      bodyOf(letter),
      /^本机关于2026年3月2日收到您以邮寄方式提交的政府信息公开申请（登记编号：文水公开〔2026〕12号）。您申请获取：“文昌河2025年防洪工程竣工验收报告”（文水〔2025〕31号）。/,
    )
  })

/** What the decision of each outcome must say, in the words of the Regulation. */
const says: readonly (readonly [(typeof outcomes)[number]['code'], RegExp])[] = [
  ['B1', /第三十六条第二项的规定，本机关决定予以公开。\n现以纸质形式、邮寄途径向您提供，见附件。/],
  [
    'B2',
    /第三十七条的规定，本机关决定部分公开。[\s\S]*（二）不予公开的内容：报告附件三[\s\S]*第十五条的规定，对该部分内容不予公开/,
  ],
  ['C1', /依法确定为国家秘密（密级：秘密；定密依据：[\s\S]*第十四条、第三十六条第三项/],
  ['C2', /《中华人民共和国统计法》第二十八条禁止公开[\s\S]*第十四条、第三十六条第三项/],
  ['C3', /可能危及公共安全[\s\S]*第十四条、第三十六条第三项/],
  [
    'C4',
    /书面征求第三方的意见。第三方于2026年3月19日[\s\S]*公共利益造成重大影响[\s\S]*第十五条、第三十二条、第三十六条第三项/,
  ],
  ['C5', /人事管理方面的信息，属于内部事务信息[\s\S]*第十六条第一款、第三十六条第三项/],
  ['C6', /过程稿，属于过程性信息[\s\S]*第十六条第二款、第三十六条第三项/],
  ['C7', /行政执法案卷信息（某单位违法取水案）[\s\S]*第十六条第二款、第三十六条第三项/],
  ['C8', /不动产登记资料[\s\S]*第三十六条第七项的规定，请您依照上述规定，向文昌县不动产登记中心/],
  [
    'D1',
    /2026年3月10日，由工程建设科、办公室两名工作人员在本机关档案室[\s\S]*以“防洪工程、竣工验收、文昌河”为检索词[\s\S]*第三十六条第四项的规定，现告知该政府信息不存在/,
  ],
  ['D2', /没有与您申请内容相符的现成政府信息[\s\S]*第三十八条的规定/],
  ['D3', /补正后的申请内容仍不明确[\s\S]*第二十九条第二款、第三十条/],
  ['E1', /属于举报。[\s\S]*第三十九条第一款的规定，本机关不作为政府信息公开申请处理。您可以通过以下渠道提出/],
  [
    'E2',
    /2025年11月20日作出答复（文水公开〔2025〕47号-答）[\s\S]*第三十六条第六项的规定，本机关不予重复处理/,
  ],
  ['E3', /第三十九条第二款的规定，现告知获取的途径：《文昌年鉴（2025）》/],
  ['E4', /62件[\s\S]*要求您于3月13日前说明理由[\s\S]*第三十五条的规定，本机关不予处理/],
  ['E5', /2025年11月20日以纸质形式[\s\S]*确认或者重新出具。本机关不予处理/],
  [
    'F1',
    /2026年3月5日告知您对申请作出补正（文水公开〔2026〕12号-补），补正期限至2026年3月20日[\s\S]*第三十条的规定，视为放弃申请/,
  ],
  [
    'F2',
    /应缴金额1700元，您于2026年3月11日收到。您逾期未缴纳[\s\S]*《政府信息公开信息处理费管理办法》的规定，视为放弃申请/,
  ],
  ['F3', /您于2026年3月18日向本机关撤回了该政府信息公开申请。本机关终止处理/],
]
for (const [code, pattern] of says)
  test(`答复书 ${code} / 决定段 / 写明事实、条款和决定`, () => assert.match(bodyOf(reply(code)), pattern))

test('答复书 / 21种办理结果 / 每种都有上面的一行', () => {
  assert.deepEqual(
    says.map(([code]) => code),
    outcomes.map(({ code }) => code),
  )
  assert.deepEqual(unknownParticulars(), [])
})

test('条例第三十六条第一项 / 已主动公开 / 告知网址，不写提供', () => {
  const particulars = {
    how: '已经主动公开',
    publishedAt: 'https://www.wenchang.example.gov.cn/zfxxgk/2026/0310/31.html',
  }
  const letter = writeLetter('reply', inventedFacts({ decision: inventedDecision('B1', { particulars }) }))
  assert.match(
    bodyOf(letter),
    /已经主动公开。根据[^。]*第三十六条第一项的规定，现告知获取该政府信息的方式、途径：https:\/\/www\.wenchang/,
  )
  assert.doesNotMatch(bodyOf(letter), /向您提供/)
})

test('条例第三十六条第五项 / 不属于本机关 / 说明理由，告知负责机关和联系方式', () => {
  const particulars = {
    how: '不属于本机关负责公开',
    otherOrgan: '文昌县住房和城乡建设局',
    otherOrganContact: '文庙路6号，电话0000-1234569',
  }
  const letter = writeLetter('reply', inventedFacts({ decision: inventedDecision('D1', { particulars }) }))
  assert.match(
    bodyOf(letter),
    /不属于本机关负责公开。理由：本机关未制作[\s\S]*第十条第一款、第三十六条第五项[\s\S]*为文昌县住房和城乡建设局（联系方式：文庙路6号/,
  )
})

test('条例第四十条 / 改用其他形式提供 / 写明原因', () => {
  const particulars = {
    how: '向申请人提供',
    suppliedForm: '查阅、抄录',
    formReason: '原件为1936年测绘图纸，复制可能危及载体安全',
  }
  const letter = writeLetter('reply', inventedFacts({ decision: inventedDecision('B1', { particulars }) }))
  assert.match(
    bodyOf(letter),
    /您要求以纸质的形式提供。原件为1936年测绘图纸，复制可能危及载体安全。根据《条例》第四十条的规定，以查阅、抄录的形式提供/,
  )
})

test('几项申请内容 / 逐项答复 / 缺一项就留待填', () => {
  const items = [
    { id: 'a', description: '验收报告', documentNumber: '' },
    { id: 'b', description: '竣工图', documentNumber: '' },
  ]
  const decision = inventedDecision('B2', {
    items: [{ itemId: 'a', answer: 'given', says: '予以公开，见附件1' }],
  })
  const letter = writeLetter('reply', inventedFacts({ case: inventedCase({ items }), decision }))
  const text = bodyOf(letter)
  assert.match(text, /1．“验收报告”；\n2．“竣工图”。/)
  assert.match(text, /关于第1项申请内容：予以公开，见附件1。/)
  assert.match(text, /关于第2项申请内容：【待填：对第2项申请内容的答复】。/)
})

test('《条例》的名称 / 全文第一次写全称并注明简称，以后写简称；只出现一次的不注简称', () => {
  const many = bodyOf(reply('C4'))
  assert.equal(many.match(/《中华人民共和国政府信息公开条例》/g)?.length, 1)
  const once = bodyOf(reply('E4'))
  assert.match(once, /《中华人民共和国政府信息公开条例》第三十五条/)
  assert.doesNotMatch(once, /以下简称/)
})

test('撤回的申请 / 没有可以争议的决定 / 不写救济告知；其他不再处理的写', () => {
  assert.equal(
    reply('F3').sections.some(({ role }) => role === 'remedies'),
    false,
  )
  const other = inventedDecision('F3', { particulars: { otherReason: '申请人死亡，没有继承人继续申请' } })
  const letter = writeLetter('discontinuance-notice', inventedFacts({ decision: other }))
  assert.equal(
    letter.sections.some(({ role }) => role === 'remedies'),
    true,
  )
})

for (const kind of kinds.filter((each) => !replies.includes(each)))
  test(`${kindNames[kind]} / 事实齐全 / 没有待填的内容`, () => {
    const letter = writeLetter(kind, inventedFacts({ particulars: inventedParticulars(kind) }))
    assert.deepEqual(textsOf(letter).join('\n').match(gapPattern), null)
    assert.ok(letter.sections.length + letter.rows.length > 0)
  })

for (const kind of kinds.filter((each) => !replies.includes(each)))
  test(`${kindNames[kind]} / 什么都没填 / 缺的都留待填，不编造`, () => {
    const letter = writeLetter(kind, inventedFacts({ particulars: {} }))
    const required = kind === 'correction-reply' || letterNeeds(kind)
    assert.equal(gapPattern.test(textsOf(letter).join('\n')), required)
    gapPattern.lastIndex = 0
  })

function letterNeeds(kind: LetterKind): boolean {
  return !['register-sheet', 'receipt', 'third-party-answer-sheet'].includes(kind)
}

test('国办函〔2021〕132号 / 补正、延期等程序性文书 / 不写复议、诉讼告知', () => {
  for (const kind of kinds.filter((each) => !deciding.includes(each)))
    assert.doesNotMatch(
      textsOf(writeLetter(kind, inventedFacts({ particulars: inventedParticulars(kind) }))).join(''),
      /申请行政复议|提起行政诉讼/,
      kind,
    )
})

test('给第三方和其他机关的文书 / 申请人是谁 / 一个字也不写', () => {
  for (const kind of [
    'third-party-consultation',
    'third-party-answer-sheet',
    'override-notice',
    'co-maker-consultation',
    'other-organ-consultation',
    'assistance-request',
    'transfer-letter',
  ] as const) {
    const letter = writeLetter(kind, inventedFacts({ particulars: inventedParticulars(kind) }))
    assert.deepEqual(
      fieldsIn(letter).filter((field) => field.startsWith('applicant.')),
      [],
      kind,
    )
  }
})

test('个人信息 / 存下来的文书 / 只有代号；打印时才填入，没有的留空', () => {
  const sheet = writeLetter('register-sheet', inventedFacts())
  assert.ok(fieldsIn(sheet).includes('applicant.identity-number'))
  const filled = fillFields(sheet, { 'applicant.name': '许知远航', 'applicant.phone': '13800001234' })
  const text = textsOf(filled).join('\n')
  assert.match(text, /许知远航（自然人）/)
  assert.match(text, /电话：13800001234　邮箱：　?\n地址：/)
  assert.deepEqual(fieldsIn(filled), [])
})

test('登记表 / 已经审核、签发、办结 / 各栏照记录填；还没有的留空，供手写', () => {
  const own = inventedCase()
  const opinionsOf = (made: LetterCase) =>
    writeLetter('register-sheet', inventedFacts({ case: made }))
      .rows.filter(({ label }) => ['拟办意见', '审核意见', '签发意见', '办理结果'].includes(label))
      .map(({ text }) => text.trim())
  assert.deepEqual(opinionsOf({ ...own, review: noReview }), ['', '', '', ''])
  const decision = inventedDecision('B1')
  const on = { sequence: 90, recordedAt: '2026-03-20T02:00:00.000Z', actorId: '', supersedes: null }
  const review = {
    ...noReview,
    draft: { ...on, type: 'decision-drafted', on: '2026-03-18', decision },
    reviewed: { ...on, type: 'decision-reviewed', on: '2026-03-19', opinion: '' },
    secrecy: { ...on, type: 'secrecy-reviewed', on: '2026-03-19', passes: 'yes', opinion: '' },
    signed: { ...on, type: 'decision-signed', on: '2026-03-20', letterId: null },
  } as const
  assert.deepEqual(opinionsOf({ ...own, review, outcome: decision, closedOn: '2026-03-23' }), [
    'B1 予以公开（2026年3月18日）',
    '同意（2026年3月19日）\n保密审查：可以公开（2026年3月19日）',
    '同意签发（2026年3月20日）',
    'B1 予以公开，2026年3月23日办结',
  ])
})

const noReview = { draft: null, reviewed: null, secrecy: null, returned: null, signed: null }

test('法人申请 / 称呼 / 你单位，主送单位名称', () => {
  const letter = writeLetter(
    'reply',
    inventedFacts({ case: inventedCase({ category: 'business' }), decision: inventedDecision('D2') }),
  )
  assert.equal(letter.addressee, '〖申请人单位〗')
  assert.doesNotMatch(bodyOf(letter), /您/)
})

const happened = (event: RequestEvent, sequence: number): RecordedEvent => ({
  ...event,
  sequence,
  recordedAt: `${event.on}T02:00:00.000Z`,
  actorId: '00000000-0000-4000-8000-00000000000a',
  supersedes: null,
})

test('条例第三十条、第三十三条 / 补正过、延过期 / 开头写明收到补正之日和告知延期之日，法院据此计算期限', () => {
  const own = inventedCase()
  const events = [
    ...own.events,
    happened({ type: 'supplement-received', on: '2026-03-12', items: [] }, 90),
    happened({ type: 'extension-notified', on: '2026-03-24', letterId: null }, 91),
  ]
  const letter = writeLetter(
    'reply',
    inventedFacts({ case: { ...own, events }, decision: inventedDecision('B1') }),
  )
  assert.match(
    bodyOf(letter),
    /。经本机关告知补正，您于2026年3月12日提交了补正的申请。经补正，您申请获取：“文昌河[^。]*。经本机关政府信息公开工作机构负责人同意，本机关延长了答复期限，并于2026年3月24日告知您。/,
  )
})

test('上海、北京的告知书 / 名称是告知书 / 通篇自称本告知，不称本答复', () => {
  const settings = { ...inventedSettings, replyTitle: '告知书' } as const
  for (const code of ['B2', 'C4', 'D1'] as const) {
    const text = bodyOf(writeLetter('reply', inventedFacts({ settings, decision: inventedDecision(code) })))
    assert.match(text, /特此告知。/, code)
    assert.match(text, /自收到本告知之日起六十日内/, code)
    assert.doesNotMatch(text, /本答复|特此答复/, code)
  }
  assert.match(bodyOf(reply('F1')), /如不服本告知，可以自收到本告知之日起六十日内/)
})

test('条例第三十二条 / 为公共利益决定公开 / 告知第三方可以复议、起诉：这是对其权益的决定', () => {
  const letter = writeLetter(
    'override-notice',
    inventedFacts({ particulars: inventedParticulars('override-notice') }),
  )
  assert.match(
    bodyOf(letter),
    /如不服本告知，可以自收到本告知之日起六十日内向文昌县人民政府申请行政复议，也可以自收到本告知之日起六个月内/,
  )
})

test('条例第三十二条、第三十四条 / 征求意见书 / 期限自对方收到之日起算，不印可能早于法定期限的日子', () => {
  for (const kind of ['third-party-consultation', 'co-maker-consultation'] as const) {
    const letter = writeLetter(kind, inventedFacts({ particulars: inventedParticulars(kind) }))
    const decision = letter.sections.find(({ role }) => role === 'decision')?.paragraphs.join('') ?? ''
    assert.match(decision, /自收到本征求意见书之日起15个工作日内/)
    assert.doesNotMatch(decision, /\d+月\d+日/)
  }
})

test('条例第三十六条第二项 / 查阅、自取而没有写时间地点 / 留待填', () => {
  const own = inventedCase({ supplyForm: 'inspection', supplyRoute: 'on-site' })
  const said = (particulars: Readonly<Record<string, string>>) =>
    bodyOf(
      writeLetter('reply', inventedFacts({ case: own, decision: inventedDecision('B1', { particulars }) })),
    )
  assert.match(said({ how: '向申请人提供' }), /【待填：获取的方式、途径和时间】/)
  assert.match(
    said({ how: '向申请人提供', supplyHow: '2026年4月1日9时起到文昌县档案馆二楼查阅' }),
    /获取的方式、途径和时间：2026年4月1日9时起/,
  )
})

test('国办函〔2020〕109号第四条 / 按件收费 / 写明是本自然月内的第几件', () => {
  const particulars = { ...inventedParticulars('fee-notice'), method: '按件', yuan: '300' }
  const said = (count: string) =>
    bodyOf(writeLetter('fee-notice', inventedFacts({ particulars: { ...particulars, count } })))
  assert.match(said('11至13'), /（二）数额：您本自然月内的第11件至第13件申请，应缴300元。/)
  assert.match(said('第12件'), /（二）数额：您本自然月内的第12件申请，应缴300元。/)
})

test('接收回执 / 更正申请（第四十一条） / 不写法定的答复期限，不引第三十三条', () => {
  const own = { ...inventedCase({ kind: 'correction' }), kind: 'correction' as const }
  const receipt = writeLetter('receipt', inventedFacts({ case: own }))
  assert.equal(receipt.title, '政府信息更正申请接收回执')
  assert.doesNotMatch(bodyOf(receipt), /第三十三条|工作日/)
  assert.match(bodyOf(receipt), /第四十一条/)
  assert.ok(!receipt.rows.some(({ label }) => label === '最迟答复日'))
})
