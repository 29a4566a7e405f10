import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { exampleCase, fact } from '../../../../../test/support/example-request.ts'
import {
  inventedCase,
  inventedDecision,
  inventedFacts,
  inventedParticulars,
  inventedSettings,
} from '../../../../../test/support/invented-letters.ts'
import { type LetterCheckId, letterChecks } from '../../../../law/letter-checks/catalogue.ts'
import { type OutcomeCode, outcomes } from '../../../../law/outcome-codes.ts'
import type { LetterKind } from '../../letter-kind.ts'
import type { ItemAnswer } from '../../request-event.ts'
import type { LetterDocument, SectionRole } from '../letter-document.ts'
import type { LetterCase, LetterFacts } from '../letter-facts.ts'
import { kindNames } from '../letter-settings.ts'
import { writeLetter } from '../write-letter.ts'
import { checkLetter, maySign } from './check-letter.ts'

const kindOf = (code: OutcomeCode): LetterKind => (code.startsWith('F') ? 'discontinuance-notice' : 'reply')

function draft(code: OutcomeCode, more: Partial<LetterFacts> = {}, decision = inventedDecision(code)) {
  const facts = inventedFacts({ decision, ...more })
  return { kind: kindOf(code), facts, document: writeLetter(kindOf(code), facts) }
}

type Draft = ReturnType<typeof draft>

/** The letter with the paragraphs of a part replaced, as a person edits it. */
function edited(letter: Draft, role: SectionRole, change: (text: string) => string): Draft {
  const sections = letter.document.sections.map((section) =>
    section.role === role ? { ...section, paragraphs: section.paragraphs.map(change) } : section,
  )
  return { ...letter, document: { ...letter.document, sections } }
}

function without(letter: Draft, role: SectionRole): Draft {
  const sections = letter.document.sections.filter((section) => section.role !== role)
  return { ...letter, document: { ...letter.document, sections } }
}

const withDocument = (letter: Draft, more: Partial<LetterDocument>): Draft => ({
  ...letter,
  document: { ...letter.document, ...more },
})

const ids = (letter: Draft) => [...new Set(checkLetter(letter).map(({ id }) => id))]
const errors = (letter: Draft) => checkLetter(letter).filter(({ severity }) => severity === 'error')

function assertFails(letter: Draft, id: LetterCheckId, message: RegExp) {
  const found = checkLetter(letter).find((each) => each.id === id && message.test(each.message))
  assert.ok(
    found,
    `${id} ${message}: ${JSON.stringify(checkLetter(letter).map((each) => [each.id, each.message]))}`,
  )
  return found
}

for (const { code, label } of outcomes)
  test(`CW-R / ${code} ${label}，模板写成、事实齐全 / 没有一条问题，可以签发`, () => {
    assert.deepEqual(checkLetter(draft(code)), [])
  })

for (const kind of Object.keys(kindNames) as LetterKind[]) {
  // the table of names has exactly these keys
  if (kind === 'reply' || kind === 'discontinuance-notice') continue
  test(`CW-R / ${kindNames[kind]}，模板写成、事实齐全 / 没有错误`, () => {
    const facts = inventedFacts({ particulars: inventedParticulars(kind) })
    const findings = checkLetter({ kind, facts, document: writeLetter(kind, facts) })
    assert.deepEqual(findings, [])
  })
}

test('CW-R11 / 不再处理告知书，案件登记了不再处理，没有逐项的答复 / 不要求逐项答复，可以签发', () => {
  for (const code of ['F1', 'F2', 'F3'] as const)
    assert.deepEqual(checkLetter(draft(code, {}, inventedDecision(code, { items: [] }))), [])
})

test('CW-R / 2023年12月31日的答复 / 按当时的法律检查，没有问题', () => {
  for (const { code } of outcomes) {
    const facts = { on: '2023-12-31', case: { ...inventedCase(), received: '2023-12-01' } } as const
    assert.deepEqual(
      errors(draft(code, facts)).map(({ id, message }) => `${code} ${id} ${message}`),
      [],
    )
  }
})

test('CW-R00 / 还有待填的内容 / 不能签发，指出是哪一处', () => {
  const letter = draft('C4', {}, inventedDecision('C4', { particulars: {} }))
  const found = assertFails(letter, 'CW-R00', /第三方的意见/)
  assert.ok(found.at !== null)
  assert.equal(maySign(checkLetter(letter)), false)
})

