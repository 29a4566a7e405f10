/** Thresholds of the audit, each with the rule that uses it. Legal limits cite their source in the catalogue. */

export const auditLimits = {
  /** AR-S11: 原则上不超过一千字 (characters that are not spaces). */
  overviewCharacters: 1000,
  /** AR-S11: up to here a hint is enough, because the limit is one "in principle". */
  overviewTolerated: 1100,
  /** AR-S14: a part 五 shorter than this says nothing. */
  problemsMinimum: 50,
  /** AR-S08: 万元 with at most six places are whole fen. */
  moneyDecimals: 6,
  /** AR-B09: a whole number of this size under 万元 looks like 元. */
  feeLooksLikeYuan: 100_000,
  /** AR-B09: the fees of a whole province or city reach billions of 元. */
  feeOfCityLooksLikeYuan: 10_000_000,
  /** AR-B09: so does a figure this many times last year's. */
  feeJump: 10_000,
  /** AR-B10: 1 万元 in 元. */
  yuanPerWan: 10_000,
  /** AR-N08: the text may round an amount by this share. */
  feeRounding: 0.005,
  /** AR-B12: a change by more than this factor deserves a look. */
  yearlyJump: 10,
  /** AR-B12: figures below this jump by chance. */
  yearlyJumpMinimum: 10,
  /** AR-B13: rows in which decisions equal items before it is called a mix-up. */
  itemRowsMistaken: 2,
  /** AR-C08: share of this year's intake carried out. */
  carriedOutShare: 0.5,
  /** AR-C08, AR-C14: below this the share means nothing. */
  shareMinimum: 10,
  /** AR-C14: share of 其他处理 3.其他. */
  miscellaneousShare: 0.3,
  /** AR-C15: size from which one single outcome is odd. */
  oneOutcomeMinimum: 100,
  /** AR-D05: first report year after the revised Reconsideration Law took effect. */
  reconsiderationFirstFrom: 2024,
  /** AR-S13, AR-C09: first report year under the fee measures. */
  feeMeasuresFrom: 2021,
  /** AR-L03: first report year of the revised Regulation (国务院令第711号, in force 2019-05-15). */
  revisedRegulationFrom: 2019,
  /** AR-L03: first report year in which the 2025 judicial interpretation replaced that of 2011. */
  interpretation2025From: 2025,
  /** AR-N05: percentage points by which a printed share may differ. */
  shareTolerance: 0.01,
  /** AR-N05: percentage points by which shares may miss 100 together. */
  shareSumTolerance: 0.2,
  /** AR-Y01, AR-Y02: share of common text from which two reports count as the same. */
  similarText: 0.8,
  /** AR-Y01, AR-Y02, AR-Y03: shorter texts are alike by nature. */
  similarMinimum: 60,
  /** AR-N14: 条例（2007） answered in this many working days. */
  oldReplyDays: 15,
} as const

/** 条例第四十九条: month and day of the year after the report year. */
export const publicationDeadlines = {
  department: '01-31',
  government: '03-31',
} as const
