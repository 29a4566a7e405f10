/** AR-L04: fixed expressions and how they go wrong. Extend it line by line; each line names where the right form stands. */

export interface WrongWording {
  readonly wrong: string
  readonly right: string
  /** Where the right form is to be found. */
  readonly source: string
}

export const wrongWordings = [
  {
    wrong: '习近平新时代特色社会主义思想',
    right: '习近平新时代中国特色社会主义思想',
    source: '《中华人民共和国宪法》序言',
  },
  {
    wrong: '习近平中国特色社会主义思想',
    right: '习近平新时代中国特色社会主义思想',
    source: '《中华人民共和国宪法》序言',
  },
  {
    wrong: '习近平新时代中国特色社会思想',
    right: '习近平新时代中国特色社会主义思想',
    source: '《中华人民共和国宪法》序言',
  },
  {
    wrong: '习近平新时代中国特色主义思想',
    right: '习近平新时代中国特色社会主义思想',
    source: '《中华人民共和国宪法》序言',
  },
  {
    wrong: '新时代中国特设社会主义',
    right: '新时代中国特色社会主义',
    source: '《中华人民共和国宪法》序言',
  },
  { wrong: '习近平总书计', right: '习近平总书记', source: '职务的通行写法' },
  { wrong: '习近平总书级', right: '习近平总书记', source: '职务的通行写法' },
  { wrong: '十九界', right: '十九届', source: '中央委员会届次的通行写法' },
  { wrong: '二十界', right: '二十届', source: '中央委员会届次的通行写法' },
  { wrong: '党的十九届大', right: '党的十九大', source: '全国代表大会的通行写法' },
  { wrong: '党的二十届大', right: '党的二十大', source: '全国代表大会的通行写法' },
  { wrong: '全会精种', right: '全会精神', source: '通行写法' },
  { wrong: '增强“四个自信”', right: '坚定“四个自信”', source: '《中国共产党章程》' },
  { wrong: '坚定“四个意识”', right: '增强“四个意识”', source: '《中国共产党章程》' },
  { wrong: '中华人民共合国', right: '中华人民共和国', source: '《中华人民共和国宪法》第一条' },
  { wrong: '国务院办公室关于', right: '国务院办公厅关于', source: '国务院办事机构名称' },
  { wrong: '政府信息公开条列', right: '政府信息公开条例', source: '国务院令第711号' },
] as const satisfies readonly WrongWording[]