test('条例第三十六条第三项 CW-R01 / 只引到条 / 要求引到款、项', () => {
  const letter = edited(draft('C5'), 'decision', (text) => text.replace('第十六条第一款', '第十六条'))
  assertFails(letter, 'CW-R01', /没有引到款、项，应当引第十六条第一款/)
})

test('条例第十三条 CW-R01 / 依据不在第十四至十六条 / 不是不予公开的法定情形', () => {
  const none = edited(draft('C6'), 'decision', (text) => text.replaceAll(/第十六条第二款、?/g, ''))
  assertFails(none, 'CW-R01', /没有引用依据/)
  const grounds = [{ instrument: 'disclosure-regulation', article: 20, paragraph: null, item: null }]
  assertFails(draft('C6', {}, inventedDecision('C6', { grounds })), 'CW-R01', /第20条不是不予公开的法定情形/)
})

test('CW-R01 / 部分公开 / 除第三十七条外还要引不予公开的依据', () => {
  const letter = edited(draft('B2'), 'decision', (text) => text.replace('《条例》第十五条', '有关规定'))
  assertFails(letter, 'CW-R01', /第十四条、第十五条、第十六条第一款、第十六条第二款/)
})

test('CW-R01 / 条款写成“第三十六条第（四）项”“第36条第4项” / 也认得', () => {
  for (const written of ['第三十六条第（四）项', '第36条第4项', '第三十六条第一款第四项'])
    assert.deepEqual(
      ids(edited(draft('D1'), 'decision', (text) => text.replace('第三十六条第四项', written))),
      [],
    )
})

test('CW-R01 / 别的法律的同号条文 / 不当作条例的', () => {
  const letter = edited(draft('D1'), 'decision', (text) =>
    text.replace(
      /《[^》]*政府信息公开条例》(?:（以下简称《条例》）)?第三十六条第四项/,
      '《档案法》第三十六条第四项',
    ),
  )
  assertFails(letter, 'CW-R01', /没有引用依据第三十六条第四项/)
})

test('CW-R02 / 只抄法律、没有事实 / 不能签发', () => {
  for (const code of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'B2'] as const) {
    const { reason } = inventedDecision(code)
    const letter = edited(draft(code), 'decision', (text) => text.replace(reason, '属于不予公开的信息'))
    assertFails(letter, 'CW-R02', /没有写这份信息为什么/)
  }
})

test('指导案例101号 CW-R03 / 不存在而没有检索经过 / 逐项指出缺什么', () => {
  const bare = edited(draft('D1'), 'decision', (text) =>
    text.replace(/收到申请后，本机关进行了检索：[^。]*。/, ''),
  )
  assertFails(bare, 'CW-R03', /在哪里检索、用什么词语检索、由谁检索、什么时候检索/)
  const noWho = edited(draft('D1'), 'decision', (text) =>
    text.replace('由工程建设科、办公室两名工作人员', ''),
  )
  assertFails(noWho, 'CW-R03', /^答复不存在，没有写明由谁检索$/)
})

test('CW-R03 / 案件里没有检索记录 / 即使正文写了也不能签发', () => {
  const full = draft('D1')
  const letter = { ...full, facts: { ...full.facts, case: { ...full.facts.case, searches: [] } } }
  assertFails(letter, 'CW-R03', /没有检索记录/)
})

const elsewhere = {
  how: '不属于本机关负责公开',
  otherOrgan: '文昌县住房和城乡建设局',
  otherOrganContact: '文庙路6号，电话0000-1234569',
}
const notOurs = () => draft('D1', {}, inventedDecision('D1', { particulars: elsewhere }))

test('条例第三十六条第五项 CW-R04 / 理由、机关名称、联系方式 / 缺一样指出一样', () => {
  assert.deepEqual(ids(notOurs()), [])
  assertFails(
    edited(notOurs(), 'decision', (text) => text.replace(/理由：[^。]*。/, '')),
    'CW-R04',
    /为什么/,
  )
  assertFails(
    edited(notOurs(), 'decision', (text) => text.replaceAll('文昌县住房和城乡建设局', '有关部门')),
    'CW-R04',
    /没有告知负责公开的机关“/,
  )
  assertFails(
    edited(notOurs(), 'decision', (text) => text.replace(/（联系方式：[^）]*）/, '')),
    'CW-R04',
    /联系方式/,
  )
  const unsure = inventedDecision('D1', { particulars: { how: '不属于本机关负责公开' } })
  assert.deepEqual(ids(draft('D1', {}, unsure)), [])
})

