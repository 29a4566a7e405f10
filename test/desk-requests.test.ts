import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type PolicyRule, policy } from '../src/domain/access/policy.ts'
import { requestActions, requestActionTypes } from '../src/domain/requests/request-actions.ts'
import { formToken } from '../src/web/desk-cookies.ts'
import { caseTabs } from '../src/web/pages/desk/requests/case/case-tabs.ts'
import { queues } from '../src/web/pages/desk/requests/queues.ts'
import { groundLine, readGround } from '../src/web/pages/desk/requests/steps/ground-lines.ts'
import { readItems, withIdsOf } from '../src/web/pages/desk/requests/steps/item-fields.ts'
import { recordedElsewhere, stepForms } from '../src/web/pages/desk/requests/steps/step-forms.ts'
import { readTypedDay } from '../src/web/typed-day.ts'
import { testDesk } from './support/desk-server.ts'
import { organId } from './support/invented-organs.ts'
import { assertValidHtml } from './support/valid-html.ts'

const made = await testDesk()
const handler = await made.signedIn(['handler'])
const reviewer = await made.signedIn(['reviewer'])
const secrecy = await made.signedIn(['secrecy-reviewer'])
const signer = await made.signedIn(['signer'])
const other = await made.signedIn(['handler', 'reviewer', 'signer'], 3)

type Person = { readonly token: string }

function get(path: string, person: Person = handler): Promise<Response> {
  return Promise.resolve(made.desk.request(path, { headers: { Cookie: `gongkai=${person.token}` } }))
}

let keys = 0

function post(path: string, fields: Record<string, string>, person: Person = handler): Promise<Response> {
  const form = new FormData()
  const all = { token: formToken(person.token), key: `key-for-requests-${++keys}`, ...fields }
  for (const [name, value] of Object.entries(all)) form.set(name, value)
  const headers = { Cookie: `gongkai=${person.token}` }
  return Promise.resolve(made.desk.request(path, { method: 'POST', body: form, headers }))
}

const letter = {
  organ: `${made.regionId}/${organId(1)}`,
  channel: 'signed-mail',
  courierNumber: 'EZ 1234 5678 9CN',
  day: '2026-01-12',
  category: 'naturalPerson',
  name: '陆知远',
  address: '临川市某路 1 号',
  items: '《临川市旧城改造实施方案》（临政发〔2025〕7号）\n2025年旧城改造资金使用情况',
  supplyForm: 'paper',
  supplyRoute: 'post',
  kind: 'disclosure',
}

/** Registers a letter; answers the path of its case. */
async function registered(fields: Record<string, string> = {}, person: Person = handler): Promise<string> {
  const courierNumber = `EZ${String(++keys).padStart(9, '0')}CN`
  const answer = await post(
    '/requests/new',
    { ...letter, courierNumber, action: 'anyway', ...fields },
    person,
  )
  const html = await answer.text()
  assert.equal(answer.status, 200, html.slice(html.indexOf('<main'), html.indexOf('<main') + 1500))
  const path = /href="(\/requests\/\d+\/[0-9a-f-]{36})"/.exec(html)?.[1]
  assert.ok(path)
  return path
}

/** Takes a step as the page offers it; answers where the desk leads. */
async function step(
  path: string,
  type: string,
  fields: Record<string, string> = {},
  person: Person = handler,
): Promise<Response> {
  const query = new URLSearchParams(
    Object.entries(fields).filter(([name]) => name === 'code' || name === 'supersedes'),
  )
  const html = await (await get(`${path}/steps/${type}?${query}`, person)).text()
  const hidden = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  )
  const { token: _token, key: _key, back: _back, ...own } = hidden
  return post(`${path}/steps/${type}`, { ...own, on: today(), ...fields }, person)
}

const today = () => made.clock.now.slice(0, 10)

async function done(answer: Promise<Response>): Promise<void> {
  const given = await answer
  const html = given.status === 303 ? '' : await given.text()
  assert.equal(
    given.status,
    303,
    html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 800),
  )
}

