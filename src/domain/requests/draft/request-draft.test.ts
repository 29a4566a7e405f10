import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { draftEntry } from '../../../usecases/requests/draft-entry.ts'
import { withCheckCharacter } from '../../organs/credit-code.ts'
import { answerQuestion, type DraftQuestion, routesOf } from './draft-answers.ts'
import { newItemId, putItem, removeItem } from './draft-items.ts'
import { draftSteps, firstOpenStep, isOptional, stepAfter, stepStatus } from './draft-steps.ts'
import {
  type DraftAnswered,
  type DraftField,
  draftLimits,
  newDraft,
  type RequestDraft,
} from './request-draft.ts'

const begun = newDraft({
  regionId: '369900',
  organId: '00000000-0000-4000-8000-000000000003',
  kind: 'disclosure',
})

type Answers = Partial<Record<DraftField, string>>

function answer(draft: RequestDraft, question: DraftQuestion, answers: Answers): DraftAnswered {
  return answerQuestion(draft, question, (field) => answers[field] ?? '')
}

function answered(draft: RequestDraft, question: DraftQuestion, answers: Answers): RequestDraft {
  const outcome = answer(draft, question, answers)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.draft
}

function complaints(outcome: DraftAnswered): readonly string[] {
  return outcome.ok ? [] : outcome.complaints.map(({ field }) => field)
}

function withItem(draft: RequestDraft, description = '2024年财政决算'): RequestDraft {
  const put = putItem(draft, newItemId(draft), { description, documentNumber: '' })
  assert.ok(put.ok)
  return put.draft
}

const person = {
  'applicant.name': '沈一舟',
  'identity-kind': 'resident-card',
  'applicant.identity-number': '11010519491231002x',
}

function filled(): RequestDraft {
  let draft = withItem(begun)
  draft = answered(draft, 'category', { category: 'naturalPerson' })
  draft = answered(draft, 'on-behalf', { 'on-behalf': 'self' })
  draft = answered(draft, 'identity', person)
  draft = answered(draft, 'supply', { 'supply-form': 'electronic', 'supply-route': 'online' })
  return answered(draft, 'contact', { 'applicant.phone': '１３８００１３８０００' })
}

describe('条例第二十九条 / 申请人和证件', () => {
  const own = answered(answered(begun, 'category', { category: 'naturalPerson' }), 'on-behalf', {
    'on-behalf': 'self',
  })

  it('身份证号码 / 校验码对 / 收下，小写 x 和空格不要紧', () => {
    const draft = answered(own, 'identity', {
      ...person,
      'applicant.identity-number': ' 110105 19491231 002x ',
    })
    assert.equal(draft.answers['applicant.identity-number'], '11010519491231002X')
  })

  it('身份证号码 / 校验码错、没有填 / 指出这一栏', () => {
    for (const number of ['110105194912310021', '', '123'])
      assert.deepEqual(
        complaints(answer(own, 'identity', { ...person, 'applicant.identity-number': number })),
        ['applicant.identity-number'],
      )
  })

  it('护照 / 提交 / 号码前面有证件种类', () => {
    const draft = answered(own, 'identity', {
      ...person,
      'identity-kind': 'passport',
      'applicant.identity-number': 'e12345678',
    })
    const entry = draftEntry({ ...filled(), answers: { ...filled().answers, ...draft.answers } })
    assert.equal(entry?.applicant['applicant.identity-number'], '护照 E12345678')
  })

  it('单位 / 信用代码校验码错 / 指出；没有信用代码的填登记证号 / 收下', () => {
    const unit = answered(answered(begun, 'category', { category: 'charity' }), 'on-behalf', {
      'on-behalf': 'self',
    })
    const code = withCheckCharacter('52310000MJ0000001')
    const wrong = `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`
    const answers = {
      'applicant.organisation': '临川市绿荫环保促进会',
      'applicant.representative': '顾清和',
      'applicant.name': '林若溪',
    }
    assert.deepEqual(complaints(answer(unit, 'identity', { ...answers, 'applicant.credit-code': wrong })), [
      'applicant.credit-code',
    ])
    for (const right of [code.toLowerCase(), '社证字第3699-0012号'.replaceAll(/[^\d-]/g, '')])
      answered(unit, 'identity', { ...answers, 'applicant.credit-code': right })
  })

  it('先填个人、后改成单位 / 提交的内容 / 不含个人的证件号码', () => {
    const draft = answered(filled(), 'category', { category: 'business' })
    assert.equal(draft.answers['applicant.identity-number'], undefined)
    assert.equal(stepStatus('identity', draft), 'open')
    assert.equal(draftEntry(draft), null)
  })
})

