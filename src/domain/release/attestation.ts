import { type Marks, removalGrounds } from './marks.ts'
import type { Applied, Attestation, Release } from './release.ts'

/** What the person who approves puts a name to. `at` is an instant. */
export function attest(
  { sourceDigest, audience, marks, preparedBy }: Release,
  applied: Applied,
  approval: { readonly approvedBy: string; readonly at: string },
): Attestation {
  const { readers, searched } = applied.verification
  return {
    approvedBy: approval.approvedBy,
    approvedAt: approval.at,
    preparedBy,
    sourceDigest,
    digest: applied.digest,
    audience,
    method: applied.method,
    removedCount: applied.removedCount,
    grounds: groundsOf(marks),
    readers,
    searched,
    answers: marks.answers,
    stays: marks.stays.map(({ reason }) => reason),
    statement: attestationStatement(applied),
  }
}

/** The sentence on the page and in the record. */
export function attestationStatement({ method, removedCount, verification }: Applied): string {
  const how =
    method === 'as-is'
      ? '文件原样放行，没有遮盖'
      : `文件由系统按看得见的内容重新生成，遮盖 ${removedCount} 处`
  const checked = `生成的文件已用 ${verification.readers.join('、')} 重新打开，没有找到应当遮盖的内容和隐藏的内容`
  return `我已逐页看过将要放行的文件。${how}；${checked}。`
}

function groundsOf({ boxes, lines, terms }: Marks): string[] {
  return [...new Set([...boxes, ...lines, ...terms].map(({ ground }) => removalGrounds[ground].name))]
}
