/** What the words beside a number say of documents made and decisions taken. */

import type { FactMeaning } from './fact.ts'

/** Words before a figure are looked at this far back. */
const tailLength = 24

/** A figure of 表二, or null where the words do not plainly say which. */
export function publicationMeaning(left: string, previous: FactMeaning | null): FactMeaning | null {
  if (/申请|名义/.test(left)) return null
  if (previous?.kind === 'publication' && previous.cell.startsWith('normativeDocuments/')) {
    // "制定规范性文件8件，废止5件，现行有效366件"
    if (/^(?:宣布)?废止了?$/.test(left)) return publication('normativeDocuments/repealed', false)
    if (/^(?:现行|继续)有效的?(?:规范性文件)?共?$/.test(left))
      return publication('normativeDocuments/inForce', false)
  }
  const tail = left.slice(-tailLength)
  if (/规范性文件(?:共|共计|计|为|有|总数)*$/.test(tail)) return documentMeaning(left)
  if (/规章(?:共|共计|计|为)*$/.test(tail)) {
    const made = /制定|制发|出台/.test(left) && !/规章制度|修/.test(left)
    return made ? publication('regulations/issued', publishing.test(left)) : null
  }
  return decisionMeaning(left, tail, previous)
}

const publishing = /公开|公布|发布|公示|清理|解读|推送|转载/

function documentMeaning(left: string): FactMeaning | null {
  const published = publishing.test(left)
  if (/现行有效|继续有效/.test(left)) return publication('normativeDocuments/inForce', published)
  if (/废止|失效|宣布/.test(left))
    return /失效|清理/.test(left) ? null : publication('normativeDocuments/repealed', published)
  const issued = /制发|制定(?:印发|发布|出台)?|印发|出台/.test(left)
  if (!issued || /解读|备案|审查|审核|配套|修订/.test(left)) return null
  return publication('normativeDocuments/issued', published && !/制发/.test(left))
}

const decisions = [
  [/行政许可(?:决定|事项|案件)?(?:共|共计|计)*$/, 'licences/decisions'],
  [/行政处罚(?:决定|案件)?(?:共|共计|计)*$/, 'penalties/decisions'],
  [/行政强制(?:决定|措施)?(?:共|共计|计)*$/, 'coercion/decisions'],
] as const

function decisionMeaning(left: string, tail: string, previous: FactMeaning | null): FactMeaning | null {
  // "作出行政许可决定12件、行政处罚决定3件": the verb stands before the first.
  const listed =
    previous?.kind === 'publication' && previous.cell.endsWith('/decisions') && !previous.published
  if (
    !(listed ? /^、?行政\S+决定/ : /(?:作出|做出|实施|办结|办理)/).test(left) ||
    /信息|公示|公开|发布|率/.test(left)
  )
    return null
  const found = decisions.find(([pattern]) => pattern.test(tail))
  // What was handled need not have been decided.
  return found === undefined ? null : publication(found[1], /办理|办结/.test(left))
}

function publication(
  cell: Extract<FactMeaning, { kind: 'publication' }>['cell'],
  published: boolean,
): FactMeaning {
  return { kind: 'publication', cell, published }
}
