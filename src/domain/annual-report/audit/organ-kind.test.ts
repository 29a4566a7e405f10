import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inferOrganKind, isGovernment, type OrganKind, reportsForArea } from './organ-kind.ts'

const names: readonly (readonly [string, OrganKind | null, 'area' | 'organ'])[] = [
  ['淮安市洪泽区人民政府', 'county-government', 'area'],
  ['上海市人民政府', 'provincial-government', 'area'],
  ['青海省人民政府', 'provincial-government', 'area'],
  ['广西壮族自治区人民政府', 'provincial-government', 'area'],
  ['临夏回族自治州人民政府', 'city-government', 'area'],
  ['海东市人民政府', null, 'area'],
  ['达州市万源市人民政府', 'county-government', 'area'],
  ['双鸭山市宝山区', 'county-government', 'area'],
  ['上海市人民政府办公厅', 'government-office', 'organ'],
  ['洪泽区政府办公室', 'government-office', 'organ'],
  ['上海市宝山区机关事务管理局', 'department', 'organ'],
  ['海东市市直机关事务管理局', 'department', 'organ'],
  ['上海市宝山区行政服务中心', 'department', 'organ'],
  ['福建省财政厅', 'department', 'organ'],
  ['临川市发展和改革委员会', 'department', 'organ'],
  ['临川市国有资产监督管理委员会', 'department', 'organ'],
  ['宝山区红旗街道办事处', 'township', 'organ'],
  ['青川县木鱼镇人民政府', 'township', 'organ'],
  ['青川县大演乡人民政府', 'township', 'organ'],
  ['平潭综合实验区管理委员会', 'other', 'area'],
  ['国家税务总局', 'state-council-department', 'organ'],
  ['临江市公安局溪原区分局', 'department', 'organ'],
  ['临江市卫生健康委', 'department', 'organ'],
  ['临江海关关区', 'department', 'organ'],
  ['海关总署', 'state-council-department', 'organ'],
  ['国家卫生健康委', 'state-council-department', 'organ'],
  ['教育部', 'state-council-department', 'organ'],
  ['溪原县两城镇人民政府', 'township', 'organ'],
  ['青石镇', 'township', 'organ'],
  ['溪原区青石乡', 'township', 'organ'],
  ['红旗街', 'township', 'organ'],
  ['市临空经济区', 'other', 'area'],
  ['景德镇市', null, 'area'],
  ['', null, 'area'],
]

describe('单位的性质', () => {
  for (const [name, kind, scope] of names) {
    it(`${name || '没有名称'} / 按名称判断 / ${kind ?? '不能确定'}`, () => {
      assert.equal(inferOrganKind(name), kind)
      assert.equal(reportsForArea(inferOrganKind(name), name) ? 'area' : 'organ', scope)
    })
  }

  it('各级人民政府 / 乡镇政府是，街道办事处和部门不是', () => {
    const isOne = (name: string) => isGovernment(inferOrganKind(name), name)
    assert.ok(isOne('青川县木鱼镇人民政府'))
    assert.ok(isOne('海东市人民政府'))
    assert.ok(!isOne('宝山区红旗街道办事处'))
    assert.ok(!isOne('上海市宝山区行政服务中心'))
    assert.ok(!isOne('平潭综合实验区管理委员会'))
  })
})
