import { globSync } from 'node:fs'
import type { InstrumentId } from '../src/law/instruments.ts'
import { instruments } from '../src/law/instruments.ts'
import type { Rule } from '../src/law/rule.ts'

/** A rule and where it stands in the source. */
export interface CataloguedRule {
  readonly rule: Rule
  /** Path from the root of the checkout. */
  readonly file: string
  /** Name it is exported under; null when it stands inside a list. */
  readonly exportName: string | null
}

/** Every rule under src/law, in the order of the instruments, then of the articles. Runs at the root of the checkout. */
export async function loadRules(): Promise<CataloguedRule[]> {
  const found = new Map<string, CataloguedRule>()
  for (const { file, exports } of await loadLaw())
    for (const [exportName, value] of Object.entries(exports))
      for (const [rule, isExport] of rulesWithin(value)) {
        const known = found.get(rule.id)
        if (known === undefined || (known.exportName === null && isExport))
          found.set(rule.id, { rule, file, exportName: isExport ? exportName : null })
      }
  return [...found.values()].toSorted(byPlace)
}

/** The modules of src/law. */
export async function loadLaw(): Promise<{ file: string; exports: Record<string, unknown> }[]> {
  const files = globSync('src/law/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  return Promise.all(
    files.toSorted().map(async (file) => ({
      file: file.replaceAll('\\', '/'),
      exports: { ...(await import(new URL(`../${file}`, import.meta.url).href)) },
    })),
  )
}

/** Every rule in a value, and whether the value itself is the rule. Rules of a form (AR-…) are not ours to list. */
export function* rulesWithin(value: unknown, isExport = true): Generator<[Rule, boolean]> {
  if (typeof value !== 'object' || value === null) return
  if (isRule(value)) {
    yield [value, isExport]
    return
  }
  for (const each of Object.values(value)) yield* rulesWithin(each, false)
}

function isRule(value: object): value is Rule {
  const isText = (key: string) => key in value && typeof Reflect.get(value, key) === 'string'
  return (
    isText('id') &&
    isText('says') &&
    isText('verification') &&
    isKebab(Reflect.get(value, 'id')) &&
    'cites' in value
  )
}

function isKebab(id: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)
}

const order = new Map(Object.keys(instruments).map((key, index) => [key, index]))

function byPlace({ rule: a, file: left }: CataloguedRule, { rule: b, file: right }: CataloguedRule): number {
  const place = (id: InstrumentId) => order.get(id) ?? 0
  return (
    place(a.cites.instrument) - place(b.cites.instrument) ||
    (a.cites.article ?? 0) - (b.cites.article ?? 0) ||
    (a.cites.paragraph ?? 0) - (b.cites.paragraph ?? 0) ||
    (a.cites.item ?? 0) - (b.cites.item ?? 0) ||
    (left < right ? -1 : left > right ? 1 : 0)
  )
}

/** What a rule holds besides what every rule holds: numbers, lists, closed words. */
export function ruleContent(rule: Rule): Record<string, unknown> {
  const common = new Set(['id', 'cites', 'says', 'verification'])
  return Object.fromEntries(Object.entries(rule).filter(([key]) => !common.has(key)))
}

/** How far the wording was checked, in Chinese. */
export const verificationNames: Readonly<Record<Rule['verification'], string>> = {
  read: '已核对原文',
  secondary: '依转引材料',
  'to-be-confirmed': '待确认',
  inference: '推断，不是法律规定',
}
