import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { caseworkCommands } from '../src/cli/commands/casework.ts'
import { runCommandLine } from '../src/cli/run.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import { caseworkTools } from '../src/wiring/casework-tools.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const folder = temporaryFolder('casework-commands')
const commands = caseworkCommands(caseworkTools(() => '2026-03-02'))

async function run(...args: readonly string[]) {
  const said: string[] = []
  const code = await runCommandLine(commands, [...args], {
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
  })
  return { code, said: said.join('\n') }
}

function sheet(name: string, rows: readonly (readonly string[])[]): string {
  const file = join(folder, name)
  writeFileSync(file, writeTable({ title: '台账', rows }, 'csv').bytes)
  return file
}

const head = ['登记号', '受理日期', '申请方式', '申请人', '申请内容', '办理结果', '答复日期', '答复期限']

test('check-register / 期限在台账上算错 / 说出应当是哪一天，仍然可以导入', async () => {
  const file = sheet('2025年.csv', [
    head,
    ['1号', '2025-09-15', '当面', '江听雨', '接待费用', '公开', '2025-10-16', '2025-10-14'],
  ])
  const { code, said } = await run('check-register', file)
  assert.equal(code, 0)
  assert.match(said, /“受理日期”读作“收到申请日期”/)
  assert.match(said, /台账写 2025-10-14，按条例和放假安排算是 2025-10-17/)
  assert.match(said, /1 行，可以导入 1 件/)
})

test('check-register / 有错误 / 按行列出，退出码 1；--json 是一个 JSON', async () => {
  const file = sheet('错.csv', [head, ['1号', '2025-09-31', '当面', '江听雨', '接待费用', '', '', '']])
  const { code, said } = await run('check-register', file)
  assert.equal(code, 1)
  assert.match(said, /✗ 第 2 行“收到申请日期”/)
  const json = JSON.parse((await run('check-register', file, '--json')).said)
  const errors = json.complaints.filter(({ severity }: { severity: string }) => severity === 'error')
  assert.equal(errors.length, 1)
})

test('check-register、check-case / 文件不在、不是那种文件、不写文件 / 退出码 4、4、2', async () => {
  assert.equal((await run('check-register', join(folder, '没有.csv'))).code, 4)
  const text = sheet('不是压缩包.csv', [['a']])
  assert.equal((await run('check-case', text)).code, 4)
  assert.equal((await run('check-case')).code, 2)
})
