/** Jobs, backups, organs changed and ended, vocabularies, notices, search: through the pages, on real stores. */

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formToken } from '../src/web/desk-cookies.ts'
import { testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { givenUp } from './support/running-platform.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testDesk()
const operator = await made.signedIn(['system-administrator'])
const supervisor = await made.signedIn(['supervisor'])
const handler = await made.signedIn(['handler'])
const auditor = await made.signedIn(['audit-administrator'])

type Session = typeof operator

async function get(path: string, { token }: Session): Promise<string> {
  const answer = await made.desk.request(path, { headers: { Cookie: `gongkai=${token}` } })
  const html = await answer.text()
  assert.equal(answer.status, 200, `${path}: ${html.slice(0, 300)}`)
  await assertValidHtml(html)
  return html
}

let keys = 0

async function post(path: string, { token }: Session, fields: Record<string, string> = {}) {
  const form = new FormData()
  const all = { token: formToken(token), key: `platform-key-number-${++keys}`, ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  const answer = await made.desk.request(path, {
    method: 'POST',
    body: form,
    headers: { Cookie: `gongkai=${token}` },
  })
  const said = twice(/gongkai-said=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '')
  return { status: answer.status, to: answer.headers.get('location'), said, html: await answer.text() }
}

/** Once by us, once by the writer of cookies. */
function twice(text: string): string {
  return decodeURIComponent(decodeURIComponent(text))
}

async function operations(): Promise<{ type: string; payload: unknown }[]> {
  const { rows } = await made.database.owner.query(
    "select type, payload from ledger_event where object_kind = 'operation' order by sequence",
  )
  return rows
}

describe('任务', () => {
  it('放弃了的任务 / 打开、再做一件、再做全部 / 列出原因和次数，放回去，台账里有', async () => {
    const [one, two] = [givenUp('没有设置发信服务器（SMTP_URL）'), givenUp('<b>别的原因</b>')]
    made.running.letters.push(one, two)
    const html = await get('/jobs', operator)
    assert.match(html, /没有设置发信服务器/)
    assert.match(html, /&lt;b&gt;别的原因/)
    assert.match(html, /11 次/)
    const first = await post('/jobs/rerun', operator, { id: one.id })
    assert.equal(first.said, '1 件已放回去再做。')
    assert.deepEqual(made.running.letters, [two])
    await post('/jobs/rerun', operator)
    assert.deepEqual(made.running.letters, [])
    assert.match((await post('/jobs/rerun', operator)).said, /没有可以再做的/)
    assert.match((await post('/jobs/rerun', operator, { id: "' or 1=1" })).said, /没有可以再做的/)
    assert.match(await get('/jobs', operator), /放弃的任务会留一年/)
    assert.deepEqual(
      (await operations()).map(({ type }) => type),
      ['jobs-rerun', 'jobs-rerun'],
    )
  })
})

describe('备份', () => {
  it('没有备份 / 打开、现在备份 / 交给任务去做', async () => {
    assert.match(await get('/backups', operator), /还没有备份[\s\S]*按“现在备份”做第一份/)
    const seen = await get('/backups', auditor)
    assert.match(seen, /还没有备份[\s\S]*由系统管理员来做/)
    assert.doesNotMatch(seen, /按“现在备份”/, 'there is no such button for them')
    const ordered = await post('/backups', operator)
    assert.equal(ordered.to, '/backups')
    assert.equal(made.running.ordered.at(-1)?.kind, 'back-up')
  })

  it('两份备份 / 打开、演练一份 / 显示演练的结果；没有的备份不演练；审计管理员只能看', async () => {
    const [sound, broken] = ['gongkai-2026-01-10T00-00-00-000Z', 'gongkai-2026-01-03T00-00-00-000Z']
    const drill = {
      at: '2026-01-11T00:00:00.000Z',
      outcome: 'failed',
      seconds: 3.2,
      says: '缺少 postgres/base',
    } as const
    const numbers = { bytes: 12_345_678, rows: 1234 }
    made.running.backups.push(
      { name: sound, madeAt: '2026-01-10T00:00:00.000Z', drill: null, ...numbers },
      { name: broken, madeAt: '2026-01-03T00:00:00.000Z', drill, ...numbers },
    )
    const html = await get('/backups', operator)
    assert.match(html, /12\.3 MB/)
    assert.match(html, /没有通过/)
    assert.match(html, /缺少 postgres\/base/)
    await post(`/backups/${sound}/drill`, operator)
    assert.deepEqual(made.running.ordered.at(-1), { kind: 'drill-backup', items: [{ backup: sound }] })
    assert.equal((await post('/backups/gongkai-2025-01-01T00-00-00-000Z/drill', operator)).status, 404)
    assert.doesNotMatch(await get('/backups', auditor), /现在备份|\/drill/)
  })
})

describe('机关', () => {
  const address = (organ: number) => `/organs/${made.regionId}/${organId(organ)}`
  /** What the form would send as it stands. */
  const fieldsOf = (html: string): Record<string, string> => {
    const values: Record<string, string> = {}
    for (const [tag, name = ''] of html.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/g)) {
      if (/type="checkbox"/.test(tag) && !/ checked/.test(tag)) continue
      if (name !== 'token' && name !== 'key') values[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
    }
    const selects = html.matchAll(/<select[^>]* name="([^"]+)".*?<option value="([^"]*)" selected/gs)
    for (const [, name = '', value = ''] of selects) values[name] = value
    return values
  }

  it('修改 / 改名、填工作机构、改隶属 / 新的在页上，旧的名称留在记录里', async () => {
    const form = await get(`${address(3)}/edit`, supervisor)
    const values = fieldsOf(form)
    assert.equal(values.name, '临川市档案局')
    assert.equal(values.territorialParent, `${made.regionId} 临川市人民政府`)
    assert.equal(values.kind, 'department')
    const saved = await post(`${address(3)}/edit`, supervisor, {
      ...values,
      name: '临川市档案馆',
      'office-name': '办公室',
      'office-head': '江一帆',
      'channels-post': 'post',
      verticalParent: `${made.regionId} 临川市人民政府办公室`,
    })
    assert.match(saved.said, /已保存/, saved.html)
    const html = await get(address(3), supervisor)
    assert.match(html, /临川市档案馆/)
    assert.match(html, /江一帆/)
    assert.match(html, /邮寄/)
    const found = await made.ports.organs.find({
      regionId: made.regionId,
      organId: organId(3),
      on: '2026-01-11',
    })
    assert.equal(found?.organ.name, '临川市档案局', 'the day before')
  })

  it('修改 / 上级写错、名称空着、生效日期在将来、别人刚改过 / 指出在哪里，什么也不改', async () => {
    const values = fieldsOf(await get(`${address(2)}/edit`, supervisor))
    const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ territorialParent: '没有的政府' }, /名录里没有现有的“没有的政府”/],
      [{ name: ' ' }, /请填写机关名称/],
      [{ on: '2027-01-01', name: '新名' }, /不能晚于今天/],
      [{ kind: 'constructor' }, /请选择机关性质/],
      [{ creditCode: '123' }, /统一社会信用代码/],
    ]
    for (const [change, message] of wrong) {
      const answer = await post(`${address(2)}/edit`, supervisor, { ...values, ...change })
      assert.equal(answer.status, 422, JSON.stringify(change))
      assert.match(answer.html, message)
      await assertValidHtml(answer.html)
    }
    const stale = await post(`${address(2)}/edit`, supervisor, { ...values, version: '99', name: '新名' })
    assert.equal(stale.status, 409)
    assert.match((await post(`${address(2)}/edit`, supervisor, values)).said, /没有改动/)
  })

  it('撤销 / 有下级没有承接、承接写错、改好 / 下级转过去，页上写明已撤销，再也不能改', async () => {
    const values = fieldsOf(await get(`${address(2)}/end`, operator))
    assert.equal(values.lastDay, '2026-01-11')
    const alone = await post(`${address(2)}/end`, operator, values)
    assert.equal(alone.status, 422)
    assert.match(alone.html, /还有下级机关（临川市档案馆）/)
    const self = await post(`${address(2)}/end`, operator, { ...values, successor: '临川市人民政府办公室' })
    assert.match(self.html, /不能由自己承接/)
    const late = await post(`${address(2)}/end`, operator, {
      ...values,
      lastDay: '2026-01-12',
      successor: '临川市人民政府',
    })
    assert.match(late.html, /次日不能晚于今天/)
    const ended = await post(`${address(2)}/end`, operator, { ...values, successor: '临川市人民政府' })
    assert.match(ended.said, /1 个下级机关转到/, ended.html)
    const html = await get(address(2), operator)
    assert.match(html, /已撤销/)
    assert.doesNotMatch(html, /\/edit"/)
    assert.equal((await post(`${address(2)}/edit`, operator, { ...values, name: '又改' })).status, 422)
  })

  it('经办人 / 打开机关的页面 / 没有修改、撤销的链接', async () => {
    assert.doesNotMatch(await get(address(1), handler), /\/edit"|\/end"/)
  })
})

