/**
 * What no honest form sends: every form of desk and portal, every address with a query, every body of the interface, with
 * texts, days and numbers that cannot be. Each is answered by a page or a problem in Chinese; none is an error of ours.
 */

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createWorkApi } from '../src/api/work/work-app.ts'
import { apiScopeNames } from '../src/domain/access/api-scope.ts'
import { roleNames } from '../src/domain/access/role-names.ts'
import { addSeconds } from '../src/domain/calendar/instant.ts'
import { requestActionTypes } from '../src/domain/requests/request-actions.ts'
import { letterKindNames } from '../src/domain/requests/request-words.ts'
import { apiKeyStore } from '../src/store/api-key-store.ts'
import { doOnce } from '../src/store/idempotency-store.ts'
import { joining } from '../src/store/transaction.ts'
import { createApiKey } from '../src/usecases/api-keys.ts'
import { findActor } from '../src/usecases/find-actor.ts'
import { findKeyActor } from '../src/usecases/find-key-actor.ts'
import { createWeb } from '../src/web/app.ts'
import { createDesk } from '../src/web/desk-app.ts'
import { deskRoutes } from '../src/web/desk-routes.ts'
import { routes as portalRoutes } from '../src/web/routes.ts'
import { openExchangePorts } from '../src/wiring/exchange-wiring.ts'
import { openLedgerKeys } from '../src/wiring/ledger-keys.ts'
import { fillDraft, sendRequest } from './support/asked-request.ts'
import { momentOf } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { testPortal } from './support/portal-server.ts'
import { PortalVisitor } from './support/portal-visitor.ts'
import { testFieldKeys } from './support/request-office.ts'
import { confirmReceipt, issueSupplementNotice, trackedOf } from './support/request-steps.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { webPorts } from './support/web-ports.ts'

const made = await testPortal()
const { regionId, clock, access, database } = made
const errors: string[] = []
const onError = (error: unknown, told: { readonly route: string } = { route: 'interface' }) =>
  void errors.push(`${told.route}: ${String(error)}`)
const desk = createDesk({ ...made.ports, onError })
const web = createWeb({
  ...webPorts(made.ports.assetsFolder),
  onError,
  // From a network of its own each time: "too fast" would prove nothing.
  requests: { ...made.portal, clientAddress: (_socket, forwarded) => forwarded ?? '127.0.0.1' },
})

const owner = new PortalVisitor(made.web)
await sendRequest(owner, regionId, clock, { organ: 1 })
await confirmReceipt(made, owner)
const letter = await issueSupplementNotice(made, owner)
const target = await trackedOf(made, owner)
const drafting = new PortalVisitor(made.web)
await fillDraft(drafting, regionId, { organ: 1 })

/** Typed into every field of a form at once, each in turn. */
const typed = [
  'a\0b',
  '\u202Ea\u2066\u2028b\r\nSet-Cookie: x=1',
  '0000-01-01',
  '99999-01-01',
  '9'.repeat(30),
  `${'字'.repeat(99_999)}😀`,
  '😀'.repeat(600),
  '__proto__',
  '"><script>alert(1)</script>',
]

interface Form {
  readonly action: string
  readonly hidden: readonly (readonly [string, string])[]
  readonly visible: readonly string[]
}

function formsOf(html: string, page: string): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (!/method="post"/i.test(head)) return []
    const fields = [...body.matchAll(/<(?:input|textarea|select|button)[^>]*>/g)].flatMap(([tag]) => {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      return name === '' || type === 'file' ? [] : [{ name, type, value: attribute(tag, 'value') }]
    })
    const hidden = fields
      .filter(({ type }) => type === 'hidden')
      .map(({ name, value }) => [name, value] as const)
    const visible = fields.filter(({ type }) => type !== 'hidden').map(({ name }) => name)
    return [{ action: attribute(head, 'action') || page, hidden, visible: [...new Set(visible)] }]
  })
}

