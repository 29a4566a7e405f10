/** Lists that a form takes from the case: letters, consultations, remedies. */

import { consultedNames } from '../../../../../domain/requests/clock-events.ts'
import type { LetterKind } from '../../../../../domain/requests/letter-kind.ts'
import type { ConsultationState, Recorded, RemedyState } from '../../../../../domain/requests/request-case.ts'
import { letterKindNames, remedyKindNames } from '../../../../../domain/requests/request-words.ts'
import type { Option } from '../../../../components/kit/field.tsx'
import { inputOf } from './fields.ts'
import { bad, good, type StepAbout, type StepField } from './step-field.ts'

export function issuedLetters(about: StepAbout, kinds?: readonly LetterKind[]): Recorded<'letter-issued'>[] {
  return about.case.events
    .filter((event) => event.type === 'letter-issued')
    .filter(({ letter }) => kinds === undefined || kinds.includes(letter))
}

/** The issued letter that tells of the step, or none: a paper made elsewhere. */
export function letterOf(kind: LetterKind): StepField<string | null> {
  return {
    inputs: (name, about) => {
      const letters = issuedLetters(about, [kind])
      if (letters.length === 0) return [{ ...hiddenInput(name), initial: '' }]
      const options = [
        ...letters.toReversed().map(({ letterId, number }) => ({ value: letterId, label: number })),
        { value: '', label: '没有用系统制作文书' },
      ]
      const input = inputOf(name, { label: letterKindNames[kind] }, { kind: 'select', options }, about)
      return [{ ...input, initial: options[0]?.value ?? '' }]
    },
    read: (name, raw, about) => {
      const id = raw(name)
      if (id === '') return good(null)
      const known = issuedLetters(about, [kind]).some(({ letterId }) => letterId === id)
      return known ? good(id) : bad(name, '请选择这份申请里的文书')
    },
  }
}

/** Any letter of the case: one made here, or a kind of paper made elsewhere. */
export interface LetterChoice {
  readonly letterId: string | null
  readonly letter: LetterKind
}

const elsewhere: readonly LetterKind[] = [
  'reply',
  'supplement-notice',
  'extension-notice',
  'third-party-consultation',
  'co-maker-consultation',
  'other-organ-consultation',
  'consultation-notice',
  'override-notice',
  'fee-notice',
  'reasons-notice',
  'reasonable-period-notice',
  'correction-reply',
  'discontinuance-notice',
  'transfer-letter',
  'assistance-request',
  'receipt',
]

/** Which letter. `among`: those the step can be about, the likeliest first. */
export function anyLetter(
  label: string,
  among: (about: StepAbout) => readonly LetterChoice[] = () => [],
): StepField<LetterChoice> {
  const optionsOf = (about: StepAbout): Option[] => {
    const numbers = new Map(issuedLetters(about).map(({ letterId, number }) => [letterId, number]))
    const first = among(about).map(choiceValue)
    const issued = issuedLetters(about).toReversed().map(choiceValue)
    const others = elsewhere.map((letter) => choiceValue({ letterId: null, letter }))
    return [...new Set([...first, ...issued, ...others])].map((value) => ({
      value,
      label: choiceLabel(value, numbers),
    }))
  }
  return {
    inputs: (name, about) => {
      const options = optionsOf(about)
      const asked = about.asked(name)
      const initial = options.find(({ value }) => value === asked) ?? options[0]
      return [
        { ...inputOf(name, { label }, { kind: 'select', options }, about), initial: initial?.value ?? '' },
      ]
    },
    read: (name, raw, about) => {
      const chosen = optionsOf(about).find(({ value }) => value === raw(name))
      if (chosen === undefined) return bad(name, `请选择${label}`)
      const [letter = '', letterId = ''] = chosen.value.split('/')
      const kind = [...elsewhere, ...issuedLetters(about).map((each) => each.letter)].find(
        (each) => each === letter,
      )
      return kind === undefined
        ? bad(name, `请选择${label}`)
        : good({ letter: kind, letterId: letterId === '' ? null : letterId })
    },
  }
}

function choiceValue({ letter, letterId }: LetterChoice): string {
  return `${letter}/${letterId ?? ''}`
}

function choiceLabel(value: string, numbers: ReadonlyMap<string, string>): string {
  const [letter = '', letterId = ''] = value.split('/')
  const kind = elsewhere.find((each) => each === letter)
  const name =
    kind === undefined
      ? (Object.entries(letterKindNames).find(([each]) => each === letter)?.[1] ?? letter)
      : letterKindNames[kind]
  if (letterId === '') return `${name}（不是用系统制作的）`
  return `${name} ${numbers.get(letterId) ?? ''}`.trim()
}

export function consultationOptions(
  about: StepAbout,
  fits: (consultation: ConsultationState) => boolean,
): Option[] {
  return about.case.consultations.filter(fits).map(({ id, sent }) => ({
    value: id,
    label: `${sent.on} 征求${sent.organName === '' ? consultedNames[sent.consulted] : sent.organName}意见`,
  }))
}

export function remedyOptions(about: StepAbout, fits: (remedy: RemedyState) => boolean): Option[] {
  return about.case.remedies.filter(fits).map(({ id, filed }) => ({
    value: id,
    label: `${remedyKindNames[filed.remedyKind]} ${filed.docket === '' ? `${filed.on} 收到` : filed.docket}（${filed.before}）`,
  }))
}

function hiddenInput(name: string) {
  return { name, label: '', control: { kind: 'hidden' } as const }
}