test('条例第三十六条第一项 CW-R05 / 只写首页或者没有地点 / 不准确', () => {
  const at = (publishedAt: string) =>
    draft('B1', {}, inventedDecision('B1', { particulars: { how: '已经主动公开', publishedAt } }))
  assert.deepEqual(ids(at('https://www.wenchang.example.gov.cn/zfxxgk/2026/0310/31.html')), [])
  assert.deepEqual(ids(at('文昌县档案馆二楼政府信息公开查阅点，第3号书架')), [])
  assertFails(at('https://www.wenchang.example.gov.cn/'), 'CW-R05', /首页/)
  assertFails(at('本机关网站'), 'CW-R05', /没有写获取的网址/)
})

test('条例第三十七条 CW-R06 / 有一项可以公开而整份不予公开 / 错误；没有说明能否区分 / 提醒', () => {
  const items = [{ itemId: 'i1', answer: 'given-in-part', says: '' }] as const
  assert.equal(
    assertFails(draft('C3', {}, inventedDecision('C3', { items })), 'CW-R06', /1项申请内容可以公开/).severity,
    'error',
  )
  const silent = edited(draft('C3'), 'decision', (text) =>
    text.replace(/参数与断面图分布于全文，无法作区分处理。/, ''),
  )
  const found = assertFails(silent, 'CW-R06', /没有说明能否作区分处理/)
  assert.deepEqual([found.severity, found.status], ['warning', 'unknown'])
})

test('条例第十六条 CW-R07 / 决定已经作出还以过程性为由 / 提醒；没有登记 / 说明无法判断', () => {
  const { particulars } = inventedDecision('C6')
  const finished = (value: string) =>
    draft('C6', {}, inventedDecision('C6', { particulars: { ...particulars, finished: value } }))
  assert.equal(assertFails(finished('是'), 'CW-R07', /已经作出/).severity, 'warning')
  assert.equal(assertFails(finished(''), 'CW-R07', /没有登记/).status, 'unknown')
})

test('条例第十条 CW-R08 / 只说未制作 / 要说明是否获取、保存', () => {
  const letter = edited(draft('D1'), 'decision', (text) => text.replace('、也未获取', ''))
  assertFails(letter, 'CW-R08', /只说本机关未制作/)
})

test('条例第三十六条第六项 CW-R09 / 重复申请 / 要有前一次答复的文号、日期，说明内容相同', () => {
  assertFails(
    edited(draft('E2'), 'decision', (text) => text.replace('（文水公开〔2025〕47号-答）', '')),
    'CW-R09',
    /文号/,
  )
  assertFails(
    edited(draft('E2'), 'decision', (text) => text.replace('2025年11月20日', '此前')),
    'CW-R09',
    /日期/,
  )
  assertFails(
    edited(draft('E2'), 'decision', (text) => text.replaceAll('相同', '')),
    'CW-R09',
    /内容相同/,
  )
})

test('条例第三十九条 CW-R10 / 没有分析就按举报处理 / 提醒', () => {
  const letter = edited(draft('E1'), 'decision', (text) =>
    text.replace(/经审查，[^。]*。/, '经审查，属于举报。'),
  )
  assert.equal(assertFails(letter, 'CW-R10', /没有分析/).severity, 'warning')
})

test('条例第三十六条 CW-R11 / 漏答一项 / 记录里漏和正文里漏都指出', () => {
  const items = [
    { id: 'a', description: '验收报告', documentNumber: '' },
    { id: 'b', description: '竣工图', documentNumber: '' },
  ]
  const both = [
    { itemId: 'a', answer: 'given', says: '予以公开，见附件1' },
    { itemId: 'b', answer: 'given', says: '予以公开，见附件2' },
  ] as const
  const twoItems = { case: inventedCase({ items }) }
  assert.deepEqual(ids(draft('B1', twoItems, inventedDecision('B1', { items: both }))), [])
  assertFails(
    draft('B1', twoItems, inventedDecision('B1', { items: both.slice(0, 1) })),
    'CW-R11',
    /登记的答复没有包括“竣工图”/,
  )
  assertFails(
    without(draft('B1', twoItems, inventedDecision('B1', { items: both })), 'answer'),
    'CW-R11',
    /正文没有答复“验收报告”/,
  )
})

