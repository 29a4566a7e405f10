/** The checks of `gongkai doctor`: the machine, the settings, the data, without changing any. */

import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import type { DiagnosedCheck, Diagnosis } from '../cli/diagnosis.ts'
import { packageRoot } from '../documents/package-root.ts'
import { findLibreOffice } from '../documents/read/libre-office.ts'
import { nationalCalendar } from '../domain/calendar/national-calendar.ts'
import { breachedPasswords } from '../identity/breached-passwords.ts'
import { inspectDatabase } from '../store/inspect-database.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { KeyUse } from '../usecases/rotate-keys-ports.ts'
import { checkServices } from './diagnose-services.ts'
import { readFieldKeys } from './field-key-file.ts'
import { lostKeys } from './key-file.ts'
import { describeSettings, readSettings, type Settings } from './settings.ts'
import { databaseConnection } from './unprotected-connections.ts'

const oldestNode = 26
/** Share of the disk left below which an alarm is due, and below which work stops soon. */
const scarceDisk = 0.15
const fullDisk = 0.05
/** A clock that is off by more would date events wrongly. Milliseconds. */
const clockTolerance = 5000

const fine = (name: string, message: string): DiagnosedCheck => ({ name, state: 'ok', message })
const warning = (name: string, message: string): DiagnosedCheck => ({ name, state: 'warning', message })
const mend = (name: string, message: string): DiagnosedCheck => ({ name, state: 'mend', message })

/** Runs every check; a failing one never hides the others. */
export async function diagnose(environment: NodeJS.ProcessEnv, now: () => Date): Promise<Diagnosis> {
  const version = String(JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version)
  const settings = tryReadSettings(environment)
  const machine = [checkNode(process.versions.node), ...checkPrograms(environment)]
  if ('state' in settings)
    return {
      version,
      checks: [settings, ...machine, ...checkCalendar(now(), nationalCalendar.years)],
      settings: [],
    }
  const database = await checkDatabase(settings, now)
  const checks = [
    fine('settings', '设置都读得懂。'),
    ...machine,
    await checkDataFolder(settings.dataFolder),
    ...(await checkDisk(settings.dataFolder)),
    ...checkKeys(settings.dataFolder),
    checkBreachedPasswords(settings.BREACHED_PASSWORDS),
    ...checkServiceAccount(settings.DATABASE_URL),
    ...database.checks,
    ...checkCalendar(now(), new Set([...nationalCalendar.years, ...database.yearsAdded])),
    ...(await checkServices(settings)),
  ]
  return { version, checks, settings: describeSettings(settings) }
}

function tryReadSettings(environment: NodeJS.ProcessEnv): Settings | DiagnosedCheck {
  try {
    return readSettings(environment)
  } catch (error) {
    if (error instanceof EnvironmentProblem) return mend('settings', error.message)
    throw error
  }
}

export function checkNode(version: string): DiagnosedCheck {
  if (Number(version.split('.')[0]) >= oldestNode) return fine('node', `Node ${version}`)
  return mend('node', `Node ${version} 太旧，需要 ${oldestNode} 以上。用 npm start 启动会用自带的 Node。`)
}

/** Programs and fonts that only some work needs. */
function checkPrograms(environment: NodeJS.ProcessEnv): DiagnosedCheck[] {
  const office = findLibreOffice()
  const chromium = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((file) => existsSync(file))
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 10_000 })
  return [
    office === null
      ? warning(
          'libreoffice',
          '没有 LibreOffice：读不了 DOC、WPS、RTF。要读请安装 libreoffice-writer-nogui。',
        )
      : fine('libreoffice', `LibreOffice：${office}`),
    fonts.status === 0 && fonts.stdout.trim() !== ''
      ? fine('fonts', '系统有中文字体。')
      : warning(
          'fonts',
          '系统没有中文字体：LibreOffice 转换会缺字。请安装 fonts-noto-cjk。程序自己写的 PDF 不受影响。',
        ),
    fine(
      'chromium',
      chromium === undefined ? '没有 Chromium：只有页面测试用得到。' : `Chromium：${chromium}`,
    ),
  ]
}

