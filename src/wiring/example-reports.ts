/** The five published reports that come with the checkout, as found (examples/README.md). */
export const exampleReports = [
  {
    file: 'baoshan-sh-offices-2021.txt',
    title: '上海市宝山区机关事务管理局 2021 年（表三中断，缺第四部分）',
  },
  { file: 'baoshan-hlj-district-2021.txt', title: '双鸭山市宝山区 2021 年（有两行少一格）' },
  { file: 'haidong-offices-2021.txt', title: '海东市市直机关事务管理局 2021 年（表三、表四空白）' },
  { file: 'hongqi-subdistrict-2021.txt', title: '双鸭山市宝山区红旗街道 2021 年（全部为 0）' },
  { file: 'baoshan-sh-service-centre-2021.txt', title: '上海市宝山区行政服务中心 2021 年（2 + 2 = 2）' },
] as const
