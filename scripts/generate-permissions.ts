import type { ObjectKind } from '../src/domain/access/access.ts'
import { type PolicyRule, policy, type ReachWord } from '../src/domain/access/policy.ts'
import { roleNames } from '../src/domain/access/role-names.ts'
import { signInLimits } from '../src/domain/access/sign-in-limits.ts'

const kindNames: Readonly<Record<ObjectKind, string>> = {
  organ: '机关',
  account: '账号',
  grant: '岗位',
  file: '文件',
  'personal-data': '个人信息',
  'annual-report': '年度报告',
  request: '政府信息公开申请',
  publication: '主动公开',
  remedy: '复议、诉讼',
  'letter-settings': '文书设置',
  calendar: '工作日历',
  vocabulary: '词表',
  notice: '通知',
  setting: '设置',
  job: '任务',
  backup: '备份',
  'access-log': '日志',
  ledger: '台账',
}

const reachNames: Readonly<Record<ReachWord, string>> = {
  self: '本人的',
  'own-organ': '本机关',
  'organ-and-below': '本机关及以下（块、条）',
  region: '本地区',
  everywhere: '不限',
}

/** docs/generated/permissions.md: the policy table as people read it. */
export function renderPermissions(): string {
  const kinds = Object.keys(policy) as ObjectKind[] // the table is a record of exactly the kinds
  return [
    '# 权限',
    '',
    '由 `npm run generate` 从 `src/domain/access/policy.ts` 生成，不要手改。表里没有的，谁都不能做。',
    '',
    `“再次验证”：此前 ${signInLimits.stepUpMinutes} 分钟内用验证码或者安全密钥证明过身份。“两人”：不能由经手的人自己做。`,
    '',
    ...kinds.flatMap((kind) => [
      `## ${kindNames[kind]}（\`${kind}\`）`,
      '',
      '| 动作 | 谁，在哪里 | 再次验证 | 两人 |',
      '| --- | --- | --- | --- |',
      ...policy[kind].map(ruleRow),
      '',
    ]),
  ].join('\n')
}

function ruleRow({ verb, name, allows, stepUp, fourEyes }: PolicyRule): string {
  const who = allows.map(({ roles, reach }) => {
    const people = roles === 'anyone' ? '登录的人' : roles.map((role) => roleNames[role]).join('、')
    return `${people}：${reachNames[reach]}`
  })
  return `| ${name} \`${verb}\` | ${who.join('；')} | ${stepUp === true ? '是' : ''} | ${fourEyes === true ? '是' : ''} |`
}
