/**
 * The whole life of a request with marked, invented people. Afterwards every table, every line of the log at its lowest
 * level, every figure, every address and title is searched for them.
 */

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createWeb } from '../src/web/app.ts'
import { createDesk } from '../src/web/desk-app.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { createLog } from '../src/wiring/log.ts'
import { createMetrics } from '../src/wiring/metrics.ts'
import { observed, type Routed } from '../src/wiring/observe.ts'
import { answer as answerQuestion, fillDraft, readReceipt } from './support/asked-request.ts'
import { organId } from './support/invented-organs.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor } from './support/portal-visitor.ts'
import { issueSupplementNotice, recordStep, trackedOf } from './support/request-steps.ts'
import { webPorts } from './support/web-ports.ts'

/** Never anywhere but in the store of personal data, and in the letters that name them. */
const person = {
  name: '濮阳望舒镜',
  identityNumber: '11010519491231002X',
  phone: '13912345678',
  email: 'wangshujing@example.com',
  agent: '宇文听澜阁',
  thirdParty: '尉迟抱朴轩',
  thirdAddress: '临川市抱朴轩巷 77 号',
  address: '临川市望舒镜路 66 号',
  wrongIdentity: '110105194912310021',
  wrongName: '司徒误填者',
}
/** What is asked for: it stands where the case is worked on, and nowhere else. */
const asked = '望舒镜路改造工程的造价结算'

const lines: string[] = []
const log = createLog('debug', { write: (line: string) => void lines.push(line) })
const metrics = createMetrics()
const onError = (error: unknown, told: { readonly method: string; readonly route: string }) =>
  log.error('request failed', { ...told, error })

const made = await testPortal()
const { database, regionId, clock } = made
const watched = (app: Routed, face: string) => {
  const handle = observed(app, { face, log, metrics })
  return {
    request: (path: string, init: RequestInit) => handle(new Request(`http://localhost${path}`, init)),
  }
}
const onSecurityEvent = (event: { event: string; route: string; accountId: string | null }) =>
  log.warn('security event', { face: 'desk', ...event })
const desk = watched(createDesk({ ...made.ports, onError, onSecurityEvent }), 'desk')
const web = watched(
  createWeb({ ...webPorts(made.ports.assetsFolder), requests: made.portal, onError }),
  'portal',
)

const staff = {
  handler: await made.signedIn(['handler'], 1),
  signer: await made.signedIn(['signer'], 1),
  stranger: await made.signedIn(['handler'], 3),
}
let keys = 0
const seen: { readonly path: string; readonly answer: string; readonly body: string }[] = []

async function open(path: string, { token }: { readonly token: string }): Promise<string> {
  return answered(path, await desk.request(path, { headers: { Cookie: `gongkai=${token}` } }))
}

async function send(
  path: string,
  { token }: { readonly token: string },
  fields: Readonly<Record<string, string>>,
) {
  const key = `key-of-personal-traces-${++keys}`
  const body = new URLSearchParams({ token: formToken(token), key, ...fields })
  const headers = { Cookie: `gongkai=${token}` }
  return answered(path, await desk.request(path, { method: 'POST', body, headers }))
}

async function answered(path: string, answer: Response): Promise<string> {
  const body = await answer.text()
  const head = [...answer.headers].map(([name, value]) => `${name}: ${decodeURIComponent(value)}`)
  seen.push({ path, answer: head.join('\n'), body })
  return body
}

// A citizen asks: first with a wrong number of identity, then rightly.
const citizen = new PortalVisitor(web)
await fillDraft(citizen, regionId, {
  description: asked,
  organ: 1,
  name: person.name,
  phone: person.phone,
  email: person.email,
})
await answerQuestion(citizen, 'identity', {
  'applicant-name': person.wrongName,
  'identity-kind': 'resident-card',
  'applicant-identity-number': person.wrongIdentity,
})
await answerQuestion(citizen, 'on-behalf', { 'on-behalf': 'agent' })
await answerQuestion(citizen, 'identity', {
  'applicant-name': person.name,
  'identity-kind': 'resident-card',
  'applicant-identity-number': person.identityNumber,
  'applicant-agent': person.agent,
})
const check = await citizen.open('/requests/draft/check')
clock.now = new Date(Date.parse(clock.now) + 120_000).toISOString()
const receipt = await citizen.submit(check, '/requests/draft/send')
const { number, code } = readReceipt(receipt)
const target = await trackedOf(made, citizen)
const path = `/requests/${regionId}/${target.requestId}`

// The office works on it.
await recordStep(made, citizen, { type: 'receipt-confirmed', how: 'phone', note: '' })
await issueSupplementNotice(made, citizen)
await citizen.open('/requests/tracked')
const supplement = await citizen.open('/requests/tracked/supplement')
await citizen.submit(supplement, '/requests/tracked/supplement', {
  'items-0-description': asked,
  'items-0-number': '',
  phone: person.phone,
  identity: person.identityNumber,
})
const dates = await citizen.open('/requests/tracked/dates.ics')
const formOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, a = '', b = '']) => [
      a,
      b,
    ]),
  )
