/**
 * 文件链接: user files are served from an address of their own, which no cookie of the desk or the portal reaches. Who may
 * see a file is decided there, and the answer travels as a sealed link that opens this one file for a short time.
 */

import { addSeconds } from '../domain/calendar/instant.ts'
import { type FileAudience, visibleTo } from '../domain/files/stored-file.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Secrets } from './access-ports.ts'
import type { FileOwner, FilePorts } from './file-ports.ts'
import { type FileReader, fileForAudience, findAudience, type OpenedFile } from './open-file.ts'

export interface FileLinkPorts extends Pick<FilePorts, 'content' | 'files' | 'findFileObject'> {
  readonly secrets: Secrets
}

/** Long enough for a slow browser to follow a redirect, too short to be passed around. */
const fileLinkSeconds = 120

/** What is sealed belongs here and opens nothing else. */
const context = 'file-link'

const linkOver = refuse('link-over', '这个文件链接已经失效。请回到原来的页面，再点一次文件名。')

/** The sealed part of the address of one file, for whoever may see it now. */
export async function makeFileLink(
  ports: FileLinkPorts,
  input: {
    readonly owner: FileOwner
    readonly fileId: string
    readonly by: FileReader
    readonly now: string
  },
): Promise<{ readonly ok: true; readonly link: string } | Refusal> {
  const { owner, fileId, now } = input
  const audience = await findAudience(ports, input)
  if (typeof audience !== 'string') return audience
  const found = await fileForAudience(ports, { owner, fileId, audience })
  if (!found.ok) return found
  const { regionId, objectKind, objectId } = owner
  const claims = [regionId, objectKind, objectId, fileId, audience, addSeconds(now, fileLinkSeconds)]
  return { ok: true, link: ports.secrets.seal(JSON.stringify(claims), context) }
}

/** The file that a link names, while the link holds and the file is still there for its audience. */
export async function openFileLink(
  ports: FileLinkPorts,
  { link, now }: { readonly link: string; readonly now: string },
): Promise<OpenedFile | Refusal> {
  const claims = readLink(ports.secrets, link)
  if (claims === null || now >= claims.until) return linkOver
  const found = await fileForAudience(ports, claims)
  if (!found.ok) return found
  return { ...found, bytes: await ports.content.open(found.file.digest) }
}

interface Claims {
  readonly owner: FileOwner
  readonly fileId: string
  readonly audience: FileAudience
  readonly until: string
}

/** null: not a link of ours, or changed on the way. */
function readLink(secrets: Secrets, link: string): Claims | null {
  let text: string
  try {
    text = secrets.open(link, context)
  } catch {
    return null
  }
  const claims: unknown = JSON.parse(text)
  if (!Array.isArray(claims)) return null
  const [regionId, objectKind, objectId, fileId, audience, until] = claims.map(String)
  if (until === undefined || fileId === undefined || objectId === undefined) return null
  if (regionId === undefined || objectKind === undefined || !isAudience(audience)) return null
  return { owner: { regionId, objectKind, objectId }, fileId, audience, until }
}

function isAudience(text: string | undefined): text is FileAudience {
  return text !== undefined && Object.hasOwn(visibleTo, text)
}