describe('词表', () => {
  it('增加、停用、恢复 / 逐步 / 表单可选的随之变化，台账里每步都在', async () => {
    assert.match(await get('/vocabularies', handler), /退回修改的原因/)
    assert.doesNotMatch(await get('/vocabularies/courier', handler), /停用<|增加一个词/)
    const terms = async () =>
      (await made.ports.vocabularies.terms(made.regionId, 'courier'))
        .filter(({ retiredOn }) => retiredOn === null)
        .map(({ label }) => label)
    const added = await post('/vocabularies/courier', supervisor, { label: ' 机要通信 ' })
    assert.match(added.said, /“机要通信”可以选用了/)
    assert.ok((await terms()).includes('机要通信'))
    assert.match(
      (await post('/vocabularies/courier', supervisor, { label: '机要通信' })).html,
      /已经有“机要通信”/,
    )
    assert.match((await post('/vocabularies/courier', supervisor, { label: '' })).html, /请填写词语/)
    assert.match(
      (await post('/vocabularies/courier', supervisor, { label: '长'.repeat(41) })).html,
      /不能超过 40 个字/,
    )
    await post('/vocabularies/courier/retire', supervisor, { label: '邮政平信' })
    assert.ok(!(await terms()).includes('邮政平信'))
    assert.match(await get('/vocabularies/courier', supervisor), /2026年1月12日停用/)
    assert.equal((await post('/vocabularies/courier/retire', supervisor, { label: '邮政平信' })).status, 404)
    await post('/vocabularies/courier', supervisor, { label: '邮政平信' })
    assert.ok((await terms()).includes('邮政平信'))
    const { rows } = await made.database.owner.query(
      "select type from ledger_event where object_kind = 'vocabulary' order by sequence",
    )
    assert.deepEqual(
      rows.map(({ type }) => type),
      ['term-added', 'term-retired', 'term-added'],
    )
  })

  it('没有的词表 / 打开 / 404', async () => {
    const answer = await made.desk.request('/vocabularies/constructor', {
      headers: { Cookie: `gongkai=${handler.token}` },
    })
    assert.equal(answer.status, 404)
  })
})

