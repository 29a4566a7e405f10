import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { nationalCalendarOfAll } from '../src/domain/calendar/national-calendar.ts'
import { UnreadableFile } from '../src/domain/unreadable-file.ts'
import { createWeb } from '../src/web/app.ts'
import { packReport, unpackReport } from '../src/web/posted-report.ts'
import { requestRoutes } from '../src/web/request-routes.ts'
import { routes } from '../src/web/routes.ts'
import type { WebPorts } from '../src/web/web-ports.ts'
import { inventedYear } from './support/invented-year.ts'
import { assertValidHtml } from './support/valid-html.ts'
import { buildAssets, webPorts } from './support/web-ports.ts'

let web: ReturnType<typeof createWeb>
let ports: WebPorts
let examples: readonly string[] = []

before(async () => {
  ports = webPorts(await buildAssets())
  examples = ports.examples.map(({ id }) => id)
  web = createWeb(ports)
})

function postForm(path: string, fields: Record<string, string | Blob>): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, value, 'report.txt')
  }
  return Promise.resolve(web.request(path, { method: 'POST', body: form }))
}

function example(name: string): Blob {
  return new Blob([new Uint8Array(readFileSync(`examples/${name}.txt`))])
}

const serviceCentre = 'baoshan-sh-service-centre-2021'