/** Holiday notices of this year and the next; without one, days are only provisional. `years`: those whose notice is known. */
export function checkCalendar(now: Date, years: ReadonlySet<number>): DiagnosedCheck[] {
  const year = Number(
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(now),
  )
  const missing = [year, year + 1].filter((each) => !years.has(each))
  if (missing.includes(year))
    return [mend('calendar', `没有 ${year} 年的放假安排，期限只能暂定。请升级，或者导入国务院办公厅的通知。`)]
  if (missing.length > 0)
    return [
      warning('calendar', `没有 ${year + 1} 年的放假安排：通知一般在上年11月公布，公布后请升级或者导入。`),
    ]
  return [fine('calendar', `${year}、${year + 1} 年的放假安排都有。`)]
}

async function checkDataFolder(folder: string): Promise<DiagnosedCheck> {
  const existing = existsSync(folder)
  const place = existing ? folder : dirname(folder)
  const probe = join(place, `.gongkai-${randomUUID()}`)
  try {
    if (!existing) await mkdir(place, { recursive: true })
    await writeFile(probe, '', { flag: 'wx' })
    await rm(probe)
    return fine('data', existing ? `数据文件夹：${folder}` : `数据文件夹还没有，首次启动时建立：${folder}`)
  } catch {
    return mend('data', `数据文件夹写不了：${folder}。请检查它的所有者和权限，或者改 GONGKAI_DATA。`)
  }
}

async function checkDisk(folder: string): Promise<DiagnosedCheck[]> {
  const free = await freeShare(folder)
  return free === null ? [] : [judgeDisk(free)]
}

/** Share of the disk under a folder that is free for us, 0 to 1; null where it cannot be told. */
export async function freeShare(folder: string): Promise<number | null> {
  let place = folder
  while (!existsSync(place) && place !== dirname(place)) place = dirname(place)
  try {
    const { bavail, blocks } = await statfs(place)
    return blocks === 0 ? null : bavail / blocks
  } catch {
    return null
  }
}

export function judgeDisk(free: number): DiagnosedCheck {
  const percent = `${Math.floor(free * 100)}%`
  if (free < fullDisk) return mend('disk', `磁盘只剩 ${percent}，很快会写不进去。请清理或者扩容。`)
  if (free < scarceDisk) return warning('disk', `磁盘只剩 ${percent}，请清理或者扩容。`)
  return fine('disk', `磁盘还剩 ${percent}。`)
}

/** Private keys are for the owner's eyes only; the public halves may be read by all. */
function checkKeys(dataFolder: string): DiagnosedCheck[] {
  const folder = join(dataFolder, 'keys')
  if (!existsSync(folder) || process.platform === 'win32') return []
  const open = readdirSync(folder)
    .filter((name) => !name.endsWith('.pub'))
    .map((name) => join(folder, name))
    .filter((file) => (statSync(file).mode & 0o077) !== 0)
  if (open.length === 0) return [fine('keys', '密钥文件只有所有者能读。')]
  return [mend('keys', `密钥文件别人也能读：${open.join('、')}。请运行 chmod 600。`)]
}

function checkBreachedPasswords(file: string | undefined): DiagnosedCheck {
  if (file === undefined)
    return warning(
      'breached-passwords',
      '没有设置 BREACHED_PASSWORDS：新口令不与已泄露的口令比对，只查常见口令。清单可以离线带入。',
    )
  try {
    breachedPasswords(file)
    return fine('breached-passwords', `已泄露口令的清单：${file}`)
  } catch (error) {
    if (error instanceof EnvironmentProblem) return mend('breached-passwords', error.message)
    throw error
  }
}

function checkKeysFolder(dataFolder: string, isNeeded: boolean): DiagnosedCheck[] {
  const folder = join(dataFolder, 'keys')
  return existsSync(folder) || !isNeeded ? [] : [mend('keys', lostKeys(folder))]
}

