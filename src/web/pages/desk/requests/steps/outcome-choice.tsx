import type { FC } from 'hono/jsx'
import { citationText } from '../../../../../domain/citation-text.ts'
import { type Outcome, type OutcomeCode, outcomes } from '../../../../../law/outcome-codes.ts'
import { waysOf } from './decision-steps.ts'

const groups = [
  { letter: 'B', name: '予以公开、部分公开' },
  { letter: 'C', name: '不予公开' },
  { letter: 'D', name: '无法提供' },
  { letter: 'E', name: '不予处理' },
  { letter: 'F', name: '其他处理' },
] as const

interface Choice {
  readonly code: OutcomeCode
  readonly label: string
  readonly query: string
  readonly basis: string
}

/** One choice for each way an outcome comes about, where each has an item of its own. */
function choicesOf({ code, label, cites, reviewFirst, reviewFirstVerification }: Outcome): Choice[] {
  const name = label.replace(/^[^：]*：/, '')
  const ways = waysOf(code)
  const isRefusal = code.startsWith('C') || reviewFirst !== 'no'
  const doubt = isRefusal && reviewFirstVerification === 'inference' ? '；是否先复议待确认' : ''
  if (ways.length !== cites.length)
    return [{ code, label: name, query: `code=${code}`, basis: cites.map(citationText).join('、') + doubt }]
  return ways.map((how, index) => {
    const cite = cites[index]
    return {
      code,
      label: how,
      query: String(new URLSearchParams({ code, how })),
      basis: cite === undefined ? '' : citationText(cite),
    }
  })
}

/** 选择处理结果: the 21 rows of 表三, each with its article; a choice leads on to the form of that outcome. */
export const OutcomeChoice: FC<{ path: string; now: string; keep?: string }> = ({ path, now, keep }) => (
  <div class="outcome-choice">
    {groups.map(({ letter, name }) => (
      <section aria-labelledby={`outcome-${letter}`}>
        <h2 id={`outcome-${letter}`}>{name}</h2>
        <ul>
          {outcomes
            .filter(({ code }) => code.startsWith(letter))
            .flatMap(choicesOf)
            .map(({ code, label, query, basis }) => (
              <li>
                <a
                  href={`${path}?${keep === undefined ? '' : `${keep}&`}${query}`}
                  aria-current={code === now ? 'true' : undefined}
                >
                  {code} {label}
                </a>
                <span class="quiet">{basis}</span>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </div>
)
