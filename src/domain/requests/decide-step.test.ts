import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, exampleContext, exampleDecision, fact } from '../../../test/support/example-request.ts'
import { decideStep } from './decide-step.ts'
import type { RequestEvent } from './request-event.ts'

const registered = fact('request-registered', '2025-09-15')

function step(events: readonly RequestEvent[], next: RequestEvent, today = next.on, actorId = 'handler') {
  const { on, ...what } = next
  return decideStep(exampleCase(events, today), what, on, exampleContext(today, actorId))
}

function refusal(...given: Parameters<typeof step>): string {
  const decided = step(...given)
  assert.ok(!decided.ok, 'the step was let through')
  return decided.code
}

function allowed(...given: Parameters<typeof step>): void {
  const decided = step(...given)
  assert.ok(decided.ok, decided.ok ? '' : decided.message)
  assert.deepEqual(decided.events, [given[1]])
}

test('条例第三十条 / 第7个工作日告知补正 / 可以；第二天起不可以', () => {
  allowed([registered], fact('supplement-requested', '2025-09-24'))
  assert.equal(refusal([registered], fact('supplement-requested', '2025-09-25')), 'supplement-too-late')
})

test('条例第三十条 / 已经告知过一次补正 / 不得再次告知', () => {
  const told = [registered, fact('supplement-requested', '2025-09-17')]
  assert.equal(refusal(told, fact('supplement-requested', '2025-09-18')), 'second-supplement')
})

test('条例第三十三条 / 未经负责人同意 / 不得告知延期', () => {
  const proposed = [registered, fact('extension-proposed', '2025-10-10')]
  assert.equal(refusal(proposed, fact('extension-notified', '2025-10-13')), 'no-approval')
  allowed([...proposed, fact('extension-approved', '2025-10-11')], fact('extension-notified', '2025-10-13'))
})

test('条例第三十三条 / 延长超过20个工作日 / 不得延长', () => {
  const tooLong = fact('extension-proposed', '2025-10-10', { workingDays: 21 })
  assert.equal(refusal([registered], tooLong), 'extension-too-long')
})

test('答复 / 未签发 / 不得发出', () => {
  const drafted = [registered, fact('decision-drafted', '2025-10-10')]
  assert.equal(refusal(drafted, fact('letter-dispatched', '2025-10-13')), 'not-signed')
})

test('条例第三十六条 / 漏答一项 / 不得拟办', () => {
  const nothing = { ...exampleDecision('B1'), items: [] }
  assert.equal(
    refusal([registered], fact('decision-drafted', '2025-10-10', { decision: nothing })),
    'items-unanswered',
  )
})
