/** An organ with its place, its duties and whoever answers for it on a day. */

import {
  type ReportDuty,
  type ReviewingBody,
  regulationPower,
  reportDuty,
  reviewingBody,
} from '../domain/organs/duties.ts'
import { organOn, organTree } from '../domain/organs/organ-tree.ts'
import { organInDuty } from '../domain/organs/succession.ts'
import type { Rule } from '../law/rule.ts'
import type { OrganPorts, StoredOrgan } from './organ-ports.ts'

export interface FoundOrgan {
  /** As it is called and placed on the day asked for. */
  readonly organ: StoredOrgan
  /** "双鸭山市宝山区": places share short names. */
  readonly regionName: string
  /** Superiors by both lines, nearest first, without itself. */
  readonly superiors: readonly StoredOrgan[]
  readonly children: readonly StoredOrgan[]
  /** Who took over, in order; empty while it exists or when nobody did. */
  readonly successors: readonly StoredOrgan[]
  /** The organ to address on that day: itself, or the successor that exists; null = nobody. */
  readonly inDuty: StoredOrgan | null
  readonly reportDuty: ReportDuty
  readonly regulationPower: Rule | null
  readonly reviewingBody: ReviewingBody | null
}

/** Null when there is no such organ in that region. */
export async function findOrgan(
  { organs }: Pick<OrganPorts, 'organs'>,
  input: { readonly regionId: string; readonly organId: string; readonly on: string },
): Promise<FoundOrgan | null> {
  const { regionId, organId, on } = input
  const stored = await organs.findOrgan(organId)
  if (stored === null || stored.regionId !== regionId) return null
  const [region, path, around, children, chain] = await Promise.all([
    organs.findRegion(regionId),
    organs.organPath(regionId, organId),
    organs.listAround({ regionIds: [], creditCodes: [], organIds: [organId] }),
    organs.listChildren(organId),
    organs.successorChain(organId),
  ])
  const byId = new Map(around.map((organ) => [organ.organId, organ]))
  const superiors = path.slice(1).flatMap((id) => byId.get(id) ?? [])
  const successors = chain.slice(1)
  const inDuty = organInDuty(chain, organId, on)
  return {
    organ: { ...organOn(stored, on), version: stored.version },
    regionName: region?.name ?? regionId,
    superiors,
    children,
    successors,
    inDuty: chain.find((organ) => organ.organId === inDuty?.organId) ?? null,
    reportDuty: reportDuty(stored.kind),
    regulationPower: regulationPower(stored.kind),
    reviewingBody: reviewingBody(organTree(around, on), organId),
  }
}