describe('登记', () => {
  it('一封快递 / 登记 / 回执有编号、查询码、收到之日和最迟答复日', async () => {
    const answer = await post('/requests/new', letter)
    assert.equal(answer.status, 200)
    const html = await answer.text()
    assert.match(html, /市政府公开〔2026〕\d+号/)
    assert.match(html, /查询码/)
    assert.match(html, /2026年1月12日/)
    assert.match(html, /2026年2月9日/)
    await assertValidHtml(html)
  })

  it('同一个邮件号码 / 再登记 / 先指出已经登记过', async () => {
    const html = await (await post('/requests/new', letter)).text()
    assert.match(html, /看起来已经登记过/)
    assert.match(html, /邮件号码相同（EZ123456789CN）/)
    await assertValidHtml(html)
  })

  it('缺申请人和内容 / 登记 / 422，错误指到那两栏，填的还在', async () => {
    const answer = await post('/requests/new', { ...letter, name: '', items: '' })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, /href="#name"/)
    assert.match(html, /href="#items"/)
    assert.match(html, /EZ 1234 5678 9CN/)
    await assertValidHtml(html)
  })
})

describe('办理页', () => {
  it('刚登记的申请 / 各岗位打开 / 下一步不是自己的，写明是哪一步、由谁办；打不开的页面没有链接', async () => {
    const supervisor = await made.signedIn(['supervisor'])
    const [path] = [await registered(), await registered()]
    assert.doesNotMatch(await (await get(path)).text(), /下一步：/)
    for (const person of [reviewer, secrecy, signer, supervisor])
      assert.match(await (await get(path, person)).text(), /下一步：拟办，由经办人办理。/)
    const releases = path.replace('/requests/', '/releases/').replace(/\/([^/]+)$/, '/request/$1')
    assert.ok((await (await get(path, secrecy)).text()).includes(`href="${releases}"`))
    const below = await registered({ organ: `${made.regionId}/${organId(3)}` }, other)
    for (const tab of ['', '?tab=letters', '?tab=request', '/receipt', '/together']) {
      const answer = await get(`${below}${tab}`, supervisor)
      assert.equal(answer.status, 200, tab)
      const html = await answer.text()
      assert.doesNotMatch(html, /\/releases\/|\/applicant"|\/requests\/new"|name="task"/, tab)
    }
    assert.doesNotMatch(await (await get(`${path}/together`, supervisor)).text(), /name="task"/)
    for (const person of [signer, supervisor])
      assert.doesNotMatch(await (await get(`${path}?tab=log`, person)).text(), /supersedes=/)
    assert.match(await (await get(`${path}?tab=log`)).text(), /supersedes=1"/)
    assert.match(await (await get(`${path}/together`, reviewer)).text(), /name="task"/)
    assert.doesNotMatch(await (await get(`${path}?tab=request`, secrecy)).text(), /显示完整个人信息/)
    assert.match(await (await get(`${path}?tab=request`, reviewer)).text(), /显示完整个人信息/)
  })

  it('每一个分页 / 打开 / 有效的 HTML，写明期限怎样算出', async () => {
    const path = await registered()
    for (const tab of Object.keys(caseTabs)) {
      const answer = await get(`${path}?tab=${tab}`)
      assert.equal(answer.status, 200, tab)
      const html = await answer.text()
      assert.match(html, /第 20 个工作日/)
      await assertValidHtml(html)
    }
  })

  it('姓名和地址 / 打开申请内容 / 遮掩', async () => {
    const html = await (await get(`${await registered()}?tab=request`)).text()
    assert.doesNotMatch(html, /陆知远/)
    assert.doesNotMatch(html, /某路 1 号/)
  })

  it('别的机关的人 / 打开 / 404，不透露有没有', async () => {
    const path = await registered()
    assert.equal((await get(path, other)).status, 404)
    assert.equal((await get(`${path}/receipt`, other)).status, 404)
    assert.equal((await step(path, 'handed-to-unit', { unit: '某科' }, other)).status, 404)
  })

  it('每种事实 / 一份表单 / 动作表里的都有，没有多余的', async () => {
    const withForm = stepForms.map(({ type }) => type)
    assert.deepEqual([...withForm, ...recordedElsewhere].toSorted(), [...requestActionTypes].toSorted())
  })

  it('每份表单 / 打开 / 有效的 HTML；不能做的写明条文', async () => {
    const path = await registered()
    for (const { type } of stepForms) {
      const answer = await get(`${path}/steps/${type}`)
      assert.equal(answer.status, 200, type)
      await assertValidHtml(await answer.text())
    }
    const html = await (await get(`${path}/steps/extension-notified`)).text()
    assert.match(html, /现在不能做/)
    assert.match(html, /第三十三条/)
  })
})

describe('一步一步', () => {
  it('补正、征求意见、延期、拟办、审核、保密审查、签发、寄出 / 各由该做的人 / 走到办结', async () => {
    const path = await registered()
    await done(
      step(path, 'supplement-requested', { missing: '请写明资金使用情况的年度', until: '2026-01-26' }),
    )
    await done(step(path, 'supplement-received', { items: '2025年旧城改造资金使用情况' }))
    await done(
      step(path, 'consultation-sent', {
        consulted: 'third-party',
        thirdParty: '临川某建设公司',
        about: '合同价款',
      }),
    )
    await done(step(path, 'consultation-delivered', { consultation: await consultationOf(path) }))
    await done(
      step(path, 'consultation-answered', { consultation: await consultationOf(path), answer: 'consent' }),
    )
    await done(step(path, 'extension-proposed', { workingDays: '20', reason: '涉及多个年度的账册' }))
    await done(step(path, 'extension-approved', {}, signer))
    await done(step(path, 'extension-notified'))
    await done(
      step(path, 'decision-drafted', {
        code: 'B1',
        'items-2': 'given', // what is still asked for keeps its id
        'items-says-2': '随信提供复印件一份。',
        grounds: '《政府信息公开条例》第三十六条第二项',
        reason: '',
        'particulars-how': '向申请人提供',
      }),
    )
    await done(step(path, 'decision-reviewed', { opinion: '同意。' }, reviewer))
    await done(step(path, 'secrecy-reviewed', { passes: 'yes', opinion: '不涉密。' }, secrecy))
    await done(draftReply(path))
    await done(step(path, 'decision-signed', {}, signer))
    await done(issueReply(path))
    await done(
      step(path, 'letter-dispatched', {
        letter: await letterTo(path, 'letter-dispatched'),
        mode: 'post',
        carrier: '中国邮政',
        trackingNumber: 'EY1CN',
      }),
    )
    const html = await (await get(path)).text()
    assert.match(html, /B1 予以公开/)
    await done(
      step(path, 'letter-delivered', {
        letter: await letterTo(path, 'letter-delivered'),
        proof: '邮件查询单',
      }),
    )
    const closed = await (await get(path)).text()
    assert.match(closed, /已办结/)
    assert.match(closed, /class="button next-step"[^>]*>归档</, 'nobody ordered it to be made anew')
    assert.match(await (await get(path, signer)).text(), /下一步：归档，由经办人办理。/)
  })
})

/** The letter that a form of service offers first. */
async function letterTo(path: string, type: string): Promise<string> {
  const html = await (await get(`${path}/steps/${type}`)).text()
  return /<option value="(reply\/[^"]*)"/.exec(html)?.[1] ?? ''
}

