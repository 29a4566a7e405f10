import type { Child, FC } from 'hono/jsx'
import { signInLimits } from '../../../domain/access/sign-in-limits.ts'
import type { DeskContext, Place, Shell } from '../../desk-visit.ts'
import { Flash } from './flash.tsx'
import { Form } from './form.tsx'

export interface DeskPageProps {
  readonly title: string
  readonly shell: Shell
  /** Errors of the form: the title of the window says so too. */
  readonly hasErrors?: 'yes' | 'no'
  /** A style sheet and an island that only this page has. */
  readonly own?: { readonly styles: string; readonly island: string }
  readonly children?: Child
}

/** The frame of every page of the desk: the portal's paper and ink, closer together. */
export const DeskPage: FC<DeskPageProps> = ({ title, shell, hasErrors = 'no', own, children }) => (
  <html
    lang="zh-CN"
    data-density={shell.elder ? undefined : 'compact'}
    class={shell.elder ? 'elder' : undefined}
  >
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${hasErrors === 'yes' ? '问题：' : ''}${title} · 公开办公端`}</title>
      <link rel="icon" href={shell.asset('seal.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={shell.asset('gongkai.css')} />
      <link rel="stylesheet" href={shell.asset('kit.css')} />
      <link rel="stylesheet" href={shell.asset('clock.css')} />
      <link rel="stylesheet" href={shell.asset('casework.css')} />
      {own !== undefined && <link rel="stylesheet" href={shell.asset(own.styles)} />}
      {shell.elder && <link rel="stylesheet" href={shell.asset('elder.css')} />}
      <script type="module" src={shell.asset('desk.js')}></script>
      {own !== undefined && <script type="module" src={shell.asset(own.island)}></script>}
    </head>
    <body class="office">
      <a class="skip" href="#main">
        跳到正文
      </a>
      <Masthead shell={shell} />
      <main id="main" tabindex={-1}>
        {shell.flash !== null && <Flash says={shell.flash} />}
        {children}
      </main>
      <DeskFooter shell={shell} />
      {shell.person !== null && <Palette places={shell.person.places} />}
      {shell.person !== null && <IdleWarning />}
    </body>
  </html>
)

const Masthead: FC<{ shell: Shell }> = ({ shell }) => (
  <header class="masthead">
    <a class="brand" href="/">
      公开 <span class="face">办公端</span>
    </a>
    {shell.person !== null && (
      <>
        <nav aria-label="主要栏目">
          <ul>
            {shell.person.places
              .filter(({ main }) => main)
              .map(({ href, label }) => (
                <li>
                  <a href={href} aria-current={isWithin(shell.path, href) ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
        <div class="person">
          <a href="/go" data-opens="palette">
            前往 <kbd>Ctrl K</kbd>
          </a>
          <a href="/account" aria-current={isWithin(shell.path, '/account') ? 'page' : undefined}>
            {shell.person.name}
          </a>
          <Form shell={shell} action="/sign-out">
            <button type="submit" class="plain">
              退出
            </button>
          </Form>
        </div>
      </>
    )}
  </header>
)

function isWithin(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}

const DeskFooter: FC<{ shell: Shell }> = ({ shell }) => (
  <footer class="colophon">
    <Form shell={shell} action="/elder-mode">
      <input type="hidden" name="back" value={shell.path} />
      <button type="submit" class="plain">
        {shell.elder ? '退出长辈模式' : '长辈模式（大字、单栏）'}
      </button>
    </Form>
    <p>
      本系统不得存储、处理、传输国家秘密。
      {shell.person !== null && ` ${signInLimits.idleMinutes} 分钟没有操作会自动退出，提前 2 分钟提醒。`}
    </p>
  </footer>
)

/** Ctrl+K. Without JavaScript the link leads to the same list as a page. */
const Palette: FC<{ places: readonly Place[] }> = ({ places }) => (
  <dialog id="palette" class="palette" aria-labelledby="palette-label">
    <form method="get" action="/search">
      <label for="palette-search" id="palette-label">
        前往，或者搜索
      </label>
      <input type="text" id="palette-search" name="search" autocomplete="off" aria-controls="palette-list" />
      <button type="submit">搜索</button>
    </form>
    <ul id="palette-list">
      {places.map(({ href, label }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
    <p class="hint">上下键选择，回车打开；没有这样的页面时回车是搜索。Esc 关闭。</p>
  </dialog>
)

/** WCAG 2.2.1: told in time, with one key to stay. */
const IdleWarning: FC = () => (
  <dialog id="idle-warning" data-minutes={String(signInLimits.idleMinutes)} aria-labelledby="idle-title">
    <h2 id="idle-title">还有 2 分钟就要自动退出</h2>
    <p>没有提交的内容会丢失。</p>
    <p class="actions">
      <button type="button" class="primary" id="stay-in">
        继续使用
      </button>
    </p>
  </dialog>
)

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507

export async function respondWithDeskPage(
  context: DeskContext,
  page: Child,
  status: Status = 200,
): Promise<Response> {
  return context.html(`<!DOCTYPE html>${await page}`, status)
}
