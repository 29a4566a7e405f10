/** 今日待办: everything with a date that a person's roles make theirs, the most pressing first. */

import type { AccessObject, Actor } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { daysBetween, type LocalDate, parseLocalDate, yearOf } from '../domain/calendar/local-date.ts'
import { citationText } from '../domain/citation-text.ts'
import { compareText } from '../domain/compare-text.ts'
import { reportDueOn, reportDuty } from '../domain/organs/duties.ts'
import type { Organ } from '../domain/organs/organ.ts'
import { organPath, organTree } from '../domain/organs/organ-tree.ts'
import type { Moment } from './access-ports.ts'
import type { SignedIn } from './find-actor.ts'
import type { OrganStore } from './organ-ports.ts'

export interface Todo {
  readonly id: string
  /** What is to be done, e.g. "发布2025年政府信息公开工作年度报告". */
  readonly title: string
  /** Whose it is: organ or case. */
  readonly subject: string
  /** What the case is about; '' = nothing more to say. */
  readonly gist: string
  /** The last day; null where none is set: as soon as may be. */
  readonly due: LocalDate | null
  /** Days until then, negative when past; the law counts some in working days. null where no day is set. */
  readonly left: { readonly count: number; readonly unit: '天' | '个工作日' } | null
  /** Where to do it; null where there is no page yet. */
  readonly href: string | null
  /** The rule behind the date, e.g. "《政府信息公开条例》第四十九条第一款". */
  readonly basis: string
}

export interface TodoPorts {
  readonly organs: Pick<OrganStore, 'listOfRegion'>
  /** Organs of the regions whose report on a year is published here. */
  readonly publishedReports: (regionIds: readonly string[], year: number) => Promise<ReadonlySet<string>>
  /** Where a report is written: a page of the portal. */
  readonly compileAddress: (organ: Pick<Organ, 'regionId' | 'organId' | 'name'>, year: number) => string
  /** What requests ask for (`requestTodos`). */
  readonly requests: (input: { readonly actor: Actor; readonly at: Moment }) => Promise<readonly Todo[]>
}

/** Requests with something to be done, and annual reports of last year that are not published yet. */
export async function listTodos(
  ports: TodoPorts,
  { signedIn, at }: { readonly signedIn: SignedIn; readonly at: Moment },
): Promise<readonly Todo[]> {
  const { actor } = signedIn
  const regionIds = [...new Set(actor.grants.map(({ regionId }) => regionId))]
  if (regionIds.length === 0) return []
  const year = yearOf(at.today) - 1
  const [listed, published, requests] = await Promise.all([
    Promise.all(regionIds.map((regionId) => ports.organs.listOfRegion(regionId))),
    ports.publishedReports(regionIds, year),
    ports.requests({ actor, at }),
  ])
  const organs = [...new Map(listed.flat().map((organ) => [organ.organId, organ])).values()]
  const tree = organTree(organs, at.today)
  const reports = [...tree.organs.values()]
    .filter(({ organId }) => !published.has(organId))
    .filter(({ validFrom }) => yearOfText(validFrom) <= year)
    .flatMap((organ) => {
      const object = reportObject(organ, organPath(tree, organ.organId))
      if (!can(actor, 'view', object, at.now).allowed) return []
      const writes = can(actor, 'create', object, at.now).allowed
      const href = ports.compileAddress(organ, year)
      return reportTodo(organ, year, at, { href, gist: writes ? '' : '由经办人编制' })
    })
  // What has no day of its own stands with what is due today.
  return [...requests, ...reports].toSorted(
    (a, b) => compareText(a.due ?? at.today, b.due ?? at.today) || compareText(a.subject, b.subject),
  )
}

function reportObject(
  { regionId }: Organ,
  path: readonly string[],
): AccessObject & { kind: 'annual-report' } {
  return { kind: 'annual-report', regionId, organPath: path, workOf: [] }
}

function reportTodo(organ: Organ, year: number, at: Moment, told: Pick<Todo, 'href' | 'gist'>): Todo[] {
  const due = reportDueOn(organ.kind, year)
  const duty = reportDuty(organ.kind)
  if (due === null || duty.files !== 'by-law') return []
  return [
    {
      id: `annual-report-${year}-${organ.organId}`,
      title: `发布${year}年政府信息公开工作年度报告`,
      subject: organ.name,
      due,
      left: { count: daysBetween(at.today, due), unit: '天' },
      ...told,
      basis: citationText(duty.rule.cites),
    },
  ]
}

function yearOfText(date: string): number {
  const parsed = parseLocalDate(date)
  return parsed === null ? 0 : yearOf(parsed)
}
