import type { Rule } from '../rule.ts'

/** One of the seven replies of article 36. */
export interface ReplyKindRule extends Rule {
  /** What the reply must tell, one thing a line. */
  readonly mustTell: readonly string[]
}

const item = (number: number) => ({ instrument: 'disclosure-regulation', article: 36, item: number }) as const

/** 已经主动公开 */
export const alreadyPublished = {
  id: 'already-published',
  cites: item(1),
  says: '所申请公开信息已经主动公开的，告知申请人获取该政府信息的方式、途径；',
  verification: 'read',
  mustTell: ['获取该政府信息的方式、途径'],
} as const satisfies ReplyKindRule

/** 予以公开 */
export const granted = {
  id: 'granted',
  cites: item(2),
  says: '所申请公开信息可以公开的，向申请人提供该政府信息，或者告知申请人获取该政府信息的方式、途径和时间；',
  verification: 'read',
  mustTell: ['该政府信息，或者获取该政府信息的方式、途径和时间'],
} as const satisfies ReplyKindRule

/** 不予公开 */
export const refused = {
  id: 'refused',
  cites: item(3),
  says: '行政机关依据本条例的规定决定不予公开的，告知申请人不予公开并说明理由；',
  verification: 'read',
  mustTell: ['不予公开', '理由'],
} as const satisfies ReplyKindRule

/** 不存在: only after a search. */
export const doesNotExist = {
  id: 'does-not-exist',
  cites: item(4),
  says: '经检索没有所申请公开信息的，告知申请人该政府信息不存在；',
  verification: 'read',
  mustTell: ['经检索', '该政府信息不存在'],
} as const satisfies ReplyKindRule

/** 不属于本机关负责公开 */
export const notThisOrgan = {
  id: 'not-this-organ',
  cites: item(5),
  says: '所申请公开信息不属于本行政机关负责公开的，告知申请人并说明理由；能够确定负责公开该政府信息的行政机关的，告知申请人该行政机关的名称、联系方式；',
  verification: 'read',
  mustTell: ['不属于本行政机关负责公开', '理由', '能够确定的负责机关的名称、联系方式'],
} as const satisfies ReplyKindRule

/** 重复申请 */
export const repeated = {
  id: 'repeated',
  cites: item(6),
  says: '行政机关已就申请人提出的政府信息公开申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理；',
  verification: 'read',
  mustTell: ['不予重复处理'],
} as const satisfies ReplyKindRule

/** 行政查询事项: registers with their own law of access. */
export const specialRegister = {
  id: 'special-register',
  cites: item(7),
  says: '所申请公开信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定的，告知申请人依照有关法律、行政法规的规定办理。',
  verification: 'read',
  mustTell: ['依照有关法律、行政法规的规定办理'],
} as const satisfies ReplyKindRule
