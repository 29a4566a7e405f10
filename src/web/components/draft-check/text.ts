const numerals = ['〇', '一', '二', '三', '四', '五', '六']

/** Wording beside the grid. */
export const draftCheckText = {
  errors: '处不平或不符',
  blankCells: '格空着',
  hints: '条提醒',
  balanced: '三张表都填完了，勾稽关系全部成立。',
  repairsHeading: '改一格就平',
  repairsChoice: '（下面任选其一，请对照台账）',
  more: (count: number) => `改好这些以后，还有 ${count} 处。`,
  hintsHeading: '提醒和提示',
  blanksHeading: '还空着的格',
  blanksQuestion: '空着不等于 0：确实没有的填 0，还没有统计的先空着。',
  section: (number: number) => `第${numerals[number] ?? number}部分原文`,
} as const
