import { citationText, placeText } from '../src/domain/citation-text.ts'
import { coverage } from '../src/law/disclosure-regulation/coverage.ts'
import { type InstrumentId, instruments } from '../src/law/instruments.ts'
import { type CataloguedRule, loadRules, ruleContent, verificationNames } from './rule-catalogue.ts'

const rules = await loadRules()

/** docs/generated/rules.md: every rule, by instrument, with its quotation, number and file. */
export function renderRules(): string {
  const cited = [...new Set(rules.map(({ rule }) => rule.cites.instrument))]
  return [
    '# 规则',
    '',
    '由 `npm run generate` 从 `src/law` 生成，不要手改。查一条：`npm run rule 33`、`npm run rule reply-deadline`、`npm run rule 第三方`。',
    '',
    `共 ${rules.length} 条规则，出自 ${cited.length} 个文件。“待确认”和“推断”的规则在界面上同样标明。`,
    '',
    ...cited.flatMap(instrumentSection),
    ...coverageSection(),
    '',
  ].join('\n')
}

function instrumentSection(id: InstrumentId): string[] {
  const { title, number, from, to, checkedOn } = instruments[id]
  const own = rules.filter(({ rule }) => rule.cites.instrument === id)
  const inForce = to === null ? `${from} 起施行` : `${from} 至 ${to}`
  return [
    `## ${title}`,
    '',
    `${number ?? '文号待确认'} · ${inForce} · ${checkedOn} 核对 · \`${id}\``,
    '',
    '| 条款 | 规则 | 原文 | 内容 | 核对 | 文件 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...own.map(ruleRow),
    '',
  ]
}

function ruleRow({ rule, file }: CataloguedRule): string {
  const cells = [
    placeText(rule.cites) || citationText(rule.cites),
    `\`${rule.id}\``,
    rule.says,
    contentText(ruleContent(rule)),
    verificationNames[rule.verification],
    `[${file.split('/').at(-1)}](../../${file})`,
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function contentText(content: Record<string, unknown>): string {
  return Object.entries(content)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('；')
}

function coverageSection(): string[] {
  return [
    '## 《政府信息公开条例》逐条收录情况',
    '',
    '| 条 | 规则 | 没有收录的 | 待定的理解 |',
    '| --- | --- | --- | --- |',
    ...coverage.map((each) => {
      const codes = each.rules.map((id) => `\`${id}\``).join(' ')
      const question = 'openQuestion' in each ? each.openQuestion : ''
      return `| ${each.article} | ${codes} | ${each.notEncoded ?? ''} | ${question} |`
    }),
  ]
}
