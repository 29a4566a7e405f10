import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Role } from '../src/domain/access/access.ts'
import { type PolicyRule, policy } from '../src/domain/access/policy.ts'
import { roleNames } from '../src/domain/access/role-names.ts'
import { createDesk } from '../src/web/desk-app.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { type DeskRoute, deskRoutes } from '../src/web/desk-routes.ts'
import { galleryExamples } from '../src/web/pages/desk/gallery/examples.tsx'
import { testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { assertValidHtml } from './support/valid-html.ts'

// Before any suite: the database lives as long as what was being defined when it was asked for.
const made = await testDesk()
const { accountId: colleague } = await made.signedIn(['handler'])
const roles = Object.keys(roleNames) as Role[] // the table is written with exactly these keys
const sessions = new Map<Role | 'none', { accountId: string; token: string }>()
for (const role of roles) sessions.set(role, await made.signedIn([role]))
sessions.set('none', await made.signedIn([]))

function sessionOf(role: Role | 'none'): { accountId: string; token: string } {
  const session = sessions.get(role)
  assert.ok(session)
  return session
}

function get(path: string, token: string | null, headers: Record<string, string> = {}): Promise<Response> {
  const cookie: Record<string, string> = token === null ? {} : { Cookie: `gongkai=${token}` }
  return Promise.resolve(made.desk.request(path, { headers: { ...cookie, ...headers } }))
}

let keys = 0
const newKey = () => `key-for-this-test-${++keys}`

function post(
  path: string,
  token: string,
  fields: Record<string, string | Blob>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ token: formToken(token), key: newKey(), ...fields }))
    form.set(name, value)
  const all = { Cookie: `gongkai=${token}`, ...headers }
  return Promise.resolve(made.desk.request(path, { method: 'POST', body: form, headers: all }))
}

/** A real address for a route. */
function addressOf({ path }: DeskRoute, accountId: string): string {
  return path
    .replace(':region', made.regionId)
    .replace(':organ', organId(3))
    .replace(':kind/:object/:file', `organ/${organId(1)}/00000000-0000-4000-8000-000000000009`)
    .replace(':kind/:object', `organ/${organId(1)}`)
    .replace(':release', releaseId)
    .replace(':person', path.startsWith('/account') ? accountId : colleague)
    .replace(':key', '00000000-0000-4000-8000-000000000009')
    .replace(':session', '00000000-0000-4000-8000-000000000009')
    .replace(':factor', '00000000-0000-4000-8000-000000000009')
    .replace(':link', 'no-such-link')
    .replace(':name', 'courier')
    .replace(':notice', '00000000-0000-4000-8000-000000000009')
    .replace(':backup', 'gongkai-2026-01-01T00-00-00-000Z')
    .replace(':request', requestId)
    .replace(':step', 'handed-to-unit')
}

/** A file of organ 1 on its way out, prepared by its handler. */
const releaseId = await (async () => {
  const { token } = sessionOf('handler')
  const files = `/releases/${made.regionId}/organ/${organId(1)}`
  const uploaded = await post(`${files}/upload`, token, { file: new File(['序号,事项\n1,公开'], '目录.csv') })
  assert.equal(uploaded.status, 303)
  const file = /name="file" value="([0-9a-f-]{36})"/.exec(await (await get(files, token)).text())?.[1] ?? ''
  const opened = await post(`${files}/open`, token, { file, audience: 'public' })
  return /\/([0-9a-f-]{36})$/.exec(opened.headers.get('location') ?? '')?.[1] ?? ''
})()

/** A request of organ 1, registered by its handler. */
const requestId = await (async () => {
  const answer = await post('/requests/new', sessionOf('handler').token, {
    organ: `${made.regionId}/${organId(1)}`,
    channel: 'in-person',
    day: '2026-01-12',
    category: 'naturalPerson',
    name: '陆知远',
    items: '2025年度财政预算执行情况',
    supplyForm: 'paper',
    supplyRoute: 'post',
    kind: 'disclosure',
  })
  return /\/requests\/\d+\/([0-9a-f-]{36})/.exec(await answer.text())?.[1] ?? ''
})()

