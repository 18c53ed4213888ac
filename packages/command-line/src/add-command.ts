import type { Command } from 'commander'
import type { ExitCode } from './exit.ts'
import type { System } from './system.ts'

/** Adds one command to a program. `finish` takes the exit code of the command that ran. */
export type AddCommand = (program: Command, system: System, finish: (code: ExitCode) => void) => void
