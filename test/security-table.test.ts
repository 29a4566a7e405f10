import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openFaces } from '../src/wiring/serve.ts'

/** Last requirement of levels 1 and 2 in each section of ASVS 5.0.0, from its first on, and those of level 3 in between. */
const sections: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 4,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
  '17.1': 1,
  '17.2': 4,
  '17.3': 2,
}
const required = Object.entries(sections).flatMap(([section, last]) =>
  Array.from({ length: last }, (_, index) => `${section}.${index + 1}`),
)

const page = readFileSync('docs/security.md', 'utf8')
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))? \| ([12]) \| (.+) \|$/gm)].map(
  ([, first = '', last = first, , state = '']) => ({ first, last, state }),
)

const sources = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))

/** Lines of our sources that match, as "file: line". */
function linesWith(pattern: RegExp, files = sources): string[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
}

test('ASVS 5.0 levels 1 and 2 / each of the 253 requirements / has one row in docs/security.md, in order', () => {
  assert.equal(required.length, 253)
  const covered = rows.flatMap(({ first, last }) =>
    required.slice(required.indexOf(first), required.indexOf(last) + 1),
  )
  assert.deepEqual(covered, required)
})

test('docs/security.md / every row / names a test that exists, a part of the page, a reason, or says open', () => {
  const wrong = rows.filter(({ state }) => {
    const [, file, title] = /^test: `([^`]+)`(?: › (.+))?$/.exec(state) ?? []
    if (file !== undefined)
      return !existsSync(file) || (title !== undefined && !readFileSync(file, 'utf8').includes(title))
    return !/^(doc|n\/a|open): ./.test(state)
  })
  assert.deepEqual(wrong, [])
})

test('docs/security.md / what is tried on requests and keys / each row names tests that exist', () => {
  const tried = [...page.matchAll(/^\| [^|]+ \| test: (.+) \|$/gm)].map(([, tests = '']) => tests)
  assert.ok(tried.length >= 20)
  const named = tried.flatMap((tests) => tests.split('; '))
  const wrong = named.filter((each) => {
    const [, file = '', title = '?'] = /^`([^`]+)` › (.+)$/.exec(each) ?? []
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(title)
  })
  assert.deepEqual(wrong, [])
})

test('docs/security.md / rows that point at a part of the page / point at one that is there', () => {
  const headings = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading))
  const wrong = rows.filter(({ state }) => {
    const [, part = ''] = /^doc: (.+)$/.exec(state) ?? []
    return part !== '' && !headings.has(part) && !/\w\.(md|ts|json|mjs)|TypeScript|bundle/.test(part)
  })
  assert.deepEqual(wrong, [])
})

test('ASVS 1.2.4 / the sources / no query is put together from values', () => {
  // Kysely's sql`` binds what stands in it; sql.raw and strings handed to the driver do not.
  const found = linesWith(/sql\.raw\(|\.(query|executeSql)(<[^(]*>)?\(\s*[`'"][^`]*\$\{/)
  // Names of our own database, role and tables: nothing of them comes from outside.
  const ours = /^src\/store\/(backup|embedded)\/|^src\/store\/database\.ts: .*create database /
  // One of two words that stand there.
  const words = /sql\.raw\(\w+ \? '[^'$]*' : '[^'$]*'\)/g
  assert.deepEqual(
    found.filter((line) => !ours.test(line) && /sql\.raw\(|\$\{(?!.*`,?$)/.test(line.replaceAll(words, ''))),
    [],
  )
})

test('ASVS 1.2.9 / the sources / no expression is built from what somebody typed', () => {
  const built = linesWith(/new RegExp\((?!\w+Pattern|[\w.]+\.source)/)
  // The edges, where what people type comes in, build none but from a list of their own.
  const edges = built.filter((line) => /^src\/(api|web|cli|store|files|identity|mail|worker)\//.test(line))
  const ours = /^src\/files\/(inspect-pdf|sweep-bucket)\.ts: /
  assert.deepEqual(
    edges.filter((line) => !ours.test(line)),
    [],
  )
})

test('ASVS 1.2.5 / the sources / no program is started through a shell', () => {
  assert.deepEqual(linesWith(/\b(execSync|execFileSync|exec)\('|shell: *true/), [])
})

test('ASVS 1.3.2 and 3.2.2 / the sources / no text is run as code or set as HTML', () => {
  assert.deepEqual(
    linesWith(/\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b/),
    [],
  )
})

test('ASVS 11.2.3, 11.3.1, 11.4.1 / the sources / only strong algorithms are named', () => {
  // The public list of breached passwords has its digests so; it protects nothing of ours.
  const foreign = /^src\/identity\/breached-passwords\.ts: |^src\/wiring\/settings\.ts: .*Pwned Passwords/
  assert.deepEqual(
    linesWith(/\b(md5|sha1|sha-1|rc4|des-|3des|blowfish)\b|-ecb\b|-cbc\b/i).filter(
      (line) => !foreign.test(line),
    ),
    [],
  )
})

test('ASVS 11.5.1 / the sources / chance comes from the system and not from Math.random', () => {
  assert.deepEqual(linesWith(/\bMath\.random\b/), [])
})

test('ASVS 14.3.3 / the pages / nothing is kept in the browser', () => {
  const pages = sources.filter((file) => file.startsWith('src/web/'))
  assert.deepEqual(linesWith(/\b(localStorage|sessionStorage|indexedDB)\b|document\.cookie/, pages), [])
})

test('ASVS 13.4.4 / TRACE / is answered by no face', async (context) => {
  const served = await openFaces([{ title: '', port: 0, handle: () => new Response('echo') }], '127.0.0.1')
  context.after(() => served.close())
  const { request } = await import('node:http')
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ port: served.ports[0], host: '127.0.0.1', method: 'TRACE' }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
  assert.equal(status, 405)
})
