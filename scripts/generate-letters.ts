/** docs/generated/letters.md: the remedies paragraphs by organ, outcome and day, and what is checked before signing. */

import { citationText } from '../src/domain/citation-text.ts'
import type { Organ } from '../src/domain/organs/organ.ts'
import { organTree } from '../src/domain/organs/organ-tree.ts'
import { reviewersOf } from '../src/domain/organs/reviewers.ts'
import { type RemediesInput, remediesParagraph } from '../src/domain/requests/letters/remedies-paragraph.ts'
import { letterChecks } from '../src/law/letter-checks/catalogue.ts'
import { outcomes } from '../src/law/outcome-codes.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function organ(
  number: number,
  kind: Organ['kind'],
  name: string,
  above: number | null,
  line: number | null = null,
): Organ {
  return {
    regionId: '100000',
    organId: id(number),
    name,
    shortName: name,
    kind,
    level: 'county',
    creditCode: null,
    territorialParent: above === null ? null : id(above),
    verticalParent: line === null ? null : id(line),
    office: null,
    validFrom: '2000-01-01',
    validTo: null,
    successor: null,
  }
}

/** Invented: one of each kind whose paragraph differs. */
const organs = [
  organ(1, 'provincial-government', '甲省人民政府', null),
  organ(2, 'city-government', '乙市人民政府', 1),
  organ(3, 'county-government', '丙县人民政府', 2),
  organ(4, 'department', '丙县水务局', 3, 5),
  organ(5, 'department', '乙市水务局', 2),
  organ(6, 'department', '国家税务总局丙县税务局', 3, 7),
  organ(7, 'department', '国家税务总局乙市税务局', 2),
]
const shown = [4, 3, 6, 1]
const days = [
  { on: '2023-12-31', name: '2023年12月31日以前' },
  { on: '2024-01-01', name: '2024年1月1日以后' },
] as const

/** Outcomes with the same paragraph stand together. */
function groupsOf(number: number, on: RemediesInput['on']) {
  const reviewers = reviewersOf(organTree(organs, on), id(number))
  if (reviewers === null) throw new Error(`organ ${number}`)
  const byText = Map.groupBy(outcomes, ({ code }) =>
    remediesParagraph({
      code,
      on,
      reviewers,
      servedBy: 'post',
      scope: 'whole',
      specialRegister: 'direct',
      onlineChannel: '',
      court: '',
      letter: '本答复',
    }).text.join('<br>'),
  )
  return [...byText].map(([text, group]) => ({ text, codes: group.map(({ code }) => code).join(' ') }))
}

export function renderLetters(): string {
  const remedies = shown.flatMap((number) => {
    const { name } = organs.find(({ organId }) => organId === id(number)) ?? { name: '' }
    return days.flatMap(({ on, name: when }) =>
      groupsOf(number, on).map(({ codes, text }) => `| ${name} | ${when} | ${codes} | ${text} |`),
    )
  })
  const checks = letterChecks.map(
    ({ id: code, name, severity, cites }) =>
      `| ${code} | ${name} | ${severity === 'error' ? '错误' : '提醒'} | ${cites.map(citationText).join('、')} |`,
  )
  return `# 文书

由 \`npm run generate\` 从 \`src/law/letter-checks\` 和 \`src/domain/requests/letters\` 生成，不要手改。

## 救济告知

机关是虚构的。撤回的申请（F3）不写救济告知。网上送达的，另写提交行政复议申请书的互联网渠道（《行政复议法》第二十二条第二款）。

| 机关 | 成文日期 | 办理结果 | 告知 |
| --- | --- | --- | --- |
${remedies.join('\n')}

## 签发前的检查

有一条错误就不能签发、印发。检查所需的事实没有登记的，作为“无法判断”提醒，不当作通过。

| 编号 | 问题 | 级别 | 依据 |
| --- | --- | --- | --- |
${checks.join('\n')}
`
}