const stepForm = formOf(await open(`${path}/steps/consultation-sent`, staff.handler))
const { token: _token, key: _key, ...stepFields } = stepForm
await send(`${path}/steps/consultation-sent`, staff.handler, {
  ...stepFields,
  on: '2026-01-12',
  consulted: 'third-party',
  about: '是否同意公开',
  thirdParty: person.thirdParty,
  thirdPartyAddress: person.thirdAddress,
})
// Registered at the counter, once refused and once taken; looked at in every tab; unmasked; exported; handed over.
const counter = {
  organ: `${regionId}/${organId(1)}`,
  channel: 'in-person',
  day: '2026-01-12',
  category: 'naturalPerson',
  name: person.name,
  phone: person.phone,
  identity: person.identityNumber,
  email: person.email,
  agent: person.agent,
  address: person.address,
  items: `${asked}（二）`,
  supplyForm: 'paper',
  supplyRoute: 'post',
  kind: 'disclosure',
}
await send('/requests/new', staff.handler, { ...counter, name: person.wrongName, day: '2026-02-30' })
await send('/requests/new', staff.handler, counter)
await send('/requests/new', staff.handler, { ...counter, action: 'anyway' })
for (const tab of [
  '',
  '?tab=request',
  '?tab=clock',
  '?tab=log',
  '/letters',
  '/receipt',
  '/applicant',
  '/bundle',
])
  await open(path + tab, staff.handler)
await send(`${path}/applicant`, staff.handler, { reason: '寄送答复，核对地址' })
await send(`${path}/applicant`, staff.handler, { reason: `寄送答复，打电话${person.phone}核对` })
for (const address of [
  '/',
  '/requests',
  '/requests?state=all',
  '/requests/checks',
  '/requests/export?format=csv',
  '/requests/export?format=json',
  '/search?q=望舒',
  `${path}/case-file`,
])
  await open(address, staff.handler)
await send('/requests/export', staff.signer, { format: 'csv', reason: '年度统计核对' })
await send(`${path}/case-file`, staff.handler, {})
// People and programs that may not: refused, and failing in the store.
await open(path, staff.stranger)
await open('/people/new', staff.stranger)
await send(`${path}/applicant`, staff.stranger, { reason: `想看${person.name}的电话` })
await send('/requests/new', { token: 'not-a-session' }, counter)
const broken = watched(
  createDesk({
    ...made.ports,
    onError,
    requests: {
      ...made.ports.requests,
      register: async () => {
        throw Object.assign(new Error(`duplicate key: Key (name)=(${person.name}), "${person.phone}"`), {
          detail: person.identityNumber,
        })
      },
    },
  }),
  'desk',
)
await broken.request('/requests/new', {
  method: 'POST',
  headers: { Cookie: `gongkai=${staff.handler.token}` },
  body: new URLSearchParams({
    token: formToken(staff.handler.token),
    key: 'key-of-broken-store-1',
    ...counter,
    action: 'anyway',
  }),
})
const withdrawing = await citizen.open('/requests/tracked/withdraw')
await citizen.submit(withdrawing, '/requests/tracked/withdraw', { note: '' })

const marks = [...Object.values(person), code, code.replaceAll('-', '')]

function found(text: string, wanted: readonly string[] = marks): string[] {
  return wanted.filter((mark) =>
    [mark, Buffer.from(mark).toString('hex'), Buffer.from(mark).toString('base64').replaceAll('=', '')].some(
      (written) => text.includes(written),
    ),
  )
}

async function tables(): Promise<Map<string, string>> {
  const { rows: named } = await database.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const texts = new Map<string, string>()
  for (const { name } of named) {
    const { rows } = await database.owner.query<{ text: string }>(
      `select row_to_json(t)::text as text from ${name} t`,
    )
    texts.set(name, rows.map(({ text }) => text).join('\n'))
  }
  return texts
}

describe('一件申请从申请到撤回', () => {
  it('数据库 / 每一张表的每一行 / 没有姓名、证件号、电话、地址、查询码的原文', async () => {
    const everything = await tables()
    assert.ok((everything.get('public.personal_data') ?? '').length > 1000)
    for (const [name, text] of everything) assert.deepEqual(found(text), [], name)
  })

  it('数据库 / 申请的内容 / 只在台账、案件和文书的表里', async () => {
    const holding = [...(await tables())].flatMap(([name, text]) =>
      found(text, [asked]).length > 0 ? [name] : [],
    )
    assert.deepEqual(holding, ['public.ledger_event', 'public.letter_version', 'public.request'])
  })

  it('程序日志 / debug 级，连同退回的表单和出错的 / 没有姓名、证件号、电话、地址、查询码，没有申请的内容', () => {
    assert.ok(lines.some((line) => line.includes('request failed')))
    assert.ok(lines.some((line) => line.includes('security event')))
    assert.deepEqual(found(lines.join(''), [...marks, asked, number, '望舒']), [])
  })

  it('指标 / 标签 / 只有路由', async () => {
    const { text } = await metrics.print()
    assert.match(text, /\/requests\/:region\/:request/)
    assert.deepEqual(found(text, [...marks, asked, number, target.requestId]), [])
  })

  it('办公端的每一页 / 地址、标题、回应头 / 没有个人信息；正文里只有掩码', () => {
    for (const { path: address, answer, body } of seen) {
      const title = /<title>([^<]*)</.exec(body)?.[1] ?? ''
      assert.deepEqual(found(`${address}\n${answer}\n${title}`), [], address)
      const links = [...body.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, link]) =>
        decodeURIComponent(link ?? ''),
      )
      assert.deepEqual(found(links.join('\n')), [], address)
    }
    const looked = seen.filter(({ path: address }) => !/\/(?:applicant|new|export)$/.test(address))
    for (const { path: address, body } of looked) assert.deepEqual(found(body), [], address)
    assert.ok(seen.some(({ body }) => body.includes('濮**')))
  })

  it('日历文件、查询的地址 / 没有个人信息，没有申请的内容', () => {
    assert.match(dates.html, /BEGIN:VEVENT/)
    assert.deepEqual(found(dates.html, [...marks, asked]), [])
  })
})
