import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organsNamedIn } from './named-in-text.ts'
import { readOrgan } from './organ.ts'
import { readTitle } from './title.ts'

const item = (text: string) => ({ text, source: null, heading: false, table: false, block: 0 })
const organ = (text: string, title = '', stated: string[] = []) => readOrgan({ title, stated, text })

test('机关 / 没有标题，前言说公布谁的年报 / 取前言所写', () => {
  const cases: [string, string][] = [
    ['根据《条例》规定,现公布临江市水务局2023年政府信息公开工作年度报告。', '临江市水务局'],
    ['特编制临江市人民政府地方志办公室2023年政府信息公开工作年度报告。', '临江市人民政府地方志办公室'],
    [
      '按照要求，我局组织编制了《溪原县水务局2023年政府信息公开工作年度报告》（以下简称《年度报告》）',
      '溪原县水务局',
    ],
    ['特向社会公布2023年青石乡人民政府政府信息公开工作情况报告。', '青石乡人民政府'],
    ['现特向社会公布2020年度临江市水务局信息公开工作年度报告。', '临江市水务局'],
    ['制定临江市水务局2020年政府信息公开工作年度报告。', '临江市水务局'],
    [
      '特向社会公布国家税务总局临江市税务局（以下简称“临江市税务局”，下文类同）2021年政府信息公开工作年度报告。',
      '国家税务总局临江市税务局',
    ],
    [
      '结合国家税务总局临江市税务局（以下简称“市税务局”）政府信息公开工作有关统计数据撰写。',
      '国家税务总局临江市税务局',
    ],
    ['要求，由临江市水务局编制。', '临江市水务局'],
    ['要求，由临江市教育局办公室编制的2024年度政府信息公开工作年度报告。', '临江市教育局'],
    ['要求，溪原县教育体育局现向社会公开《2023年政府信息公开工作年度报告》。', '溪原县教育体育局'],
    ['由溪原县人民政府办公室汇总编制。', '溪原县人民政府'],
  ]
  for (const [text, name] of cases) assert.equal(organ(text), name, text)
})

test('机关 / 只有联系单位或者开头一句的主语 / 取它，不取办公室、科室', () => {
  assert.equal(organ('如有疑问，请与临江市公安局溪原分局联系，联系电话：略。'), '临江市公安局溪原分局')
  assert.equal(organ('请与溪原县水务局政务公开办公室联系（地址：略）。'), '溪原县水务局')
  assert.equal(organ('如有疑问，请联系：溪原县教育局党政办公室，地址：略。'), '溪原县教育局')
  assert.equal(organ('2024年,青石乡根据《条例》的要求，结合我乡工作实际'), '青石乡')
  assert.equal(organ('今年以来，红旗街道严格按照《条例》要求'), '红旗街道')
})

test('机关 / 标题和前言都用简称，正文几处写出地名 / 补上地名', () => {
  const text =
    '现将2023年度市应急管理局政府信息公开工作报告公布。全文包括临江市应急管理局基本情况。请与临江市应急管理局政办科联系。'
  assert.equal(organ(text), '临江市应急管理局')
  assert.equal(organ('2020年以来，溪原区住建局围绕中心工作', '区住建局'), '溪原区住建局')
  assert.equal(organ('现公布区住建局2023年政府信息公开工作年度报告。'), '区住建局')
  assert.equal(organ('我区住建局、全区住建局系统', '区住建局'), '区住建局')
})

test('机关 / 正文说到别的文件、别的单位 / 不当作机关', () => {
  const cases = [
    '按照《省政府办公厅关于做好2021年政府信息公开年度报告编制工作的通知》要求编制。',
    '《国务院办公厅政府信息与政务公开办公室关于印发<中华人民共和国政府信息公开工作年度报告格式>的通知》',
    '现将我乡2024年度政府信息公开工作情况报告如下：',
    '汇总各县（市、区）、市政府各有关部门的政府信息公开工作报告而成。',
    '2023年，我局认真贯彻落实《条例》。',
    '结合我局政府信息公开工作实际编制。',
  ]
  for (const text of cases) assert.deepEqual(organsNamedIn(text), { surely: [], likely: [] }, text)
})

test('机关 / 标题用当地的简称，前言写全称 / 取全称', () => {
  assert.equal(organ('制定临江市水务局2020年政府信息公开工作年度报告。', '水务局'), '临江市水务局')
  assert.equal(
    organ('编制《青石镇政府2022年度政府信息公开工作年度报告》。', '青石镇人民政府'),
    '青石镇人民政府',
  )
})

test('标题 / 网页自己的表格一行几格 / 标题是其中一格，索引号不是', () => {
  const read = readTitle([item('标 题 | 溪原县水务局2021年政府信息公开工作年度报告 | 文 号 | 无 |')], null)
  assert.deepEqual([read.organ, read.year], ['溪原县水务局', 2021])
  const bracket = readTitle([item('临江海关（本级机关）2020年政府信息公开工作年度报告')], null)
  assert.equal(bracket.organ, '临江海关')
  const index = readTitle([item('索 引 号 | 014400000/2018-04736 | 分 类 | 政府信息公开年报 其他 |')], null)
  assert.equal(index.title, '')
})

test('标题 / 前言是一句话，逗号是半角 / 不是标题', () => {
  const text = '根据《条例》要求,我局编制了《溪原县水务局2024年政府信息公开工作年度报告》,现予公布。'
  assert.equal(readTitle([item(text)], null).title, '')
})

test('标题 / 繁体网页 / 认得，机关照原样', () => {
  const read = readTitle([item('溪原縣青石鎮2024年政府信息公開工作年度報告')], null)
  assert.deepEqual([read.organ, read.year], ['溪原縣青石鎮', 2024])
})

test('标题 / 网页边上列着各单位历年的报告，正文没有标题 / 取文件自带的标题，没有就不取', () => {
  const links = ['临江市财政局', '溪原县青石镇人民政府'].flatMap((name) =>
    [2019, 2020, 2022].map((year) => item(`${name}${year}年政府信息公开工作年度报告`)),
  )
  const period = item('本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。')
  const own = readTitle([...links, period], '溪原县水务局2022年政府信息公开工作年度报告-某网')
  assert.deepEqual([own.organ, own.year], ['溪原县水务局', 2022])
  assert.deepEqual([readTitle([...links, period], '某网').organ, readTitle(links, '某网').organ], ['', ''])
  const heading = { ...item('溪原县水务局2022年政府信息公开工作年度报告'), heading: true }
  assert.equal(readTitle([...links, heading, period], '某网').organ, '溪原县水务局')
})

test('机关 / 网页边上的链接写着别的单位的报告 / 不当作前言', () => {
  const links =
    '临江市财政局2021年政府信息公开工作年度报告\n溪原县青石镇人民政府2021年政府信息公开工作年度报告'
  assert.equal(organ(`${links}\n现公布溪原县水务局2021年政府信息公开工作年度报告。`), '溪原县水务局')
})

test('标题 / 上一行是栏目“公开年报”“2025年年报” / 不并入标题', () => {
  const read = readTitle([item('2025年年报'), item('政府信息公开年报')], null)
  assert.deepEqual([read.organ, read.year], ['', null])
  const table = readTitle([item('索引号：\t0/2023-012\t信息分类：\t政府信息公开年报')], null)
  assert.deepEqual([table.organ, table.year], ['', null])
})
