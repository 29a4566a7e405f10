import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommandLine } from '../run.ts'
import { clockCommand } from './clock.ts'

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine([clockCommand], ['clock', ...args], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('gongkai clock --json / 只有收到日期 / 一个 JSON 对象，计入的日子恰为20天', async () => {
  const { code, out, err } = await run('--received', '2022-09-30', '--json')
  const answer = JSON.parse(out)
  assert.deepEqual([code, err, answer.due, answer.provisional], [0, '', '2022-11-02', false])
  assert.equal(answer.days.filter((day: { counts: boolean }) => day.counts).length, 20)
  assert.deepEqual(Object.keys(answer.days[0]), ['date', 'counts', 'why', 'nth'])
  assert.deepEqual([answer.days[0].date, answer.days.at(-1).date], ['2022-09-30', '2022-11-02'])
})

test('gongkai clock --json / 几个事件，中英文写法混用，先后颠倒 / 结果相同', async () => {
  const consultations = [
    '--event',
    'third-party=2025-09-22..2025-10-17',
    '--event',
    '其他机关=2025-10-09..2025-10-24',
  ]
  const swapped = [
    '--event',
    'other-organ=2025-10-09..2025-10-24',
    '--event',
    '第三方=2025-09-22..2025-10-17',
  ]
  const first = await run('--received', '2025-09-15', ...consultations, '--json')
  const second = await run('--received', '2025-09-15', ...swapped, '--json')
  assert.equal(JSON.parse(first.out).due, '2025-11-14')
  assert.equal(second.out, first.out)
})

test('gongkai clock --json / 2019年5月14日与15日收到 / 分别适用15个和20个工作日', async () => {
  const of = async (...args: string[]) => JSON.parse((await run('--json', ...args)).out)
  assert.equal((await of('--received', '2011-06-01')).due, '2011-06-23')
  assert.equal((await of('--received', '2019-05-14')).workingDays, 15)
  assert.equal((await of('--received', '2019-05-15')).workingDays, 20)
  assert.equal((await of('--received', '2019-05-14', '--law', '2019')).workingDays, 20)
})

test('gongkai clock --json / 跨入未公布的年份 / provisional 为真', async () => {
  const { out } = await run('--received', '2026-12-20', '--json')
  assert.equal(JSON.parse(out).provisional, true)
  assert.equal(JSON.parse(out).calendarUntil, '2026-12-28')
})

test('gongkai clock --json / 尚在等待 / due 为 null', async () => {
  const { code, out } = await run('--received', '2025-09-15', '--event', '补正=2025-09-18..', '--json')
  assert.deepEqual([code, JSON.parse(out).due], [0, null])
})

test('gongkai clock / 给人看 / 先说日期，再说怎么算的，再逐日', async () => {
  const { code, out } = await run(
    ...['--received', '2025-09-15', '--event', '第三方=2025-09-22..2025-10-20', '--as-of', '2025-10-10'],
  )
  assert.equal(code, 0)
  assert.match(out, /^最迟：2025年11月10日（周一）\n {2}自 2025-09-15 起，共20个工作日/)
  assert.match(out, /2025-10-10：期限暂停，已计5个工作日，还剩15个工作日/)
  assert.match(out, /怎么算的\n.*收到申请（《政府信息公开条例》第三十一条）\n/)
  assert.match(out, /注意\n {2}提示：征求第三方意见用到 2025-10-20/)
  assert.match(out, /逐日\n {2}2025-09-15 {3}— {2}收到申请当日，不计入期限/)
  assert.match(out, / {2}2025-11-10 {2}20 {2}周一，工作日，答复期限第20个工作日/)
})

test('gongkai clock --term / 补正告知期限 / 7个工作日；不能与事件同用', async () => {
  const { out } = await run('--received', '2025-09-15', '--term', 'supplement-notice', '--json')
  assert.equal(JSON.parse(out).due, '2025-09-24')
  const wrong = await run('--received', '2025-09-15', '--term', 'publication', '--event', '延期=2025-09-16')
  assert.equal(wrong.code, 2)
})

test('gongkai clock --holiday / 本地放假 / 顺延并写明', async () => {
  const { out } = await run(
    '--received',
    '2025-03-28',
    '--holiday',
    '三月三=2025-03-31..2025-04-01',
    '--json',
  )
  assert.equal(JSON.parse(out).due, '2025-04-29')
  assert.match(out, /周一，三月三放假/)
})

const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['没有收到日期', [], /没有给出收到申请的日期：请写 --received/],
  ['不存在的日期', ['--received', '2025-02-30'], /“2025-02-30”不是一个存在的日期/],
  ['年份打错', ['--received', '9999-12-31', '--term', 'publication'], /“9999-12-31”不是一个存在的日期/],
  ['不认识的选项', ['--recieved', '2025-09-15'], /没有选项 --recieved/],
  ['不认识的事件', ['--received', '2025-09-15', '--event', '停=2025-09-16'], /没有“停”这种事件/],
  ['早于收到日期', ['--received', '2025-09-15', '--event', '延期=2025-09-14'], /早于收到申请/],
  ['延期太长', ['--received', '2025-09-15', '--event', '延期=2025-09-16+21'], /不得超过20个工作日/],
  ['期限名不对', ['--received', '2025-09-15', '--term', 'x'], /--term 没有“x”/],
  ['条例名不对', ['--received', '2025-09-15', '--law', '2024'], /--law 只能是 2008 或者 2019/],
  ['地方假日写错', ['--received', '2025-09-15', '--holiday', '三月三'], /应当写成 三月三=/],
  ['条例施行以前', ['--received', '2008-04-30'], /条例尚未施行/],
]
for (const [title, args, message] of mistakes)
  test(`gongkai clock / ${title} / 退出码2，说明怎样改`, async () => {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
    assert.match(err, /gongkai clock --help/)
  })

test('gongkai clock --help / 每种事件 / 都有写法和条文', async () => {
  const { code, out } = await run('--help')
  assert.equal(code, 0)
  for (const name of [
    'third-party',
    '第三方',
    'supplement',
    '补正',
    'extension',
    '延期',
    'reasonable-period',
  ])
    assert.ok(out.includes(name), name)
})