/** What a hidden field carries, as the browser would post it back. */
function hiddenReport(html: string): string {
  const value = /<input type="hidden" name="report" value="([^"]*)"/.exec(html)?.[1]
  assert.ok(value, 'the page carries the report')
  const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }
  return value.replaceAll(/&(quot|amp|lt|gt|#39);/g, (_, name: string) => entities[name] ?? '')
}

describe('每个页面', () => {
  const pages = [
    '/',
    '/audit',
    '/compile',
    '/compile?organ=江城市档案局&year=2025',
    '/compile?organ=江城市档案局&year=20',
    '/calculator',
    '/calculator?received=2022-09-30&channel=signed-mail',
    '/calculator?received=2022-02-31',
    '/calculator?items=35',
    '/calculator?pages=250',
    '/rules',
    '/nothing-here',
  ]
  for (const path of pages) {
    it(`${path} / 打开 / 是有效的 HTML`, async () => {
      await assertValidHtml(await (await web.request(encodeURI(path))).text())
    })
  }

  it('五份示例 / 打开 / 是有效的 HTML', async () => {
    assert.equal(examples.length, 5)
    for (const id of examples) {
      const answer = await web.request(`/examples/${id}`)
      assert.equal(answer.status, 200)
      await assertValidHtml(await answer.text())
    }
  })

  it('任何回应，包括 404 和静态文件 / 都带安全头', async () => {
    for (const path of [
      '/',
      '/nothing-here',
      '/assets/gongkai.css',
      '/assets/missing.js',
      '/examples/none',
    ]) {
      const { headers } = await web.request(path)
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; script-src 'self'/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
    }
  })

  it('含年报内容的页面 / 不许缓存 / no-store', async () => {
    assert.equal((await web.request(`/examples/${serviceCentre}`)).headers.get('cache-control'), 'no-store')
  })

  it('样式和脚本 / 都来自本站 / 没有行内样式和外部地址', async () => {
    for (const path of ['/', `/examples/${serviceCentre}`, '/compile?organ=a&year=2025', '/rules']) {
      const html = await (await web.request(path)).text()
      assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|(?:src|href|action)="(?:https?:)?\/\//)
    }
  })

  it('路由表 / 每个 GET 页面 / 都在上面的清单里', () => {
    const redirects = ['/download']
    const listed = new Set([...pages.map((path) => path.replace(/\?.*/, '')), '/examples/:id', ...redirects])
    // The applicant's pages have a database behind them: test/request-pages.test.ts.
    const elsewhere = new Set(requestRoutes.map(({ path }) => path))
    const missing = routes.filter(
      ({ method, path }) => method === 'GET' && !listed.has(path) && !elsewhere.has(path),
    )
    assert.deepEqual(missing, [])
  })
})

describe('长辈模式', () => {
  it('打开又关上 / 每个页面换样子，地址不变；要回去的地址指向别的网站不理会', async () => {
    const turned = await postForm('/elder-mode', { back: '/rules' })
    assert.equal(turned.status, 303)
    assert.equal(turned.headers.get('location'), '/rules')
    assert.match(turned.headers.get('set-cookie') ?? '', /gongkai-elder=1;.*HttpOnly/)
    const headers = { Cookie: 'gongkai-elder=1' }
    for (const path of ['/', '/rules', '/calculator', '/compile', '/nothing-here']) {
      const html = await (await web.request(path, { headers })).text()
      assert.match(html, /<html lang="zh-CN" class="elder">/, path)
      assert.match(html, /elder\.css/, path)
      await assertValidHtml(html)
    }
    assert.doesNotMatch(await (await web.request('/')).text(), /elder\.css/)
    const off = await web.request('/elder-mode', { method: 'POST', headers, body: new FormData() })
    assert.match(off.headers.get('set-cookie') ?? '', /gongkai-elder=0/)
    const away = await postForm('/elder-mode', { back: '//elsewhere.example' })
    assert.equal(away.headers.get('location'), '/')
  })
})

describe('计算器', () => {
  it('第三十三条 / 日历里没有的年份；加上以后 / 写明暂定；不再暂定', async () => {
    const added = createWeb({ ...ports, calendar: async () => nationalCalendarOfAll([inventedYear(2099)]) })
    const asked = '/calculator?received=2099-03-02'
    assert.match(await (await web.request(asked)).text(), /class="provisional"/)
    const html = await (await added.request(asked)).text()
    assert.match(html, /2099-03-30|2099年3月30日/)
    assert.doesNotMatch(html, /class="provisional"/)
  })
})

describe('限流', () => {
  it('一个网络一分钟里交的文件太多 / 429，写明几秒以后再来；只看页面照常', async () => {
    const asked: (string | null)[] = []
    const paced = createWeb({
      ...ports,
      secondsToWait: (_socket, forwardedFor) => {
        asked.push(forwardedFor)
        return 21
      },
    })
    const headers = { 'X-Forwarded-For': '192.0.2.7' }
    const answer = await paced.request('/audit', { method: 'POST', body: new FormData(), headers })
    assert.equal(answer.status, 429)
    assert.equal(answer.headers.get('retry-after'), '21')
    const html = await answer.text()
    assert.match(html, /请 21 秒以后再提交/)
    await assertValidHtml(html)
    assert.equal((await paced.request('/', { headers })).status, 200)
    assert.deepEqual(asked, ['192.0.2.7'])
  })
})

describe('没有数据库', () => {
  it('申请公开的每个地址 / 打开、提交 / 503，说明可以当面、邮寄申请', async () => {
    for (const { method, path } of requestRoutes) {
      const answer = await web.request(path.replaceAll(/:\w+/g, '1'), {
        method,
        ...(method === 'POST' ? { body: new FormData() } : {}),
      })
      assert.equal(answer.status, 503, path)
      const html = await answer.text()
      assert.match(html, /网上申请暂时不能用/)
      assert.match(html, /当面提交/)
      await assertValidHtml(html)
    }
  })
})

describe('慢的文件', () => {
  /** The answer to a file whose reading ends only when the answer has begun. */
  const answerTo = async (read: () => ReturnType<typeof ports.readReport>) => {
    const begun = Promise.withResolvers<void>()
    const web = createWeb({ ...ports, readReport: () => begun.promise.then(read) })
    const answer = await web.request('/audit', form())
    begun.resolve()
    return answer.text()
  }
  const form = () => {
    const posted = new FormData()
    posted.set('report', example(serviceCentre), '扫描件.pdf')
    return { method: 'POST', body: posted }
  }

  it('扫描件读得久 / 先说在做什么 / 同一个回应里接着给结果', async () => {
    const html = await answerTo(() =>
      ports.readReport(new Uint8Array(readFileSync(`examples/${serviceCentre}.txt`)), 'a.txt'),
    )
    const [waiting, result] = [html.indexOf('waiting-page'), html.indexOf('AR-C03')]
    assert.ok(waiting >= 0 && waiting < result)
    assert.match(html, /正在读“扫描件\.pdf”/)
    await assertValidHtml(html)
  })

  it('扫描件读了很久读不出 / 已经开始回应 / 结果处写明原因', async () => {
    const html = await answerTo(() =>
      Promise.reject(new UnreadableFile('ocr-failed', '扫描件太模糊，认不出表格。')),
    )
    assert.match(html, /正在读“扫描件\.pdf”/)
    assert.match(html, /扫描件太模糊，认不出表格。/)
    await assertValidHtml(html)
  })
})

describe('静态文件', () => {
  it('带摘要的地址 / 长期缓存 / 内容不变时回 304', async () => {
    const html = await (await web.request('/')).text()
    const href = /href="(\/assets\/gongkai\.css\?v=\w+)"/.exec(html)?.[1] ?? ''
    const first = await web.request(href)
    assert.match(first.headers.get('cache-control') ?? '', /immutable/)
    const again = await web.request(href, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
    assert.equal(again.status, 304)
  })

  it('清单以外的路径 / 请求 / 404', async () => {
    for (const path of ['/assets/..%2F..%2Fpackage.json', '/assets/%2e%2e/package.json', '/assets/none.css'])
      assert.equal((await web.request(path)).status, 404)
  })
})

describe('交来一份年报', () => {
  it('已知有错的年报 / 核查 / 指出那一格、公式和依据', async () => {
    const answer = await postForm('/audit', { report: example(serviceCentre) })
    const html = await answer.text()
    assert.equal(answer.status, 200)
    await assertValidHtml(html)
    assert.match(html, /AR-C03/)
    assert.match(html, /2 \+ 0 \+ 0 \+ 0 \+ 0 \+ 2/)
    assert.match(html, /<mark class="place is-error">/)
  })

  it('原件中的批注号 / 每一个 / 都指到一条批注，反过来也是', async () => {
    for (const id of examples) {
      const html = await (await web.request(`/examples/${id}`)).text()
      const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))
      const links = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
      assert.deepEqual(
        links.filter((link) => !ids.has(link)),
        [],
        id,
      )
    }
  })

  it('没有选文件 / 提交 / 回到选文件的页面并说明', async () => {
    const answer = await postForm('/audit', { report: new Blob([]) })
    assert.ok(answer.status === 400 || answer.status === 422)
    const html = await answer.text()
    await assertValidHtml(html)
    assert.match(html, /<title>问题：/)
  })

  it('空文件、看不懂的文件 / 提交 / 422 和读者给的中文理由', async () => {
    const garbage = new Blob([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 0, 0xff, 0xfe])])
    const answer = await postForm('/audit', { report: garbage })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /class="problem" id="report-problem">[^<]*\p{Script=Han}/u)
  })

  it('超过 20 MB / 提交 / 413，并写明文件名和上限', async () => {
    const answer = await postForm('/audit', { report: new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]) })
    assert.equal(answer.status, 413)
    assert.match(await answer.text(), /report\.txt”超过 20 MB/)
  })

  it('不是表单的请求 / 提交 / 415', async () => {
    const answer = await web.request('/audit', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'text/plain' },
    })
    assert.equal(answer.status, 415)
  })

  it('断了的表单 / 提交 / 400 或 415，不崩溃', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const cut = await web.request('/audit', {
      method: 'POST',
      headers,
      body: '--x\r\nContent-Disposition: form-data; na',
    })
    assert.ok(cut.status === 400, String(cut.status))
    const noBoundary = await web.request('/audit', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data' },
      body: 'x',
    })
    assert.ok(noBoundary.status === 400, String(noBoundary.status))
  })

  it('带脚本和标签的正文 / 核查 / 只当文字显示', async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    const text = readFileSync(`examples/${serviceCentre}.txt`, 'utf8').replace(
      '一、总体情况',
      `一、总体情况\n\n${hostile}`,
    )
    const html = await (await postForm('/audit', { report: new Blob([text]) })).text()
    assert.match(html, /&lt;script&gt;alert\(2\)/)
    assert.doesNotMatch(html, /<script>alert|<img src=x/)
    await assertValidHtml(html)
  })

  it('上年年报读不了 / 核查 / 理由写在上年那一栏', async () => {
    const broken = new Blob([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff, 0xfe, 0, 0])])
    const answer = await postForm('/audit', { report: example(serviceCentre), previous: broken })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /id="previous-problem">上一年的年度报告/)
  })

  it('结果页、下载的地址 / 重新打开 / 回到选文件的页面', async () => {
    assert.match(await (await web.request('/audit')).text(), /<h1[^>]*>核对一份年度报告/)
    assert.equal((await web.request('/download')).headers.get('location'), '/audit')
  })

  it('上年年报一并交来 / 核查 / 页面写明对照了哪一年', async () => {
    const read = (year: number) =>
      new Blob([new Uint8Array(readFileSync(`test/fixtures/reports/pingtan-${year}.txt`))])
    const html = await (await postForm('/audit', { report: read(2023), previous: read(2022) })).text()
    assert.match(html, /对照上年/)
    assert.match(html, /AR-B03/)
  })
})

