/** 行政复议机关 of what an organ decides, by the law of the day, with the names that a letter prints. */

import { instruments } from '../../law/instruments.ts'
import { reviewByUpperDepartment } from '../../law/reconsideration-law/article-27-vertical-line.ts'
import {
  chosenReviewOfDepartment2017,
  reviewByUpperDepartment2017,
} from '../../law/reconsideration-law-2017/article-12-departments.ts'
import { reviewByUpperGovernment2017 } from '../../law/reconsideration-law-2017/article-13-governments.ts'
import { reviewByItself2017 } from '../../law/reconsideration-law-2017/article-14-themselves.ts'
import {
  reviewOfAgencyOffice2017,
  reviewOfAuthorisedOrganisation2017,
  reviewOfBranchOffice2017,
} from '../../law/reconsideration-law-2017/article-15-others.ts'
import type { Rule } from '../../law/rule.ts'
import { branchParent, isLedFromAbove, reviewingBody } from './duties.ts'
import type { Organ } from './organ.ts'
import type { OrganTree } from './organ-tree.ts'

export interface Reviewers {
  /** As a letter names them; a general word ("上一级主管部门") where the tree does not hold the organ. */
  readonly names: readonly string[]
  /** True where a name is only such a general word: a person has to fill it in. */
  readonly isGuess: boolean
  readonly rule: Rule
  /** The organ reviews its own act. */
  readonly itself: boolean
}

/** Null for an organ that does not exist on the day of the tree. */
export function reviewersOf(tree: OrganTree, organId: string): Reviewers | null {
  const organ = tree.organs.get(organId)
  if (organ === undefined) return null
  if (tree.on < instruments['reconsideration-law'].from) return reviewersBefore2024(tree, organ)
  const body = reviewingBody(tree, organId)
  if (body === null) return null
  const names = body.organIds.flatMap((id) => tree.organs.get(id)?.name ?? [])
  const expected = generalWords(organ)
  return {
    names: names.length > 0 ? names : expected,
    isGuess: names.length === 0,
    rule: body.rule,
    itself: body.organIds.includes(organId),
  }
}

/** What the law calls the body where no name is known. */
function generalWords({ kind, name }: Organ): readonly string[] {
  if (kind === 'city-government' || kind === 'county-government') return ['上一级人民政府']
  if (kind === 'township') return ['县级人民政府']
  if (reviewByUpperDepartment.names.some((word) => name.includes(word))) return ['上一级主管部门']
  return ['本级人民政府']
}

/** 《行政复议法》 of 2017: a local department has two, and the applicant chooses. */
function reviewersBefore2024(tree: OrganTree, organ: Organ): Reviewers {
  const government = nearestGovernment(tree, organ)
  const line = tree.organs.get(organ.verticalParent ?? '')?.name ?? null
  const made = (names: readonly (string | null)[], general: readonly string[], rule: Rule): Reviewers => ({
    names: names.map((name, index) => name ?? general[index] ?? ''),
    isGuess: names.includes(null),
    rule,
    itself: false,
  })
  const parent = branchParent(tree, organ)
  if (parent !== null)
    return isLedFromAbove(parent)
      ? made([parent.name], [], reviewByUpperDepartment2017)
      : made([parent.name, nearestGovernment(tree, parent)], ['', '本级人民政府'], reviewOfBranchOffice2017)
  switch (organ.kind) {
    case 'state-council-department':
    case 'provincial-government':
      return { names: [organ.name], isGuess: false, rule: reviewByItself2017, itself: true }
    case 'city-government':
    case 'county-government':
      return made([government], ['上一级人民政府'], reviewByUpperGovernment2017)
    case 'township':
      return /政府$/.test(organ.name)
        ? made([government], ['县级人民政府'], reviewByUpperGovernment2017)
        : made([government], ['设立本机关的人民政府'], reviewOfAgencyOffice2017)
    case 'other': {
      const isOfMinistry = tree.organs.get(organ.verticalParent ?? '')?.kind === 'state-council-department'
      return made(
        [isOfMinistry ? line : government],
        ['直接管理本单位的人民政府'],
        reviewOfAuthorisedOrganisation2017,
      )
    }
    case 'government-office':
      return made([government], ['本级人民政府'], chosenReviewOfDepartment2017)
    case 'department':
      if (isLedFromAbove(organ)) return made([line], ['上一级主管部门'], reviewByUpperDepartment2017)
      return made([government, line], ['本级人民政府', '上一级主管部门'], chosenReviewOfDepartment2017)
  }
}

const governments: readonly Organ['kind'][] = [
  'provincial-government',
  'city-government',
  'county-government',
]

function nearestGovernment(tree: OrganTree, organ: Organ): string | null {
  const passed = new Set([organ.organId])
  let next = tree.organs.get(organ.territorialParent ?? '')
  while (next !== undefined && !passed.has(next.organId)) {
    if (governments.includes(next.kind)) return next.name
    passed.add(next.organId)
    next = tree.organs.get(next.territorialParent ?? '')
  }
  return null
}
