/** What people are told when an edit of organs does not go through. */

import { type Refusal, refuse } from '../domain/refusal.ts'
import type { OrganSaved } from './organ-ports.ts'

export const noSuchOrgan = refuse('no-such-organ', '没有这个机关。')

export function refuseOrganSaving(saved: Extract<OrganSaved, { ok: false }>): Refusal {
  switch (saved.code) {
    case 'version-conflict':
      return refuse(saved.code, '刚才有人改过这个机关，请看过最新的内容再改。')
    case 'taken':
      return refuse(saved.code, '这个统一社会信用代码已经属于另一个存续的机关，请核对。')
  }
}