describe('权限 / 每个地址 × 每种岗位', () => {
  const routes = deskRoutes.filter(({ path }) => !path.includes(':grant'))
  for (const route of routes) {
    const { needs } = route
    if (needs === 'nobody' || needs === 'signed-in') continue
    it(`${route.method} ${route.path}（${needs.kind} ${needs.verb}）/ 只有权限表里的岗位进得去`, async () => {
      const rules: readonly PolicyRule[] = policy[needs.kind]
      const rule = rules.find(({ verb }) => verb === needs.verb)
      assert.ok(rule, 'the policy has this line')
      const isOwn = !route.path.includes(':person')
      for (const role of [...roles, 'none'] as const) {
        const allowed = rule.allows.some((line) => {
          if (line.reach === 'self') return isOwn && needs.kind !== 'calendar'
          return line.roles === 'anyone' || (role !== 'none' && line.roles.includes(role))
        })
        const { token, accountId } = sessionOf(role)
        const address = addressOf(route, accountId)
        const answer: Response =
          route.method === 'GET' ? await get(address, token) : await post(address, token, {})
        assert.equal(answer.status !== 403, allowed, `${role}: ${answer.status}`)
        assert.notEqual(answer.status, 500, role)
      }
    })
  }

  it('每个地址 / 没有登录 / 转到登录页，不透露内容', async () => {
    for (const route of deskRoutes) {
      if (route.needs === 'nobody') continue
      const address = addressOf(route, colleague)
      const answer: Response =
        route.method === 'GET'
          ? await get(address, null)
          : await made.desk.request(address, { method: 'POST', body: new FormData() })
      assert.ok(
        answer.status === 303 || answer.status === 403,
        `${route.method} ${address}: ${answer.status}`,
      )
      if (answer.status === 303) assert.match(answer.headers.get('location') ?? '', /^\/sign-in/)
    }
  })

  it('导航和“前往” / 每种岗位 / 列出的页面都打得开', async () => {
    for (const role of [...roles, 'none'] as const) {
      const { token } = sessionOf(role)
      const html = await (await get('/go', token)).text()
      const listed = [...html.matchAll(/<li><a href="(\/[^"]*)"/g)].map((match) => match[1] ?? '')
      assert.ok(listed.length > 5)
      for (const href of new Set(listed))
        assert.equal((await get(href, token)).status, 200, `${role} ${href}`)
    }
  })
})

describe('每一页', () => {
  it('所有 GET / 有效的 HTML，带安全头，不缓存', async () => {
    const { token, accountId } = sessionOf('system-administrator')
    const log = sessionOf('audit-administrator')
    const pages = deskRoutes.filter(
      ({ method, path }) => method === 'GET' && !/export|session|:grant|:factor/.test(path),
    )
    for (const route of pages) {
      const answer = await get(addressOf(route, accountId), route.path === '/logs' ? log.token : token)
      assert.match(
        answer.headers.get('content-security-policy') ?? '',
        /default-src 'none'.*frame-ancestors 'none'/,
      )
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
      if (answer.status === 303) continue
      const html = await answer.text()
      await assertValidHtml(html)
      if (answer.status === 200 && route.needs !== 'nobody')
        assert.match(html, /<form[^>]*action="\/sign-out"/, `${route.path}: a way out`)
    }
    for (const path of ['/nothing-here', '/sign-in'])
      await assertValidHtml(await (await get(path, null)).text())
  })

  it('长辈模式 / 打开又关上 / 每页换样子，地址不变', async () => {
    const { token } = sessionOf('handler')
    const turned = await post('/elder-mode', token, { back: '/organs' })
    assert.equal(turned.headers.get('location'), '/organs')
    const cookie = turned.headers.get('set-cookie') ?? ''
    assert.match(cookie, /gongkai-elder=1/)
    const html = await (await get('/organs', null, { Cookie: `gongkai=${token}; gongkai-elder=1` })).text()
    assert.match(html, /<html lang="zh-CN" class="elder">/)
    await assertValidHtml(html)
  })

  it('组件样本 / 逐个打开 / 都是有效的 HTML', async () => {
    const { token } = sessionOf('none')
    for (const { id } of galleryExamples)
      await assertValidHtml(await (await get(`/gallery?show=${id}`, token)).text())
  })

  it('带脚本的内容 / 搜索、姓名、地址 / 只当文字显示', async () => {
    const { token } = sessionOf('system-administrator')
    const hostile = '"><script>alert(1)</script>'
    const name = '<img src=x onerror=alert(2)>'
    const created = await post('/people/new', token, {
      name,
      loginName: 'hostile',
      organ: `${made.regionId}/${organId(1)}`,
    })
    assert.equal(created.status, 200)
    for (const path of [
      `/organs?search=${encodeURIComponent(hostile)}`,
      `/people?search=${encodeURIComponent(hostile)}`,
      '/people',
    ]) {
      const html = await (await get(path, token)).text()
      assert.doesNotMatch(html, /<script>alert|<img src=x/, path)
    }
    assert.match(await (await get('/people', token)).text(), /&lt;img src=x/)
  })

  it('程序里出了错 / 打开 / 500，不透露原因', async () => {
    const broken = { ...made.ports, listTodos: async () => Promise.reject(new Error('secret detail')) }
    const { createDesk } = await import('../src/web/desk-app.ts')
    const { token } = sessionOf('handler')
    const logged = console.error
    console.error = () => {}
    const answer = await createDesk(broken).request('/', { headers: { Cookie: `gongkai=${token}` } })
    console.error = logged
    assert.equal(answer.status, 500)
    const html = await answer.text()
    assert.doesNotMatch(html, /secret detail/)
    await assertValidHtml(html)
  })
})

