/** The sides of a case; each is an address of its own. */
export const caseTabs = {
  course: '经过',
  request: '申请内容',
  letters: '文书和文件',
  opinions: '意见和审签',
  consultations: '征求意见',
  remedies: '复议、诉讼',
  checks: '自查',
  log: '日志',
} as const

export type CaseTab = keyof typeof caseTabs

export function findCaseTab(text: string | undefined): CaseTab {
  const names = Object.keys(caseTabs) as CaseTab[] // its own keys
  return names.find((name) => name === text) ?? 'course'
}
