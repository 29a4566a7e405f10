/** The stable exit codes of the command line (README, "命令行"). */
export const exitCode = {
  fine: 0,
  findings: 1,
  usage: 2,
  environment: 3,
  unreadable: 4,
} as const
