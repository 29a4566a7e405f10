/** Verbs for the operator at the machine: out with the demonstration, back into an account. */

import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { PlatformTools } from '../platform-tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export function rescueCommands(openTools: () => Promise<PlatformTools>): readonly Command[] {
  return [removeDemonstrationCommand(openTools), recoverAccountCommand(openTools)]
}

function removeDemonstrationCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'remove-demo',
    summary: '移除演示地区',
    usage: `gongkai remove-demo

移除演示地区的机构、账号、年报和在它们上面试做的一切；自己的机构和数据不动。以后启动也不再建立。
自己的数据引用了演示机构时不移除，并说明是哪里。`,
    run: async (args, io) => {
      parseCommandLine({ args, options: {} })
      const removed = await (await openTools()).removeDemonstration()
      if (!removed.ok) {
        io.err(removed.message)
        return exitCode.environment
      }
      const rows = Object.values(removed.rows).reduce((total, count) => total + count, 0)
      io.out(rows === 0 ? '没有演示地区。' : `演示地区已移除（${rows} 行）。`)
      return exitCode.fine
    },
  }
}

function recoverAccountCommand(openTools: () => Promise<PlatformTools>): Command {
  return {
    name: 'recover-account',
    summary: '为一个账号重新签发一次性登录网址',
    usage: `gongkai recover-account 登录名

密码和第二因素都作废，打印一个一次性的网址重新设置。用于没有人能在网页上办理的时候，
例如最后一名安全管理员离岗或丢了密钥。台账记下这是在本机上办的。`,
    run: async (args, io) => {
      const { positionals } = parseCommandLine({ args, allowPositionals: true, options: {} })
      const [loginName, ...more] = positionals
      if (loginName === undefined || more.length > 0) throw new UsageError('请给出一个登录名')
      const recovered = await (await openTools()).recoverAccount(loginName)
      if (!recovered.ok) {
        io.err(recovered.message)
        return exitCode.environment
      }
      io.out(`${recovered.address}\n有效期到 ${recovered.expiresAt}`)
      return exitCode.fine
    },
  }
}
