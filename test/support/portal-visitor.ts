/** A browser without JavaScript for tests of the portal: keeps cookies, follows redirects, sends forms as they stand. */

import assert from 'node:assert/strict'

export interface Shown {
  readonly status: number
  readonly html: string
  readonly path: string
  readonly headers: Headers
}

type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

export class PortalVisitor {
  readonly cookies = new Map<string, string>()
  readonly #fetch: Fetch
  readonly #address: string

  /** `address`: of the network that the visitor comes from, when the proxy in front is trusted to tell it. */
  constructor(web: { readonly request: Fetch }, address = '') {
    this.#fetch = (path, init) => web.request(path, init)
    this.#address = address
  }

  open(path: string): Promise<Shown> {
    return this.#send(path, { method: 'GET' })
  }

  /** Sends the form with this action of a page: its hidden fields, and those given. */
  async submit(
    page: Shown,
    action: string,
    fields: Readonly<Record<string, string | File | readonly File[]>> = {},
  ): Promise<Shown> {
    const form = new RegExp(
      `<form(?=[^>]*method="post")[^>]*action="${action.replaceAll('/', '\\/')}"[^>]*>([\\s\\S]*?)</form>`,
    ).exec(page.html)
    assert.ok(form?.[1], `a form to ${action} on ${page.path}`)
    const body = new FormData()
    for (const [, name = '', value = ''] of form[1].matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      body.set(name, plain(value))
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') body.set(name, value)
      else for (const file of value instanceof File ? [value] : value) body.append(name, file)
    }
    const texts = [...body].filter((field): field is [string, string] => typeof field[1] === 'string')
    return this.post(action, texts.length < [...body].length ? body : new URLSearchParams(texts))
  }

  post(path: string, body: FormData | URLSearchParams): Promise<Shown> {
    return this.#send(path, { method: 'POST', body })
  }

  async #send(path: string, init: RequestInit): Promise<Shown> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (this.#address !== '') headers.set('X-Forwarded-For', this.#address)
    const answer = await this.#fetch(path, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    const to = answer.headers.get('location')
    if (answer.status === 303 && to !== null && to.startsWith('/')) return this.#send(to, { method: 'GET' })
    return { status: answer.status, html: await answer.text(), path, headers: answer.headers }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
    if (value === '' || /Max-Age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function plain(text: string): string {
  const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }
  return text.replaceAll(/&(quot|amp|lt|gt|#39);/g, (_, name: string) => entities[name] ?? '')
}
