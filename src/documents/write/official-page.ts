/** The page of an official document as GB/T 9704-2012 sets it (5.1, 5.2, 7.2–7.5). Lengths as named. */
export const officialPage = {
  /** A4. */
  widthMm: 210,
  heightMm: 297,
  /** 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; what is left makes the other two margins. */
  topMm: 37,
  leftMm: 28,
  textWidthMm: 156,
  textHeightMm: 225,
  /** 22 lines of 28 characters in 3号 (16 pt). 28 × 16 pt is 448 pt and the width 442.2 pt: each sign gives up a little. */
  linePt: 28.95,
  bodyPt: 16,
  trackingPt: -0.21,
  /** 2号. */
  titlePt: 22,
  titleLinePt: 35,
  /** 四号, 一字线 to both sides, 7 mm below the text. */
  pageNumberPt: 14,
  pageNumberGapMm: 7,
  /** Tables: the official blank form sets 10 pt in rows of 17 pt. */
  tablePt: 10,
  tableRowPt: 17,
  tableLinePt: 12.5,
  /** The official form shades the "第二十条第（X）项" rows so. */
  shade: 'C6D9F1',
} as const

export const rightMm = officialPage.widthMm - officialPage.leftMm - officialPage.textWidthMm
export const bottomMm = officialPage.heightMm - officialPage.topMm - officialPage.textHeightMm

/** The names under which the official fonts are installed in offices; the reader's machine supplies them. */
export const officialFonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
} as const
