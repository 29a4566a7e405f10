import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { readDocument } from '../../src/documents/read/read-document.ts'
import { cellValue } from '../../src/domain/annual-report/report.ts'
import { readReport } from '../../src/usecases/read-report.ts'
import { openBrowser } from '../support/browser.ts'
import { toNextPage } from '../support/browsing.ts'
import { startWeb, type WebServer } from '../support/web-server.ts'

let browser: Browser
let server: WebServer

before(async () => {
  ;[browser, server] = await Promise.all([openBrowser(), startWeb()])
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function openBlank(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
  await page.goto(`${server.address}/compile?organ=${encodeURIComponent('江城市柳溪区档案局')}&year=2025`)
  return page
}

const cell = (row: string, column = 'naturalPerson') => `[name="requests/${row}/${column}"]`

/** Puts a block on the clipboard and pastes it where the cursor is, as Ctrl+V does. */
function paste(page: Page, data: { text: string; html?: string }): Promise<void> {
  return page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    if (html !== undefined) clipboardData.setData('text/html', html)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, data)
}

describe('一年两件申请的经办人', () => {
  it('从空白表到写好的 Word / 不超过 40 次操作', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    let count = 0
    const click = async (selector: string) => {
      count++
      await page.click(selector)
    }
    const press = async (key: string) => {
      count++
      await page.keyboard.press(key)
    }
    /** One field written in one go. */
    const write = async (words: string) => {
      count++
      await page.keyboard.type(words)
    }
    await page.goto(server.address)
    await toNextPage(page, () => click('nav a[href="/compile"]'))
    await click('#organ')
    await write('江城市柳溪区档案局')
    await toNextPage(page, () => click('.start button.primary'))
    // Two requests of natural persons, both granted.
    await click(cell('newlyReceived'))
    await write('2')
    await press('ArrowDown')
    await press('ArrowDown')
    await write('2')
    await click('#ask-zeros')
    await click('dialog .primary')
    await click('#section-1')
    await write(
      '（一）主动公开。主动公开政府信息12条。（二）依申请公开。收到申请2件，均予以公开。（三）政府信息管理。规范公文属性。（四）政府信息公开平台建设。维护专栏。（五）监督保障。开展培训。',
    )
    await click('#section-5')
    await write(
      '存在的主要问题：解读形式比较单一。改进情况：今年增加了图解和问答，下一年继续丰富解读形式，并加强对经办人员的培训。',
    )
    await click('#section-6')
    await write('本年度未收取信息处理费。')
    const download = page.waitForEvent('download')
    await click('button[name="write"][value="docx"]')
    const bytes = new Uint8Array(readFileSync(await (await download).path()))

    assert.ok(count <= 40, `${count} interactions`)
    const { report } = await readReport(bytes, 'report.docx', readDocument)
    const value = (row: string, column: string) => cellValue(report, { table: 'requests', row, column })
    assert.equal(report.year, 2025)
    assert.deepEqual(
      [
        value('newlyReceived', 'total'),
        value('granted', 'naturalPerson'),
        value('total', 'total'),
        value('carriedOut', 'total'),
      ],
      [2, 2, 2, 0],
    )
    assert.match(await page.locator('.verdict').innerText(), /^0\s*处不平或不符\s*0\s*格空着/)
    await page.close()
  })
})

describe('表格里的键盘', () => {
  it('方向键、回车、Tab / 移动 / 与电子表格一样，回车不提交', async () => {
    const page = await openBlank()
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name) // the grid holds inputs only
    await page.focus(cell('newlyReceived'))
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    assert.equal(await focused(), 'requests/carriedIn/naturalPerson')
    await page.keyboard.press('ArrowRight')
    assert.equal(await focused(), 'requests/carriedIn/business')
    await page.keyboard.press('ArrowUp')
    assert.equal(await focused(), 'requests/newlyReceived/business')
    await page.keyboard.press('Shift+Tab')
    assert.equal(await focused(), 'requests/newlyReceived/naturalPerson')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Tab')
    assert.equal(await focused(), 'requests/newlyReceived/business')
    assert.match(page.url(), /\/compile\?/)
    await page.close()
  })

  it('改了一格再按 Esc / 回到原来的数', async () => {
    const page = await openBlank()
    await page.fill(cell('granted'), '5')
    await page.focus(cell('partlyGranted'))
    await page.focus(cell('granted'))
    await page.keyboard.type('78')
    await page.keyboard.press('Escape')
    assert.equal(await page.inputValue(cell('granted')), '5')
    await page.close()
  })
})

