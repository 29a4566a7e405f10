/** Shows personal data in part: the rule comes from the class (src/law/personal-data-classes.ts). */

import {
  type MaskingRule,
  type PersonalDataClass,
  personalDataClasses,
} from '../../law/personal-data-classes.ts'
import { compoundSurnames } from './surnames.ts'

const star = '*'

/** "张三" → "张**", "13800001234" → "138****1234". What does not look like its class is hidden whole. */
export function maskPersonalData(dataClass: PersonalDataClass, text: string): string {
  const rule: MaskingRule = personalDataClasses[dataClass].masking
  const value = text.normalize('NFKC').trim()
  if (value === '') return ''
  switch (rule.kind) {
    case 'all':
      return hidden
    case 'keep-ends':
      return keepEnds(value.replaceAll(/[\s-]/g, ''), rule.start, rule.end)
    case 'phone':
      return maskPhone(value)
    case 'surname':
      return maskName(value)
    case 'email':
      return maskEmail(value)
    case 'address':
      return maskAddress(value)
    default:
      return rule satisfies never
  }
}

/** Always as long, so that the length tells nothing. */
const hidden = star.repeat(6)

/** Below this many hidden characters the rest could be guessed. */
const fewestHidden = 4

/** A value too short for its class is hidden whole. */
function keepEnds(value: string, start: number, end: number): string {
  const characters = [...value]
  if (characters.length < start + end + fewestHidden) return hidden
  const stars = star.repeat(characters.length - start - end)
  return characters.slice(0, start).join('') + stars + characters.slice(characters.length - end).join('')
}

function maskPhone(value: string): string {
  const digits = value.replaceAll(/\D/g, '')
  const mobile = /^(?:86)?(1\d{2})\d{4}(\d{4})$/.exec(digits)
  if (mobile !== null) return `${mobile[1]}****${mobile[2]}`
  const landline = /^(?:\+?86)?[- ]?\(?(0\d{2,3})\)?[- ]?\d{4,5}(\d{3})$/.exec(value)
  if (landline !== null) return `${landline[1]}-****${landline[2]}`
  return keepEnds(digits, 0, 3)
}

function maskName(value: string): string {
  const characters = [...value]
  const surname = compoundSurnames.find((each) => value.startsWith(each) && characters.length > each.length)
  return `${surname ?? characters[0]}**`
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  if (at < 1) return hidden
  return `${[...value][0]}***${value.slice(at)}`
}

const county = /^.{0,40}?(?:[县旗]|(?<!小)区|(?<![城超])市(?!.{0,12}(?:[县旗]|(?<![小园社])区)))/u

function maskAddress(value: string): string {
  const kept = county.exec(value)?.[0]
  return kept === undefined ? hidden : `${kept}****`
}

/** The one form in which two writings of a value are equal: for the blind index. */
export function comparableValue(dataClass: PersonalDataClass, text: string): string {
  const value = text.normalize('NFKC').trim()
  if (dataClass === 'name') return value.replaceAll(/\s+/g, '')
  if (dataClass === 'phone') return value.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  if (dataClass === 'email') return value.toLowerCase()
  return value.replaceAll(/[\s-]/g, '').toUpperCase()
}
