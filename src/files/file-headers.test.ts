import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentDisposition, fileHeaders } from './file-headers.ts'

const file = { originalName: '答复书 "一".pdf', mediaType: 'application/pdf', size: 12 }

test('打开文件 / 响应头 / 只下载，不当网页，什么也不许做', () => {
  assert.deepEqual(fileHeaders(file), {
    'Content-Type': 'application/pdf',
    'Content-Length': '12',
    'Content-Disposition': `attachment; filename="file.pdf"; filename*=UTF-8''%E7%AD%94%E5%A4%8D%E4%B9%A6%20%22%E4%B8%80%22.pdf`,
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
  })
})

test('打开文件 / 文本 / 按字节给，不声称一种可能错的编码', () => {
  assert.equal(fileHeaders({ ...file, mediaType: 'text/csv' })['Content-Type'], 'application/octet-stream')
})

test('打开文件 / 任何文件名 / 响应头合法，不能另起一行，名字还得回来', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = contentDisposition(name)
      assert.match(
        header,
        /^attachment; filename="file(?:\.[A-Za-z0-9]{1,8})?"; filename\*=UTF-8''[\w!#$&+\-.^`|~%]*$/,
      )
      new Headers({ 'Content-Disposition': header })
      const encoded = header.split("UTF-8''")[1] ?? ''
      assert.equal(decodeURIComponent(encoded), name.replaceAll(/[\u0000-\u001f\u007f]/g, '').toWellFormed())
    }),
  )
})
