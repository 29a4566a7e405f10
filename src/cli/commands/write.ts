import type { WriteFormat } from '../../usecases/ports.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readInput, writeOutput } from '../files.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

const formats: readonly WriteFormat[] = ['docx', 'pdf', 'xlsx', 'html', 'json', 'csv']

export function writeCommand(tools: Tools): Command {
  return {
    name: 'write',
    summary: '把读到的年报写成 DOCX、PDF、XLSX、HTML、JSON 或 CSV',
    usage: `gongkai write 文件 --to ${formats.join('|')} -o 输出文件

把任何读得了的年报按国家格式重新排版：公文版式、合并表头、页码；HTML 和 PDF 带无障碍表头。
写出的文件再读回来，单元格与原来一致。

  --to FORMAT   写成什么格式
  -o, --out     输出文件；写“-”输出到标准输出

例：gongkai write 年报.html --to docx -o 年报.docx
退出码：0 正常；2 用法不对；4 文件读不了。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { to: { type: 'string' }, out: { type: 'string', short: 'o' } },
      })
      const [file, ...more] = positionals
      if (file === undefined || more.length > 0) throw new UsageError('请给出一个文件')
      const format = formats.find((each) => each === values.to?.toLowerCase())
      if (format === undefined) throw new UsageError(`--to 要写成 ${formats.join('、')} 之一`)
      if (values.out === undefined) throw new UsageError('请用 -o 指明输出文件')
      const { report } = await tools.readReport(await readInput(file), file)
      for (const note of report.notes) io.err(`${file}：${note.message}`)
      const written = await tools.writeReport(report, format)
      for (const warning of written.warnings) io.err(warning)
      if (values.out === '-') process.stdout.write(written.bytes)
      else await writeOutput(values.out, written.bytes)
      return exitCode.fine
    },
  }
}
