/** 文书种类 of a request (条例 and the customary set of forms). */
export type LetterKind =
  /** 登记表 */
  | 'register-sheet'
  /** 接收回执 */
  | 'receipt'
  /** 补正告知书 */
  | 'supplement-notice'
  /** 说明理由告知书 (第三十五条) */
  | 'reasons-notice'
  /** 合理期限告知书 (第三十五条) */
  | 'reasonable-period-notice'
  /** 延期答复告知书 */
  | 'extension-notice'
  /** 征求意见书（第三方） */
  | 'third-party-consultation'
  /** 征求意见确认函 (the third party's answer sheet) */
  | 'third-party-answer-sheet'
  /** 征求意见告知书 (to the applicant: the period pauses) */
  | 'consultation-notice'
  /** 依申请公开告知书 (to the third party, override of 第三十二条) */
  | 'override-notice'
  /** 征求意见书（共同制作机关） */
  | 'co-maker-consultation'
  /** 征求意见书（其他机关） */
  | 'other-organ-consultation'
  /** 协办函 */
  | 'assistance-request'
  /** 收费通知书 */
  | 'fee-notice'
  /** 答复书、告知书 */
  | 'reply'
  /** 更正答复 (第四十一条) */
  | 'correction-reply'
  /** 不再处理告知书 (第三十条, 收费办法) */
  | 'discontinuance-notice'
  /** 转送函 */
  | 'transfer-letter'
  /** 送达回证 */
  | 'proof-of-service'
