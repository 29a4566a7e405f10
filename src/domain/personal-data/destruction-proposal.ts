/** 销毁清单: what one person proposes to destroy because its time is over, and another approves. Names fields, no values. */

import type { FileClass } from '../../law/file-classes.ts'

export interface DueFile {
  readonly fileId: string
  readonly class: FileClass
}

export interface DueData {
  readonly requestId: string
  /** Fields whose last day has passed. */
  readonly fields: readonly string[]
  /** Files whose last day has passed. Proposals made before files were destroyed have none. */
  readonly files?: readonly DueFile[]
}

export interface DestructionProposal {
  readonly proposalId: string
  readonly organId: string
  readonly items: readonly DueData[]
  readonly reason: string
  readonly proposedBy: string
  /** ISO 8601. */
  readonly proposedAt: string
}

export type DestructionChange =
  | { readonly type: 'destruction-proposed'; readonly proposal: DestructionProposal }
  | { readonly type: 'destruction-approved' | 'destruction-dropped'; readonly proposalId: string }

/** Those that nobody has answered yet, oldest first. */
export function openProposals(changes: readonly DestructionChange[]): readonly DestructionProposal[] {
  const open = new Map<string, DestructionProposal>()
  for (const change of changes) {
    if (change.type === 'destruction-proposed') open.set(change.proposal.proposalId, change.proposal)
    else open.delete(change.proposalId)
  }
  return [...open.values()]
}