test('《行政复议法》第二十条第三款 CW-R12 / 没有救济告知 / 不能签发，给出应有的全文', () => {
  for (const { code } of outcomes.filter((each) => each.code !== 'F3')) {
    const found = assertFails(without(draft(code), 'remedies'), 'CW-R12', /行政复议和行政诉讼/)
    assert.match(found.suggestion ?? '', /六十日内/)
  }
  const noSuit = edited(draft('D1'), 'remedies', (text) => text.replace(/，也可以.*$/, '。'))
  assertFails(noSuit, 'CW-R12', /^没有告知行政诉讼/)
})

test('国办函〔2021〕132号 CW-R12 / 补正告知书写了复议告知 / 提醒', () => {
  const facts = inventedFacts({ particulars: inventedParticulars('supplement-notice') })
  const document = writeLetter('supplement-notice', facts)
  const wrong = {
    ...document,
    sections: [
      ...document.sections,
      { role: 'remedies', itemId: null, paragraphs: ['如不服，可以申请行政复议。'] },
    ],
  } as const
  const [found] = checkLetter({ kind: 'supplement-notice', facts, document: wrong })
  assert.deepEqual([found?.id, found?.severity], ['CW-R12', 'warning'])
})

test('《行政复议法》第二十三条 CW-R13 / 不予公开而让人直接起诉 / 错误；无法提供而说必须先复议 / 也是错误', () => {
  const direct = draft('D1').document.sections.find(({ role }) => role === 'remedies')?.paragraphs[0] ?? ''
  const refused = draft('C4').document.sections.find(({ role }) => role === 'remedies')?.paragraphs[0] ?? ''
  const lenient = edited(draft('C4'), 'remedies', () => direct)
  assertFails(lenient, 'CW-R13', /应当告知先申请行政复议/)
  assertFails(lenient, 'CW-R13', /不能告知可以直接起诉/)
  assertFails(
    edited(draft('D1'), 'remedies', () => refused),
    'CW-R13',
    /不能告知必须先/,
  )
})

test('《行政复议法》第二十三条 CW-R13 / 2023年12月31日前一天、当天、后一天 / 施行之日起才要求先复议', () => {
  const choice = draft('D1').document.sections.find(({ role }) => role === 'remedies')?.paragraphs[0] ?? ''
  const on = (day: LetterFacts['on']) => {
    const own = { ...inventedCase(), received: '2023-12-01' } as const
    return ids(edited(draft('C4', { on: day, case: own }), 'remedies', () => choice)).includes('CW-R13')
  }
  assert.deepEqual([on('2023-12-31'), on('2024-01-01'), on('2024-01-02')], [false, true, true])
})

test('《行政复议法》第二十四条 CW-R14 / 旧模板写上一级主管部门 / 指出应当是谁', () => {
  const old = edited(draft('D1'), 'remedies', (text) =>
    text.replace('向文昌县人民政府', '向文昌县人民政府或者临川市水务局'),
  )
  const found = assertFails(old, 'CW-R14', /应当是文昌县人民政府（《行政复议法》第二十四条第一款第一项）/)
  assert.equal(found.severity, 'error')
  const guess = { ...inventedFacts().reviewers, names: ['本级人民政府'], isGuess: true }
  assert.equal(assertFails(draft('D1', { reviewers: guess }), 'CW-R14', /通称/).status, 'unknown')
})

test('CW-R15 / 三个月起诉、十五日复议、缺期限 / 都指出', () => {
  const three = edited(draft('D1'), 'remedies', (text) => text.replace('六个月', '3个月'))
  assertFails(three, 'CW-R15', /“3个月”不对/)
  const fifteen = edited(draft('D1'), 'remedies', (text) => text.replace('六十日', '十五日'))
  assertFails(fifteen, 'CW-R15', /“15日”不对/)
  const digits = edited(draft('D1'), 'remedies', (text) =>
    text.replace('六十日', '60日').replace('六个月', '6个月'),
  )
  assert.deepEqual(ids(digits), [])
  const none = edited(draft('D1'), 'remedies', (text) => text.replace('自收到本答复之日起六个月内', ''))
  assertFails(none, 'CW-R15', /没有写明期限6个月/)
})

test('CW-R15 / 引用已经失效的规定 / 失效之日还可以，次日不可以', () => {
  const citing = (on: LetterFacts['on']) =>
    ids(
      edited(draft('D1', { on, case: { ...inventedCase(), received: '2025-05-06' } }), 'decision', (text) =>
        text.replace('根据', '参照法释〔2011〕17号，根据'),
      ),
    )
  assert.deepEqual(citing('2025-05-31'), [])
  assert.deepEqual(citing('2025-06-01'), ['CW-R15'])
})

