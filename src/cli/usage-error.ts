import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Wrong words on the command line: the message says what is wrong and how to mend it; exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** `parseArgs` with its complaints in Chinese. Throws `UsageError`. */
export function parseCommandLine<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const option = error instanceof Error ? /'(-[^' <]*)/.exec(error.message)?.[1] : undefined
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`没有选项 ${option ?? ''}`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new UsageError(`选项 ${option ?? ''} 的写法不对（缺少值，或者不该带值）`)
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') throw new UsageError('多了不认识的参数')
    throw error
  }
}
