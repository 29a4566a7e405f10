/** 表二 rows whose three figures ran together: there is no sum to decide, only the text and what is plausible. */

/** What the running text says of normative documents. */
export interface DocumentFacts {
  readonly issued: readonly number[]
  readonly repealed: readonly number[]
  readonly inForce: readonly number[]
}

const kind = '(?:行政)?(?:规章|规范性文件)'

export function readDocumentFacts(text: string): DocumentFacts {
  const compact = text.replace(/\s/g, '')
  const all = (pattern: string): number[] =>
    [...compact.matchAll(new RegExp(pattern, 'gu'))]
      .map((match) => Number(match[1]))
      .filter((value) => Number.isSafeInteger(value))
  return {
    issued: [
      ...all(
        `(?:制发|制定|出台|印发|新制发|新制定|新增|发布)(?:的|了|并公开|并发布)?${kind}(?:共)?(\\d+)[件部份个条]`,
      ),
      ...all(`(?:制发|制定|出台|印发|新增)(\\d+)[件部份个]${kind}`),
    ],
    repealed: [
      ...all(`(?:废止|失效|宣布失效)(?:的|了)?${kind}(?:共)?(\\d+)[件部份个条]`),
      ...all(`废止(\\d+)[件部份个]${kind}`),
    ],
    inForce: [...all(`现行有效(?:的)?${kind}(?:共)?(\\d+)`), ...all(`现行有效(\\d+)[件部份个]${kind}`)],
  }
}

/**
 * The documents in force are a stock that the year's issue feeds: most places let documents run five years or
 * more, so the stock is about eight times the issue. A reading is judged by its distance from that, in factors of e.
 */
const stockToIssue = 8
/** Weight of the share of last year's stock that was repealed: clearing out most of it is rare. */
const repealedShare = 4
const impossible = 6
/** The best reading must be this much better than the next; else the row stays unread. */
const clear = 1

export interface CountsChosen {
  readonly numbers: readonly number[]
  readonly why: string
}

/** 制发 · 废止 · 现行有效: the one reading that the text states or that is by far the most plausible; else null. */
export function chooseDocumentCounts(
  readings: readonly (readonly number[])[],
  facts: DocumentFacts,
): CountsChosen | null {
  const [only] = readings
  if (only !== undefined && readings.length === 1) return { numbers: only, why: '数字连写，只有一种分法' }
  const stated = readings.map((numbers) => ({ numbers, agree: agreements(numbers, facts) }))
  const most = Math.max(0, ...stated.map(({ agree }) => agree))
  const agreeing =
    most === 0 ? readings : stated.filter(({ agree }) => agree === most).map(({ numbers }) => numbers)
  const [best] = agreeing
  if (most > 0 && agreeing.length === 1 && best !== undefined)
    return { numbers: best, why: '数字连写，按正文所述数字分开' }
  const ranked = agreeing
    .map((numbers) => ({ numbers, distance: distanceOf(numbers, facts) }))
    .sort((a, b) => a.distance - b.distance)
  const [first, second] = ranked
  if (first === undefined || first.distance >= impossible) return null
  if (second !== undefined && second.distance - first.distance < clear) return null
  // Without an issue there is nothing to measure the stock by.
  if (first.numbers[0] === 0) return null
  return { numbers: first.numbers, why: '数字连写，按现行有效件数与制发件数的通常比例分开' }
}

function agreements(
  [issued = -1, repealed = -1, inForce = -1]: readonly number[],
  facts: DocumentFacts,
): number {
  return [
    facts.issued.includes(issued),
    facts.repealed.includes(repealed),
    facts.inForce.includes(inForce),
  ].filter(Boolean).length
}

function distanceOf(
  [issued = 0, repealed = 0, inForce = 0]: readonly number[],
  facts: DocumentFacts,
): number {
  if (inForce < issued) return impossible
  const ratio = Math.abs(Math.log((inForce + 1) / (issued + 1) / stockToIssue))
  const nearStated = facts.inForce.map((value) => Math.abs(Math.log((inForce + 1) / (value + 1))))
  return (
    ratio +
    (repealedShare * repealed) / Math.max(1, inForce - issued + repealed) +
    (nearStated.length > 0 ? Math.min(...nearStated) : 0)
  )
}

/** 制作 · 公开 · 总数 of the 2019 form: what is made is made public, and the total includes it. */
export function chooseDisclosedCounts(readings: readonly (readonly number[])[]): CountsChosen | null {
  const [only] = readings
  if (only !== undefined && readings.length === 1) return { numbers: only, why: '数字连写，只有一种分法' }
  const same = readings.filter(
    ([made = 0, disclosed = 0, total = 0]) => made === disclosed && total >= disclosed,
  )
  const [first] = same
  return same.length === 1 && first !== undefined
    ? { numbers: first, why: '数字连写，按新制作与新公开数量相同分开' }
    : null
}
