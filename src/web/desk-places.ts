import { deskRoutes } from './desk-routes.ts'
import type { Place, Visit } from './desk-visit.ts'

const allPlaces: readonly Place[] = [
  { href: '/', label: '今日待办', main: true },
  { href: '/requests', label: '申请', main: true },
  { href: '/requests/new', label: '登记申请', main: false },
  { href: '/requests/numbers', label: '表三、表四', main: false },
  { href: '/requests/workload', label: '办理情况', main: false },
  { href: '/requests/checks', label: '自查', main: false },
  { href: '/requests/exchange', label: '导入、导出申请', main: false },
  { href: '/requests/import', label: '导入申请台账', main: false },
  { href: '/personal-data', label: '到期个人信息', main: false },
  { href: '/releases', label: '放行', main: true },
  { href: '/organs', label: '机关', main: true },
  { href: '/organs/new', label: '增设机关', main: false },
  { href: '/organs/import', label: '导入机关名录', main: false },
  { href: '/people', label: '人员', main: true },
  { href: '/people/new', label: '新建账号', main: false },
  { href: '/letter-settings', label: '文书设置', main: false },
  { href: '/calendars', label: '工作日历', main: true },
  { href: '/calendars/import', label: '更新工作日历', main: false },
  { href: '/logs', label: '访问日志', main: true },
  { href: '/personal-data/record', label: '销毁记录', main: true },
  { href: '/jobs', label: '任务', main: true },
  { href: '/backups', label: '备份', main: true },
  { href: '/notices', label: '通知', main: false },
  { href: '/vocabularies', label: '词表', main: false },
  { href: '/search', label: '搜索', main: false },
  { href: '/account', label: '我的账号', main: false },
  { href: '/account/password', label: '更换口令', main: false },
  { href: '/account/one-time-code', label: '添加验证器', main: false },
  { href: '/account/security-key', label: '添加安全密钥', main: false },
  { href: '/account/sign-ins', label: '登录记录', main: false },
  { href: '/account/api-keys', label: '接口密钥', main: false },
  { href: '/account/delegate', label: '委托岗位', main: false },
  { href: '/go', label: '所有页面', main: false },
]

/** The pages that the person may open; a page that first asks for another proof of identity counts. */
export async function placesOf(visit: Visit): Promise<readonly Place[]> {
  const allowed = await Promise.all(allPlaces.map(({ href }) => mayOpen(visit, href)))
  return allPlaces.filter((_, index) => allowed[index] === true)
}

async function mayOpen(visit: Visit, href: string): Promise<boolean> {
  const route = deskRoutes.find(({ method, path }) => method === 'GET' && path === href)
  if (route === undefined) return false
  if (route.needs === 'nobody' || route.needs === 'signed-in') return true
  const permission = await route.needs.permission(visit)
  if (permission === null || !('allowed' in permission)) return false
  return permission.allowed || permission.code === 'step-up-needed'
}
