import { UnreadableFile } from '../domain/unreadable-file.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { Command, CommandIo } from './command.ts'
import { exitCode } from './exit-code.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line (without the program's own name) and answers the exit code. */
export async function runCommandLine(
  commands: readonly Command[],
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const asked = commands.find((command) => command.name === rest[0])
    io.out(asked === undefined ? overview(commands) : asked.usage)
    return name === undefined ? exitCode.usage : exitCode.fine
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) {
    io.err(
      `没有命令“${name}”。可用的命令：${commands.map((each) => each.name).join('、')}。运行 gongkai --help 看说明。`,
    )
    return exitCode.usage
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.usage)
    return exitCode.fine
  }
  return runGuarded(command, rest, io)
}

async function runGuarded(command: Command, args: string[], io: CommandIo): Promise<number> {
  try {
    return await command.run(args, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}。运行 gongkai ${command.name} --help 看用法。`)
      return exitCode.usage
    }
    if (error instanceof UnreadableFile) {
      io.err(error.message)
      return exitCode.unreadable
    }
    if (error instanceof EnvironmentProblem) {
      io.err(error.message)
      return exitCode.environment
    }
    io.err(`程序出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exitCode.environment
  }
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'gongkai：读取、核查、编写政府信息公开工作年度报告，计算答复期限和信息处理费。',
    '',
    '用法：gongkai 命令 [参数]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width + 2)}${command.summary}`),
    '',
    '能读的格式：PDF（含扫描件）、DOCX、DOC（需要 LibreOffice）、XLSX、XLS、ODT、HTML、Markdown、纯文本、图片、本程序的 JSON。',
    '退出码：0 正常；1 查出错误；2 用法不对；3 环境问题；4 文件读不了（并说明原因）。',
    '每个命令的说明：gongkai 命令 --help',
  ].join('\n')
}