describe('边填边核对', () => {
  it('2 + 2 = 2 / 输入最后一格 / 马上指出，说出改哪一格，改了就平', async () => {
    const page = await openBlank()
    const row = ['2', '0', '0', '0', '0', '2', '2']
    await page.focus(cell('newlyReceived'))
    for (const figure of row) {
      await page.keyboard.type(figure)
      await page.keyboard.press('ArrowRight')
    }
    assert.match(await page.locator('#judgement').innerText(), /2 \+ 0 \+ 0 \+ 0 \+ 0 \+ 2 = 4 ≠ 2/)
    assert.equal(await page.getAttribute(cell('newlyReceived', 'total'), 'aria-invalid'), 'true')
    await page.click('.repairs a:has-text("“总计”列由 2 改为 4")')
    assert.equal(
      await page.evaluate(() => (document.activeElement as HTMLInputElement).name),
      'requests/newlyReceived/total',
    ) // an input
    await page.keyboard.type('4')
    assert.equal(await page.locator('.draft-check > .draft-findings').count(), 0)
    assert.equal(await page.getAttribute(cell('newlyReceived', 'total'), 'aria-invalid'), null)
    await page.close()
  })

  it('空白处填 0 / 先问，不点确认就不填；填了可以撤销', async () => {
    const page = await openBlank()
    await page.click('#ask-zeros')
    await page.click('dialog button:not(.primary)')
    assert.equal(await page.inputValue(cell('granted')), '')
    await page.click('#ask-zeros')
    await page.click('dialog .primary')
    assert.equal(await page.inputValue(cell('granted')), '0')
    await page.click('.paste-note button:has-text("撤销")')
    assert.equal(await page.inputValue(cell('granted')), '')
    assert.match(await page.locator('.verdict').innerText(), /200\s*格空着/)
    await page.close()
  })

  it('正文的数与表格不符 / 输入 / 指出并能选中那几个字', async () => {
    const page = await openBlank()
    await page.focus(cell('newlyReceived'))
    for (const figure of ['2', '0', '0', '0', '0', '0', '2']) {
      await page.keyboard.type(figure)
      await page.keyboard.press('ArrowRight')
    }
    await page.fill('#section-1', '本年度共收到政府信息公开申请5件。')
    const link = page.locator('#judgement a[href="#section-1"]').first()
    await link.click()
    const selected = await page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement // the link leads to the textarea
      return area.value.slice(area.selectionStart, area.selectionEnd)
    })
    assert.match(selected, /5件|收到/)
    await page.close()
  })
})

describe('粘贴', () => {
  it('从 Excel 复制的一块 / 从光标处填入，说明怎样读的，可以撤销', async () => {
    const page = await openBlank()
    await page.focus(cell('granted'))
    await paste(page, { text: '１\t0\t0\r\n2\t\t0' })
    await page.waitForSelector('.paste-note')
    assert.equal(await page.inputValue(cell('granted')), '1')
    assert.equal(await page.inputValue(cell('partlyGranted')), '2')
    assert.equal(await page.inputValue(cell('partlyGranted', 'business')), '')
    assert.match(await page.locator('.paste-note').innerText(), /2 行 3 列.*填入 6 格[\s\S]*“１”读作 1/)
    assert.equal(await page.locator('td.guess').count(), 1)
    await page.click('.paste-note button:has-text("撤销")')
    assert.equal(await page.inputValue(cell('granted')), '')
    await page.close()
  })

  it('从 WPS 复制的整张表，合并单元格 / 按名称对上', async () => {
    const page = await openBlank()
    const rows = [
      ['一、本年新收政府信息公开申请数量', 3],
      ['二、上年结转政府信息公开申请数量', 0],
    ]
    const body = rows.map(
      ([label, figure]) =>
        `<tr><td colspan="3">${label}</td><td>${figure}</td>${'<td>0</td>'.repeat(5)}<td>${figure}</td></tr>`,
    )
    await page.focus(cell('carriedOut', 'total'))
    await paste(page, { text: '', html: `<table>${body.join('')}</table>` })
    await page.waitForSelector('.paste-note')
    assert.equal(await page.inputValue(cell('newlyReceived')), '3')
    assert.equal(await page.inputValue(cell('newlyReceived', 'total')), '3')
    assert.equal(await page.inputValue(cell('carriedOut', 'total')), '')
    await page.close()
  })
})

describe('没有脚本', () => {
  it('填数、核对、填 0、写成文件 / 全靠表单 / 填的一样不丢', async () => {
    const page = await openBlank({ javaScriptEnabled: false })
    await page.fill(cell('newlyReceived'), '2')
    await page.fill(cell('granted'), '2')
    await page.fill('#section-1', '本年度共收到政府信息公开申请2件。')
    await toNextPage(page, () => page.click('#ask-zeros'))
    assert.match(await page.locator('.question').innerText(), /把 198 个空白格填上？/)
    await toNextPage(page, () => page.click('.question .primary'))
    assert.equal(await page.inputValue(cell('newlyReceived', 'total')), '2')
    assert.equal(await page.inputValue(cell('total', 'total')), '2')
    assert.equal(await page.inputValue('#section-1'), '本年度共收到政府信息公开申请2件。')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button[name="write"][value="json"]'),
    ])
    assert.match(download.suggestedFilename(), /江城市柳溪区档案局2025年.*\.json$/)
    await page.goto(`${server.address}/compile`)
    await page.setInputFiles('#any-file', await download.path())
    await toNextPage(page, () => page.click('button[value="file"]'))
    assert.equal(await page.inputValue(cell('granted')), '2')
    await page.close()
  })
})
