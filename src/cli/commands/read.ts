import { reportToJson } from '../../domain/annual-report/to-json.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readInput } from '../files.ts'
import { reportAsText } from '../report-as-text.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export function readCommand(tools: Tools): Command {
  return {
    name: 'read',
    summary: '把年报读成数据',
    usage: `gongkai read 文件... [--json] [--no-ocr]

把一份或几份年报读成数据：机关、年度、六个部分的文字、三张表的 200 个单元格。
格式按内容识别，与文件名无关。空白、“/”、读不懂的文字和缺行分别标明，都不当作 0。

  --json     输出 JSON：一个文件是一个对象，几个文件是一个数组
  --no-ocr   遇到扫描件不做文字识别，直接说明读不了

例：gongkai read 2023年报.pdf
    gongkai read *.docx --json > 年报.json
退出码：0 正常；4 有文件读不了（说明写在标准错误输出）。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean' }, 'no-ocr': { type: 'boolean' } },
      })
      if (positionals.length === 0) throw new UsageError('没有给出文件')
      const results = []
      let code: number = exitCode.fine
      for (const file of positionals) {
        try {
          const { report } = await tools.readReport(await readInput(file), file, {
            ocr: values['no-ocr'] !== true,
          })
          for (const note of report.notes) io.err(`${file}：${note.message}`)
          if (values.json === true) results.push(reportToJson(report))
          else io.out(`${positionals.length > 1 ? `== ${file}\n` : ''}${reportAsText(report)}`)
        } catch (error) {
          if (!(error instanceof UnreadableFile)) throw error
          io.err(`${file}：${error.message}`)
          if (positionals.length > 1)
            results.push({ file, unreadable: { reason: error.reason, message: error.message } })
          code = exitCode.unreadable
        }
      }
      if (values.json === true && results.length > 0) {
        io.out(JSON.stringify(positionals.length === 1 ? results[0] : results, null, 1))
      }
      return code
    },
  }
}
