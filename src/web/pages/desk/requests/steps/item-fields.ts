import type { ItemAnswer, SoughtItem } from '../../../../../domain/requests/request-event.ts'
import { itemAnswerNames } from '../../../../../domain/requests/request-words.ts'
import { bad, good, type Input, type Read, type StepAbout, type StepField } from './step-field.ts'

const longestItem = 1000

/**
 * What is asked for, one thing a line. A document number in 〔〕 is recognised by itself. `before`: what stood there;
 * what is still asked for keeps its id, so that what was said of it still fits.
 */
export function soughtItems(
  label: string,
  before: (about: StepAbout) => readonly SoughtItem[] = ({ case: { items } }) => items,
): StepField<readonly SoughtItem[]> {
  return {
    inputs: (name, about) => [
      {
        name,
        label,
        hint: '一行一项；有文号的连文号一起写。每一项都要在答复里回应。',
        control: { kind: 'area', rows: Math.max(4, before(about).length + 2) },
        initial: before(about)
          .map(({ description }) => description)
          .join('\n'),
      },
    ],
    read: (name, raw, about) => {
      const read = readItems(name, raw(name))
      return read.ok ? good(withIdsOf(before(about), read.value)) : read
    },
  }
}

/** The same words keep their id, then the same place does; the rest get ids of their own. */
export function withIdsOf(before: readonly SoughtItem[], now: readonly SoughtItem[]): readonly SoughtItem[] {
  const same = now.map(({ description }) => before.find((each) => each.description === description)?.id)
  const taken = new Set(same.filter((id) => id !== undefined))
  let fresh = 0
  return now.map((item, index) => {
    const inPlace = before[index]?.id
    const kept = same[index] ?? (inPlace !== undefined && !taken.has(inPlace) ? inPlace : undefined)
    if (kept !== undefined) taken.add(kept)
    let id = kept
    while (id === undefined) {
      const next = String(++fresh)
      if (!taken.has(next) && !before.some((each) => each.id === next)) id = next
    }
    taken.add(id)
    return { ...item, id }
  })
}

/** Lines → things asked for. */
export function readItems(field: string, text: string): Read<readonly SoughtItem[]> {
  const lines = text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (lines.length === 0) return bad(field, '请写明申请公开的内容')
  if (lines.some(({ length }) => length > longestItem))
    return bad(field, `每一项请写在 ${longestItem} 字以内；写不下的分成几项`)
  return good(
    lines.map((description, index) => ({
      id: String(index + 1),
      description,
      documentNumber: documentNumberIn(description),
    })),
  )
}

/** 文号 within a description: "临政发〔2025〕7号". */
function documentNumberIn(description: string): string {
  return (
    /[\p{Script=Han}A-Za-z]{1,12}[〔[（(]\s*\d{4}\s*[〕\]）)]\s*第?\d{1,5}号/u.exec(description)?.[0] ?? ''
  )
}

/** An answer to every thing asked for. `usual`: what the chosen outcome makes likely. */
export function itemAnswers(
  usual: (about: Parameters<StepField<unknown>['inputs']>[1]) => ItemAnswer['answer'],
): StepField<readonly ItemAnswer[]> {
  const kinds = Object.keys(itemAnswerNames) as ItemAnswer['answer'][] // the names are written with exactly these keys
  const options = kinds.map((value) => ({ value, label: itemAnswerNames[value] }))
  return {
    inputs: (name, about) =>
      about.case.items.flatMap(({ id, description }, index): Input[] => {
        const earlier = about.case.review.draft?.decision.items.find(({ itemId }) => itemId === id)
        return [
          {
            name: `${name}-${id}`,
            label: `第 ${index + 1} 项怎样处理`,
            control: { kind: 'select', options },
            initial: earlier?.answer ?? usual(about),
            group: `第 ${index + 1} 项：${description}`,
          },
          {
            name: `${name}-says-${id}`,
            label: `对第 ${index + 1} 项的答复`,
            hint: '写进答复书的话：给什么、从哪里取，或者为什么不给。',
            control: { kind: 'area', rows: 2 },
            initial: earlier?.says ?? '',
          },
        ]
      }),
    read: (name, raw, { case: { items } }) => {
      const answers = items.map(({ id }, index) => ({
        itemId: id,
        index,
        answer: kinds.find((kind) => kind === raw(`${name}-${id}`)),
        says: raw(`${name}-says-${id}`),
      }))
      const complaints = answers.flatMap(({ itemId, index, answer, says }) => [
        ...(answer === undefined
          ? [{ field: `${name}-${itemId}`, message: `请选择第 ${index + 1} 项怎样处理` }]
          : []),
        ...(says === ''
          ? [{ field: `${name}-says-${itemId}`, message: `请写明对第 ${index + 1} 项的答复：每一项都要回应` }]
          : []),
      ])
      if (complaints.length > 0) return { ok: false, complaints }
      return good(
        answers.flatMap(({ itemId, answer, says }) =>
          answer === undefined ? [] : [{ itemId, answer, says }],
        ),
      )
    },
  }
}