test('《行政复议法》第二十二条第二款 CW-R16 / 网上送达没有网上渠道 / 不能签发；邮寄的不要求', () => {
  const settings = { ...inventedSettings, onlineReview: '' }
  assertFails(draft('D1', { servedBy: 'online', settings }), 'CW-R16', /互联网渠道/)
  assert.deepEqual(ids(draft('D1', { servedBy: 'online' })), [])
  assert.deepEqual(ids(draft('D1', { servedBy: 'post', settings })), [])
})

test('CW-R17 / 机关名称、署名、日期、印章、字号 / 各不对时各指出', () => {
  assertFails(withDocument(draft('D1'), { organ: '文昌县水利局' }), 'CW-R17', /标题的机关/)
  const { signature } = draft('D1').document
  assertFails(withDocument(draft('D1'), { signature: { ...signature, organ: '办公室' } }), 'CW-R17', /署名/)
  assertFails(
    withDocument(draft('D1'), { signature: { ...signature, date: null } }),
    'CW-R17',
    /没有成文日期/,
  )
  assertFails(
    withDocument(draft('D1'), { signature: { ...signature, date: '2026-03-01' } }),
    'CW-R17',
    /早于收到/,
  )
  assertFails(withDocument(draft('D1'), { signature: { ...signature, seal: 'none' } }), 'CW-R17', /印章/)
  for (const number of ['文水公开[2026]12号-答', '文水公开（2026）12号', '文水公开〔2026〕号'])
    assertFails(withDocument(draft('D1'), { number }), 'CW-R17', /六角括号/)
  assert.deepEqual(ids(withDocument(draft('D1'), { number: '文水公开〔2026〕12号-答' })), [])
})

test('(2015)行他字第32号 CW-R17 / 政府办公室代署 / 设置了就可以', () => {
  const settings = { ...inventedSettings, signatory: '文昌县水务局办公室' }
  assert.deepEqual(ids(draft('D1', { settings })), [])
})

test('条例第四十条 CW-R18 / 形式与要求的不同而没有原因 / 提醒', () => {
  const { particulars } = inventedDecision('B1')
  const decision = inventedDecision('B1', {
    particulars: { ...particulars, suppliedForm: '光盘', formReason: '页数过多，复制成本过高' },
  })
  assert.deepEqual(ids(draft('B1', {}, decision)), [])
  const silent = edited(draft('B1', {}, decision), 'supply', () => '现以光盘形式向您提供，见附件。')
  assert.equal(assertFails(silent, 'CW-R18', /要求纸质，实际提供光盘/).severity, 'warning')
})

test('个人信息保护法 CW-R19 / 正文有他人证件号、手机号 / 不能签发，正文里不重复号码', () => {
  const letter = edited(draft('C4'), 'decision', (text) =>
    text.replace('经衡量', '经衡量').replace('投标企业', '投标人（身份证号11010119900307721X）'),
  )
  const found = assertFails(letter, 'CW-R19', /个人信息，不能写进答复/)
  assert.doesNotMatch(found.message, /19900307/)
  const phone = edited(draft('D1'), 'decision', (text) => `${text}验收负责人手机13800001234。`)
  assert.equal(assertFails(phone, 'CW-R19', /手机号码/).status, 'unknown')
})

test('保密法 CW-R19 / 正文有密级标志 / 不能签发；说明密级的不算', () => {
  assert.deepEqual(ids(draft('C1')), [])
  assertFails(
    edited(draft('C1'), 'decision', (text) => `机密★5年${text}`),
    'CW-R19',
    /涉密标志/,
  )
})

test('表三 CW-R20 / 登记不存在、答复引过程性 / 不一致', () => {
  const letter = edited(draft('D1'), 'decision', (text) =>
    text.replace('第三十六条第四项', '第十六条第二款、第三十六条第四项'),
  )
  assertFails(letter, 'CW-R20', /引用了第十六条第二款/)
  const items = [{ itemId: 'i1', answer: 'withheld', says: '' }] as const
  assertFails(draft('B1', {}, inventedDecision('B1', { items })), 'CW-R20', /没有全部公开/)
})

test('条例第三十条 CW-R21 / 补正告知书没有事项或者期限 / 不能签发', () => {
  const facts = inventedFacts({ particulars: inventedParticulars('supplement-notice') })
  const document = writeLetter('supplement-notice', facts)
  const sections = document.sections.map((section) =>
    section.role === 'decision' ? { ...section, paragraphs: ['请您补正申请内容。'] } : section,
  )
  const [found] = checkLetter({ kind: 'supplement-notice', facts, document: { ...document, sections } })
  assert.equal(found?.id, 'CW-R21')
  assert.match(found.message, /需要补正的事项、期限/)
})

