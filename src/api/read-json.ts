import { isStorableJson } from '../domain/storable-text.ts'
import type { PostedFile } from './operation.ts'
import { ApiProblem } from './problem.ts'

/** The body of an operation that takes JSON. Refused besides what is no JSON: what no database can keep. */
export function readJson(file: PostedFile | null): unknown {
  const value = parsed(file?.bytes ?? new Uint8Array())
  if (isStorableJson(value)) return value
  throw new ApiProblem('bad-body', '请求体嵌套太深，或者有不成字的内容（NUL、半个字符），没有接收。')
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ApiProblem('bad-body', '请求体不是 JSON。')
  }
}
