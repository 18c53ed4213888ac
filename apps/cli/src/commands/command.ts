import type { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { System } from '../system.ts'

/** Adds one command, the only export of its file, to `galley`. `finish` takes the exit code of the command that ran. */
export type AddCommand = (program: Command, system: System, finish: (code: ExitCode) => void) => void