test('CW-R / 目录里的每一条 / 上面都有一个会报出它的用例', () => {
  const source = readFileSync('src/domain/requests/letters/check/check-letter.test.ts', 'utf8')
  for (const { id } of letterChecks) assert.ok(source.includes(`'${id}'`), id)
})

/** Three things asked for: the first and third as the outcome says, the second not there. */
function threeAsked(code: 'B1' | 'C6', says: string) {
  const items = ['预算', '会议纪要', '合同'].map((description, index) => ({
    id: `i${index + 1}`,
    description,
    documentNumber: '',
  }))
  const whole: ItemAnswer['answer'] = code === 'B1' ? 'given' : 'withheld'
  const answers = items.map(
    ({ id: itemId }, index): ItemAnswer => ({
      itemId,
      answer: index === 1 ? 'not-supplied' : whole,
      says: index === 1 ? says : '见下',
    }),
  )
  const decision = inventedDecision(code, { items: answers })
  return draft(code, { case: { ...inventedCase({ items }), items } }, decision)
}

const notThere = '经检索，没有该政府信息。根据《条例》第三十六条第四项的规定，该政府信息不存在'

test('第三十六条 CW-R01 / 三项中一项不存在，没有写依据 / 指出是第几项', () => {
  for (const code of ['B1', 'C6'] as const) {
    assertFails(threeAsked(code, '经检索不存在'), 'CW-R01', /第2项没有提供，也没有写依据/)
    assert.deepEqual(ids(threeAsked(code, notThere)), [])
  }
})

test('第三十六条第四项 CW-R03 / 三项中一项不存在，没有检索记录 / 不能签发', () => {
  const { facts, ...letter } = threeAsked('B1', notThere)
  const unsearched = { ...letter, facts: { ...facts, case: { ...facts.case, searches: [] } } }
  assertFails(unsearched, 'CW-R03', /没有检索记录/)
})

test('第三十六条 / 三项中一项不存在 / 决定只说其余两项，不说全部公开', () => {
  const { document } = threeAsked('B1', notThere)
  const decided = document.sections
    .filter(({ role }) => role === 'decision')
    .flatMap(({ paragraphs }) => paragraphs)
  assert.match(decided.join(''), /您申请获取的第1项、第3项政府信息可以公开/)
})

function notice(
  kind: LetterKind,
  particulars: Readonly<Record<string, string>>,
  more: Partial<LetterCase> = {},
) {
  const facts = inventedFacts({ particulars, case: { ...inventedCase(), ...more } })
  return { kind, facts, document: writeLetter(kind, facts) }
}

test('第三十条 CW-R21 / 补正告知书写的期限与登记的不同 / 不能印发：逾期按登记的算', () => {
  const own = inventedParticulars('supplement-notice')
  assert.deepEqual(ids(notice('supplement-notice', own)), [])
  assertFails(notice('supplement-notice', { ...own, until: '2026-03-27' }), 'CW-R21', /应当是2026年3月20日/)
})

test('第三十三条第二款 CW-R21 / 延期告知书写的还是原来的期限 / 应当写批准延长以后的', () => {
  const registered = fact('request-registered', '2025-09-15')
  const approved = [fact('extension-proposed', '2025-10-09'), fact('extension-approved', '2025-10-10')]
  const { clock, extension } = exampleCase([registered, ...approved], '2025-10-13')
  assert.deepEqual([clock?.ok === true && clock.due, extension.dueIfTold], ['2025-10-17', '2025-11-14'])
  const letter = (until: string) =>
    notice(
      'extension-notice',
      { reason: '需要逐件审查的档案较多', until },
      { clock, extension, received: '2025-09-15' },
    )
  assertFails(letter('2025-10-17'), 'CW-R21', /应当是2025年11月14日/)
  assertFails(letter('2025-11-21'), 'CW-R21', /应当是2025年11月14日/)
  assert.deepEqual(errors(letter('2025-11-14')), [])
})

test('收费办法第六条 CW-R21 / 收费通知书的数额与登记的不同 / 不能印发', () => {
  const own = inventedParticulars('fee-notice')
  assert.deepEqual(ids(notice('fee-notice', own)), [])
  assertFails(notice('fee-notice', { ...own, yuan: '1800' }), 'CW-R21', /登记的收费数额是1700元/)
})
