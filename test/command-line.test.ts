import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const clean = 'examples/hongqi-subdistrict-2021.txt'
const wrong = 'examples/baoshan-sh-service-centre-2021.txt'
const pingtan = (year: number) => `test/fixtures/reports/pingtan-${year}.txt`

function gongkai(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/gongkai.mjs', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('read --json / one report / prints one object of the contract and nothing else', () => {
  const { status, stdout } = gongkai('read', wrong, '--json')
  assert.equal(status, 0)
  const report = JSON.parse(stdout)
  assert.equal(report.organ, '上海市宝山区行政服务中心')
  assert.equal(report.year, 2021)
  assert.equal(report.form, '2021')
  assert.equal(report.requests.newlyReceived.otherOrganisation, 2)
  assert.equal(report.proactive.licences, 0)
  assert.equal(report.remedies.reconsideration.total, 0)
  assert.equal(report.cells.length, 200)
  assert.deepEqual(Object.keys(report.cells[0]).slice(0, 3), ['table', 'row', 'column'])
  assert.deepEqual(
    report.sections.map((section: { number: number }) => section.number),
    [1, 2, 3, 4, 5, 6],
  )
})

test('read --json / several files, one unreadable / prints one array in order and exits 4', () => {
  const junk = join(folder, 'junk.bin')
  writeFileSync(
    junk,
    Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
  )
  const { status, stdout, stderr } = gongkai('read', clean, junk, wrong, '--json')
  assert.equal(status, 4)
  const reports = JSON.parse(stdout)
  assert.equal(reports.length, 3)
  assert.ok(reports[1].unreadable.message.length > 0)
  assert.match(stderr, /junk\.bin：/)
})

test('audit / a clean and a wrong report / exit 0 and 1, JSON as in the contract', () => {
  assert.equal(gongkai('audit', clean).status, 0)
  const { status, stdout } = gongkai('audit', wrong, '--json')
  assert.equal(status, 1)
  const [{ file, findings, counts }] = JSON.parse(stdout)
  assert.equal(file, wrong)
  assert.equal(counts.error, 2)
  const finding = findings.find((each: { id: string }) => each.id === 'AR-C03')
  assert.equal(finding.severity, 'error')
  assert.equal(finding.status, 'fail')
  assert.ok(finding.cells.some((cell: { column: string }) => cell.column === 'otherOrganisation'))
  assert.ok(finding.message.length > 0 && finding.basis.length > 0 && finding.suggestion.length > 0)
})

test('audit --previous and compare / 平潭 2023 against 2022 / tell that 698 + 77 − 132 is not 470', () => {
  const { stdout } = gongkai('audit', pingtan(2023), '--previous', pingtan(2022), '--json')
  const ids = JSON.parse(stdout)[0].findings.map((finding: { id: string }) => finding.id)
  assert.ok(ids.includes('AR-B03'))
  const comparison = JSON.parse(gongkai('compare', pingtan(2023), pingtan(2022), '--json').stdout)
  const inForce = comparison.cells.find(
    (cell: { row: string; column: string }) => cell.row === 'normativeDocuments' && cell.column === 'inForce',
  )
  assert.deepEqual([inForce.previous, inForce.current, inForce.change], [698, 470, -228])
})

test('rollup / three reports of one year, one blank / sums what is there and names what is missing', () => {
  const reports = mkdtempSync(join(folder, 'rollup-'))
  for (const file of [clean, wrong, 'examples/haidong-offices-2021.txt'])
    copyFileSync(file, join(reports, file.split('/').at(-1) ?? ''))
  const result = JSON.parse(gongkai('rollup', reports, '--json').stdout)
  assert.equal(result.reports.length, 3)
  assert.equal(result.proactive.licences, 0)
  assert.equal(result.requests.newlyReceived.total, null)
  const cell = result.incomplete.find(
    (each: { row: string; column: string }) => each.row === 'newlyReceived' && each.column === 'total',
  )
  assert.equal(cell.atLeast, 2)
  assert.deepEqual(cell.missing, ['haidong-offices-2021.txt'])
  const printed = gongkai('rollup', reports).stdout
  assert.match(printed, /行政许可 +0\n/)
  assert.match(printed, /一、本年新收政府信息公开申请数量 +≥ 2 /)
  assert.match(printed, /haidong-offices-2021\.txt　缺 \d+ 格/)
})

