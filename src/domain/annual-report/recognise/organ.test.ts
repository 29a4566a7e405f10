import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOrgan } from './organ.ts'
import { readTitle } from './title.ts'

const item = (text: string) => ({ text, source: null, heading: false, table: false, block: 0 })
const titled = (...lines: string[]) => readTitle(lines.map(item), null)

test('标题 / 机关、年份的各种写法 / 都能分出', () => {
  const cases: [string[], string, number | null][] = [
    [['青川县档案局2023年政府信息公开工作年度报告'], '青川县档案局', 2023],
    [['2019年上海市人民政府办公厅政府信息公开工作年度报告'], '上海市人民政府办公厅', 2019],
    [['宝山区红旗街道办事处', '2021 年政府信息公开工作年度报告'], '宝山区红旗街道办事处', 2021],
    [['云山县青石镇人民政府2022年度政府信息公开工作年度报告'], '云山县青石镇人民政府', 2022],
    [['标题: 平川综合实验区2021年度政府信息公开工作年度报告'], '平川综合实验区', 2021],
    [['临江市水务局政府信息公开工作年度报告（2023年度）'], '临江市水务局', 2023],
    [['临江市水务局政府信息公开工作', '2023年年度报告'], '临江市水务局', 2023],
    [['临江市水务局关于2023年政府信息公开工作的年度报告'], '临江市水务局', 2023],
    [['临江市水务局二〇二三年政府信息公开年报'], '临江市水务局', 2023],
    [['临江市水务局2023年政府信息公开年度报告'], '临江市水务局', 2023],
    [['临江市水务局２０２３年政府信息公开工作年度报告'], '临江市水务局', 2023],
    [['2023年政府信息公开工作年度报告'], '', 2023],
    [['政府信息公开工作年度报告'], '', null],
    [
      ['首页', '政务公开', '临江市水务局', '2023年度', '政府信息公开工作年度报告', '发布时间：2024-01-20'],
      '临江市水务局',
      2023,
    ],
  ]
  for (const [lines, organ, year] of cases) {
    const read = titled(...lines)
    assert.deepEqual([read.organ, read.year], [organ, year], lines.join('⏎'))
  }
})

test('标题 / 网页四周有别的年份的链接 / 以统计期限为准', () => {
  const read = titled(
    '首页 > 政务公开 > 政府信息公开年报',
    '临江市水务局2021年政府信息公开工作年度报告',
    '临江市水务局2022年政府信息公开工作年度报告',
    '临江市水务局2023年政府信息公开工作年度报告',
    '本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。',
  )
  assert.equal(read.year, 2023)
  assert.equal(titled('首页 > 政府信息公开年报', '2023年政府信息公开工作年度报告').organ, '')
  const office = titled('临江市人民政府办公室关于临江市2023年政府信息公开工作年度报告')
  assert.equal(office.organ, '临江市人民政府办公室')
  assert.equal(titled('临江市人民政府（本级）2023年政府信息公开工作年度报告').organ, '临江市人民政府')
})

test('标题 / 前言说到本报告 / 不是标题', () => {
  const read = titled(
    '根据《中华人民共和国政府信息公开条例》规定，现公布临江市水务局2022年政府信息公开工作年度报告。',
    '临江市水务局2023年政府信息公开工作年度报告',
  )
  assert.equal(read.year, 2023)
})

test('标题 / 文件自带的标题 / 去掉网站名', () => {
  const read = readTitle([], '临江市水务局2023年政府信息公开工作年度报告_临江市人民政府')
  assert.deepEqual([read.organ, read.year], ['临江市水务局', 2023])
})

test('机关 / 正文写出上级地名 / 取最全的名称', () => {
  const organ = (title: string, text: string, stated: string[] = []) => readOrgan({ title, stated, text })
  assert.equal(organ('宝山区', '发布了《双鸭山市宝山区国民经济规划》，为宝山区振兴'), '双鸭山市宝山区')
  assert.equal(
    organ(
      '洪泽区人民政府',
      '由淮安市洪泽区人民政府办公室编制。请与淮安市洪泽区人民政府办公室联系。2023年，洪泽区人民政府坚持',
    ),
    '淮安市洪泽区人民政府',
  )
  assert.equal(organ('平川综合实验区', '请与平川综合实验区管委会办公室联系'), '平川综合实验区管理委员会')
  assert.equal(organ('青川县档案局', '地址：广元市青川县乔庄镇'), '青川县档案局')
  assert.equal(organ('临江市水务局', '全市水务局、我市临江市水务局'), '临江市水务局')
  assert.equal(organ('', '', ['青川县档案局']), '青川县档案局')
  assert.equal(
    organ('宝山区红旗街道办事处', '请联系红旗街道办事处（地址：宝山区宝一路）'),
    '宝山区红旗街道办事处',
  )
  assert.equal(organ('青川县档案局', '', ['区档案局']), '青川县档案局')
  assert.equal(organ('洪泽区教育局', '', ['淮安市洪泽区教育局']), '淮安市洪泽区教育局')
  assert.equal(organ('', ''), '')
})
