import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommandLine } from '../run.ts'
import { feeCommand } from './fee.ts'

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommandLine([feeCommand], ['fee', ...args], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('gongkai fee --json / 33件 / 2600元，三段', async () => {
  const { code, out } = await run('--items', '33', '--json')
  const answer = JSON.parse(out)
  assert.deepEqual([code, Object.keys(answer), answer.yuan], [0, ['yuan', 'steps'], 2600])
  assert.deepEqual(Object.keys(answer.steps[0]), ['from', 'to', 'rate', 'yuan', 'basis'])
})

test('gongkai fee / 给人看 / 先说金额，再逐档', async () => {
  const { out } = await run('--pages', '250')
  assert.match(out, /^信息处理费：4700元（250页）\n/)
  assert.match(out, /第201至250页 +50页 × 40元 = 2000元 +201页以上：40元\/页/)
})

test('gongkai fee --json / 免费 / 0元', async () => {
  assert.equal(JSON.parse((await run('--items', '10', '--json')).out).yuan, 0)
  assert.deepEqual(JSON.parse((await run('--pages', '0', '--json')).out), { yuan: 0, steps: [] })
})

const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /没有给出件数或者页数/],
  [['--items', '3', '--pages', '2'], /只能选择一种.*第三条/],
  [['--items', '三'], /不是“三”/],
  [['--items', '1.5'], /应当是一个不带单位的整数/],
  [['--items=-3'], /应当是一个不带单位的整数/],
  [['--pages', '999999999'], /0到100000之间/],
]
for (const [args, message] of mistakes)
  test(`gongkai fee ${args.join(' ')} / 写错 / 退出码2，说明怎样改`, async () => {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
  })