describe('表单从哪里来', () => {
  const fields = { name: '周明', loginName: 'csrf', organ: '' }

  it('没有令牌、别人的令牌、别的网站 / 提交 / 403，什么也没做', async () => {
    const { token } = sessionOf('system-administrator')
    const other = sessionOf('handler')
    const organ = `${made.regionId}/${organId(1)}`
    const tries: readonly [string, Promise<Response>][] = [
      ['empty token', post('/people/new', token, { ...fields, organ, token: '' })],
      [
        'token of another session',
        post('/people/new', token, { ...fields, organ, token: formToken(other.token) }),
      ],
      [
        'another origin',
        post('/people/new', token, { ...fields, organ }, { Origin: 'https://evil.example' }),
      ],
      ['null origin', post('/people/new', token, { ...fields, organ }, { Origin: 'null' })],
      ['cross-site', post('/people/new', token, { ...fields, organ }, { 'Sec-Fetch-Site': 'cross-site' })],
      ['same-site', post('/people/new', token, { ...fields, organ }, { 'Sec-Fetch-Site': 'same-site' })],
    ]
    for (const [name, answer] of tries) assert.equal((await answer).status, 403, name)
    assert.doesNotMatch(await (await get('/people', token)).text(), /csrf/)
  })

  it('本站的表单 / 同源 / 收下', async () => {
    const { token } = sessionOf('system-administrator')
    const answer = await post(
      '/people/new',
      token,
      { ...fields, loginName: 'same-origin', organ: `${made.regionId}/${organId(1)}` },
      {
        Origin: 'http://localhost',
        'Sec-Fetch-Site': 'same-origin',
      },
    )
    assert.equal(answer.status, 200)
  })

  it('同一份表单交两次 / 只做一次；链接只出现在第一次的回答里', async () => {
    const { token } = sessionOf('system-administrator')
    const once = { name: '沈岚', loginName: 'twice', organ: `${made.regionId}/${organId(1)}`, key: newKey() }
    const first = await (await post('/people/new', token, once)).text()
    assert.match(first, /\/set-up\/[\w-]{40,}/)
    const second = await post('/people/new', token, once)
    assert.equal(second.status, 303)
    assert.match(second.headers.get('location') ?? '', /^\/people\/[0-9a-f-]{36}$/)
    const changed = await post('/people/new', token, { ...once, loginName: 'thrice' })
    assert.equal(changed.status, 422)
    const people = await (await get('/people', token)).text()
    assert.equal(people.match(/twice/g)?.length, 1)
    assert.doesNotMatch(people, /thrice/)
  })

  it('填错被退回的表单 / 改好用同一个编号再交 / 收下', async () => {
    const { token } = sessionOf('system-administrator')
    const form = { name: '', loginName: 'mended', organ: `${made.regionId}/${organId(1)}`, key: newKey() }
    const refused = await post('/people/new', token, form)
    assert.equal(refused.status, 422)
    const html = await refused.text()
    await assertValidHtml(html)
    assert.match(html, /<title>问题：/)
    assert.match(html, /href="#name">请填写姓名/)
    assert.match(html, /id="name-problem"><span class="unseen">问题：<\/span>请填写姓名/)
    assert.equal((await post('/people/new', token, { ...form, name: '沈岚' })).status, 200)
  })

  it('比数据库连接还多的表单同时交来 / 每份都做完，没有互相等死', async () => {
    const { token } = sessionOf('system-administrator')
    const organ = `${made.regionId}/${organId(1)}`
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        post('/people/new', token, { name: '同时', loginName: `at-once-${index}`, organ }),
      ),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  })

  it('没有编号的表单 / 提交 / 400', async () => {
    const { token } = sessionOf('system-administrator')
    assert.equal((await post('/people/new', token, { key: '' })).status, 400)
  })
})

