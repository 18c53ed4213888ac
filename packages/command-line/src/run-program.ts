import { isFault, type Fault } from '@galley/fault'
import type { Command, CommanderError } from 'commander'
import { exit, type ExitCode } from './exit.ts'
import { fault, faults } from './faults.ts'
import { isOldNode } from './old-node.ts'
import type { System } from './system.ts'

/** A program: its description, and the commands that `fill` hangs under it. `finish` takes the exit code of the one that ran. */
export interface Program {
  readonly description: string
  readonly more?: string
  /** Spells the commands that a hint names as this program has them; hints name those of `galley`. */
  readonly spell?: (hint: string) => string
  /** Runs a command line without flags that has no time to load what reads them, 15 ms in a new process; null for any other one. */
  readonly direct?: (system: System) => Promise<ExitCode> | null
  readonly fill: (program: Command, system: System, finish: (code: ExitCode) => void) => Promise<void>
}

/**
 * Runs one command line to its exit code. Results go to stdout, everything else to stderr; a fault prints
 * code, message and hint, and its own exit code is the process's.
 */
export async function runProgram(system: System, program: Program): Promise<ExitCode> {
  try {
    if (isOldNode(system.nodeVersion)) throw fault('NODE_TOO_OLD', { version: system.nodeVersion })
    return await (program.direct?.(system) ?? runParsed(system, program))
  } catch (error) {
    return report(error, system, program.spell)
  }
}

/** Reads the flags of a command line, and runs its command. */
async function runParsed(system: System, { description, more, fill }: Program): Promise<ExitCode> {
  const { Command } = await import('commander')
  let code: ExitCode = exit.clean
  const program = new Command(system.program)
    .description(description)
    .version(system.version)
    .exitOverride()
    .configureOutput({
      writeOut: system.out,
      writeErr: (text) => system.say(text.trimEnd()),
      outputError: (text, write) => write(inOurWords(text, system)),
    })
    .showHelpAfterError(`  ${faults.USAGE.hint}`)
    .showSuggestionAfterError()
  if (more !== undefined) program.addHelpText('after', `\n${more}`)
  await fill(program, system, (answer) => {
    code = answer
  })
  await program.parseAsync([...system.args], { from: 'user' })
  return code
}

/** A wrong use as commander says it (`error: unknown option '-x'`), in the form of the fault USAGE. */
function inOurWords(text: string, { program }: System): string {
  const [first = '', ...more] = text
    .replace(/^error: /, '')
    .trimEnd()
    .split('\n')
  return [`${program}: ${first.charAt(0).toUpperCase()}${first.slice(1)} [USAGE]`, ...more.map((line) => `  ${line}`)].join('\n')
}

/** Says an error on stderr, and returns the exit code that it asks for. */
export function report(error: unknown, system: System, spell: Program['spell'] = (hint) => hint): ExitCode {
  if (isCommanderError(error)) return error.exitCode === 0 ? exit.clean : exit.usage
  if (isFault(error)) return reportFault(error, system, spell)
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return reportFault(fault('UNEXPECTED', { problem }, { cause: error }), system, spell)
}

/** True for an end that commander has said already: help that was asked for, or a wrong use. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
}

function reportFault(error: Fault, system: System, spell: (hint: string) => string): ExitCode {
  system.say(`${system.program}: ${error.message} [${error.code}]`)
  system.say(`  ${spell(error.hint)}`)
  return error.exit
}
