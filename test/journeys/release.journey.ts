import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inspectFile } from '../../src/documents/inspect/inspect-file.ts'
import { readPagesAgain } from '../../src/documents/inspect/second-text.ts'
import type { Role } from '../../src/domain/access/access.ts'
import { registerRequest } from '../../src/usecases/requests/register-request.ts'
import { assertAccessible } from '../support/accessibility.ts'
import { openBrowser } from '../support/browser.ts'
import { follow, overflow, press, signedInPage } from '../support/browsing.ts'
import { startDesk } from '../support/desk-server.ts'
import { organId } from '../support/invented-organs.ts'
import { bookWith } from '../support/leaking-office-files.ts'
import { onePagePdf, open, pdfSecret, secret } from '../support/leaking-pdfs.ts'
import { inventedEntry, morningOf } from '../support/request-office.ts'

const server = await startDesk()
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await server.close()
})

const pageOf = (roles: readonly Role[], options: BrowserContextOptions = {}) =>
  signedInPage(browser, server, roles, options)

/** A registered request, and the address of its files at the gate. */
async function filesOfCase(): Promise<{ path: string; requestId: string }> {
  const at = morningOf('2026-01-12')
  const grants = [
    {
      role: 'handler' as const,
      regionId: server.regionId,
      organId: organId(1),
      from: '2020-01-01',
      to: null,
      delegatedBy: null,
    },
  ]
  const actor = { accountId: '00000000-0000-4000-8000-00000000aaaa', name: '经办', grants, provenAt: at.now }
  const entered = await registerRequest(server.requests, {
    actor,
    regionId: server.regionId,
    organId: organId(1),
    entry: inventedEntry,
    arrival: { channel: 'in-person', arrivedOn: '2026-01-12', signedOn: null, courierNumber: '' },
    at,
  })
  assert.ok(entered.ok)
  return { path: `/releases/${server.regionId}/request/${entered.requestId}`, requestId: entered.requestId }
}

async function uploadAndOpen(page: Page, path: string, name: string, bytes: Uint8Array): Promise<void> {
  await page.goto(server.address + path)
  await page.setInputFiles('input[name="file"]', {
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytes),
  })
  await press(page, '上传')
  await press(page, /放行给申请人/)
}

