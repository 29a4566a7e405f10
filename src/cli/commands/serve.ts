import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export function serveCommand(tools: Tools): Command {
  return {
    name: 'serve',
    summary: '启动网页',
    usage: `gongkai serve [--port N]

启动门户、办公端和数据库并打印地址，门户默认 http://localhost:8080；端口被占用时用下一个。
环境变量 PORT、DESK_PORT、HOST 等见 gongkai doctor。只在本机监听；HOST=0.0.0.0 时别的机器也能访问。
数据库起不来时，核查、编制和计算仍可使用。按 Ctrl+C 停止。`,
    run: async (args, io) => {
      const { values } = parseCommandLine({ args, options: { port: { type: 'string' } } })
      const asked = values.port
      const port = asked === undefined || asked === '' ? undefined : Number(asked)
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
        throw new UsageError(`端口“${asked}”不对，要写成 0 到 65535 的整数`)
      }
      await tools.serve({ port }, io.out)
      return exitCode.fine
    },
  }
}
