import { hasCode } from './has-code.ts'

/** For `catch`: what to take where a file or folder is not there. Any other reason why it cannot be read is thrown on. */
export function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (hasCode(error, 'ENOENT')) return instead
    throw error
  }
}
