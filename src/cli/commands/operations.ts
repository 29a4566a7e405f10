/** The verbs of whoever runs an installation: migrate, backup, restore, verify. */

import type { LogProblem } from '../../usecases/ledger-ports.ts'
import type { Command, CommandIo } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { PlatformTools } from '../platform-tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

/** The tools open the database, so they are made only when one of these commands runs. */
export function operationCommands(openTools: () => Promise<PlatformTools>): readonly Command[] {
  return [
    migrateCommand(openTools),
    backupCommand(openTools),
    restoreCommand(openTools),
    verifyCommand(openTools),
  ]
}

function migrateCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'migrate',
    summary: '把数据库的结构升到本版本',
    usage: `gongkai migrate

逐步执行还没有做过的结构变更，每步一个事务；中断后再运行一次会接着做。启动时也会自动执行。
数据库比程序新时拒绝执行。`,
    run: async (args, io) => {
      parseCommandLine({ args, options: {} })
      const steps = await (await openTools()).migrate()
      io.out(
        steps.length === 0 ? '数据库的结构已经是最新的。' : `完成 ${steps.length} 步：${steps.join('、')}`,
      )
      return exitCode.fine
    },
  }
}

function backupCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'backup',
    summary: '备份数据库和文件，不必停机',
    usage: `gongkai backup 文件夹
gongkai backup --sql 文件.sql

在给出的文件夹里建立一份以时间命名的完整备份：数据库、文件、密钥，每个文件带摘要。写入不停：自带的数据库用热备份，
DATABASE_URL 的写成 SQL。文件在 S3 时不在备份里，请另行备份那个桶。
  --sql FILE   只把数据库写成 SQL，任何 PostgreSQL 15 以上都能装入（也用于升级到新的大版本）；不含密钥和文件

恢复：gongkai restore，后面写备份文件夹，或者写成的 SQL 文件。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { sql: { type: 'string' } },
      })
      if (values.sql !== undefined) {
        await (await openTools()).dump(values.sql)
        io.out(`已写入 ${values.sql}`)
        return exitCode.fine
      }
      const [folder, ...more] = positionals
      if (folder === undefined || more.length > 0) throw new UsageError('请给出放备份的文件夹')
      const made = await (await openTools()).backUp(folder)
      io.out(`备份完成：${made.folder}（${made.rows} 行，${(made.bytes / 1e6).toFixed(1)} MB）`)
      if (made.files === 'in-s3') io.err('文件在 S3，不在这份备份里，请另行备份那个桶。')
      return exitCode.fine
    },
  }
}

function restoreCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'restore',
    summary: '把备份恢复到空的地方，并核对',
    usage: `gongkai restore 备份文件夹
gongkai restore 文件.sql

先逐个文件核对摘要，再放到数据文件夹（GONGKAI_DATA）；写成 SQL 的装入空的数据库（DATABASE_URL，或者自带的）。那里已有
数据库或者另外的密钥时不动。恢复以后核对行数、密钥、文件和台账日志。
退出码：0 一致；1 有缺少或者不一致，逐条列出。`,
    run: async (args, io) => {
      const { positionals } = parseCommandLine({ args, allowPositionals: true, options: {} })
      const [backup, ...more] = positionals
      if (backup === undefined || more.length > 0) throw new UsageError('请给出备份文件夹，或者 SQL 文件')
      const { rows, problems } = await (await openTools()).restore(backup)
      io.out(`恢复完成：${rows} 行。`)
      return reportProblems(problems, io)
    },
  }
}

function verifyCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'verify',
    summary: '核对台账日志和由它得出的表：有没有被改动、删减',
    usage: `gongkai verify [--json]

由数据库里的行重新计算每个地区的日志（RFC 6962 默克尔树），与签名的检查点核对；再由事件重新算出申请、复议诉讼、
个人信息的销毁日、机关、账号、岗位、接口密钥、放行、文书设置、年度统计、已发布的年报的行，逐栏比对，写明哪一行哪一栏
现在是什么、按事件应是什么。进度写在标准错误。
退出码：0 一致；1 有不一致。`,
    run: async (args, io) => {
      const { values } = parseCommandLine({ args, options: { json: { type: 'boolean' } } })
      const result = await (await openTools()).verify((progress) => io.err(progress))
      if (values.json === true) io.out(JSON.stringify(result, null, 1))
      else io.out(`核对了 ${result.regions} 个地区、${result.events} 件事件、${result.rows} 行。`)
      return values.json === true && result.problems.length > 0
        ? exitCode.findings
        : reportProblems(result.problems, io)
    },
  }
}

function reportProblems(problems: readonly LogProblem[], io: CommandIo): number {
  for (const { regionId, message } of problems) io.err(`${regionId}：${message}`)
  return problems.length === 0 ? exitCode.fine : exitCode.findings
}