test('compare / cells with long names / are named whole', () => {
  const { stdout } = gongkai('compare', wrong, 'examples/baoshan-hlj-district-2021.txt')
  assert.match(
    stdout,
    / {2}表三“（四）无法提供 1\.本机关不掌握相关政府信息”行“自然人”列 +1 +0 +-1（-100%）\n/,
  )
})

test('write / every format / is read back to the same cells', () => {
  const numbers = (file: string) => {
    const { proactive, requests, remedies } = JSON.parse(gongkai('read', file, '--json').stdout)
    return { proactive, requests, remedies }
  }
  const expected = numbers(wrong)
  for (const format of ['docx', 'pdf', 'xlsx', 'html', 'json', 'csv']) {
    const out = join(folder, `written.${format}`)
    const { status, stdout } = gongkai('write', wrong, '--to', format, '-o', out)
    assert.deepEqual([status, stdout], [0, ''], format)
    assert.deepEqual(numbers(out), expected, format)
  }
})

test('audit --batch / broken off in the middle of a line / goes on where it stopped, each file once', () => {
  const reports = mkdtempSync(join(folder, 'batch-'))
  for (const file of [clean, wrong]) copyFileSync(file, join(reports, file.split('/').at(-1) ?? ''))
  const out = join(folder, 'findings.jsonl')
  assert.equal(gongkai('audit', '--batch', reports, '--out', out).status, 1)
  copyFileSync(pingtan(2021), join(reports, 'pingtan-2021.txt'))
  appendFileSync(out, '{"file":"pingt')
  const second = gongkai('audit', '--batch', reports, '--out', out, '--jobs', '2')
  assert.equal(second.status, 1)
  assert.match(second.stderr, /接着做/)
  const files = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).file)
  assert.deepEqual(files.sort(), [
    'baoshan-sh-service-centre-2021.txt',
    'hongqi-subdistrict-2021.txt',
    'pingtan-2021.txt',
  ])
})

test('clock and fee / the examples of the contract / give 2022-11-02 and 2,400 yuan', () => {
  const clock = JSON.parse(gongkai('clock', '--received', '2022-09-30', '--json').stdout)
  assert.equal(clock.due, '2022-11-02')
  assert.equal(clock.provisional, false)
  assert.deepEqual(Object.keys(clock.days[0]).slice(0, 3), ['date', 'counts', 'why'])
  const fee = JSON.parse(gongkai('fee', '--items', '32', '--json').stdout)
  assert.equal(fee.yuan, 2400)
  assert.ok(fee.steps.every((step: { basis: string }) => step.basis.length > 0))
})

test('wrong use / each kind / exits 2 with a Chinese sentence and keeps stdout empty', () => {
  for (const args of [
    ['nosuch'],
    ['read'],
    ['write', clean, '--to', 'odt', '-o', 'x'],
    ['audit', clean, '--jsn'],
    ['compare', clean],
    ['fee', '--items', '3', '--pages', '4'],
    ['clock', '--received', '2022-02-30'],
    ['audit', '--batch', 'examples'],
  ]) {
    const { status, stdout, stderr } = gongkai(...args)
    assert.deepEqual([status, stdout], [2, ''], args.join(' '))
    assert.match(stderr, /[\u4e00-\u9fff]/, args.join(' '))
  }
})

test('--help / the program and every command / exits 0 with a text in Chinese', () => {
  const names = [...gongkai('--help').stdout.matchAll(/^ {2}(\w+) /gm)].map((match) => match[1] ?? '')
  assert.ok(names.length >= 8)
  for (const name of names) {
    const { status, stdout } = gongkai(name, '--help')
    assert.equal(status, 0, name)
    assert.match(stdout, new RegExp(`^gongkai ${name}`))
  }
})
