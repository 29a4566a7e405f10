import { basisText } from '../../../../../domain/citation-text.ts'
import type { Rule } from '../../../../../law/rule.ts'

/** The sentence of the law that a form rests on, with its place: "……（《政府信息公开条例》第三十条）". */
export function lawLine(rule: Pick<Rule, 'says' | 'cites' | 'verification'>): string {
  return `${rule.says}（${basisText(rule)}）`
}