/** Personal data whose key is gone can never be read again: to be told while a backup of the keys may still be found. */
function checkFieldKeys(dataFolder: string, uses: readonly KeyUse[]): DiagnosedCheck[] {
  if (uses.length === 0) return []
  try {
    const keys = readFieldKeys(dataFolder)
    const missing = uses.map(({ keyId }) => keyId).filter((id) => keys?.wrapping.has(id) !== true)
    if (missing.length === 0) return [judgeOlderKeys(uses, keys?.current.id)]
    return [
      mend(
        'personal-data-keys',
        `有个人信息用的密钥找不到（${missing.join('、')}），这些信息打不开。请从备份里找回 keys/personal-data.key。`,
      ),
    ]
  } catch (error) {
    if (error instanceof EnvironmentProblem) return [mend('personal-data-keys', error.message)]
    throw error
  }
}

function judgeOlderKeys(uses: readonly KeyUse[], current: string | undefined): DiagnosedCheck {
  const older = uses.filter(({ keyId }) => keyId !== current).reduce((total, { rows }) => total + rows, 0)
  if (older === 0) return fine('personal-data-keys', '个人信息的密钥都在。')
  return warning(
    'personal-data-keys',
    `个人信息的密钥都在；有 ${older} 行还用旧的密钥，每夜换一部分，一次换完请运行 gongkai rotate-keys。`,
  )
}

/** A password that never changes opens the database to whoever has read it once. */
function checkServiceAccount(databaseUrl: string | undefined): DiagnosedCheck[] {
  if (databaseUrl === undefined) return []
  const { isOtherMachine, shows } = databaseConnection(databaseUrl)
  if (!isOtherMachine || shows !== 'password') return []
  return [
    warning(
      'database-account',
      '用口令登录另一台机器上的数据库。建议改用本程序自己的客户端证书（sslcert、sslkey，见 deploy/README.md）。',
    ),
  ]
}

interface CheckedDatabase {
  readonly checks: readonly DiagnosedCheck[]
  readonly yearsAdded: readonly number[]
}

async function checkDatabase(settings: Settings, now: () => Date): Promise<CheckedDatabase> {
  const unseen = (check: DiagnosedCheck) => ({ checks: [check], yearsAdded: [] })
  if (settings.DATABASE_URL === undefined && !existsSync(join(settings.dataFolder, 'postgres')))
    return unseen(fine('database', '自带的数据库还没有，首次启动时建立。'))
  try {
    const state = await inspectDatabase(
      {
        databaseUrl: settings.DATABASE_URL,
        dataFolder: settings.dataFolder,
        migrationsFolder: join(packageRoot(), 'src', 'store', 'migrations'),
      },
      () => now().getTime(),
    )
    const checks = [
      state.unfit === null
        ? fine('database', `${state.where}，PostgreSQL ${state.serverVersion}`)
        : mend('database', state.unfit),
      judgeMigrations(state),
      judgeClock(state.clockAhead),
      ...checkKeysFolder(settings.dataFolder, state.hasEvents),
      ...checkFieldKeys(settings.dataFolder, state.keyUses),
    ]
    return { checks, yearsAdded: state.yearsAdded }
  } catch (error) {
    // The driver's words may repeat the address with its password.
    const reason = error instanceof EnvironmentProblem ? error.message : codeOf(error)
    return unseen(mend('database', `连不上数据库（${reason}）。请检查它是否在运行，以及 DATABASE_URL。`))
  }
}

function judgeMigrations({
  applied,
  known,
  foreign,
}: {
  applied: number
  known: number
  foreign: readonly string[]
}) {
  if (applied > known) return mend('migrations', '数据库的结构比本程序新，请换用新版程序。')
  if (foreign.length > 0) return mend('migrations', `数据库的结构变更与本程序的不同：${foreign.join('、')}。`)
  if (applied < known)
    return warning(
      'migrations',
      `数据库还差 ${known - applied} 步结构变更，启动时自动执行，也可以运行 gongkai migrate。`,
    )
  return fine('migrations', `数据库的结构是最新的（第 ${applied} 版）。`)
}

export function judgeClock(ahead: number): DiagnosedCheck {
  const seconds = (Math.abs(ahead) / 1000).toFixed(1)
  if (Math.abs(ahead) <= clockTolerance) return fine('clock', '本机与数据库的时钟一致。')
  return mend('clock', `本机的时钟比数据库${ahead > 0 ? '慢' : '快'} ${seconds} 秒。请打开时间同步（NTP）。`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '原因不明'
}
