/** What the law wants of an organ by its kind, level and place. */

import {
  departmentReportDate,
  governmentReportDate,
  type YearlyDateRule,
} from '../../law/disclosure-regulation/article-49-annual-report-date.ts'
import { authorisedOrganisations } from '../../law/disclosure-regulation/article-54-authorised-organisations.ts'
import { instruments } from '../../law/instruments.ts'
import { departmentsMakeRegulations } from '../../law/legislation-law/article-91-department-rules.ts'
import { governmentsMakeRegulations } from '../../law/legislation-law/article-93-government-rules.ts'
import {
  reviewByOwnGovernment,
  reviewByProvinceItself,
  reviewByUpperGovernment,
  reviewOfAgencyOffice,
  reviewOfAuthorisedOrganisation,
  reviewOfBranchOffice,
} from '../../law/reconsideration-law/article-24-reviewing-body.ts'
import {
  reviewByDepartmentItself,
  reviewOfDepartmentBranch,
  reviewOfDepartmentOrganisation,
} from '../../law/reconsideration-law/article-25-department-itself.ts'
import { reviewByUpperDepartment } from '../../law/reconsideration-law/article-27-vertical-line.ts'
import { reviewOfJusticeDepartment } from '../../law/reconsideration-law/article-28-justice-departments.ts'
import type { Rule } from '../../law/rule.ts'
import { isLocalDate, type LocalDate } from '../calendar/local-date.ts'
import type { Organ, OrganKind } from './organ.ts'
import type { OrganTree } from './organ-tree.ts'

/** 年报: whether the Regulation names a day for it. */
export type ReportDuty =
  | { readonly files: 'by-law'; readonly rule: YearlyDateRule }
  /** Not named in Article 49: publishes by local custom, on a day that the government above sets. */
  | { readonly files: 'by-custom'; readonly rule: Rule | null }

/** Whether the law wants an annual report of an organ of this kind, and by which day (Article 49). */
export function reportDuty(kind: OrganKind): ReportDuty {
  switch (kind) {
    case 'provincial-government':
    case 'city-government':
    case 'county-government':
      return { files: 'by-law', rule: governmentReportDate }
    // 办公厅（室） compiles its government's report and files its own as any department does.
    case 'department':
    case 'government-office':
    case 'state-council-department':
      return { files: 'by-law', rule: departmentReportDate }
    case 'township':
      return { files: 'by-custom', rule: null }
    case 'other':
      return { files: 'by-custom', rule: authorisedOrganisations }
  }
}

