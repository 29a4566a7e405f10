import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inventedOffice, inventedOrgan, organId } from '../../../test/support/invented-organs.ts'
import type { DisclosureOffice, Organ } from './organ.ts'
import { applyOrganChange } from './organ-change.ts'
import { organColumns, organReference, organRows, readOrganSheet, type SheetRow } from './organ-sheet.ts'
import { organKindNames, organLevelNames } from './organ-words.ts'
import { planOrganImport } from './plan-organ-import.ts'
import { codePrefix, codesAbove, isRegionCode, type Region } from './region.ts'

const region = (regionId: string, name: string, parentRegionId: string | null = null): Region => ({
  regionId,
  name,
  parentRegionId,
  validFrom: '2000-01-01',
  validTo: null,
})
const regions = [
  region('310000', '上海市'),
  region('310113', '上海市宝山区', '310000'),
  region('230500', '双鸭山市'),
  region('230506', '双鸭山市宝山区', '230500'),
]
const shanghai = inventedOrgan(1, { regionId: '310113', kind: 'county-government', name: '宝山区人民政府' })
const shuangyashan = inventedOrgan(2, {
  regionId: '230506',
  kind: 'county-government',
  name: '宝山区人民政府',
})

const head = ['行政区划代码', '行政区划', '机关名称', '机关性质', '层级', '上级政府', '成立日期']
const rowsOf = (...rows: readonly (readonly string[])[]): SheetRow[] =>
  [head, ...rows].map((fields, index) => ({ line: index + 1, fields }))
function plan(rows: readonly SheetRow[], organs: readonly Organ[] = [shanghai, shuangyashan]) {
  let next = 100
  const context = { regionId: '310113', on: '2026-04-01', newId: () => organId(next++) }
  const { lines, complaints } = readOrganSheet(rows)
  const planned = planOrganImport(lines, { organs, regions }, context)
  return {
    ...planned,
    says: [...complaints, ...planned.complaints].map(({ line, message }) => `${line} ${message}`),
  }
}

test('两个宝山区 / 上级只写名称 / 说有两个，列出区划代码；写上代码就分得清', () => {
  const doubtful = plan(
    rowsOf(['310113', '', '区档案局', '政府工作部门', '县级', '宝山区人民政府', '2000-01-01']),
  )
  assert.ok(
    doubtful.says.includes(
      '2 “宝山区人民政府”有 2 个，请写成：310113 宝山区人民政府，或者 230506 宝山区人民政府',
    ),
    doubtful.says.join('\n'),
  )
  const clear = plan(
    rowsOf(['230506', '', '区档案局', '政府工作部门', '县级', '230506 宝山区人民政府', '2000.1.1']),
  )
  const [change] = clear.changes
  assert.ok(change?.type === 'organ-created')
  assert.equal(change.organ.territorialParent, shuangyashan.organId)
  assert.equal(change.organ.validFrom, '2000-01-01')
})

test('两个宝山区 / 区划代码和区划名称对不上 / 不收', () => {
  const row = ['310113', '双鸭山市宝山区', '区档案局', '政府工作部门', '县级', '', '2000-01-01']
  assert.ok(plan(rowsOf(row)).says.includes('2 310113 是“上海市宝山区”，不是“双鸭山市宝山区”'))
  assert.ok(!plan(rowsOf(row.with(1, '宝山区'))).says.some((line) => line.includes('不是“')))
})

test('没有的行政区划 / 写了名称 / 一并增加，归到最近的上级；没有写名称 / 不收', () => {
  const row = ['230524', '饶河县', '饶河县人民政府', '县级人民政府', '县级', '', '2000-01-01']
  assert.deepEqual(plan(rowsOf(row)).regions, [{ ...region('230524', '饶河县', '230500') }])
  assert.ok(plan(rowsOf(row.with(1, ''))).says.some((line) => line.startsWith('2 没有 230524 这个行政区划')))
})

test('下级写在上级前面 / 在同一张表里 / 也找得到', () => {
  const { changes, says } = plan(
    rowsOf(
      ['310113', '', '区政务中心', '派出机构、授权组织等', '县级', '区新设局', '2020-01-01'],
      ['310113', '', '区新设局', '政府工作部门', '县级', '', '2020-01-01'],
    ),
  )
  assert.ok(!says.some((line) => /上级|没有“/.test(line)), says.join('\n'))
  const [center, bureau] = changes
  assert.ok(center?.type === 'organ-created' && bureau?.type === 'organ-created')
  assert.equal(center.organ.territorialParent, bureau.organId)
})