async function releasedBytes(requestId: string): Promise<Uint8Array | null> {
  const owner = { regionId: server.regionId, objectKind: 'request', objectId: requestId }
  const [file] = await server.files.files.list(owner, ['applicant', 'public'])
  if (file === undefined) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of await server.files.content.open(file.digest)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const leaking = onePagePdf({
  content: `${open} ${secret} BT /F 14 Tf 30 120 Td (Public words stay) Tj ET 1 g BT /F 14 Tf 30 60 Td (hidden remark) Tj ET`,
})

describe('放行', () => {
  for (const javaScriptEnabled of [true, false])
    it(`一个有隐藏文字的 PDF / ${javaScriptEnabled ? '拖框' : '没有 JavaScript，勾选整行'}、另一人批准 / 申请人只拿到该拿的`, async () => {
      const { path, requestId } = await filesOfCase()
      const handler = await pageOf(['handler'], { javaScriptEnabled })
      await uploadAndOpen(handler, path, '附件.pdf', leaking)
      const address = new URL(handler.url()).pathname
      assert.match((await handler.textContent('main')) ?? '', /看不见的文字/)
      assert.equal(await handler.getByRole('radio', { name: /原样放行/ }).count(), 0)
      if (javaScriptEnabled) {
        await assertAccessible(handler, '标注')
        await handler.locator('svg.redact-page image').waitFor()
        await dragOver(handler, { left: 0.06, top: 0.27, right: 0.75, bottom: 0.36 })
      } else await handler.check('input[name="line-2"]')
      await press(handler, '保存并生成放行文件')
      assert.match((await handler.textContent('.flash')) ?? '', /已经生成/)
      assert.match((await handler.textContent('main')) ?? '', /须由另一人进行|没有这样的岗位/)
      assert.equal(await releasedBytes(requestId), null)
      if (javaScriptEnabled) {
        await assertAccessible(handler, '核对')
      }
      const signer = await pageOf(['signer'], { javaScriptEnabled })
      await signer.goto(`${server.address}/releases`)
      if (javaScriptEnabled) await assertAccessible(signer, '放行列表')
      await signer.goto(`${server.address}${address}?show=output`)
      assert.match((await signer.textContent('.redact-text')) ?? '', /［已遮盖］.*Public words stay/s)
      await press(signer, '批准放行')
      assert.match((await signer.textContent('#error-summary')) ?? '', /逐页看过/)
      await signer.check('input[name="seen-yes"]')
      await press(signer, '批准放行')
      assert.match((await signer.textContent('main')) ?? '', /放行证明/)
      if (javaScriptEnabled) {
        await assertAccessible(signer, '已放行')
      }
      const bytes = await releasedBytes(requestId)
      assert.ok(bytes !== null)
      const [text = ''] = await readPagesAgain(bytes)
      assert.equal(text, 'Reply of the office［已遮盖］Public words stay')
      assert.equal(Buffer.from(bytes).includes(pdfSecret), false)
      await signer.getByText('撤回：让谁也打不开').click()
      await signer.fill('textarea[name="withdraw-reason"]', '漏了一处')
      await press(signer, '撤回')
      assert.equal(await releasedBytes(requestId), null)
      await Promise.all([handler.context().close(), signer.context().close()])
    })

  it('拖动、点行、选词、键盘 / 图上和表单 / 始终一致', async () => {
    const { path } = await filesOfCase()
    const page = await pageOf(['handler'])
    await uploadAndOpen(page, path, '附件.pdf', leaking)
    const line = page.locator('.redact-line[data-number="1"]')
    await page.locator('svg.redact-page').scrollIntoViewIfNeeded()
    const box = await line.boundingBox()
    assert.ok(box !== null)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    assert.equal(await page.isChecked('input[name="line-1"]'), true)
    assert.match((await line.getAttribute('class')) ?? '', /is-marked/)
    await page.uncheck('input[name="line-1"]')
    assert.doesNotMatch((await line.getAttribute('class')) ?? '', /is-marked/)
    await page.getByRole('button', { name: '在页面中间加一个框' }).click()
    assert.equal(await page.inputValue('input[name="box-0-left"]'), '35')
    await page.keyboard.press('ArrowUp')
    assert.equal(await page.inputValue('input[name="box-0-left"]'), '35.1')
    assert.equal(Math.round(Number(await page.locator('.redact-box').getAttribute('x'))), 351)
    await page.locator('label[for="line-3"]').evaluate((label) => {
      const range = document.createRange()
      range.selectNodeContents(label)
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    })
    await page.getByRole('button', { name: '把选中的文字加入要遮盖的词语' }).click()
    assert.equal(await page.inputValue('textarea[name="terms"]'), 'Public words stay')
    await page.context().close()
  })

  it('表格里有身份证号 / 建议勾选、写明理由 / 没有遮盖的要说明才能批准', async () => {
    const { path, requestId } = await filesOfCase()
    const row = (number: number, text: string) =>
      `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`
    const book = bookWith({
      sheets: [
        `<sheetData>${row(1, '身份证号110101199003070038')}${row(2, '身份证号110101199003074039')}</sheetData>`,
      ],
    })
    const page = await pageOf(['handler'], { viewport: { width: 375, height: 800 } })
    await uploadAndOpen(page, path, '名单.xlsx', book)
    await page.goto(server.address + path)
    await assertAccessible(page, '放行文件')
    await follow(page, '申请人')
    await assertAccessible(page, '标注表格')
    assert.equal(await overflow(page), 0)
    await page.check('input[name="suggestion-0"]')
    await press(page, '保存并生成放行文件')
    assert.match((await page.textContent('main')) ?? '', /还不能放行/)
    await page.fill('input[name="answer-personal-data"]', '申请人本人的号码')
    await press(page, '保存理由')
    const signer = await pageOf(['signer'])
    await signer.goto(page.url())
    await signer.check('input[name="seen-yes"]')
    await press(signer, '批准放行')
    const bytes = await releasedBytes(requestId)
    assert.ok(bytes !== null)
    const { found } = await inspectFile(bytes, 'a.xlsx')
    assert.deepEqual(
      found.map(({ quote }) => quote),
      ['110101199003074039'],
    )
    await Promise.all([page.context().close(), signer.context().close()])
  })
})

async function dragOver(
  page: Page,
  shares: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Promise<void> {
  await page.locator('svg.redact-page').scrollIntoViewIfNeeded()
  const box = await page.locator('svg.redact-page').boundingBox()
  assert.ok(box !== null)
  await page.mouse.move(box.x + shares.left * box.width, box.y + shares.top * box.height)
  await page.mouse.down()
  await page.mouse.move(box.x + shares.right * box.width, box.y + shares.bottom * box.height, { steps: 4 })
  await page.mouse.up()
  assert.notEqual(await page.inputValue('input[name="box-0-left"]'), '')
}