/** Drafts the reply of what is decided. */
function draftReply(path: string): Promise<Response> {
  return post(`${path}/letters/new/reply`, { 'served-by': 'post' })
}

/** Numbers the signed reply and seals its text. */
async function issueReply(path: string): Promise<Response> {
  const address = /href="(\/requests\/[^"]*\/letters\/[0-9a-f-]{36}\/issue)"/.exec(
    await (await get(path)).text(),
  )?.[1]
  assert.ok(address, 'the case leads on to issuing the reply')
  const html = await (await get(address)).text()
  return post(address, { version: /name="version" value="(\d+)"/.exec(html)?.[1] ?? '' })
}

async function consultationOf(path: string): Promise<string> {
  const html = await (await get(`${path}/steps/consultation-answered`)).text()
  const id = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1]
  assert.ok(id)
  return id
}

describe('数字、办理情况、自查', () => {
  it('表三 / 打开、点一格 / 就是那几件', async () => {
    const html = await (await get('/requests/numbers?year=2026')).text()
    assert.match(html, /勾稽：.*相符/)
    await assertValidHtml(html)
    const link = /href="(\/requests\/numbers\/cases\?[^"]*row=newlyReceived[^"]*column=naturalPerson)"/.exec(
      html,
    )?.[1]
    assert.ok(link)
    const cases = await (await get(link.replaceAll('&amp;', '&'))).text()
    const counted = /aria-label="[^"]*新收[^"]*，自然人：(\d+) 件"/.exec(html)?.[1]
    assert.equal([...cases.matchAll(/class="case-number"/g)].length, Number(counted))
    await assertValidHtml(cases)
  })

  it('没有这一格 / 打开 / 说没有', async () => {
    assert.equal(
      (await get('/requests/numbers/cases?year=2026&table=requests&row=none&column=total')).status,
      404,
    )
  })

  it('今年还没有结束 / 锁定 / 说明为什么不行', async () => {
    const page = await get('/requests/numbers/freeze?year=2026', signer)
    await assertValidHtml(await page.text())
    const answer = await post('/requests/numbers/freeze?year=2026', { version: '0' }, signer)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /还没有结束/)
  })

  it('去年的数字 / 锁定 / 写明第 1 版', async () => {
    const answer = await post('/requests/numbers/freeze?year=2025', { version: '0' }, signer)
    assert.equal(answer.status, 303, await answer.text())
    const html = await (await get('/requests/numbers?year=2025', signer)).text()
    assert.match(html, /已锁定：第 1 版/)
  })

  it('办理情况、自查 / 打开 / 有效的 HTML，自查写明依据', async () => {
    for (const path of ['/requests/workload', '/requests/checks', '/requests/checks?state=all']) {
      const answer = await get(path)
      assert.equal(answer.status, 200, path)
      await assertValidHtml(await answer.text())
    }
  })

  it('每个清单 / 打开 / 有效的 HTML', async () => {
    for (const { id } of queues) {
      const answer = await get(`/requests?queue=${id}&search=旧城&category=naturalPerson`)
      assert.equal(answer.status, 200, id)
      await assertValidHtml(await answer.text())
    }
  })
})