describe('通知', () => {
  it('发布、到期、撤回 / 逐步 / 待办上面显示的随之变化，内容只当文字', async () => {
    const notice = {
      title: '系统将在周六维护',
      text: '18点起。\n<script>alert(1)</script>',
      from: '2026-01-12',
      to: '2026-01-13',
    }
    assert.equal((await post('/notices', supervisor, notice)).said, '通知已发布。')
    const html = await get('/', handler)
    assert.match(html, /系统将在周六维护/)
    assert.match(html, /&lt;script&gt;/)
    const id = /\/notices\/([0-9a-f-]{36})\/withdraw/.exec(await get('/notices', supervisor))?.[1] ?? ''
    assert.doesNotMatch(await get('/notices', handler), /撤回|发一条通知/)
    made.clock.now = '2026-01-12T01:10:00.000Z'
    await post(`/notices/${id}/withdraw`, supervisor)
    assert.doesNotMatch(await get('/', handler), /周六维护/)
    assert.match(await get('/notices', supervisor), /已撤回/)
    assert.equal((await post(`/notices/${id}/withdraw`, supervisor)).status, 404)
  })

  it('没有读过的 / 记为已读 / 自己的待办上只剩一行，别人的照旧；同一条记两次也一样', async () => {
    const notice = { title: '月底核对台账', text: '请各机关核对。', from: '2026-01-12', to: '2026-01-13' }
    await post('/notices', supervisor, notice)
    const before = await get('/', handler)
    assert.match(before, /未读<\/span> <strong>月底核对台账/)
    const id = /\/notices\/([0-9a-f-]{36})\/read/.exec(before)?.[1] ?? ''
    for (let time = 0; time < 2; time++)
      assert.equal((await post(`/notices/${id}/read`, handler, { back: '/' })).said, '通知已记为已读。')
    const after = await get('/', handler)
    assert.doesNotMatch(after, /月底核对台账/)
    assert.match(after, /已读的通知 1 条/)
    assert.match(await get('/notices', handler), /<strong>月底核对台账/)
    assert.doesNotMatch(await get('/notices', handler), /未读/)
    assert.match(await get('/', supervisor), /未读<\/span> <strong>月底核对台账/)
  })

  it('标题、内容、日期 / 空着、写错、过去 / 指出在哪里', async () => {
    const answer = await post('/notices', supervisor, { title: '', text: '', from: 'x', to: '2025-01-01' })
    assert.equal(answer.status, 422)
    for (const message of [/请填写标题/, /请填写内容/, /开始日期应写成/, /不能早于|已经过去/])
      assert.match(answer.html, message)
    await assertValidHtml(answer.html)
  })
})

