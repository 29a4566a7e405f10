/**
 * Of whom or what a log speaks, for administrators: the kind in the office's words, and the id. Not the number of a
 * request: a case that they may not see does not exist for them.
 */
export function objectName({
  objectKind,
  objectId,
}: {
  readonly objectKind: string
  readonly objectId: string
}): string {
  return `${kinds[objectKind] ?? objectKind} ${objectId}`
}

const kinds: Readonly<Record<string, string>> = { request: '申请', account: '账号' }