describe('个人信息', () => {
  it('审核人写明理由 / 显示 / 只这一次，记入访问日志', async () => {
    const path = await registered()
    const refusedAnswer = await post(`${path}/applicant`, { reason: '看' }, reviewer)
    assert.equal(refusedAnswer.status, 422)
    const shown = await post(`${path}/applicant`, { reason: '寄送答复书，核对地址' }, reviewer)
    const html = await shown.text()
    assert.equal(shown.status, 200)
    assert.match(html, /陆知远/)
    await assertValidHtml(html)
    assert.equal((await get(`${path}/applicant`, other)).status, 404)
    const log = await (await get('/logs', await made.signedIn(['audit-administrator']))).text()
    await assertValidHtml(log)
    // In the office's words, without the number of a case that an administrator may not see.
    assert.match(log, /申请 [0-9a-f]{8}-/)
    assert.match(log, /<td[^>]*>[^<]*姓名/)
    assert.doesNotMatch(log, /applicant\.|request [0-9a-f]{8}-|公开〔2026〕/)
  })
})

describe('权限 / 每个步骤 × 每种岗位', () => {
  const staff = ['handler', 'reviewer', 'secrecy-reviewer', 'signer', 'supervisor'] as const

  it('动作表写明要的权限 / 没有这种岗位的人打开 / 写明不能做；有的人不因岗位被拒', async () => {
    const path = await registered()
    for (const role of staff) {
      const person = await made.signedIn([role])
      const html = await (await get(path, person)).text()
      for (const type of requestActionTypes) {
        const { kind, verb } = requestActions[type].needs
        const rules: readonly PolicyRule[] = policy[kind]
        const holds = rules.some(
          (rule) =>
            rule.verb === verb && rule.allows.some(({ roles }) => roles !== 'anyone' && roles.includes(role)),
        )
        const offered = html.includes(`${path}/steps/${type}"`)
        if (!holds) assert.ok(!offered, `${role} is not offered ${type}`)
      }
    }
  })

  it('没有岗位的人直接提交步骤 / 403 或者 422，什么也没有记下', async () => {
    const path = await registered()
    const before = await (await get(`${path}?tab=log`)).text()
    for (const role of ['supervisor', 'secrecy-reviewer'] as const) {
      const person = await made.signedIn([role])
      const answer = await step(path, 'handed-to-unit', { unit: '某科', version: '1' }, person)
      assert.equal(answer.status, 403, role)
    }
    const after = await (await get(`${path}?tab=log`)).text()
    assert.equal(rowsOf(after), rowsOf(before))
  })

  it('拟办的人自己审核 / 提交 / 写明须由另一人进行', async () => {
    const both = await made.signedIn(['handler', 'reviewer'])
    const path = await registered()
    await done(
      step(
        path,
        'decision-drafted',
        {
          code: 'E1',
          'items-1': 'not-supplied',
          'items-says-1': '不作为申请处理。',
          'items-2': 'not-supplied',
          'items-says-2': '不作为申请处理。',
          grounds: '《政府信息公开条例》第三十九条第一款',
          reason: '内容是投诉。',
          'particulars-analysis': '没有要求获取政府信息。',
        },
        both,
      ),
    )
    const html = await (await get(`${path}/steps/decision-reviewed`, both)).text()
    assert.match(html, /须由另一人进行/)
  })
})

