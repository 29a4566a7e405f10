import { citationText } from '../src/domain/citation-text.ts'
import { machineNames } from '../src/domain/requests/actions/action-rule.ts'
import { requestActions, requestActionTypes } from '../src/domain/requests/request-actions.ts'
import { type CaseworkCheck, caseworkChecks } from '../src/law/casework-checks/catalogue.ts'
import { remedyOutcomes } from '../src/law/remedy-outcomes.ts'

/** docs/generated/request-actions.md: the one table of actions, drawn. */
export function renderRequestActions(): string {
  return [
    '# 依申请公开：办理动作',
    '',
    '由 `src/domain/requests/request-actions.ts` 的动作表生成（`npm run generate`）。服务器和页面用的是同一张表：',
    '一件申请的状态由事件算出，各条线（登记、补正、延期……）互不牵制，不合法的一步带着条文被拒绝。',
    '',
    '## 先后',
    '',
    '箭头从前一个事实指向可以随后发生的事实；框是同一条线。能不能做还要看案件当时的情形和条文。',
    '',
    '```mermaid',
    'flowchart LR',
    ...Object.entries(machineNames).flatMap(([machine, name]) => subgraph(machine, name)),
    ...requestActionTypes.flatMap((type) =>
      requestActions[type].follows.map((before) => `  ${before} --> ${type}`),
    ),
    '```',
    '',
    '## 动作',
    '',
    '| 动作 | 事实 | 线 | 由谁 | 权限 | 随后于 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...requestActionTypes.map(actionLine),
    '',
    '签发不予公开、部分公开用权限 `withhold`（须另一人、须再次验证身份），其余用 `sign`；退回按所处环节用 `review`、`secrecy-review` 或 `sign`。',
    '',
    '## 办理自查（CW）',
    '',
    '对每一件申请随时自查。“看不到”的一类由平台本身保证。CW-R（文书）见文书检查。',
    '',
    '| 编号 | 程度 | 不合法的情形 | 依据 | 从哪里看 |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(caseworkChecks).map(([id, check]) => checkLine(id, check)),
    '',
    '## 复议、诉讼结果与表四',
    '',
    '国家没有规定表四各栏的定义，以下归类是推断。12 月 31 日尚未有结果的，计入“尚未审结”。',
    '',
    '| 案件 | 结果 | 表四 | 可以责令重作 | 依据 |',
    '| --- | --- | --- | --- | --- |',
    ...remedyOutcomes.map(
      ({ remedyKind, label, column, mayOrderRemake, cites }) =>
        `| ${remedyKind === 'litigation' ? '行政诉讼' : '行政复议'} | ${label} | ${columnNames[column]} | ${mayOrderRemake === 'yes' ? '是' : ''} | ${citationText(cites)} |`,
    ),
    '',
  ].join('\n')
}

const columnNames = { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' } as const
const whoNames = { office: '机关', applicant: '申请人', either: '机关或者申请人' } as const
const severityNames = { error: '错误', warning: '提醒', info: '提示' } as const

function subgraph(machine: string, name: string): string[] {
  const own = requestActionTypes.filter((type) => requestActions[type].machine === machine)
  return [
    `  subgraph ${machine}["${name}"]`,
    ...own.map((type) => `    ${type}["${requestActions[type].name}"]`),
    '  end',
  ]
}

function actionLine(type: (typeof requestActionTypes)[number]): string {
  const { name, machine, by, needs, follows } = requestActions[type]
  const before = follows.map((each) => requestActions[each].name).join('、')
  return `| ${name} | \`${type}\` | ${machineNames[machine]} | ${whoNames[by]} | ${needs.kind} \`${needs.verb}\` | ${before} |`
}

function checkLine(id: string, { severity, title, cites, seenIn, keptBy }: CaseworkCheck): string {
  const where = seenIn === 'case' ? '一件申请' : seenIn === 'office' ? '全机关的申请' : `看不到：${keptBy}`
  return `| ${id} | ${severityNames[severity]} | ${title} | ${citationText(cites)} | ${where} |`
}