describe('安全事件', () => {
  it('没有权限、别的网站的表单 / 打开、提交 / 记下哪个账号在哪个地址，不记内容', async () => {
    const events: object[] = []
    const desk = createDesk({ ...made.ports, onSecurityEvent: (event) => events.push(event) })
    const { token, accountId } = sessionOf('handler')
    const headers = { Cookie: `gongkai=${token}` }
    assert.equal((await desk.request('/jobs?secret=1', { headers })).status, 403)
    const form = new FormData()
    form.set('token', formToken(token))
    const foreign = { ...headers, Origin: 'https://elsewhere.example' }
    await desk.request('/sign-out', { method: 'POST', body: form, headers: foreign })
    assert.equal((await desk.request('/organs', { headers })).status, 200)
    assert.deepEqual(events, [
      { event: 'no-role', route: '/jobs', accountId },
      { event: 'foreign-form', route: '/sign-out', accountId },
    ])
  })
})

describe('登录以后', () => {
  it('口令的输入框 / 登录、启用账号、更换口令 / 不显示所打的字，可以粘贴，可以由浏览器填', async () => {
    const { token } = sessionOf('handler')
    const link = await made.invited('paste', '周明', ['handler'])
    const pages = [
      await get('/sign-in', null),
      await get(`/set-up/${link}`, null),
      await get('/account/password', token),
    ]
    for (const page of pages) {
      const html = await page.text()
      const fields = html.match(/<input[^>]* name="(password|repeated|current|next-password)"[^>]*>/g) ?? []
      assert.ok(fields.length > 0)
      for (const field of fields) {
        assert.match(field, /type="password"/)
        assert.match(field, /autocomplete="(current|new)-password"/)
        assert.doesNotMatch(field, /readonly|maxlength|onpaste/)
      }
    }
  })

  it('https 的地址 / 登录页 / Cookie 带 __Host-、Secure、HttpOnly、SameSite=Strict，并有 HSTS', async () => {
    const answer = await made.desk.request('https://desk.example.gov.cn/sign-in')
    const cookie = answer.headers.get('set-cookie') ?? ''
    assert.match(cookie, /^__Host-gongkai-visitor=[\w-]{20,}; Path=\/; HttpOnly; Secure; SameSite=Strict/)
    assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/)
  })

  it('要回去的地址指向别的网站 / 登录页 / 不理会', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/a\nb',
      'javascript:alert(1)',
    ]) {
      const html = await (await get(`/sign-in?next=${encodeURIComponent(next)}`, null)).text()
      assert.match(html, /name="back" value="\/"/, next)
    }
  })

  it('30 分钟没有操作 / 再打开 / 要重新登录，并记得原来的页面', async () => {
    const { token } = await made.signedIn(['handler'])
    const before = made.clock.now
    made.clock.now = '2026-01-12T01:30:00.000Z'
    const answer = await get('/organs?kind=department', token)
    made.clock.now = before
    assert.equal(answer.headers.get('location'), '/sign-in?next=%2Forgans%3Fkind%3Ddepartment')
  })

  it('身份验证超过 10 分钟 / 授予岗位 / 先再验证；填好的表单带着走', async () => {
    const { token } = await made.signedIn(['security-administrator'])
    const before = made.clock.now
    made.clock.now = '2026-01-12T01:11:00.000Z'
    const shown = await get(`/people/${colleague}/roles`, token)
    assert.equal(shown.headers.get('location'), `/step-up?next=%2Fpeople%2F${colleague}%2Froles`)
    const sent = await post(`/people/${colleague}/roles`, token, {
      role: 'reviewer',
      from: '2026-01-12',
      organ: 'x',
    })
    made.clock.now = before
    assert.equal(sent.status, 403)
    const html = await sent.text()
    await assertValidHtml(html)
    assert.match(html, /name="carried:role" value="reviewer"/)
    assert.doesNotMatch(html, /name="carried:(token|key|code)"/)
  })

  it('退出 / 提交 / 会话结束，Cookie 收回', async () => {
    const { token } = await made.signedIn(['handler'])
    const answer = await post('/sign-out', token, {})
    assert.equal(answer.headers.get('location'), '/sign-in')
    assert.match(answer.headers.get('set-cookie') ?? '', /gongkai=; Max-Age=0/)
    assert.match(answer.headers.get('clear-site-data') ?? '', /storage/)
    assert.match((await get('/', token)).headers.get('location') ?? '', /^\/sign-in/)
  })

  it('用 GET 去退出、停用、导入 / 什么也没变', async () => {
    const { token } = await made.signedIn(['system-administrator'])
    assert.equal((await get('/sign-out', token)).status, 404)
    const { accountId } = await made.signedIn(['handler'])
    assert.equal((await get(`/people/${accountId}/disable?reason=left`, token)).status, 200)
    assert.match(await (await get(`/people/${accountId}`, token)).text(), /<dd><span>正常<\/span><\/dd>/)
  })
})