describe('页面自带的年报数据', () => {
  it('五份示例和一份 PDF / 打包成隐藏栏再拆开 / 核查结果一条不差', async () => {
    const files = [
      ...examples.map((id) => `examples/${id}.txt`),
      'test/fixtures/reports/hongze-2023.pdf',
      'test/fixtures/reports/shanghai-general-office-2019.docx',
    ]
    for (const file of files) {
      const { report } = await ports.readReport(new Uint8Array(readFileSync(file)), file)
      const again = unpackReport(packReport(report), ports)
      assert.equal(again.format, report.format, 'of the original, as the sheet of findings prints it')
      assert.deepEqual(ports.auditReport(again).findings, ports.auditReport(report).findings, file)
    }
  })
})

describe('下载', () => {
  const signatures = { pdf: '%PDF-', docx: 'PK', xlsx: 'PK', json: '{', csv: '\ufeff' } as const

  it('结果页的每个按钮 / 按下 / 得到那种文件，文件名写明单位和年度', async () => {
    const report = hiddenReport(await (await web.request(`/examples/${serviceCentre}`)).text())
    for (const want of [
      'findings.pdf',
      'findings.docx',
      'report.json',
      'report.xlsx',
      'report.csv',
    ] as const) {
      const answer = await postForm('/download', { report, want })
      assert.equal(answer.status, 200, want)
      const extension = want.split('.')[1] as keyof typeof signatures // one of the five above
      const start = Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString('utf8')
      assert.ok(start.startsWith(signatures[extension]), `${want}: ${start}`)
      const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '')
      assert.match(disposition, /attachment; .*上海市宝山区行政服务中心2021年.*\.\w+$/)
    }
  })

  it('被改坏的年报数据 / 下载 / 中文说明，不是程序错误', async () => {
    for (const report of ['', '{', '[]', '{"form":"2021","cells":[{"table":"x"}]}']) {
      const answer = await postForm('/download', { report, want: 'report.json' })
      assert.ok([400, 422].includes(answer.status), `${report}: ${answer.status}`)
    }
  })

  it('没有说要什么 / 下载 / 400', async () => {
    assert.equal((await postForm('/download', { report: '{}', want: 'findings.exe' })).status, 400)
  })
})

