import { isStorableText } from '../domain/storable-text.ts'
import type { PostedFile } from './operation.ts'
import { ApiProblem } from './problem.ts'

/** Deeper than anything an operation takes; a hundred thousand levels would end the schema's own recursion. */
const deepest = 20

/**
 * The body of an operation that takes JSON. Refused besides what is no JSON: nesting without end, and texts that no
 * database can keep (NUL, half a character), which would come back as an error of ours.
 */
export function readJson(file: PostedFile | null): unknown {
  const value = parsed(file?.bytes ?? new Uint8Array())
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (each.depth > deepest) throw new ApiProblem('bad-body', `请求体嵌套超过 ${deepest} 层。`)
    if (typeof each.value === 'string' && !isStorableText(each.value)) throw notText()
    if (typeof each.value !== 'object' || each.value === null) continue
    for (const [name, part] of Object.entries(each.value)) {
      if (!isStorableText(name)) throw notText()
      left.push({ value: part, depth: each.depth + 1 })
    }
  }
  return value
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ApiProblem('bad-body', '请求体不是 JSON。')
  }
}

function notText(): ApiProblem {
  return new ApiProblem('bad-body', '请求体里有不成字的内容（NUL 或者半个字符），没有接收。')
}
