/**
 * npm run rule 33            the rules of article 33 of the Regulation
 * npm run rule reply-deadline  one rule
 * npm run rule 第三方          rules whose quotation or id holds the words
 */
import { globSync, readFileSync } from 'node:fs'
import { citationText, placeText } from '../src/domain/citation-text.ts'
import { coverage } from '../src/law/disclosure-regulation/coverage.ts'
import { regulationText } from '../src/law/disclosure-regulation/full-text.ts'
import { instruments } from '../src/law/instruments.ts'
import { type CataloguedRule, loadRules, ruleContent, verificationNames } from './rule-catalogue.ts'

const coverageFile = 'src/law/disclosure-regulation/coverage.ts'
const sources = globSync('{src,test}/**/*.{ts,tsx}').map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}))

const question = process.argv.slice(2).join(' ').trim()
if (question === '') {
  console.error('用法：npm run rule 33（条）、npm run rule reply-deadline（规则）、npm run rule 第三方（词）')
  process.exitCode = 2
} else {
  const article = articleNumber(question)
  const found = (await loadRules()).filter((each) => matches(each, question, article))
  if (article !== null) console.log(articleText(article))
  for (const each of found) console.log(describe(each))
  if (found.length === 0 && article === null) {
    console.error(`没有与“${question}”有关的规则。全部规则见 docs/generated/rules.md`)
    process.exitCode = 1
  }
}

/** "33", "第33条" and "第三十三条" are article 33 of the Regulation. */
function articleNumber(text: string): number | null {
  const digits = /^(?:第)?(\d{1,2})(?:条)?$/.exec(text)?.[1]
  if (digits !== undefined) return Number(digits)
  const entry = regulationText.find(({ article }) =>
    [`第${numeralOf(article)}条`, numeralOf(article)].includes(text),
  )
  return entry?.article ?? null
}

function numeralOf(article: number): string {
  return citationText({ instrument: 'disclosure-regulation', article }).replace(/^.*第(.+)条$/, '$1')
}

function matches({ rule, file, exportName }: CataloguedRule, text: string, article: number | null): boolean {
  if (article !== null)
    return rule.cites.instrument === 'disclosure-regulation' && rule.cites.article === article
  const name = 'name' in rule && typeof rule.name === 'string' ? rule.name : ''
  return [rule.id, exportName ?? '', rule.says, name, citationText(rule.cites), file].some((each) =>
    each.includes(text),
  )
}

function articleText(article: number): string {
  const lines = regulationText.find((each) => each.article === article)?.lines ?? []
  if (lines.length === 0) return `条例没有第${article}条\n`
  const entry = coverage.find((each) => each.article === article)
  return [
    `${citationText({ instrument: 'disclosure-regulation', article })}`,
    ...lines.map((line) => `  ${line}`),
    ...(entry === undefined || entry.notEncoded === null ? [] : [`没有收录：${entry.notEncoded}`]),
    ...(entry !== undefined && 'openQuestion' in entry ? [`待定的理解：${entry.openQuestion}`] : []),
    '',
  ].join('\n')
}

function describe(each: CataloguedRule): string {
  const { rule, file, exportName } = each
  const { tests, users } = searchSource(each)
  return [
    `${rule.id}  ${citationText(rule.cites)}  ${verificationNames[rule.verification]}`,
    `  原文  “${rule.says}”`,
    ...Object.entries(ruleContent(rule)).map(([key, value]) => `  ${key}  ${JSON.stringify(value)}`),
    `  文件  ${file}${exportName === null ? '' : `  ${exportName}`}`,
    `  测试  ${tests.join('\n        ') || '只有 src/law/law.test.ts 的通用检查'}`,
    `  使用  ${users.join('\n        ') || '尚未使用'}`,
    '',
  ].join('\n')
}

/** Files that name the rule's export or id, or take it from a list of rules that does; tests apart from users. */
function searchSource({ rule, file, exportName }: CataloguedRule): { tests: string[]; users: string[] } {
  const names = [...(exportName === null ? [] : [`\\b${exportName}\\b`]), `'${rule.id}'`]
  const pattern = new RegExp(names.join('|'))
  const { article } = rule.cites
  const place = article === undefined ? '' : placeText({ instrument: rule.cites.instrument, article })
  const title = instruments[rule.cites.instrument].title.replace(/^.*(..)》.*$/, '$1')
  const others = sources.filter((each) => each.path !== file && each.path !== coverageFile)
  const named = others.filter(({ text }) => pattern.test(text))
  const lists = named.filter(({ path }) => path.startsWith('src/law/') && !isTest(path))
  const through = others.flatMap(({ path, text }) =>
    lists
      .filter((list) => text.includes(`/${list.path.split('/').at(-1)}'`))
      .map((list) => ({ path, via: list.path })),
  )
  const tested = others.filter(
    ({ path, text }) => isTest(path) && place !== '' && text.includes(title + place),
  )
  return {
    tests: [...new Set([...named.map(({ path }) => path).filter(isTest), ...tested.map(({ path }) => path)])],
    users: [
      ...named.map(({ path }) => path).filter((path) => !isTest(path)),
      ...through.filter(({ path }) => !isTest(path)).map(({ path, via }) => `${path}（经 ${via}）`),
    ],
  }
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
