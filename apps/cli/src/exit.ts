/** Exit codes of every command (DESIGN §6.1). */
export const exit = Object.freeze({
  /** Done and clean. */
  clean: 0,
  /** Done, with findings at or above the threshold, a draft below its bar, or something configured that does not work. */
  findings: 1,
  /** Wrong use or configuration. */
  usage: 2,
  /** Could not finish, or could not check. Never green. */
  incomplete: 3,
  interrupted: 130,
} as const)

export type ExitCode = (typeof exit)[keyof typeof exit]
