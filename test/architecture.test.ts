import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { test } from 'node:test'

/** Which layer may import which (docs/architecture.md). `main` is src/main.ts and src/wiring/. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  law: ['law'],
  domain: ['law', 'domain'],
  usecases: ['law', 'domain', 'usecases'],
  store: ['law', 'domain', 'usecases', 'store'],
  documents: ['law', 'domain', 'usecases', 'documents'],
  identity: ['law', 'domain', 'usecases', 'identity'],
  files: ['law', 'domain', 'usecases', 'files'],
  mail: ['law', 'domain', 'usecases', 'mail'],
  worker: ['law', 'domain', 'usecases', 'worker'],
  api: ['law', 'domain', 'usecases', 'api'],
  web: ['law', 'domain', 'usecases', 'web'],
  cli: ['law', 'domain', 'usecases', 'cli'],
}

const pureLayers = ['law', 'domain', 'usecases']

/** What a pure layer may not touch: clocks, chance, process, network, dynamic imports. */
const impure = [
  /\bnew Date\b/,
  /\bDate\.(now|parse|UTC)\b/,
  /\bTemporal\.Now\b/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\bprocess\./,
  /\bfetch\(/,
  /\brequire\(/,
  /\bimport\(/,
  /\bsetTimeout\(/,
]

const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))

/** Source without comments and strings, so that prose does not trip the test. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
}

function importsOf(file: string): string[] {
  return [
    ...code(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '')
}

function layerOf(file: string): string {
  const [, first = '', ...rest] = normalize(file).split(sep)
  return rest.length === 0 || first === 'wiring' ? 'main' : first
}

test('imports / every file under src / follow law ← domain ← usecases ← edges ← main', () => {
  const wrong: string[] = []
  for (const file of sources) {
    const layer = layerOf(file)
    if (layer === 'main') continue
    const allowed = mayImport[layer]
    if (allowed === undefined) {
      wrong.push(`${file}: unknown layer ${layer}`)
      continue
    }
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) {
        if (pureLayers.includes(layer)) wrong.push(`${file}: a pure layer imports the package ${name}`)
        continue
      }
      const target = layerOf(join(dirname(file), name))
      if (!allowed.includes(target)) wrong.push(`${file}: ${layer} imports ${target} (${name})`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('pure layers / clocks, chance, process, network / are not touched', () => {
  const wrong = sources
    .filter((file) => pureLayers.includes(layerOf(file)))
    .flatMap((file) =>
      impure.filter((pattern) => pattern.test(code(file))).map((pattern) => `${file}: ${pattern}`),
    )
  assert.deepEqual(wrong, [])
})

test('file names / every source file / are kebab-case and say what is inside', () => {
  const vague = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc', 'index']
  const wrong = sources.filter((file) => {
    const base = (normalize(file).split(sep).at(-1) ?? '').replace(/\.(d\.)?tsx?$/, '')
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(base) || vague.includes(base)
  })
  assert.deepEqual(wrong, [])
})

test('a clone / every tracked text file / names no path of one machine and no folder beside the checkout', () => {
  const tracked = globSync('{src,test,bench,scripts,docs,bin,.ci}/**/*.{ts,tsx,mjs,md,css,sh}').concat(
    'README.md',
    '.ci/run',
  )
  const wrong = tracked.filter((file) => {
    if (file.endsWith('architecture.test.ts')) return false
    return /\.\.\/shared\/|(^|[\s"'`(])\/(work|root)\//m.test(readFileSync(file, 'utf8'))
  })
  assert.deepEqual(wrong, [])
})

test('the architecture test itself / an import of a package in the core / is seen', () => {
  const seen = 'import x from "pg"\nimport { a,\n b } from "./b.ts"\nexport * from "./c.ts"'.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+['"]([^'"]+)['"]/g,
  )
  assert.deepEqual(
    [...seen].map((match) => match[1]),
    ['pg', './b.ts', './c.ts'],
  )
})

test('SQL / every file outside src/store / none: stores answer in words of the domain', () => {
  const statement =
    /\bsql`|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(|\b(?:owner|client)\.query[<(]/
  const offenders = sources.filter((file) => layerOf(file) !== 'store' && statement.test(code(file)))
  assert.deepEqual(offenders, [])
})
