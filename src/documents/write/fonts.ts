/** The fonts a printed document is set in: those of the office where they are installed, otherwise our free ones. */

import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'
import { type FontFace, readFontFace } from './sfnt.ts'

/** What a font is for in an official document. */
export type FontRole = 'title' | 'body' | 'heading' | 'subheading' | 'table'

export interface FontSet {
  /** Families in order of preference; Typst takes each sign from the first that has it. */
  readonly families: Readonly<Record<FontRole, readonly string[]>>
  /** Every font file to load. */
  readonly faces: readonly FontFace[]
}

/** `system`: installed fonts first. `bundled`: only those of the checkout, for the same bytes on every machine. */
export type FontSource = 'system' | 'bundled'

const bundled: Readonly<Record<FontRole, string>> = {
  title: 'gongkai-biaosong.otf',
  body: 'gongkai-song.otf',
  heading: 'gongkai-hei.otf',
  subheading: 'gongkai-kai.ttf',
  table: 'gongkai-song.otf',
}

/** Signs that the text fonts lack (☑ ✗). */
const symbols = 'gongkai-fuhao.ttf'

/** File names under which the official fonts or free likenesses are installed, best first; compared in lower case. */
const installed: Readonly<Record<FontRole, readonly string[]>> = {
  title: ['fzxbsjw.ttf', 'fzxbsk.ttf', '方正小标宋简体.ttf', '方正小标宋_gbk.ttf', 'fzxiaobiaosong-b05s.ttf'],
  body: [
    '仿宋_gb2312.ttf',
    'simfang.ttf',
    'stfangso.ttf',
    'fzfangsong-z02s.ttf',
    'fangsong.ttf',
    'fandolfang-regular.otf',
  ],
  heading: ['simhei.ttf', 'fzhei-b01s.ttf', 'fandolhei-regular.otf'],
  subheading: [
    '楷体_gb2312.ttf',
    'simkai.ttf',
    'stkaiti.ttf',
    'fzkai-z03s.ttf',
    'kaiti.ttf',
    'fandolkai-regular.otf',
  ],
  table: ['simsun.ttc', 'simsun.ttf', 'fzshusong-z01s.ttf', 'fandolsong-regular.otf'],
}

/** Where systems keep fonts; fontconfig is not needed. */
function fontFolders(): string[] {
  const home = homedir()
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/usr/share/texmf/fonts/opentype/public/fandol',
    '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
    join(home, '.fonts'),
    join(home, '.local/share/fonts'),
    '/System/Library/Fonts',
    '/Library/Fonts',
    join(home, 'Library/Fonts'),
    join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'),
    join(home, 'AppData/Local/Microsoft/Windows/Fonts'),
  ]
}

const sets = new Map<FontSource, FontSet>()

/** The fonts at hand; looked up once a process. */
export function fontSet(source: FontSource): FontSet {
  const known = sets.get(source)
  if (known !== undefined) return known
  const set = buildSet(source === 'system' ? installedFaces() : {})
  sets.set(source, set)
  return set
}

function buildSet(system: Partial<Record<FontRole, FontFace>>): FontSet {
  const folder = join(packageRoot(), 'assets', 'fonts')
  const own = new Map<string, FontFace>()
  for (const file of [bundled.body, symbols, ...Object.values(bundled)])
    if (!own.has(file)) own.set(file, readFontFace(join(folder, file)))
  const faces = [...Object.values(system), ...own.values()]
  // Every font ends every chain: what one of them can draw is never missing.
  const everything = [...own.values(), ...Object.values(system)]
  const chain = (role: FontRole) => {
    const preferred = [system[role], own.get(bundled[role])].filter((face) => face !== undefined)
    return [...new Set([...preferred, ...everything].flatMap((face) => face.families))]
  }
  return {
    families: {
      title: chain('title'),
      body: chain('body'),
      heading: chain('heading'),
      subheading: chain('subheading'),
      table: chain('table'),
    },
    faces,
  }
}

function installedFaces(): Partial<Record<FontRole, FontFace>> {
  const files = new Map<string, string>()
  for (const folder of fontFolders()) listFonts(folder, 3, files)
  const found: Partial<Record<FontRole, FontFace>> = {}
  for (const role of ['title', 'body', 'heading', 'subheading', 'table'] as const) {
    for (const name of installed[role]) {
      const path = files.get(name)
      const face = path === undefined ? undefined : tryFace(path)
      if (face === undefined) continue
      found[role] = face
      break
    }
  }
  return found
}

/** A damaged or odd font on somebody's machine must not stop printing: the next one is taken. */
function tryFace(path: string): FontFace | undefined {
  try {
    const face = readFontFace(path)
    return face.families.length === 0 ? undefined : face
  } catch {
    return undefined
  }
}

function listFonts(folder: string, depth: number, files: Map<string, string>): void {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(folder)
  } catch {
    return // the usual case: this system has no such folder
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (depth > 0) listFonts(path, depth - 1, files)
    } else if (!files.has(entry.name.toLowerCase())) files.set(entry.name.toLowerCase(), path)
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true })

/** What stands for a sign that no font at hand can draw: 〓, the printer's mark for a missing type. */
export const missingSign = '〓'

export interface Drawable {
  readonly text: string
  /** Signs replaced, each once. */
  readonly missing: readonly string[]
}

/** Replaces what no font can draw, so that it shows as missing and never as an unexplained box. */
export function drawable(text: string, set: FontSet): Drawable {
  const missing = new Set<string>()
  let drawn = ''
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    if (invisible(code) || set.faces.some((face) => face.covers(code))) drawn += sign
    else {
      missing.add(sign)
      drawn += missingSign
    }
  }
  return { text: drawn, missing: [...missing] }
}

/** Joiners, variation selectors and line breaks need no glyph. */
const invisible = (code: number) =>
  code === 0x0a ||
  code === 0x09 ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0xe0100 && code <= 0xe01ef) ||
  code === 0xfeff ||
  code === 0x2060

/** The sentence for `Written.warnings`; null when all could be drawn. */
export function missingWarning(missing: readonly string[]): string | null {
  if (missing.length === 0) return null
  const named = missing.map(
    (sign) => `${sign}（U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`,
  )
  return `可用的字库里没有这些字：${named.join('、')}，PDF 中以“${missingSign}”代替。请安装含有这些字的字库后重新生成，或改用 DOCX。`
}
