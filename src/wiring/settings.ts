/** Every setting, typed, with its default and meaning. Read once at the start; `gongkai doctor` prints them. */

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type FileClass, fileClasses } from '../law/file-classes.ts'
import { logRetention } from '../law/internet-government-security-provisions/article-20-log-retention.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { unprotectedConnections } from './unprotected-connections.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const bareAddress = /^[^\s@<>"]+@[^\s@<>"]+$/

const schema = z.object({
  PORT: port.default(8080).describe('门户网页的端口；被占用时用下一个'),
  DESK_PORT: port.default(8081).describe('办公端的端口；被占用时用下一个'),
  FILES_PORT: port.default(8082).describe('用户文件的端口，与网页分开；被占用时用下一个'),
  HOST: z.string().default('localhost').describe('监听的地址；0.0.0.0 表示允许别的机器访问'),
  PUBLIC_URL: origin('门户'),
  DESK_URL: origin('办公端'),
  FILES_URL: origin('用户文件'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
    .refine((list) => list.every(isNetwork))
    .describe('可信的反向代理，IP 或者 CIDR，用逗号隔开；只有它们转来的 X-Forwarded-* 才算数'),
  DATABASE_URL: z.url().optional().describe('PostgreSQL 15 以上的连接地址；不填时使用自带的数据库'),
  PROTECTED_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).flatMap((each) => (each === '' ? [] : [each.toLowerCase()])))
    .describe(
      '网络本身受保护（如同一容器网络、专用加密隧道）的主机名，用逗号隔开；只有到这些主机的数据库、S3、ClamAV 连接可以不加密',
    ),
  GONGKAI_DATA: z.string().default('./data').describe('数据文件夹：自带的数据库、文件、密钥'),
  GONGKAI_DEMO: z.enum(['on', 'off']).default('on').describe('on 或者 off：首次启动时是否建立演示地区'),
  BACKUP_FOLDER: z
    .string()
    .optional()
    .describe('办公端里做的备份放在哪里，最好在另一块磁盘；不填时放在数据文件夹的 backups'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('发信服务器，如 smtps://用户:密码@mail.example.gov.cn:465；不填时不发邮件'),
  MAIL_FROM: z.string().regex(bareAddress).optional().describe('发信地址；填了 SMTP_URL 就要填'),
  REMINDERS: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'on 或者 off：工作日 7:30 给公开机构的电子邮箱发提醒，写明哪几件申请哪天到期；要有发信服务器，填了 DESK_URL 才有链接',
    ),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('S3 兼容存储的地址；不填时文件放在数据文件夹'),
  S3_REGION: z.string().default('us-east-1').describe('S3 的区域名'),
  S3_BUCKET: z.string().optional().describe('S3 的桶'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('S3 的访问标识'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('S3 的访问密钥'),
  CLAMAV: z
    .string()
    .regex(/^(\/.+|[\w.-]+:\d{1,5})$/)
    .optional()
    .describe('ClamAV 的套接字文件，或者 主机:端口；不填时文件标为“未查毒”'),
  OIDC_ISSUER: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('统一身份认证（OpenID Connect）的地址；填了以后登录页有它的按钮'),
  OIDC_CLIENT_ID: z.string().optional().describe('统一身份认证里本系统的标识'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('统一身份认证里本系统的密钥'),
  OIDC_TWO_FACTOR_VALUES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
    .describe('认证方用哪些 acr 或 amr 值说明做过两种验证，用逗号隔开；不填时回来后还要输入本系统的验证码'),
  OIDC_TITLE: z.string().default('统一身份认证').describe('登录页按钮上的字'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('日志的详细程度：debug、info、warn、error、silent'),
  METRICS_PORT: port.optional().describe('监控指标（Prometheus）的端口，只在 METRICS_HOST 监听；不填时不开'),
  METRICS_HOST: z.string().default('127.0.0.1').describe('监控指标监听的地址，不要对外'),
  PASSWORD_POLICY: z
    .enum(['dengbao3', 'asvs'])
    .default('dengbao3')
    .describe('密码规则：dengbao3（等保三级，有复杂度和定期更换）或者 asvs（只看长度和常见密码）'),
  BREACHED_PASSWORDS: z
    .string()
    .optional()
    .describe('已泄露口令的清单：SHA-1 摘要按顺序排列的文件（Pwned Passwords 的格式）；不填时只查常见口令'),
  CIPHER: z
    .enum(['aes-256-gcm', 'sm4-gcm'])
    .optional()
    .describe(
      '新写入的个人信息用哪种加密：aes-256-gcm 或者 sm4-gcm；不填时沿用当前密钥的（新装的是 aes-256-gcm）。旧的仍然能读，由 gongkai rotate-keys 换过去',
    ),
  ACCESS_LOG_YEARS: z.coerce
    .number()
    .int()
    .min(logRetention.period.length)
    .max(100)
    .default(2 * logRetention.period.length)
    .describe(
      `访问日志保留几年，不少于 ${logRetention.period.length} 年（互联网政务应用安全管理规定第二十条）`,
    ),
  HANDED_IN_FILE_YEARS: fileYears('handed-in'),
  TAKEN_IN_FILE_YEARS: fileYears('taken-in'),
  ARCHIVE_FILE_YEARS: fileYears('archive'),
  WORKER_JOBS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(2)
    .describe('一个 worker 进程同时做几件同类的任务'),
})

type Values = Readonly<z.infer<typeof schema>>
type Name = keyof Values
export type Settings = Values & { readonly dataFolder: string; readonly backupFolder: string }

/** Printed masked, and accepted from a file named in `<NAME>_FILE` (secrets of containers). */
const secrets: ReadonlySet<string> = new Set<Name>([
  'DATABASE_URL',
  'SMTP_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'OIDC_CLIENT_SECRET',
])

/** Settings that mean nothing without others. */
const together: readonly (readonly [Name, readonly Name[]])[] = [
  ['SMTP_URL', ['MAIL_FROM']],
  ['S3_ENDPOINT', ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']],
  ['S3_BUCKET', ['S3_ENDPOINT']],
  ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'DESK_URL']],
]

/** Reads the settings from the environment. Throws `EnvironmentProblem` naming each wrong one and how to mend it. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const parsed = schema.safeParse(given(environment))
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
    throw new EnvironmentProblem(
      names.map((name) => `环境变量 ${name} 的值不对（${meaningOf(name)}）`).join('；'),
    )
  }
  const values = parsed.data
  const missing = together.flatMap(([name, needed]) =>
    values[name] === undefined
      ? []
      : needed
          .filter((each) => values[each] === undefined)
          .map((each) => `填了 ${name} 就要填 ${each}（${meaningOf(each)}）`),
  )
  if (missing.length > 0) throw new EnvironmentProblem(missing.join('；'))
  const unprotected = unprotectedConnections(values)
  if (unprotected.length > 0) throw new EnvironmentProblem(unprotected.join('；'))
  const dataFolder = resolve(values.GONGKAI_DATA)
  return { ...values, dataFolder, backupFolder: resolve(values.BACKUP_FOLDER ?? join(dataFolder, 'backups')) }
}

/** What is set. An empty variable is one that was not; a secret may stand in a file. */
function given(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const set = new Map(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const name of secrets) {
    const file = set.get(`${name}_FILE`)
    if (file === undefined || set.has(name)) continue
    try {
      set.set(name, readFileSync(file, 'utf8').trim())
    } catch (error) {
      throw new EnvironmentProblem(`环境变量 ${name}_FILE 指的文件读不了：${file}`, { cause: error })
    }
  }
  return Object.fromEntries(set)
}

/** One line of `gongkai doctor`. */
export interface DescribedSetting {
  readonly name: string
  readonly meaning: string
  /** Secrets masked; null = not set. */
  readonly value: string | null
}

/** Every setting with its meaning and present value, secrets masked. */
export function describeSettings(settings: Settings): readonly DescribedSetting[] {
  return Object.keys(schema.shape).map((name) => {
    const value = Object.entries(settings).find(([key]) => key === name)?.[1]
    const text =
      value === undefined || value === null ? null : Array.isArray(value) ? value.join(',') : String(value)
    return {
      name,
      meaning: meaningOf(name),
      value: text !== null && secrets.has(name) ? masked(text) : text,
    }
  })
}

function meaningOf(name: string): string {
  return Object.entries(schema.shape).find(([key]) => key === name)?.[1].description ?? ''
}

/** Of an address the server stays visible, the rest of a secret does not. */
function masked(secret: string): string {
  if (!URL.canParse(secret)) return '***'
  const { protocol, host, pathname } = new URL(secret)
  return host === '' ? '***' : `${protocol}//***@${host}${pathname === '/' ? '' : pathname}`
}

/** `never`: not destroyed by the schedule. */
function fileYears(fileClass: FileClass) {
  const { name, retentionYears } = fileClasses[fileClass]
  return z
    .union([z.literal('never').transform(() => null), z.coerce.number().int().min(1).max(100)])
    .default(retentionYears)
    .describe(
      `${name}在办结后保存几年，到期列入销毁清单；never 为不列入。以本机关归档范围和保管期限表为准，默认值待确认`,
    )
}

function origin(face: string) {
  return z
    .url({ protocol: /^https?$/ })
    .refine((text) => new URL(text).origin === text.replace(/\/$/, ''))
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(`${face}对外的网址，如 https://www.example.gov.cn；不填时用 http://localhost 和端口`)
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
