/** Pieces that the templates of letters share. */

import { type InstrumentId, instruments } from '../../../law/instruments.ts'
import type { Citation, DeadlineRule } from '../../../law/rule.ts'
import { inChinese, isLocalDate, type LocalDate } from '../../calendar/local-date.ts'
import { placeText } from '../../citation-text.ts'
import type { ApplicantCategory, ReplyGround, SoughtItem } from '../request-event.ts'
import { gap } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'

/** Text of a particular, or the gap that a person has to fill. */
export function told(particulars: Readonly<Record<string, string>>, key: string, what: string): string {
  const text = (particulars[key] ?? '').trim()
  return text === '' ? gap(what) : withoutStop(text)
}

/** A date typed in a form in Chinese, or a gap. */
export function toldDate(particulars: Readonly<Record<string, string>>, key: string, what: string): string {
  const text = (particulars[key] ?? '').trim()
  return isLocalDate(text) ? inChinese(text) : gap(what)
}

export function dateOr(date: LocalDate | null | undefined, what: string): string {
  return date === null || date === undefined ? gap(what) : inChinese(date)
}

export const withoutStop = (text: string) => text.trim().replace(/[。；;.]+$/, '')

/** A whole sentence of what was typed; '' stays ''. */
export function sentence(text: string): string {
  const bare = withoutStop(text)
  return bare === '' ? '' : `${bare}。`
}

/** "您" for a person, "你单位" for an organisation. */
export function you(category: ApplicantCategory): string {
  return category === 'naturalPerson' ? '您' : '你单位'
}

/** Who the letter goes to, as a field that printing fills in. */
export function applicantToken({ registered }: LetterFacts['case']): string {
  return registered.category === 'naturalPerson' ? '〖申请人姓名〗' : '〖申请人单位〗'
}

/** "“2025年预算”（文财〔2025〕3号）". */
export function itemText({ description, documentNumber }: SoughtItem): string {
  const quoted = `“${description
    .trim()
    .replace(/[。；]+$/, '')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')}”`
  return documentNumber === '' ? quoted : `${quoted}（${documentNumber}）`
}

/** "15个工作日". */
export const days = ({ term }: DeadlineRule) => `${term.length}个工作日`

/** "《条例》第三十六条第二项"; the first mention in a letter is written out by `nameRegulationOnce`. */
export function regulation(article: number, more: { paragraph?: number; item?: number } = {}): string {
  return `《条例》${placeText({ instrument: 'disclosure-regulation', article, ...more })}`
}

/** True for the id of a registered legal text. */
export function isInstrument(text: string): text is InstrumentId {
  return Object.hasOwn(instruments, text)
}

/** A ground as the reply prints it. */
export function groundText({ instrument, article, paragraph, item }: ReplyGround): string {
  if (instrument === 'disclosure-regulation')
    return regulation(article, {
      ...(paragraph === null ? {} : { paragraph }),
      ...(item === null ? {} : { item }),
    })
  const title = isInstrument(instrument) ? titleIn(instruments[instrument].title) : instrument
  const cites: Citation = {
    instrument: 'disclosure-regulation',
    ...(article > 0 ? { article } : {}),
    ...(paragraph === null ? {} : { paragraph }),
    ...(item === null ? {} : { item }),
  }
  return title + placeText(cites)
}

const titleIn = (title: string) => title.replace(/（\d{4}年(修订|修正|公布)）$/, '')

const short = '《条例》'
const full = titleIn(instruments['disclosure-regulation'].title)

/** Writes the Regulation out where it is first named; the rest stay short. */
export function nameRegulationOnce(paragraphs: readonly (readonly string[])[]): string[][] {
  const count = paragraphs.flat().join('').split(short).length - 1
  const first = count > 1 ? `${full}（以下简称${short}）` : full
  let done = false
  return paragraphs.map((part) =>
    part.map((text) => {
      if (done || !text.includes(short)) return text
      done = true
      return text.replace(short, first)
    }),
  )
}
