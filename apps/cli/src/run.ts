import { isFault, type Fault } from '@galley/fault'
import { Command, CommanderError } from 'commander'
import { exit, type ExitCode } from './exit.ts'
import { fault } from './faults.ts'
import type { World } from './world.ts'

const oldestNode = [24, 15] as const

/**
 * Runs one command line to its exit code. Results go to stdout, everything else to stderr; a fault prints
 * code, message and hint, and its own exit code is the process's.
 */
export async function run(world: World): Promise<ExitCode> {
  let code: ExitCode = exit.clean
  const program = new Command('galley')
    .description('The press for drafts that can be checked')
    .version(world.version)
    .exitOverride()
    .configureOutput({ writeOut: world.out, writeErr: (text) => world.say(text.trimEnd()) })
    .showHelpAfterError('Run the command with --help to see how it is used.')
    .showSuggestionAfterError()
  try {
    refuseOldNode()
    const { addCommands } = await import('./commands/add-commands.ts')
    await addCommands(program, world, (answer) => {
      code = answer
    })
    await program.parseAsync([...world.args], { from: 'user' })
    return code
  } catch (error) {
    return report(error, world)
  }
}

function refuseOldNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]))
    throw fault('NODE_TOO_OLD', { version: process.versions.node })
}

function report(error: unknown, world: World): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.usage
  if (isFault(error)) return reportFault(error, world)
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return reportFault(fault('UNEXPECTED', { problem }, { cause: error }), world)
}

function reportFault(error: Fault, world: World): ExitCode {
  world.say(`galley: ${error.message} [${error.code}]`)
  world.say(`  ${error.hint}`)
  return error.exit
}
