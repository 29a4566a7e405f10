/** Office documents saved as one XML file ("Flat OPC"), which Word calls "Word XML 文档" and programs fill as templates. */

import { damagedFile } from './damaged-file.ts'
import { decodeText } from './decode-text.ts'
import type { Zip } from './zip.ts'

const part = /<pkg:part\s([^>]*)>\s*<pkg:(xmlData|binaryData)[^>]*>([\s\S]*?)<\/pkg:\2>\s*<\/pkg:part>/g
const nameOf = /\bpkg:name="([^"]*)"/

/** The parts of such a file as those of an archive; null for a file that is none. Throws `UnreadableFile`: damaged. */
export function openFlatPackage(bytes: Uint8Array): Zip | null {
  const { text } = decodeText(bytes)
  if (!/<pkg:package[\s>]/.test(text.slice(0, 4096))) return null
  if (!text.includes('</pkg:package>')) throw damagedFile('没有下载完整')
  const parts = new Map<string, Uint8Array>()
  for (const [, attributes = '', kind, content = ''] of text.matchAll(part)) {
    const name = nameOf.exec(attributes)?.[1]?.replace(/^\//, '').toLowerCase()
    if (name !== undefined) parts.set(name, bytesOf(content, kind === 'binaryData'))
  }
  return {
    names: [...parts.keys()],
    salvaged: false,
    read: (name) => parts.get(name.toLowerCase()),
  }
}

function bytesOf(content: string, binary: boolean): Uint8Array {
  if (binary) return Uint8Array.from(Buffer.from(content, 'base64'))
  return new TextEncoder().encode(content.replace(/^\s*<\?xml[^>]*\?>/, ''))
}
