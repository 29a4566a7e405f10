/** What of a posted form is digested, kept and carried on to another page. */

import { createHash } from 'node:crypto'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import { localPath, type Visit } from './desk-visit.ts'
import type { PostedForm } from './read-form.ts'

/** Fields that are never digested, kept or carried on to another page. */
const secretFields = new Set([
  'token',
  'key',
  'password',
  'repeated',
  'current',
  'next-password',
  'code',
  'response',
])
export function isSecret(name: string): boolean {
  return secretFields.has(name)
}

/** What makes two forms with one key the same form. */
export function bodyOf({ context, posted }: Visit): JsonValue {
  const files = [...posted.files].map(([name, chosen]): [string, JsonValue] => [
    name,
    chosen.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')),
  ])
  // Apart from each other: a field named "path" must not stand in for the address.
  return {
    path: context.req.path + new URL(context.req.url).search,
    fields: carriedFields(posted),
    files: Object.fromEntries(files),
  }
}

/** The fields without what is secret. */
export function carriedFields(posted: PostedForm): Record<string, string> {
  return Object.fromEntries([...posted.fields].filter(([name]) => !secretFields.has(name)))
}

/** Where a form that was done leads, as it was kept. */
export function readAnswer(answer: JsonValue): { to: string; says: string } {
  if (answer === null || typeof answer !== 'object' || !('to' in answer)) return { to: '/', says: '' }
  return { to: localPath(String(answer.to)), says: String(answer.says) }
}
