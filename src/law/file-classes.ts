/**
 * The classes of files of a case: what stands in a file nobody has looked up field by field, so the class follows from
 * where the file came from. One line decides how long its bytes are kept.
 */

import { shortestRetention } from './personal-information-law/article-19-retention.ts'
import type { Citation, Verification } from './rule.ts'

export interface FileClassRule {
  /** What the office calls it. */
  readonly name: string
  /**
   * Full years kept after the matter is closed; null = not destroyed by the schedule. What the organ's archive schedule
   * (归档范围和保管期限表) says goes before it, so every line can be set by whoever runs the installation.
   */
  readonly retentionYears: number | null
  readonly cites: Citation
  readonly verification: Verification
}

const proposal = { cites: shortestRetention.cites, verification: 'to-be-confirmed' } as const

export const fileClasses = {
  // Identity document, power of attorney, what the request refers to: as long as the identity number that they show.
  'handed-in': { ...proposal, name: '申请人提交的附件', retentionYears: 5 },
  // Proofs and answers that the office took in: as long as what a person wrote about the matter (自由填写的内容).
  'taken-in': { ...proposal, name: '机关收存的材料', retentionYears: 10 },
  // Letters and decisions as served, files that went through the gate: archive material (档案法), whose terms
  // (永久, or so many years) each organ's archive schedule sets; none is assumed here.
  archive: { ...proposal, name: '文书和放行的文件（归档材料）', retentionYears: null },
} as const satisfies Record<string, FileClassRule>

export type FileClass = keyof typeof fileClasses