describe('条例第二十九条 / 内容、形式、联系方式', () => {
  it('内容 / 空着、太长、超过十项 / 指出', () => {
    for (const description of ['', '　 ', '长'.repeat(draftLimits.description + 1)])
      assert.deepEqual(complaints(putItem(begun, '1', { description, documentNumber: '' })), ['description'])
    let draft = begun
    for (let count = 0; count < draftLimits.items; count++) draft = withItem(draft)
    assert.deepEqual(
      complaints(putItem(draft, newItemId(draft), { description: '再一项', documentNumber: '' })),
      ['description'],
    )
    assert.equal(newItemId(removeItem(draft, '3')), '3')
  })

  it('形式和途径 / 每一种组合 / 只收合得上的', () => {
    for (const [form, routes] of Object.entries(routesOf))
      for (const route of ['post', 'email', 'online', 'pick-up', 'on-site'] as const)
        assert.equal(
          answer(begun, 'supply', { 'supply-form': form, 'supply-route': route }).ok,
          routes.includes(route),
          `${form} ${route}`,
        )
  })

  it('邮寄没有地址、电子邮件没有邮箱、什么联系方式也没有 / 指出那一栏', () => {
    const by = (form: string, route: string) =>
      answered(begun, 'supply', { 'supply-form': form, 'supply-route': route })
    assert.deepEqual(
      complaints(answer(by('paper', 'post'), 'contact', { 'applicant.phone': '13800138000' })),
      ['applicant.address'],
    )
    assert.deepEqual(
      complaints(answer(by('electronic', 'email'), 'contact', { 'applicant.phone': '010-12345678' })),
      ['applicant.email'],
    )
    assert.deepEqual(complaints(answer(by('electronic', 'online'), 'contact', {})), ['applicant.phone'])
  })

  it('全部填完 / 成为申请 / 没有用途，没有空的个人信息栏', () => {
    const entry = draftEntry(filled())
    assert.deepEqual(entry, {
      kind: 'disclosure',
      category: 'naturalPerson',
      onBehalf: 'self',
      oral: 'no',
      assistance: '',
      applicant: {
        'applicant.name': '沈一舟',
        'applicant.identity-number': '11010519491231002X',
        'applicant.phone': '13800138000',
      },
      items: [{ id: '1', description: '2024年财政决算', documentNumber: '' }],
      supplyForm: 'electronic',
      supplyRoute: 'online',
      suggestsPublication: 'no',
    })
  })
})

describe('各步的次序', () => {
  it('什么也没填 / 第一步 / 想要什么信息；可以跳过的从不挡住提交', () => {
    assert.equal(firstOpenStep(begun), 'items')
    assert.equal(stepStatus('look-up', begun), 'blocked')
    assert.equal(firstOpenStep(filled()), null)
    for (const step of draftSteps.filter(isOptional)) assert.equal(stepStatus(step, filled()), 'open')
  })

  it('答完一题 / 下一题 / 是后面第一个还开着的；没有了就去核对', () => {
    assert.equal(stepAfter('items', withItem(begun)), 'look-up')
    const all = { ...filled(), passed: ['look-up', 'attachments', 'help'] as const }
    assert.equal(stepAfter('help', all), null)
    assert.equal(stepAfter('contact', { ...all, items: [] }), 'items')
  })

  it('任意的输入 / 回答任意的题 / 从不抛出，收下的都通过核对', () => {
    const fields: readonly DraftField[] = [
      'category',
      'on-behalf',
      'supply-form',
      'applicant.email',
      'assistance',
    ]
    const questions: readonly DraftQuestion[] = [
      'category',
      'on-behalf',
      'identity',
      'supply',
      'contact',
      'help',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.dictionary(fc.constantFrom(...fields), fc.string({ unit: 'binary' })),
        (question, answers) => {
          const outcome = answer(filled(), question, answers)
          if (outcome.ok) assert.ok(draftEntry(outcome.draft) !== undefined)
          else assert.ok(outcome.complaints.every(({ message }) => message.length > 0))
        },
      ),
    )
  })
})
