/** What people are told when something with a request does not go through. */

import { refuse } from '../../domain/refusal.ts'

/** The same for a request that does not exist and one that is another organ's: nobody learns which. */
export const noSuchRequest = refuse('no-such-request', '没有这件申请，或者您不能查看。')

/** The same for a wrong number and a wrong code. */
export const wrongTracking = refuse(
  'wrong-tracking',
  '编号或者查询码不对。请对照回执再核对一遍；回执遗失的，请带身份证件到受理机关查询。',
)

export const requestChanged = refuse(
  'version-conflict',
  '刚才有人在这件申请上做了登记，请看过最新的内容再做这一步。',
)

export const organGone = refuse('organ-gone', '这个机关不存在或者已经撤销，不能接收申请。')
