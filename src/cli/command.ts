/** Where a command writes: `out` is stdout (results only), `err` is stderr (progress and complaints). */
export interface CommandIo {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** One verb of `gongkai`. Exit codes: 0 fine, 1 findings of severity error, 2 usage, 3 environment, 4 file unreadable. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help text. */
  readonly usage: string
  readonly run: (args: string[], io: CommandIo) => Promise<number>
}
