import type { ExitCode } from '@galley/command-line'

/** Meaning of each exit code, as `galley help exit-codes` and docs/settings.md tell it. */
export const exitWords: Readonly<Record<ExitCode, string>> = Object.freeze({
  0: 'done and clean; of `galley doctor` and `galley models list`: what is configured works, and at most something optional is absent',
  1: 'done, and there is something to look at: a draft below its bar, findings at or above the threshold, a plugin that was refused, something configured that does not work',
  2: 'wrong use or configuration',
  3: 'could not finish, or could not check',
  130: 'interrupted',
})
