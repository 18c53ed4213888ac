import { runProgram, type ExitCode, type Program, type System } from '@galley/command-line'

/** The program `galley`. Its commands are read after the version of Node was looked at. */
export const galley: Program = {
  description: 'The press for drafts that can be checked',
  more: 'Settings, environment, exit codes: galley help settings, galley help environment, galley help exit-codes.',
  direct: checkPlain,
  fill: async (program, system, finish) => {
    const { addCommands } = await import('./commands/add-commands.ts')
    await addCommands(program, system, finish)
  },
}

/** Runs `galley check NAME…`, which stands before each install; null for any other command line. */
function checkPlain(system: System): Promise<ExitCode> | null {
  const [command, ...names] = system.args
  if (command !== 'check' || names.length === 0 || names.some((name) => name.startsWith('-'))) return null
  return import('./commands/check-named.ts').then(async ({ checkNamed }) => checkNamed(system, names))
}

/** Runs one command line of `galley` to its exit code. */
export async function run(system: System): Promise<ExitCode> {
  return runProgram(system, galley)
}
