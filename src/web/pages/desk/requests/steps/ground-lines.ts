import { readNumeral } from '../../../../../domain/chinese-numeral.ts'
import { placeText } from '../../../../../domain/citation-text.ts'
import { isInstrument } from '../../../../../domain/requests/letters/wording.ts'
import type { ReplyGround } from '../../../../../domain/requests/request-event.ts'
import { instruments } from '../../../../../law/instruments.ts'
import type { Citation } from '../../../../../law/rule.ts'

const shape =
  /^(?:根据|依据)?\s*(?:《(?<title>[^》]+)》(?:（[^）]*）)?|条例)?\s*第(?<article>[^条]{1,7})条(?:第(?<paragraph>[^款]{1,5})款)?(?:第(?<item>[^项]{1,5})项)?$/

/** One line: "《政府信息公开条例》第三十六条第五项"; without a title the Regulation is meant. null when it is no ground. */
export function readGround(line: string): ReplyGround | null {
  const parts = shape.exec(line.trim().replace(/[。；;，,]$/, ''))?.groups
  if (parts === undefined) return null
  const [article, paragraph, item] = [parts.article, parts.paragraph, parts.item].map(placeNumber)
  if (typeof article !== 'number' || paragraph === undefined || item === undefined) return null
  return { instrument: instrumentOf(parts.title), article, paragraph, item }
}

/** The line as a person would write it. */
export function groundLine({ instrument, article, paragraph, item }: ReplyGround): string {
  const known = isInstrument(instrument) ? shortTitle(instruments[instrument].title) : instrument
  return (
    known +
    placeText({
      instrument: 'disclosure-regulation',
      ...(article > 0 ? { article } : {}),
      ...(paragraph === null ? {} : { paragraph }),
      ...(item === null ? {} : { item }),
    })
  )
}

/** A citation of the law as a ground; null for places that are no article. */
export function groundOf({ instrument, article, paragraph, item }: Citation): ReplyGround | null {
  if (article === undefined) return null
  return { instrument, article, paragraph: paragraph ?? null, item: item ?? null }
}

/** null = not written; undefined = no number. */
function placeNumber(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  const value = readNumeral(text.trim())
  return value === null || !Number.isInteger(value) || value < 1 || value > 999 ? undefined : value
}

function instrumentOf(title: string | undefined): string {
  if (title === undefined) return 'disclosure-regulation'
  const wanted = bare(`《${title}》`)
  const ids = Object.keys(instruments).filter(isInstrument)
  return ids.find((id) => bare(instruments[id].title) === wanted) ?? `《${title}》`
}

function bare(title: string): string {
  return shortTitle(title).replaceAll(/[《》\s]/g, '')
}

function shortTitle(title: string): string {
  return title.replace('《中华人民共和国', '《').replace(/（\d{4}年(?:修订|修正)）$/, '')
}