/** Last day for the report on a year, or null where no law names one. */
export function reportDueOn(kind: OrganKind, year: number): LocalDate | null {
  const duty = reportDuty(kind)
  if (duty.files === 'by-custom') return null
  const { month, day } = duty.rule.latest
  const due = `${year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isLocalDate(due)) throw new Error(`report year ${year}: ${due} is no day`)
  return due
}

/** 规章: the rule that lets an organ of this kind make them, or null: then 表二 holds none. */
export function regulationPower(kind: OrganKind): Rule | null {
  switch (kind) {
    case 'state-council-department':
      return departmentsMakeRegulations
    case 'provincial-government':
    case 'city-government':
      return governmentsMakeRegulations
    case 'county-government':
    case 'township':
    case 'government-office':
    case 'department':
    case 'other':
      return null
  }
}

/** 行政复议机关 of what an organ decides. */
export interface ReviewingBody {
  /** Ids of organs: the applicant chooses where there are two; empty where the tree does not hold the body. */
  readonly organIds: readonly string[]
  readonly rule: Rule
}

/**
 * Who reviews the organ's acts on the day of the tree. Null before the revised Reconsideration Law took effect (the
 * law before it is not encoded) and for an organ that does not exist on that day.
 */
export function reviewingBody(tree: OrganTree, organId: string): ReviewingBody | null {
  const organ = tree.organs.get(organId)
  if (organ === undefined || tree.on < instruments['reconsideration-law'].from) return null
  const government = governmentAbove(tree, organ)
  const line = organ.verticalParent
  const branch = ministryReview(tree, organ) ?? branchReview(tree, organ)
  if (branch !== null) return branch
  switch (organ.kind) {
    case 'state-council-department':
      return body([organId], reviewByDepartmentItself)
    case 'provincial-government':
      return body([organId], reviewByProvinceItself)
    case 'city-government':
    case 'county-government':
      return body([government], reviewByUpperGovernment)
    case 'township':
      return body([government], /政府$/.test(organ.name) ? reviewByUpperGovernment : reviewOfAgencyOffice)
    case 'other':
      return body([government], reviewOfAuthorisedOrganisation)
    case 'government-office':
      return body([government], reviewByOwnGovernment)
    case 'department':
      if (isLedFromAbove(organ)) return body([line], reviewByUpperDepartment)
      if (reviewOfJusticeDepartment.names.some((end) => organ.name.endsWith(end)))
        return body([government, line], reviewOfJusticeDepartment)
      return body([government], reviewByOwnGovernment)
  }
}

/**
 * 派出机构 of a department: set up by it and no organ of its own, or called by its name ("某市公安局城东分局"). Null for
 * any other organ.
 */
export function branchParent({ organs }: OrganTree, { kind, name, verticalParent }: Organ): Organ | null {
  const parent = organs.get(verticalParent ?? '')
  if (parent === undefined || parent.kind !== 'department') return null
  if (kind === 'other') return parent
  return kind === 'department' && name !== parent.name && name.startsWith(parent.name) ? parent : null
}

/** What a 国务院部门 set up or runs is reviewed by it; called by its name, it is a 派出机构. */
function ministryReview({ organs }: OrganTree, { kind, name, verticalParent }: Organ): ReviewingBody | null {
  const parent = organs.get(verticalParent ?? '')
  if (kind !== 'other' || parent?.kind !== 'state-council-department') return null
  const isBranch = name.startsWith(parent.name)
  return body([parent.organId], isBranch ? reviewOfDepartmentBranch : reviewOfDepartmentOrganisation)
}

function branchReview(tree: OrganTree, organ: Organ): ReviewingBody | null {
  const parent = branchParent(tree, organ)
  if (parent === null) return null
  if (isLedFromAbove(parent)) return body([parent.organId], reviewByUpperDepartment)
  const own = governmentAbove(tree, parent)
  const here = governmentAbove(tree, organ)
  const ids = own === here || !isOfCityWithDistricts(tree.organs.get(own ?? '')) ? [own] : [own, here]
  return body(ids, reviewOfBranchOffice)
}

/** 直辖市 or 设区的市, not 省, not 自治州. */
function isOfCityWithDistricts(government: Organ | undefined): boolean {
  return (
    government !== undefined &&
    (government.kind === 'provincial-government' || government.kind === 'city-government') &&
    government.name.endsWith('市人民政府')
  )
}

function body(organIds: readonly (string | null)[], rule: Rule): ReviewingBody {
  return { organIds: organIds.filter((id) => id !== null), rule }
}

/** 垂直领导: no government of its own above it, or named as such. */
export function isLedFromAbove({ name, territorialParent, verticalParent }: Organ): boolean {
  if (territorialParent === null && verticalParent !== null) return true
  return reviewByUpperDepartment.names.some((word) => name.includes(word))
}

const governments: readonly OrganKind[] = ['provincial-government', 'city-government', 'county-government']

/** The nearest government above by territory: 乡镇 and 街道 review nothing. */
function governmentAbove(tree: OrganTree, organ: Organ): string | null {
  const passed = new Set([organ.organId])
  let next = tree.organs.get(organ.territorialParent ?? '')
  while (next !== undefined && !passed.has(next.organId)) {
    if (governments.includes(next.kind)) return next.organId
    passed.add(next.organId)
    next = tree.organs.get(next.territorialParent ?? '')
  }
  return null
}
