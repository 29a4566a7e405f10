import { getCookie } from 'hono/cookie'
import { type Child, createContext, type FC, useContext } from 'hono/jsx'
import { instruments } from '../../../law/instruments.ts'
import type { WebContext } from '../../web-environment.ts'

type Section = 'requests' | 'published' | 'audit' | 'compile' | 'calculator' | 'rules'

const navigation: readonly { section: Section; href: string; label: string }[] = [
  { section: 'requests', href: '/requests', label: '申请公开' },
  { section: 'calculator', href: '/calculator', label: '期限与收费' },
  { section: 'published', href: '/published', label: '已公开的年报' },
  { section: 'audit', href: '/audit', label: '核查年报' },
  { section: 'compile', href: '/compile', label: '编制年报' },
  { section: 'rules', href: '/rules', label: '核查规则' },
]

export interface PageProps {
  readonly title: string
  readonly section: Section | null
  readonly asset: (name: string) => string
  /** Names of islands to load, e.g. `upload.js`. */
  readonly islands?: readonly string[]
  /** `wide` for pages that hold a document and its findings side by side. */
  readonly width?: 'text' | 'wide'
  /** `forms` loads the styles of the kit that the desk and the pages of requests share. */
  readonly styles?: 'plain' | 'forms'
  readonly children?: Child
}

/** How this person reads, and where: of every page, without a word in each. */
export interface Reading {
  /** 长辈模式 */
  readonly elder: 'on' | 'off'
  readonly path: string
}

/** Nothing secret: read by any page, set by `/elder-mode`. */
export const elderCookie = 'gongkai-elder'

const reading = createContext<Reading>({ elder: 'off', path: '/' })

export const PageHead: FC<
  Pick<PageProps, 'title' | 'asset' | 'styles'> & { readonly islands: readonly string[] }
> = ({ title, asset, islands, styles = 'plain' }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title === '公开' ? '公开：申请政府信息，核查与编制年度报告' : `${title} · 公开`}</title>
    <link rel="icon" href={asset('seal.svg')} type="image/svg+xml" />
    <link rel="stylesheet" href={asset('gongkai.css')} />
    {styles === 'forms' && <link rel="stylesheet" href={asset('kit.css')} />}
    {styles === 'forms' && <link rel="stylesheet" href={asset('clock.css')} />}
    {styles === 'forms' && <link rel="stylesheet" href={asset('requests.css')} />}
    {useContext(reading).elder === 'on' && <link rel="stylesheet" href={asset('elder.css')} />}
    {islands.map((island) => (
      <script type="module" src={asset(island)}></script>
    ))}
  </head>
)

/** The frame of every page. */
export const Page: FC<PageProps> = ({
  title,
  section,
  asset,
  islands = [],
  width = 'text',
  styles = 'plain',
  children,
}) => (
  <html lang="zh-CN" class={elderClass()}>
    <PageHead title={title} asset={asset} islands={islands} styles={styles} />
    <body class={width}>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="masthead">
        <a class="brand" href="/">
          公开
        </a>
        <nav aria-label="主要栏目">
          <ul>
            {navigation.map((item) => (
              <li>
                <a href={item.href} aria-current={item.section === section ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabindex={-1}>
        {children}
      </main>
      <footer class="colophon">
        <ElderMode />
        {section === 'requests' ? <RequestsColophon /> : section === 'published' ? null : <ReportsColophon />}
      </footer>
    </body>
  </html>
)

/** For the `html` of a page. */
export function elderClass(): string | undefined {
  return useContext(reading).elder === 'on' ? 'elder' : undefined
}

/** A form of its own address, so that it works without JavaScript and stays for a year. */
const ElderMode: FC = () => {
  const { elder, path } = useContext(reading)
  return (
    <form method="post" action="/elder-mode">
      <input type="hidden" name="back" value={path} />
      <button type="submit" class="plain">
        {elder === 'on' ? '退出长辈模式' : '长辈模式（大字、单栏）'}
      </button>
    </form>
  )
}

const ReportsColophon: FC = () => (
  <>
    <p>文件只在运行本程序的这台机器上处理：不上传到任何外部，不留存。</p>
    <p>
      依据《中华人民共和国政府信息公开条例》和{instruments['annual-report-format-2021'].number}、
      {instruments['annual-report-format-2019'].number}。核查结果供校对使用，以原始台账为准。
    </p>
  </>
)

const RequestsColophon: FC = () => (
  <>
    <p>本系统不得存储、处理、传输国家秘密，请不要在申请和附件里写入。</p>
    <p>
      依据《中华人民共和国政府信息公开条例》第二十七条至第四十五条。您填写的个人信息只用于办理这件申请，加密保存，只有承办人员因办理需要才能查看，每次查看都有记录。
    </p>
  </>
)

type Status = 200 | 400 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507

/** A page, or a part of one, as this person reads it. */
export function asRead(context: WebContext, page: Child): Child {
  const elder = getCookie(context, elderCookie) === '1' ? 'on' : 'off'
  return <reading.Provider value={{ elder, path: context.req.path }}>{page}</reading.Provider>
}

/** Renders a page as a full HTML response. */
export async function respondWithPage(
  context: WebContext,
  page: Child,
  status: Status = 200,
): Promise<Response> {
  return context.html(`<!DOCTYPE html>${await asRead(context, page)}`, status)
}
