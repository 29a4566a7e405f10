/** An invented applicant goes through the guided request, page by page. */

import assert from 'node:assert/strict'
import { organId } from './invented-organs.ts'
import type { PortalVisitor, Shown } from './portal-visitor.ts'

export const applicant = {
  name: '沈一舟',
  identityNumber: '11010519491231002X',
  phone: '13800138000',
  email: 'shen@example.com',
  description: '2024年江城大道改造工程的竣工验收报告',
} as const

/** A draft at an organ of the test desk, on its list of pages. */
export function beginDraft(visitor: PortalVisitor, regionId: string, organ = 3): Promise<Shown> {
  return visitor
    .open(`/requests/new/${regionId}/${organId(organ)}`)
    .then((page) => visitor.submit(page, '/requests/new', { kind: 'disclosure' }))
}

/** Every question answered, the page of all answers open. */
export async function fillDraft(
  visitor: PortalVisitor,
  regionId: string,
  changed: Partial<Record<keyof typeof applicant, string>> & { readonly organ?: number } = {},
): Promise<Shown> {
  const who = { ...applicant, ...changed }
  await beginDraft(visitor, regionId, changed.organ ?? 3)
  await answer(visitor, 'items/1', { description: who.description, 'document-number': '' })
  await answer(visitor, 'category', { category: 'naturalPerson' })
  await answer(visitor, 'on-behalf', { 'on-behalf': 'self' })
  await answer(visitor, 'identity', {
    'applicant-name': who.name,
    'identity-kind': 'resident-card',
    'applicant-identity-number': who.identityNumber,
  })
  await answer(visitor, 'supply', { 'supply-form': 'electronic', 'supply-route': 'online' })
  await answer(visitor, 'contact', { 'applicant-phone': who.phone, 'applicant-email': who.email })
  return visitor.open('/requests/draft/check')
}

export async function answer(
  visitor: PortalVisitor,
  question: string,
  fields: Readonly<Record<string, string>>,
): Promise<Shown> {
  const page = await visitor.open(`/requests/draft/${question}`)
  return visitor.submit(page, `/requests/draft/${question}`, fields)
}

export interface SentByTest {
  readonly number: string
  readonly code: string
  readonly receipt: Shown
}

/** The same, sent; what the receipt shows. `clock` is moved on: a form is not sent as fast as a program can. */
export async function sendRequest(
  visitor: PortalVisitor,
  regionId: string,
  clock: { now: string },
  changed: Parameters<typeof fillDraft>[2] = {},
): Promise<SentByTest> {
  const check = await fillDraft(visitor, regionId, changed)
  assert.match(check.html, /核对并提交/)
  clock.now = new Date(Date.parse(clock.now) + 120_000).toISOString()
  const receipt = await visitor.submit(check, '/requests/draft/send')
  return { ...readReceipt(receipt), receipt }
}

export function readReceipt({ html, status }: Shown): { number: string; code: string } {
  const [number, code] = [
    /<dt>编号<\/dt><dd>([^<]+)</.exec(html)?.[1],
    /<dd class="code">([^<]+)</.exec(html)?.[1],
  ]
  assert.ok(number !== undefined && code !== undefined, `a receipt, not ${status} ${html.slice(0, 2000)}`)
  return { number, code }
}
