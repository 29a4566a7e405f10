/** An error as the log may keep it: no word of a person. */

import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { JobFailure } from '../usecases/job-ports.ts'

/** How deep causes are followed. */
const deepest = 3

/** Kind, code and place of an error; its message without what people wrote. */
export function describedError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const ours = error instanceof EnvironmentProblem || error instanceof JobFailure
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    name: error.name,
    ...code,
    message: ours ? withoutPatterns(error.message) : withoutData(error.message),
    stack: framesOf(error),
    ...(error.cause === undefined || depth >= deepest
      ? {}
      : { cause: describedError(error.cause, depth + 1) }),
  }
}

/** The places only: the head of a stack repeats the message, and a message may have lines that look like places. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = message === '' ? -1 : stack.indexOf(message)
  return stack
    .slice(end === -1 ? 0 : end + message.length)
    .split('\n')
    .filter((line) => /^\s+at [^\p{Script=Han}]*$/u.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
}

/** Numbers that may identify a person, and mail addresses, whatever they stand in. UUIDs and times stay. */
export function withoutPatterns(text: string): string {
  return text
    .replaceAll(/[^\s@<>"，；：（）]+@[^\s@<>"，；：（）]+/gu, '…')
    .replaceAll(/(?<![\da-fA-F-])\+?\d[\d -]{5,}[\dXx](?![\da-fA-F-])/g, '…')
}

/**
 * Words of others: what is quoted, what is Chinese (names, addresses) and what is a value goes as well. From the first
 * quotation mark on, because what is quoted may hold quotation marks of its own.
 */
function withoutData(text: string): string {
  return withoutPatterns(text)
    .replaceAll(/"[\s\S]*|'[\s\S]*'|`[\s\S]*`|\([^)]*\)=\([^)]*\)/g, '…')
    .replaceAll(/[\p{Script=Han}·]+/gu, '…')
}
