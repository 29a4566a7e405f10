/** LibreOffice as a converter: each run in a process and a profile of its own, ended and cleaned up whatever happens. */

import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UnreadableFile } from '../../domain/unreadable-file.ts'

const limits = { milliseconds: 60_000, outputBytes: 100 * 1024 * 1024 } as const

const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice']

const usualPlaces = [
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
]

/** Path of the LibreOffice program; null where none is installed. */
export function findLibreOffice(): string | null {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...usualPlaces].find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export interface ConvertOptions {
  readonly signal?: AbortSignal | undefined
  /** Path of LibreOffice; null says that there is none. Default: the one found on this machine. */
  readonly program?: string | null
}

/**
 * A file as .docx. `extension` tells LibreOffice what the bytes are. Several may run at once.
 * Throws `UnreadableFile`: needs-libreoffice, timeout (also when `signal` ends it), damaged.
 */
export async function convertToDocx(
  bytes: Uint8Array,
  extension: string,
  { signal, program = findLibreOffice() }: ConvertOptions = {},
): Promise<Uint8Array> {
  if (program === null)
    throw new UnreadableFile(
      'needs-libreoffice',
      '读取旧版 Word、WPS 和 RTF 文件需要 LibreOffice，本机没有安装。请安装 LibreOffice 后重试，或用 Word、WPS 打开后另存为 .docx 再试。',
    )
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-doc-'))
  try {
    await prepareProfile(folder)
    const input = join(folder, `input.${extension}`)
    await writeFile(input, bytes, { mode: 0o600 })
    await run(program, folder, input, signal)
    return await converted(join(folder, 'out', 'input.docx'))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function converted(output: string): Promise<Uint8Array> {
  const size = await stat(output).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0 || size > limits.outputBytes) throw notConverted()
  return new Uint8Array(await readFile(output))
}

/** No macros, no links to other places, no recovery of earlier runs. */
async function prepareProfile(folder: string): Promise<void> {
  const user = join(folder, 'profile', 'user')
  await mkdir(user, { recursive: true })
  await mkdir(join(folder, 'out'))
  const security = '/org.openoffice.Office.Common/Security/Scripting'
  const item = (path: string, name: string, value: string) =>
    `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`
  const settings = [
    item(security, 'MacroSecurityLevel', '3'),
    item(security, 'DisableMacrosExecution', 'true'),
    item(security, 'DisableActiveContent', 'true'),
    item(security, 'BlockUntrustedRefererLinks', 'true'),
    item('/org.openoffice.Office.Writer/Content/Update', 'Link', '2'),
  ]
  await writeFile(
    join(user, 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${settings.join('')}</oor:items>`,
  )
}

async function run(
  program: string,
  folder: string,
  input: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted === true) throw tooSlow()
  const options = [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--norestore',
    '--nolockcheck',
    '--nodefault',
    '--convert-to',
    'docx:MS Word 2007 XML',
    '--outdir',
    join(folder, 'out'),
    input,
  ]
  // A group of its own, because the program that is started only starts the real one.
  const child = spawn(program, options, {
    cwd: folder,
    stdio: 'ignore',
    detached: process.platform !== 'win32',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      TMPDIR: folder,
      LANG: 'C.UTF-8',
      SAL_USE_VCLPLUGIN: 'svp',
    },
  })
  const ended = await waitFor(child, signal)
  end(child)
  if (ended === 'too slow') throw tooSlow()
  if (ended === 'failed') throw notConverted()
}

function waitFor(
  child: ChildProcess,
  signal: AbortSignal | undefined,
): Promise<'done' | 'failed' | 'too slow'> {
  return new Promise((resolve) => {
    const settle = (outcome: 'done' | 'failed' | 'too slow') => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve(outcome)
    }
    const stop = () => settle('too slow')
    const timer = setTimeout(stop, limits.milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
    child.once('error', () => settle('failed'))
    child.once('exit', (code) => settle(code === 0 ? 'done' : 'failed'))
  })
}

/** Ends the program and all it started. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // already gone
  }
}

function tooSlow(): UnreadableFile {
  return new UnreadableFile(
    'timeout',
    'LibreOffice 转换这个文件超时。请用 Word 或 WPS 打开后另存为 .docx 再试。',
  )
}

function notConverted(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    'LibreOffice 打不开这个文件，可能已损坏或设有密码。请用 Word 或 WPS 打开后另存为 .docx 再试。',
  )
}
