/** Exit codes of every command. */
export const exit = Object.freeze({
  clean: 0,
  findings: 1,
  usage: 2,
  /** Never green: what could not be checked is not clean. */
  incomplete: 3,
  interrupted: 130,
} as const)

export type ExitCode = (typeof exit)[keyof typeof exit]