const rowsOf = (html: string) => [...html.matchAll(/<tr>/g)].length

describe('记错了的登记', () => {
  it('签收日期和内容记错 / 更正登记 / 期限跟着改，编号不变，姓名不显示', async () => {
    const path = await registered({ day: '2026-01-09' })
    assert.match(await (await get(path)).text(), /2026年2月6日/)
    const page = await (await get(`${path}/steps/request-registered?supersedes=1`)).text()
    assert.doesNotMatch(page, /陆知远/)
    await assertValidHtml(page)
    const answer = await step(path, 'request-registered', {
      supersedes: '1',
      on: '2026-01-08',
      channel: 'signed-mail',
      courierNumber: 'EZ777777777CN',
      category: 'naturalPerson',
      items: '2024年旧城改造资金使用情况',
      supplyForm: 'paper',
      supplyRoute: 'post',
    })
    await done(Promise.resolve(answer))
    const html = await (await get(path)).text()
    assert.match(html, /2026年2月5日/)
    assert.match(html, /2024年旧城改造资金使用情况/)
  })

  it('没有指明哪一条 / 打开更正、撤销 / 请到日志里选', async () => {
    const path = await registered()
    for (const type of ['request-registered', 'entry-revoked'])
      assert.match(await (await get(`${path}/steps/${type}`)).text(), /请从“日志”里选/)
  })

  it('改了几项内容 / 各项的标识 / 没有变的留着，新的不与旧的相同', () => {
    const item = (id: string, description: string) => ({ id, description, documentNumber: '' })
    const before = [item('a', '甲'), item('b', '乙')]
    const now = [item('1', '乙'), item('2', '丙'), item('3', '丁')]
    const ids = withIdsOf(before, now).map(({ id }) => id)
    assert.equal(ids[0], 'b')
    assert.equal(new Set(ids).size, 3)
    assert.deepEqual(withIdsOf(before, before), before)
  })
})

