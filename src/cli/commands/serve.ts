import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export function serveCommand(tools: Tools): Command {
  return {
    name: 'serve',
    summary: '启动网页',
    usage: `gongkai serve [--port N]

启动网页并打印地址，默认 http://localhost:8080；端口被占用时用下一个。环境变量 PORT 也可以指定端口。
只在本机监听；HOST=0.0.0.0 时别的机器也能访问。按 Ctrl+C 停止。`,
    run: async (args, io) => {
      const { values } = parseCommandLine({ args, options: { port: { type: 'string' } } })
      const asked = values.port ?? process.env.PORT
      const port = asked === undefined || asked === '' ? undefined : Number(asked)
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
        throw new UsageError(`端口“${asked}”不对，要写成 0 到 65535 的整数`)
      }
      await tools.serve({ port }, io.out)
      return exitCode.fine
    },
  }
}