function attribute(tag: string, name: string): string {
  const text = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return text.replaceAll(/&(quot|#39|lt|gt|amp);/g, (_, entity: string) => plain[entity] ?? '')
}
const plain: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' }

const named: Readonly<Record<string, readonly string[]>> = {
  region: [regionId],
  request: [target.requestId],
  object: [target.requestId],
  letter: [letter.letterId],
  kind: ['request'],
  step: requestActionTypes,
  organ: [organId(1)],
  year: ['2021'],
  name: ['courier'],
  id: ['1'],
}

/** Every address of a route that leads somewhere here. */
function addressesOf(path: string): string[] {
  let addresses = [path]
  for (const [, name = ''] of path.matchAll(/:(\w+)/g)) {
    const values =
      path.includes('/letters/new/') && name === 'kind' ? Object.keys(letterKindNames) : named[name]
    addresses = addresses.flatMap((each) => (values ?? []).map((value) => each.replace(`:${name}`, value)))
  }
  return addresses
}

interface Face {
  readonly app: { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> }
  readonly cookie: string
  readonly paths: readonly string[]
}

let posts = 0

async function send(face: Face, form: Form, changed: Readonly<Record<string, string>>): Promise<void> {
  clock.now = addSeconds(clock.now, 1)
  const body = new URLSearchParams(form.hidden.map(([name, value]) => [name, value]))
  if (body.has('key')) body.set('key', `key-of-hostile-input-${++posts}`)
  for (const [name, value] of Object.entries(changed)) body.set(name, value)
  const headers = { Cookie: face.cookie, 'X-Forwarded-For': `network-${++posts}` }
  const answer = await face.app.request(form.action, { method: 'POST', body, headers })
  const html = await answer.text()
  const what = `${form.action} ${JSON.stringify(changed).slice(0, 200)}`
  assert.ok(answer.status < 500, `${answer.status} ${what} ${errors.at(-1)}`)
  assert.ok(answer.status < 400 || /\p{Script=Han}/u.test(html), what)
  assert.doesNotMatch(html, /"><script>/, what)
  assert.equal(answer.headers.get('set-cookie')?.includes('x=1') ?? false, false, what)
}

/** What would end the session, the case or the account that the rest of the forms need. */
const ends = /sign-out|end-others|\/sessions\/|disable|\/leave$|\/discard$|\/receipt\/done$/

async function tryForms(face: Face): Promise<number> {
  const seen = new Set<string>()
  for (const address of face.paths.flatMap(addressesOf)) {
    const answer = await face.app.request(address, { headers: { Cookie: face.cookie } })
    assert.ok(answer.status < 500, `${address} ${errors.at(-1)}`)
    if (!/html/.test(answer.headers.get('content-type') ?? '')) continue
    for (const form of formsOf(await answer.text(), address)) {
      const mark = `${form.action} ${form.visible.join()}`
      if (seen.has(mark) || ends.test(form.action)) continue
      seen.add(mark)
      for (const text of form.visible.length === 0 ? [] : typed)
        await send(face, form, Object.fromEntries(form.visible.map((name) => [name, text])))
      for (const [name] of form.hidden)
        for (const text of name === 'token' ? [] : ['a\0b', '2147483648', '😀'])
          await send(face, form, { [name]: text })
    }
  }
  return seen.size
}

/** Between them every page of the desk. */
const staff = [
  ['handler', 'reviewer', 'secrecy-reviewer', 'signer', 'supervisor'],
  ['system-administrator'],
  ['security-administrator'],
  ['audit-administrator'],
] as const

async function cookieOf(roles: (typeof staff)[number]): Promise<string> {
  return `gongkai=${(await made.signedIn(roles, 1)).token}`
}

describe('办公端', () => {
  const paths = deskRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  for (const roles of staff)
    it(`表单 / ${roles.map((role) => roleNames[role]).join('、')}的每一张，每一栏都是不可能的内容 / 中文说明，不出错`, async () => {
      assert.ok((await tryForms({ app: desk, cookie: await cookieOf(roles), paths })) > 2)
    })

  it('地址 / 每一个都带上不可能的查询 / 不出错', async () => {
    for (const roles of staff.slice(0, 2))
      await tryQueries({ app: desk, cookie: await cookieOf(roles), paths })
  })
})

describe('公众端', () => {
  const paths = portalRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  const cookiesOf = ({ cookies }: PortalVisitor) => [...cookies].map((pair) => pair.join('=')).join('; ')

  it('表单 / 草稿和查询的每一张，每一栏都是不可能的内容 / 中文说明，不出错', async () => {
    // A new draft would take the place of this one.
    const draft = paths.filter((path) => path.includes('/draft'))
    assert.ok((await tryForms({ app: web, cookie: cookiesOf(drafting), paths: draft })) > 8)
    assert.ok((await tryForms({ app: web, cookie: '', paths })) > 3)
    assert.ok((await tryForms({ app: web, cookie: cookiesOf(owner), paths })) > 2)
  })

  it('地址 / 每一个都带上不可能的查询 / 不出错', async () => {
    await tryQueries({ app: web, cookie: cookiesOf(owner), paths })
  })
})

const queried =
  'search q page after sort organ year month from to on state said next category outcome region lifecycle table row column number code'

async function tryQueries({ app, cookie, paths }: Face): Promise<void> {
  for (const path of paths.filter((each) => !each.includes('single-sign-on'))) {
    const address = addressesOf(path)[0]
    if (address === undefined) continue
    for (const text of [
      'a%00b',
      '%ed%a0%80',
      '0000-01-01',
      '99999-12-31',
      '9'.repeat(30),
      '__proto__',
      '%25_%5C',
    ]) {
      clock.now = addSeconds(clock.now, 1)
      const query = queried.split(' ').map((name) => `${name}=${text}`)
      const answer = await app.request(`${address}?${query.join('&')}`, { headers: { Cookie: cookie } })
      await answer.arrayBuffer()
      assert.ok(answer.status < 500, `${path} ${text} ${errors.at(-1)}`)
    }
  }
}

describe('接口', async () => {
  const db = joining(database.app)
  const keys = { apiKeys: apiKeyStore(db), accounts: access.accounts, tokens: access.tokens }
  const moment = () => momentOf(clock.now)
  const api = createWorkApi({
    findCaller: (input) => findKeyActor(keys, input),
    work: openExchangePorts({
      db,
      letters: made.letters,
      fieldKeys: testFieldKeys(),
      ledgerKeys: openLedgerKeys(temporaryFolder('hostile-input')),
    }),
    doOnce: (once, work) => doOnce(database.app, once, work),
    moment,
    secondsToWait: () => null,
    requestId: () => 'request-1',
    onError,
  })
  const token = async () => {
    const { token: session } = await made.signedIn(['handler', 'signer'], 1)
    const signedIn = await findActor(access, { token: session, at: moment() })
    assert.ok(signedIn.ok)
    const key = await createApiKey(keys, {
      signedIn,
      at: moment(),
      name: '程序',
      scopes: apiScopeNames,
      days: 30,
    })
    assert.ok(key.ok)
    return key.token
  }
  const bearer = await token()

  async function call(path: string, body?: string): Promise<{ status: number; text: string }> {
    const answer = await api.request(`/api/v1${path}`, {
      headers: { Authorization: `Bearer ${bearer}`, 'Idempotency-Key': `hostile-input-${++posts}` },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  async function refused(path: string, body?: string): Promise<void> {
    const before = await eventsSoFar()
    const { status, text } = await call(path, body)
    const what = `${status} ${path} ${body?.slice(0, 300)} ${text.slice(0, 200)}`
    assert.ok(status >= 400 && status < 500, what)
    assert.match(JSON.parse(text).detail, /\p{Script=Han}/u, what)
    assert.equal(await eventsSoFar(), before, what)
  }

  async function eventsSoFar(): Promise<string> {
    const { rows } = await database.owner.query<{ count: string }>('select count(*) from ledger_event')
    return rows[0]?.count ?? ''
  }

  const registration = (text: string, day = '2026-01-09') => ({
    regionId,
    organId: organId(1),
    entry: {
      kind: 'disclosure',
      category: 'naturalPerson',
      onBehalf: 'self',
      oral: 'no',
      assistance: text,
      applicant: { 'applicant.name': `江听雨${text}` },
      items: [{ id: `1${text}`, description: `文书${text}`, documentNumber: text }],
      supplyForm: 'paper',
      supplyRoute: 'post',
      suggestsPublication: 'no',
    },
    arrival: { channel: 'in-person', arrivedOn: day, signedOn: null, courierNumber: text },
  })

  it('登记 / 文字里有 NUL、半个字符 / 退回，什么也没登记', async () => {
    for (const text of ['a\0b', '\ud800', 'a\udc00b']) {
      const whole = registration('')
      await refused('/requests', JSON.stringify(registration(text)))
      for (const entry of [
        { assistance: text },
        { applicant: { 'applicant.name': text } },
        { items: [{ id: '1', description: text, documentNumber: '' }] },
      ])
        await refused('/requests', JSON.stringify({ ...whole, entry: { ...whole.entry, ...entry } }))
      await refused(
        '/requests',
        JSON.stringify({ ...whole, arrival: { ...whole.arrival, courierNumber: text } }),
      )
    }
    assert.equal((await call('/requests', JSON.stringify(registration('')))).status, 200)
  })

  it('登记 / 0 年、条例施行以前、明天、不存在的日子 / 退回', async () => {
    for (const day of [
      '0000-01-01',
      '0001-01-01',
      '2008-04-30',
      '2030-01-01',
      '9999-12-31',
      '10000-01-01',
      '2026-02-30',
    ])
      await refused('/requests', JSON.stringify(registration('', day)))
    assert.equal((await call('/requests', JSON.stringify(registration('', '2008-05-01')))).status, 200)
  })

  it('请求体 / 嵌套十万层、不是 UTF-8、空的、数组 / 退回', async () => {
    for (const body of [
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      '['.repeat(9),
      '',
      '[]',
      '"x"',
      '{"__proto__":1}',
    ])
      await refused('/requests', body)
  })

  it('查询 / NUL、0 年、过大的数 / 退回', async () => {
    for (const query of [
      'search=%00',
      'receivedFrom=0000-01-01',
      'limit=99999999999999999999',
      'limit=0',
      'organ=1',
    ])
      await refused(`/requests?${query}`)
    for (const year of ['0', '99999', '2026.5', '-1']) await refused(`/numbers?year=${year}`)
  })

  it('台账 / 一栏九百万字节、一百万个逗号、0 年 / 一行也没导入', async () => {
    const head = '收到日期,申请内容,申请人,登记号,申请人类型\n'
    for (const sheet of [
      `${head}2026-01-05,"${'字'.repeat(3_000_000)}",张,4,自然人\n`,
      ','.repeat(1_000_000),
      `${head}0000-01-01,甲,张,6,自然人\n`,
      `${head}99999-01-01,甲,张,7,自然人\n`,
      'PK\x03\x04',
    ])
      await refused(`/requests/import?region=${regionId}&organ=${organId(1)}&mode=apply`, sheet)
  })
})

describe('太大、太多、太快、出错的回答', () => {
  const desks = createDesk({
    ...made.ports,
    onError,
    listTodos: async () => Promise.reject(new Error('字')),
  })
  const slow = createWeb({ ...webPorts(made.ports.assetsFolder), onError, requests: made.portal })
  const post = (app: Face['app'], path: string, body: BodyInit, cookie = '') =>
    app.request(path, { method: 'POST', body, headers: { Cookie: cookie } })
  const many = (count: number) =>
    new URLSearchParams(Array.from({ length: count }, (_, index) => [`f${index}`, '1']))
  const wrong = () =>
    post(slow, '/requests/track', new URLSearchParams({ number: '1', code: 'AAAA-AAAA-AAAA-AAAA' }))

  it('一万栏、一栏十兆、NUL、乱写的地址、猜二十次、程序出错 / 413、400、404、429、500，都有安全头，不缓存，说中文', async () => {
    const cookie = await cookieOf(staff[0])
    for (let tries = 0; tries < 20; tries++) await wrong()
    const answers: readonly (readonly [number, Response | Promise<Response>])[] = [
      [413, post(web, '/requests/track', many(10_000))],
      [413, post(desks, '/requests/new', many(10_000), cookie)],
      [413, post(web, '/requests/track', new URLSearchParams({ number: 'x'.repeat(10_000_000) }))],
      [413, post(desks, '/requests/new', new URLSearchParams({ name: 'x'.repeat(10_000_000) }), cookie)],
      [400, post(web, '/requests/track', new URLSearchParams({ number: 'a\0b' }))],
      [400, web.request('/requests?search=%00')],
      [400, desks.request('/requests?search=%00', { headers: { Cookie: cookie } })],
      [415, post(web, '/requests/track', 'number=1')],
      [404, web.request('/requests/%ff%fe')],
      [404, desks.request('/no/such/page', { headers: { Cookie: cookie } })],
      [429, wrong()],
      [500, desks.request('/', { headers: { Cookie: cookie } })],
    ]
    for (const [index, [status, given]] of answers.entries()) {
      const answer = await given
      const what = `${index}: ${answer.status}`
      assert.equal(answer.status, status, what)
      const { headers } = answer
      assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, what)
      assert.equal(headers.get('cache-control'), 'no-store', what)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', what)
      assert.equal(headers.get('referrer-policy'), 'same-origin', what)
      assert.equal(headers.has('retry-after'), status === 429, what)
      for (const set of headers.getSetCookie()) assert.match(set, /HttpOnly; SameSite=(?:Strict|Lax)/, what)
      const html = await answer.text()
      assert.match(html, /<main[^>]*>[\s\S]*\p{Script=Han}/u, what)
      assert.doesNotMatch(html, /x{50}/, what)
    }
  })
})