describe('表单读什么', () => {
  it('法律依据 / 几种写法 / 读成条款项，写不成的指出', () => {
    assert.deepEqual(readGround('《政府信息公开条例》第三十六条第五项'), {
      instrument: 'disclosure-regulation',
      article: 36,
      paragraph: null,
      item: 5,
    })
    assert.deepEqual(readGround('第16条第二款'), {
      instrument: 'disclosure-regulation',
      article: 16,
      paragraph: 2,
      item: null,
    })
    assert.equal(readGround('《某某条例》第三条')?.instrument, '《某某条例》')
    assert.equal(readGround('有关规定'), null)
    for (const text of ['《政府信息公开条例》第十四条', '《某某条例》第三条第一款第二项']) {
      const ground = readGround(text)
      assert.ok(ground)
      assert.equal(groundLine(ground), text)
    }
  })

  it('日期 / 几种写法 / 都认得；不存在的日子不认', () => {
    for (const typed of ['2026-01-05', '2026.1.5', '2026年1月5日', '20260105', '２０２６/01/05'])
      assert.equal(readTypedDay(typed), '2026-01-05')
    for (const typed of ['2026-02-30', '昨天', '', '1-5']) assert.equal(readTypedDay(typed), null)
  })

  it('申请内容 / 一行一项 / 文号认出来', () => {
    const read = readItems('items', '《实施方案》（临政发〔2025〕7号）\n\n 预算执行情况 ')
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.map(({ description, documentNumber }) => [description, documentNumber]),
      [
        ['《实施方案》（临政发〔2025〕7号）', '临政发〔2025〕7号'],
        ['预算执行情况', ''],
      ],
    )
    assert.ok(!readItems('items', ' \n ').ok)
  })
})

describe('词表和编号', () => {
  it('寄出答复 / 打开 / 列出词表里的邮政企业，不列其他快递', async () => {
    const html = await (await get(`${await registered()}/steps/letter-dispatched`)).text()
    await assertValidHtml(html)
    assert.match(html, /<datalist id="carrier-suggestions"><option value="邮政特快专递（EMS）">/)
    assert.doesNotMatch(html, /<option value="其他快递">/)
  })

  it('标记相同、相似申请 / 写那一件的编号 / 记下；没有这个编号的、写本件的，说明', async () => {
    const [own, other] = [await registered(), await registered()]
    const numberOf = async (path: string) =>
      /<h1[^>]*>([^<]+)<\/h1>/.exec(await (await get(path)).text())?.[1] ?? ''
    const note = (otherRequestId: string) => step(own, 'similar-noted', { otherRequestId })
    assert.match(await (await note('市政府公开〔2026〕9999号')).text(), /没有找到这个编号的申请/)
    assert.match(await (await note(await numberOf(own))).text(), /这就是本件的编号/)
    await done(note(await numberOf(other)))
    assert.match(await (await get(own)).text(), /标记相同、相似申请/)
  })

  it('主管部门 / 打开表三 / 先看本地区，不是只看本机关', async () => {
    const supervisor = await made.signedIn(['supervisor'])
    const html = await (await get('/requests/numbers?year=2026', supervisor)).text()
    assert.match(html, /<option value="region" selected/)
  })

  it('主管部门 / 从下级机关的页面打开它的表三 / 只数这个机关的；看不到它的申请的人没有这个链接', async () => {
    const supervisor = await made.signedIn(['supervisor'])
    const address = `/organs/${made.regionId}/${organId(2)}`
    const page = await (await get(address, supervisor)).text()
    const link = /href="(\/requests\/numbers\?scope=[^"]+)"/.exec(page)?.[1]
    assert.ok(link)
    const html = await (await get(link, supervisor)).text()
    const name = /<h1>([^<]+)<\/h1>/.exec(page)?.[1] ?? '?'
    assert.match(html, new RegExp(`<option value="${made.regionId}/${organId(2)}" selected[^>]*>${name}<`))
    await assertValidHtml(html)
    const elsewhere = await made.signedIn(['handler'], 3)
    assert.doesNotMatch(await (await get(address, elsewhere)).text(), /requests\/numbers\?scope/)
  })
})
