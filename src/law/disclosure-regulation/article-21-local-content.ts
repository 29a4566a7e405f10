import type { ListRule } from '../rule.ts'

/** What cities, counties and their departments add. */
export const cityAndCountyContent = {
  id: 'city-and-county-content',
  cites: { instrument: 'disclosure-regulation', article: 21 },
  says: '设区的市级、县级人民政府及其部门还应当根据本地方的具体情况，主动公开涉及市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等方面的政府信息',
  verification: 'read',
  items: [
    { item: 1, text: '市政建设' },
    { item: 2, text: '公共服务' },
    { item: 3, text: '公益事业' },
    { item: 4, text: '土地征收' },
    { item: 5, text: '房屋征收' },
    { item: 6, text: '治安管理' },
    { item: 7, text: '社会救助' },
  ],
} as const satisfies ListRule

/** What townships add. */
export const townshipContent = {
  id: 'township-content',
  cites: { instrument: 'disclosure-regulation', article: 21 },
  says: '乡（镇）人民政府还应当根据本地方的具体情况，主动公开贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助等方面的政府信息。',
  verification: 'read',
  items: [
    { item: 1, text: '贯彻落实农业农村政策' },
    { item: 2, text: '农田水利工程建设运营' },
    { item: 3, text: '农村土地承包经营权流转' },
    { item: 4, text: '宅基地使用情况审核' },
    { item: 5, text: '土地征收' },
    { item: 6, text: '房屋征收' },
    { item: 7, text: '筹资筹劳' },
    { item: 8, text: '社会救助' },
  ],
} as const satisfies ListRule