describe('机关', () => {
  const table = (rows: string) => new Blob([`机关名称,机关性质,层级,成立日期\n${rows}`])

  it('有错的名录 / 导入 / 按行指出，一行都不写', async () => {
    const { token } = sessionOf('system-administrator')
    const file = table('临川市教育局,政府工作部门,市级,2001-01-01\n临川市某局,什么,市级,2001-01-01')
    const answer = await post('/organs/import', token, { file, mode: 'apply' })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    await assertValidHtml(html)
    assert.match(html, /第 3 行/)
    assert.doesNotMatch(await (await get('/organs', token)).text(), /教育局/)
  })

  it('名录 / 先试一遍再正式导入 / 试的不写，正式的写', async () => {
    const { token } = sessionOf('system-administrator')
    const file = table('临川市水利局,政府工作部门,市级,2001-01-01')
    const tried = await (await post('/organs/import', token, { file, mode: 'try' })).text()
    assert.match(tried, /会新增 1 个/)
    assert.doesNotMatch(await (await get('/organs', token)).text(), /水利局/)
    assert.equal(
      (await post('/organs/import', token, { file, mode: 'apply' })).headers.get('location'),
      '/organs',
    )
    assert.match(await (await get('/organs?search=水利', token)).text(), /水利局/)
  })

  it('增设一个 / 漏填一栏，填上再交 / 指出是哪一栏，填过的都在；增设以后看得到', async () => {
    const { token } = sessionOf('system-administrator')
    const form = {
      regionId: made.regionId,
      name: '临川市园林局',
      kind: 'department',
      level: 'city',
      'channels-fax': 'fax',
      validFrom: '2001-01-01',
    }
    const refused = await post('/organs/new', token, form)
    assert.equal(refused.status, 422)
    const html = await refused.text()
    await assertValidHtml(html)
    assert.match(html, /href="#office-fax"/)
    assert.match(html, /value="临川市园林局"/)
    const created = await post('/organs/new', token, { ...form, 'office-fax': '00000000' })
    const address = created.headers.get('location') ?? ''
    assert.match(address, /^\/organs\/\d+\/[0-9a-f-]{36}$/)
    assert.match(await (await get(address, token)).text(), /临川市园林局/)
    const again = await post('/organs/new', token, { ...form, 'office-fax': '00000000' })
    assert.equal(again.status, 422)
    assert.match(await again.text(), /名录里已有“临川市园林局”/)
  })

  it('导出 / CSV 和 XLSX / 是那种文件', async () => {
    const { token } = sessionOf('none')
    const csv = await get('/organs/export?format=csv', token)
    assert.match(await csv.text(), /机关名称/)
    const xlsx = Buffer.from(await (await get('/organs/export?format=xlsx', token)).arrayBuffer())
    assert.equal(xlsx.subarray(0, 2).toString(), 'PK')
  })

  it('别的地区的地址、乱写的编号 / 打开 / 404', async () => {
    const { token } = sessionOf('handler')
    for (const path of [
      `/organs/310113/${organId(3)}`,
      `/organs/${made.regionId}/x`,
      `/organs/${made.regionId}/${organId(99)}`,
    ])
      assert.equal((await get(path, token)).status, 404, path)
  })
})

