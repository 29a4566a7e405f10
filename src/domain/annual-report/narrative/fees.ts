/** The two fees of part 六, kept apart: 信息处理费 and 行政事业性收费. */

import { type NumberToken, scanNumbers } from '../../chinese-numeral.ts'
import type { Fact } from './fact.ts'
import type { Sentence } from './sentences.ts'

const yuanPer: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 }

/** Amounts of information fees that a sentence states, in 元. */
export function readFees(sentence: Sentence): Fact[] {
  if (!/处理费|行政事业性收费/.test(sentence.text)) return []
  return scanNumbers(sentence.text).flatMap((token) => {
    const meaning = feeMeaning(sentence.text, token)
    const factor = yuanPer[token.unit]
    if (meaning === null || factor === undefined) return []
    return [
      {
        meaning,
        value: Math.round(token.value * factor * 100) / 100,
        approximate: token.approximate,
        scope: 'unstated' as const,
        withCarriedIn: false,
        share: null,
        span: sentence.span(token.start, token.end),
        sentence: sentence.number,
      },
    ]
  })
}

function feeMeaning(text: string, token: NumberToken): Fact['meaning'] | null {
  const before = text.slice(0, token.start)
  const information = before.lastIndexOf('处理费')
  const administrative = before.lastIndexOf('行政事业性收费')
  if (information === -1 && administrative === -1) return null
  const clause = before.slice(Math.max(information, administrative))
  if (
    /(?:免征|减免|免收|停征|取消|降低|减征)[^，。；]{0,12}$/.test(
      before.slice(0, Math.max(information, administrative)),
    )
  )
    return null
  if (/标准|每|减免|应收|退|项|资金|以上|以下/.test(clause) || clause.length > 30) return null
  return { kind: 'fee', fee: information > administrative ? 'information' : 'administrative' }
}
