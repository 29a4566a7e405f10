import type { SoughtItem } from '../request-event.ts'
import { tidyText } from './draft-answers.ts'
import { type DraftAnswered, type DraftComplaint, draftLimits, type RequestDraft } from './request-draft.ts'

/**
 * Adds a thing that is asked for, or changes the one with this id. Which information: name, 文号, or another description
 * by which the office can find it (第二十九条).
 */
export function putItem(draft: RequestDraft, id: string, text: Omit<SoughtItem, 'id'>): DraftAnswered {
  const item = {
    id,
    description: tidyText(text.description),
    documentNumber: tidyText(text.documentNumber).replaceAll(/\s+/g, ''),
  }
  const isNew = !draft.items.some((known) => known.id === id)
  const complaints = [...complaintsOf(item), ...(isNew ? tooMany(draft) : [])]
  if (complaints.length > 0) return { ok: false, complaints }
  const items = isNew ? [...draft.items, item] : draft.items.map((known) => (known.id === id ? item : known))
  return { ok: true, draft: { ...draft, items } }
}

/** The draft without one of the things asked for; unchanged when it has none of this id. */
export function removeItem(draft: RequestDraft, id: string): RequestDraft {
  return { ...draft, items: draft.items.filter((item) => item.id !== id) }
}

/** "1", "2" …: the lowest number that no item of the draft has. */
export function newItemId({ items }: RequestDraft): string {
  let number = 1
  while (items.some(({ id }) => id === String(number))) number++
  return String(number)
}

/** What is wrong with the description of one thing; empty = it can be kept. */
export function complaintsOf({
  description,
  documentNumber,
}: Pick<SoughtItem, 'description' | 'documentNumber'>): DraftComplaint[] {
  const complaints: DraftComplaint[] = []
  if (description === '')
    complaints.push({ field: 'description', message: '请写明需要什么信息：名称，或者能据以查找的描述。' })
  if ([...description].length > draftLimits.description)
    complaints.push({
      field: 'description',
      message: `这一项最多写 ${draftLimits.description} 个字，可以分成几项，或者作为附件上传。`,
    })
  if ([...documentNumber].length > draftLimits.documentNumber)
    complaints.push({
      field: 'document-number',
      message: `文号最多 ${draftLimits.documentNumber} 个字，其余内容请写在描述里。`,
    })
  return complaints
}

function tooMany({ items }: RequestDraft): DraftComplaint[] {
  if (items.length < draftLimits.items) return []
  return [
    {
      field: 'description',
      message: `一次申请最多列 ${draftLimits.items} 项。其余的请在提交以后另外申请，或者列成清单作为附件上传。`,
    },
  ]
}
