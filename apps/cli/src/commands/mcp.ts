import { Writable } from 'node:stream'
import { dataFolder, exit, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { openAuditor } from '@galley/gateway'
import { userOfMachine } from '@galley/runtime'
import { refuseDatabase } from '../adapters/open-drafts.ts'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'

interface Flags {
  readonly data?: string
}

/** `galley mcp`: an MCP server on the standard streams, for editors and other programs that start it. */
export const addMcp: AddCommand = (program, system, finish) => {
  program
    .command('mcp')
    .description('an MCP server on standard input and output, for editors')
    .option('--data <dir>', 'the data folder')
    .addHelpText(
      'after',
      '\nExamples:\n  claude mcp add galley -- galley mcp\n  galley mcp --data ~/.galley\n\nA running gateway serves the same at /mcp: docs/mcp.md.',
    )
    .action(async (flags: Flags) => finish(await mcp(system, flags)))
}

/** Serves until the client closes the stream, nobody reads the answers any more, or a signal comes. */
async function mcp(system: System, { data }: Flags): Promise<ExitCode> {
  refuseDatabase(system)
  return withLocalRuntime(system, { data }, async (runtime) => {
    const { serveMcpStdio } = await import('@galley/gateway/mcp')
    const stdin = system.openStdin()
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    for (const event of ['end', 'close']) stdin.once(event, () => resolve())
    system.outClosed?.addEventListener('abort', () => resolve(), { once: true })
    system.onInterrupt(() => resolve())
    const close = serveMcpStdio(
      {
        runtime,
        auditor: openAuditor({ clock: system.clock, data: dataFolder(system, data) }),
        version: system.version,
        say: system.say,
        sender: { by: userOfMachine, anyFolder: true, baseFolder: system.cwd },
      },
      {
        stdin,
        stdout: new Writable({
          write: (chunk: Buffer, _encoding, done) => {
            system.out(chunk)
            done()
          },
        }),
      },
    )
    await ended
    await close()
    return exit.clean
  })
}
