import { runProgram, type ExitCode, type System } from '@galley/command-line'
import { addAdvisories, createAddAudit } from '../src/command/index.ts'

/** Runs one command line of `galley audit` or `galley advisories`, as the program `galley` mounts them, without the package that compares releases. */
export async function runGalley(system: System): Promise<ExitCode> {
  return runProgram(system, {
    description: 'The commands of the audit',
    fill: async (program, own, finish) => {
      createAddAudit(async () => null)(program, own, finish)
      addAdvisories(program, own, finish)
    },
  })
}