describe('我的清单', () => {
  it('筛选以后存下来 / 打开申请 / 列在上面，只有自己看得到；同名的换成新的，移除就没有了', async () => {
    const list = await get('/requests?queue=closed&search=停车场', handler)
    const add = plain(/href="(\/requests\/queues\?add=[^"]+)"/.exec(list)?.[1] ?? '')
    const form = await get(add, handler)
    assert.match(form, /已办结，含有“停车场”/)
    const query = plain(/name="query" value="([^"]+)"/.exec(form)?.[1] ?? '')
    const saved = await post('/requests/queues', handler, { name: '停车场的', query })
    assert.equal(saved.said, '清单“停车场的”已保存，只有您自己看得到。')
    await post('/requests/queues', handler, { name: '停车场的', query: 'queue=all&search=停车场&unknown=1' })
    const own = await get('/requests', handler)
    assert.deepEqual(
      [...own.matchAll(/<a href="(\/requests\?[^"]+)">停车场的/g)].map(([, href = '']) =>
        decodeURIComponent(plain(href)),
      ),
      ['/requests?queue=all&search=停车场'],
    )
    assert.doesNotMatch(await get('/requests', await made.signedIn(['handler'])), /停车场的/)
    const id = /\/requests\/queues\/([0-9a-f-]{36})\/remove/.exec(await get('/requests/queues', handler))?.[1]
    const stranger = await made.signedIn(['handler'])
    await post(`/requests/queues/${id}/remove`, stranger)
    assert.match(await get('/requests', handler), /停车场的/)
    await post(`/requests/queues/${id}/remove`, handler)
    assert.doesNotMatch(await get('/requests', handler), /停车场的/)
    assert.match(await get('/requests/queues', handler), /还没有保存的清单/)
  })

  it('没有名称、名称太长、存满了 / 保存 / 说明，条件还在', async () => {
    const refused = await post('/requests/queues', handler, { name: ' ', query: 'queue=closed' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /请给清单起个名称/)
    assert.match(refused.html, /name="query" value="queue=closed"/)
    const long = await post('/requests/queues', handler, { name: '长'.repeat(21), query: 'queue=closed' })
    assert.match(long.html, /名称不能超过 20 个字/)
    for (let count = 1; count <= 20; count++)
      await post('/requests/queues', handler, { name: `第${count}个`, query: 'queue=closed' })
    const full = await post('/requests/queues', handler, { name: '再一个', query: 'queue=closed' })
    assert.match(full.html, /最多保存 20 个清单/)
  })
})

const plain = (html: string) => html.replaceAll('&amp;', '&')

describe('搜索', () => {
  it('机关、人员、页面 / 各搜一次 / 各有所得；经办人搜不到别的机关的人', async () => {
    assert.match(await get('/search?search=档案', handler), /临川市档案馆/)
    assert.match(await get('/search?search=person-', handler), /林若溪/)
    assert.match(await get('/search?search=词表', handler), /href="\/vocabularies"/)
    const elsewhere = await made.signedIn(['handler'], 3)
    const html = await get('/search?search=person-', elsewhere)
    assert.equal(html.match(/href="\/people\//g)?.length, 1, 'oneself only')
  })

  it('没有的、空的、带标签的、很长的 / 搜 / 说明没有，只当文字', async () => {
    assert.match(await get('/search?search=没有这样的东西', handler), /没有找到“没有这样的东西”/)
    assert.doesNotMatch(await get('/search', handler), /没有找到/)
    assert.match(await get('/search?search=%3Cb%3E', handler), /&lt;b&gt;/)
    await get(`/search?search=${'长'.repeat(500)}`, handler)
    await get('/search?search=%25_%5C', handler)
  })
})

describe('限流', () => {
  it('一个会话一分钟里交 240 份以上的表单、搜 120 次以上 / 429，写明几秒以后再来；别人照常；下一分钟照常', async () => {
    const [fast, calm] = [await made.signedIn(['handler']), await made.signedIn(['handler'])]
    const headers = { Cookie: `gongkai=${fast.token}` }
    made.clock.now = '2026-01-12T01:20:15.000Z'
    let last = await made.desk.request('/search?search=x', { headers })
    for (let time = 1; time <= 120; time++) last = await made.desk.request('/search?search=x', { headers })
    assert.equal(last.status, 429)
    assert.equal(last.headers.get('retry-after'), '45')
    await assertValidHtml(await last.text())
    assert.equal((await post('/elder-mode', fast, { back: '/' })).status, 303, 'forms are counted apart')
    for (let time = 0; time < 240; time++) last = await made.desk.request('/go', { method: 'POST', headers })
    assert.equal((await post('/elder-mode', fast, { back: '/' })).status, 429)
    assert.equal((await post('/elder-mode', calm, { back: '/' })).status, 303)
    assert.equal((await made.desk.request('/organs', { headers })).status, 200, 'looking goes on')
    made.clock.now = '2026-01-12T01:21:00.000Z'
    assert.equal((await post('/elder-mode', fast, { back: '/' })).status, 303)
  })
})
