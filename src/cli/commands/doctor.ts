import type { Command } from '../command.ts'
import type { DiagnosedCheck, Diagnosis } from '../diagnosis.ts'
import { exitCode } from '../exit-code.ts'
import { parseCommandLine } from '../usage-error.ts'

const stateNames: Readonly<Record<DiagnosedCheck['state'], string>> = {
  ok: '正常',
  warning: '注意',
  mend: '要修',
}

/** Looks whether the installation can work, and says what to mend. */
export function doctorCommand(diagnose: () => Promise<Diagnosis>): Command {
  return {
    name: 'doctor',
    summary: '检查运行环境和设置，说明要修什么',
    usage: `gongkai doctor [--json]

检查 Node、设置、数据文件夹和剩余空间、数据库和它的结构、日历、时钟，以及可选的程序和字体；设置了 S3、统一身份认证、
ClamAV、发信服务器的，各试连一次（5 秒），说明连不上的原因和改法；
列出全部设置，密码和密钥不显示。不改动任何数据。
退出码：0 可以运行；3 有要修的。`,
    run: async (args, io) => {
      const { values } = parseCommandLine({ args, options: { json: { type: 'boolean' } } })
      const diagnosis = await diagnose()
      if (values.json === true) io.out(JSON.stringify(diagnosis, null, 1))
      else io.out(asText(diagnosis))
      return diagnosis.checks.some(({ state }) => state === 'mend') ? exitCode.environment : exitCode.fine
    },
  }
}

function asText({ version, checks, settings }: Diagnosis): string {
  return [
    `公开 Gongkai ${version}`,
    '',
    ...checks.map(({ state, message }) => `${stateNames[state]}  ${message}`),
    ...(settings.length === 0 ? [] : ['', '设置（环境变量）：']),
    ...settings.map(
      ({ name, value, meaning }) => `  ${name}=${value ?? ''}${value === null ? '（未填）' : ''}  ${meaning}`,
    ),
  ].join('\n')
}
