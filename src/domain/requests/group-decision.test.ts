import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, exampleDecision, exampleItem, fact } from '../../../test/support/example-request.ts'
import { fitDecision } from './group-decision.ts'
import { figuresDiffer, similarGroups } from './similar-requests.ts'

const registered = fact('request-registered', '2025-09-15')

test('第四十四条 / 多人申请同一信息 / 一份拟办意见用于每一件，各件的每一项都得到同一答复', () => {
  const items = ['x', 'y'].map((id) => ({ ...exampleItem, id }))
  const second = exampleCase([fact('request-registered', '2025-09-16', { items })], '2025-09-20')
  const fitted = fitDecision(second, exampleDecision('B1'))
  assert.ok(!('ok' in fitted))
  assert.deepEqual(
    fitted.items.map(({ itemId, answer }) => [itemId, answer]),
    [
      ['x', 'given'],
      ['y', 'given'],
    ],
  )
})

test('第四十四条 / 各项答复不同的拟办意见 / 不能整份用于另一件', () => {
  const mixed = {
    ...exampleDecision('B2'),
    items: [
      { itemId: 'a', answer: 'given', says: '见附件' },
      { itemId: 'b', answer: 'withheld', says: '不予公开' },
    ] as const,
  }
  const fitted = fitDecision(exampleCase([registered], '2025-09-20'), mixed)
  assert.equal('ok' in fitted ? fitted.code : '', 'answers-differ')
})

const seeking = (requestId: string, description: string, documentNumber = '') => ({
  ...exampleCase(
    [fact('request-registered', '2025-09-15', { items: [{ id: 'i', description, documentNumber }] })],
    '2025-09-20',
  ),
  requestId,
})

test('相同申请 / 说法略有不同、文号相同 / 归为一组；不同的不归', () => {
  const groups = similarGroups([
    seeking('a', '示例区2024年度道路养护合同'),
    seeking('b', '示例区2024年度道路养护合同。'),
    seeking('c', '请提供示例区2024年度道路养护合同'),
    seeking('d', '示例区2023年低保名单'),
    seeking('e', '关于养老的通知', '示政发〔2024〕3号'),
    seeking('f', '那份文件', '示政发〔2024〕3号'),
  ])
  assert.deepEqual(groups.map(({ requestIds }) => requestIds.toSorted().join('')).toSorted(), ['abc', 'ef'])
})

test('相同申请 / 四万五千件一样的 / 归为一组', () => {
  const one = seeking('0', '示例区2024年度道路养护合同')
  const cases = Array.from({ length: 45_000 }, (_, index) => ({ ...one, requestId: `${index}` }))
  assert.deepEqual(
    similarGroups(cases).map(({ requestIds }) => requestIds.length),
    [45_000],
  )
})

test('相同申请 / 只差年份、期数、文号 / 不是同一信息，不归', () => {
  const groups = similarGroups([
    seeking('a', '示例区2024年停车场管理规定的起草说明'),
    seeking('b', '示例区2025年停车场管理规定的起草说明'),
    seeking('c', '示例区停车场管理规定的起草说明'),
  ])
  assert.deepEqual(groups, [])
  assert.ok(figuresDiffer('示政发〔2024〕3号', '示政发〔2024〕4号'))
  assert.ok(!figuresDiffer('示政发〔２０２４〕3号', '示政发(2024)3号'))
})

test('相同申请 / 太短的描述 / 不作比较', () => {
  assert.deepEqual(similarGroups([seeking('a', '合同'), seeking('b', '合同书')]), [])
})