describe('编制年报，不用脚本', () => {
  const start = { organ: '江城市柳溪区档案局', year: '2025', form: '2021' }

  it('填了几格 / 提交核对 / 填的都还在，错误指到格子', async () => {
    const fields = {
      ...start,
      'requests/newlyReceived/naturalPerson': '2',
      'requests/newlyReceived/business': '0',
      'requests/newlyReceived/research': '0',
      'requests/newlyReceived/charity': '0',
      'requests/newlyReceived/legalService': '0',
      'requests/newlyReceived/otherOrganisation': '2',
      'requests/newlyReceived/total': '2',
      'section-1': '写到一半的<正文>',
      action: 'check',
    }
    const html = await (await postForm('/compile', fields)).text()
    await assertValidHtml(html)
    assert.match(html, /name="requests\/newlyReceived\/naturalPerson" value="2"/)
    assert.match(html, /写到一半的&lt;正文&gt;/)
    assert.match(html, /AR-C03|各类申请人|总计/)
    assert.match(html, /<td[^>]*class="entry is-error"[^>]*data-cell="requests\/newlyReceived\/total"/)
    assert.match(html, /name="requests\/granted\/total" value=""/)
  })

  it('空白处填 0 / 先问 / 确认了才填', async () => {
    const asked = await (await postForm('/compile', { ...start, action: 'ask-zeros' })).text()
    assert.match(asked, /把 200 个空白格填上？/)
    assert.match(asked, /name="requests\/granted\/total" value=""/)
    const filled = await (await postForm('/compile', { ...start, action: 'zeros' })).text()
    assert.match(filled, /name="requests\/granted\/total" value="0"/)
    await assertValidHtml(filled)
  })

  it('上年年报 / 带入 / 结转下年度成为上年结转', async () => {
    const file = new Blob([
      new Uint8Array(readFileSync('test/fixtures/reports/shanghai-general-office-2019.html')),
    ])
    const html = await (await postForm('/compile', { file, action: 'previous' })).text()
    await assertValidHtml(html)
    assert.match(html, /2020年政府信息公开工作年度报告/)
    assert.match(html, /name="requests\/carriedIn\/naturalPerson" value="\d+"/)
  })

  it('核查过的年报 / 在此基础上编制 / 各格带到编制页', async () => {
    const report = hiddenReport(await (await web.request(`/examples/${serviceCentre}`)).text())
    const html = await (await postForm('/compile', { report, action: 'open' })).text()
    assert.match(html, /name="requests\/newlyReceived\/otherOrganisation" value="2"/)
    await assertValidHtml(html)
  })

  it('保存成文件 / 再打开 / 每格和每段都回来', async () => {
    const fields = { ...start, 'requests/granted/total': '7', 'section-5': '存在的问题：……', write: 'json' }
    const saved = await postForm('/compile', fields)
    const bytes = await saved.arrayBuffer()
    const html = await (await postForm('/compile', { file: new Blob([bytes]), action: 'file' })).text()
    assert.match(html, /name="requests\/granted\/total" value="7"/)
    assert.match(html, /存在的问题：……/)
    assert.match(html, /value="江城市柳溪区档案局"/)
  })

  it('写成每种文件 / 提交 / 得到那种文件', async () => {
    for (const write of ['docx', 'pdf', 'xlsx', 'html', 'csv', 'json']) {
      const answer = await postForm('/compile', { ...start, write })
      assert.equal(answer.status, 200, write)
      assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`\\.${write}$`))
    }
  })

  it('不认识的格名 / 提交 / 丢掉，不进报告', async () => {
    const saved = await postForm('/compile', { ...start, 'requests/invented/total': '7', write: 'json' })
    assert.doesNotMatch(await saved.text(), /invented/)
  })
})