test('表头和词语 / 不认识的列、缺的列、不在词表里的词 / 逐行说可以写什么', () => {
  const missing = readOrganSheet([{ line: 1, fields: ['机关名称', '颜色'] }])
  assert.deepEqual(
    missing.complaints.map(({ column }) => column),
    ['颜色', '机关性质', '层级'],
  )
  const says = plan(rowsOf(['310113', '', '', '局', '县级', '', ''])).says
  assert.ok(says.includes('2 没有填机关名称'))
  assert.ok(says.some((line) => line.startsWith('2 “局”不在可选的词里；可以填：国务院部门、')))
  assert.ok(says.includes('2 新增的机关要填成立日期'))
  assert.deepEqual(readOrganSheet([]).complaints[0]?.message, '表格是空的')
})

test('已有的机关 / 只改名称 / 是更名，从导入之日起；表里没有的列不动', () => {
  const { changes, changed, added } = plan([
    { line: 1, fields: ['机关编号', '行政区划代码', '机关名称', '机关性质', '层级'] },
    { line: 2, fields: [shanghai.organId, '310113', '上海市宝山区人民政府', '县级人民政府', '市级'] },
  ])
  assert.deepEqual([added, changed], [0, 1])
  const [renamed] = changes
  assert.ok(renamed?.type === 'organ-renamed')
  assert.equal(renamed.on, '2026-04-01')
  const after = applyOrganChange(shanghai, renamed)
  assert.equal(after.former?.[0]?.until, '2026-03-31')
  assert.deepEqual(after.office, inventedOffice)
})

test('已经撤销的机关 / 在名录里去掉撤销日期 / 不收', () => {
  const ended = { ...shanghai, validTo: '2024-06-30' }
  const { says } = plan(
    [
      { line: 1, fields: ['机关编号', '行政区划代码', '机关名称', '机关性质', '层级', '撤销日期'] },
      { line: 2, fields: [ended.organId, '310113', ended.name, '县级人民政府', '市级', ''] },
    ],
    [ended],
  )
  assert.ok(says.includes('2 机关已经撤销，名录里不能恢复或者改写'))
})

const word = fc.stringMatching(/^[\u4e00-\u9fffa-z=+'"，]{1,6}$/)
const office: fc.Arbitrary<DisclosureOffice> = fc.record({
  name: word,
  head: word,
  address: word,
  hours: word,
  phone: word,
  fax: word,
  email: word,
  channels: fc.uniqueArray(fc.constantFrom('in-person', 'post', 'fax', 'web', 'email')),
})
const kinds = Object.keys(organKindNames) as Organ['kind'][] // the tables of names have exactly these keys
const levels = Object.keys(organLevelNames) as Organ['level'][] // as above

test('任意的名录 / 导出再导入 / 没有一处变化', () => {
  const organ = (number: number) =>
    fc
      .record({
        name: word,
        shortName: word,
        kind: fc.constantFrom(...kinds),
        level: fc.constantFrom(...levels),
        office: fc.option(office),
        regionId: fc.constantFrom('310113', '230506'),
        hasParent: fc.boolean(),
        isEnded: fc.boolean(),
      })
      .map(({ hasParent, isEnded, ...facts }) =>
        inventedOrgan(number, {
          ...facts,
          verticalParent: hasParent && number > 0 ? organId(number - 1) : null,
          validTo: isEnded ? '2024-06-30' : null,
        }),
      )
  fc.assert(
    fc.property(fc.tuple(organ(0), organ(1), organ(2)), (organs) => {
      const names = new Map(organs.map((each) => [each.organId, each.organId]))
      const regionName = (code: string) => regions.find(({ regionId }) => regionId === code)?.name ?? ''
      const rows = organRows(organs, regionName, (id) => names.get(id) ?? '')
      assert.deepEqual(rows[0], Object.values(organColumns))
      const { changes, unchanged } = plan(
        rows.map((fields, index) => ({ line: index + 1, fields })),
        organs,
      )
      assert.deepEqual(changes, [])
      assert.equal(unchanged, organs.length)
    }),
    { numRuns: 50 },
  )
})

test('引用另一个机关 / 先写区划代码 / 因为名称会重', () => {
  assert.equal(organReference(shuangyashan), '230506 宝山区人民政府')
})

test('行政区划代码 / 上级的代码，本级和下级共有的开头 / 按两位一级', () => {
  assert.deepEqual(codesAbove('230506'), ['230500', '230000', '100000'])
  assert.deepEqual(codesAbove('310000'), ['100000'])
  assert.deepEqual(codesAbove('230506001123'), ['230506001000', '230506', '230500', '230000', '100000'])
  assert.deepEqual(['100000', '230000', '230500', '230506'].map(codePrefix), ['', '23', '2305', '230506'])
  assert.deepEqual(['310113', '100000', '990000', '31011', '310113001000'].map(isRegionCode), [
    true,
    true,
    false,
    false,
    true,
  ])
})