describe('乱写的地址和编号', () => {
  it('翻页、筛选、编号里写任何东西 / 打开 / 不是程序错误', async () => {
    const { token } = sessionOf('audit-administrator')
    const odd = [
      '/organs?after=x',
      '/organs?region=x&kind=toString&level=__proto__',
      '/organs?sort=x&descending=x',
      '/people?after=%00',
      '/people?search=%25',
      '/people/x',
      '/logs?after=x',
      '/sign-in/code',
      '/set-up/x',
      '/step-up?next=//x',
    ]
    for (const path of odd) assert.ok((await get(path, token)).status < 500, path)
    assert.equal((await post('/account/sessions/x/end', token, {})).status, 404)
    assert.equal((await post('/account/delegate', token, { grantId: 'a\0b' })).status, 400)
  })
})

describe('今日待办', () => {
  it('一月十二日、上年年报还没有 / 经办人只看到本机关的，主管部门看到下级的，按天数排', async () => {
    const own = await (await get('/', (await made.signedIn(['handler'], 3)).token)).text()
    assert.match(own, /发布2025年政府信息公开工作年度报告/)
    assert.match(own, /临川市档案局/)
    assert.doesNotMatch(own, /临川市人民政府办公室/)
    assert.match(own, /19 天/)
    const compile = `href="https://portal.example/compile?year=2025&amp;id=${organId(3)}"`
    assert.ok(own.includes(compile), 'leads to where it is written')
    assert.doesNotMatch(own, /由经办人编制/)
    const all = await (await get('/', (await made.signedIn(['supervisor'], 1)).token)).text()
    assert.ok(all.indexOf('临川市档案局') < all.lastIndexOf('78 天'), 'January before March')
    assert.match(all, /由经办人编制/)
  })

  it('管理员 / 打开 / 没有待办，写明为什么', async () => {
    assert.match(await (await get('/', sessionOf('audit-administrator').token)).text(), /今天没有要办的事/)
  })
})

describe('工作日历', () => {
  it('新一年的安排 / 查看影响 / 列出变化的日子，还没有生效；按下生效才生效', async () => {
    const { token } = sessionOf('supervisor')
    const form = {
      year: '2027',
      notice: '国办发明电〔2026〕9号',
      table: '国庆节,2027-10-01,2027-10-07,2027-09-26、2027-10-09',
      action: 'look',
    }
    const answer = await post('/calendars/import', token, form)
    assert.equal(answer.status, 200)
    const html = await answer.text()
    await assertValidHtml(html)
    assert.match(html, /7 天改变/)
    assert.match(html, /还没有生效/)
    assert.doesNotMatch(await (await get('/calendars', token)).text(), /2027年<\/th>/)
    const applied = await post('/calendars/import', token, { ...form, action: 'apply' })
    assert.equal(applied.headers.get('location'), '/calendars')
    assert.match(await (await get('/calendars', token)).text(), /2027年<\/th><td[^>]*>国办发明电〔2026〕9号/)
  })

  it('写错的安排 / 查看影响 / 指出第几行', async () => {
    const { token } = sessionOf('supervisor')
    const answer = await post('/calendars/import', token, {
      year: '2027',
      notice: 'x',
      table: '国庆节,2027-13-01,2027-10-07',
      action: 'look',
    })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /第 1 行：“2027-13-01”不是日期/)
  })
})
